/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.List;

import org.yagura.traffic.snmp.Binding;

/**
 * A notification of a story.
 *
 * @param after milliseconds since the story's beginning
 * @param actor who sends it
 * @param oid identity of the trap, in dots
 * @param bindings its variable bindings
 * @param restarted the node has just started: its time begins anew
 */
public record Step(long after, Actor actor, String oid, List<Binding> bindings, boolean restarted) {

    public Step {
        bindings = List.copyOf(bindings);
    }
}
