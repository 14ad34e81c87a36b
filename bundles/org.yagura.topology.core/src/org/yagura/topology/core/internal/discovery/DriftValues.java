/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values of a proposal. */
final class DriftValues {
    private DriftValues() {
    }

    /** Names and values in turn; those without a value are left out. */
    static Map<String, String> of(String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null && !namesAndValues[i + 1].isBlank()) {
                values.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return values;
    }
}
