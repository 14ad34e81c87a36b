/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.change;

import java.util.Map;

/**
 * Notice that something that can be asked has changed. Says where to look, not what is there.
 *
 * @param topic what changed: {@code traps}, {@code alarms}, {@code site}, {@code audit}, {@code chain}, …
 * @param detail small values that help a view to decide whether to ask again; JSON types only
 */
public record Change(String topic, Map<String, Object> detail) {

    public Change {
        detail = Map.copyOf(detail);
    }
}
