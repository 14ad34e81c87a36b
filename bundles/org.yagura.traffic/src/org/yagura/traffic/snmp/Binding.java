/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

/**
 * A variable binding.
 *
 * @param oid object with its instance, in dots
 * @param value its value
 */
public record Binding(String oid, Value value) {

    void write(BerOut out) {
        int mark = out.size();
        value.write(new Value.BerWriter(out));
        out.objectId(oid);
        out.close(BerOut.SEQUENCE, mark);
    }
}
