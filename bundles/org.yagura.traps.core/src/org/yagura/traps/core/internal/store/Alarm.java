/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

/**
 * All traps with one reduction key while the problem lasts. Immutable.
 *
 * @param id ascending
 * @param key reduction key
 * @param severity ordinal; cleared once over
 * @param worst ordinal of the worst severity it had
 * @param state ordinal of the handling state
 * @param assignee number of the person; 0 for nobody
 * @param origin number of the source of the last trap
 * @param oid number of the OID of the last trap
 * @param rule number of the rule
 * @param message of the last trap
 * @param traps how many raised it
 * @param firstAt first trap, microseconds
 * @param lastAt last trap, microseconds
 * @param clearedAt when it was over, microseconds; 0 while it lasts
 * @param lastTrap id of the last trap that is stored; 0 for none
 * @param notes how many comments
 */
public record Alarm(long id, String key, int severity, int worst, int state, int assignee, int origin, int oid,
        int rule, String message, long traps, long firstAt, long lastAt, long clearedAt, long lastTrap, int notes) {

    /** Whether the problem lasts. */
    public boolean open() {
        return clearedAt == 0;
    }
}
