/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.time.Instant;

import org.yagura.core.event.Severity;
import org.yagura.core.fact.JsonFactType;

/** The facts of what other managers are told by SNMP: each notice is due before it is sent, and over once it was. */
public final class NoticeFacts {
    /** A notice is to be sent. */
    public static final JsonFactType<Notice> DUE = new JsonFactType<>("notice.due", 1, Notice.class);
    /** A notice was sent, or nobody waits for it any more. */
    public static final JsonFactType<Over> OVER = new JsonFactType<>("notice.over", 1, Over.class);

    private NoticeFacts() {
    }

    /**
     * See {@link #DUE}.
     *
     * @param id of its own
     * @param target id of the target in the site
     * @param at when the state was confirmed
     * @param node name of the node
     * @param address of the node; empty when it has none
     * @param watch name of the watch, with the instance
     * @param text in English
     */
    public record Notice(String id, String target, Instant at, String node, String address, String watch,
            Severity severity, Severity before, String text) {
    }

    /** See {@link #OVER}. */
    public record Over(String id) {
    }
}
