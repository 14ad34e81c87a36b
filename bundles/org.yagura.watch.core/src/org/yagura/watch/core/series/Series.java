/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.util.Objects;

import org.yagura.core.operation.Doc;

/**
 * What a series of samples is of. Two with the same parts are the same series; the agent gives each a number that stays,
 * the same on all members.
 *
 * @throws IllegalArgumentException when a part is missing or longer than {@link #MOST}, or node or metric is empty
 */
@Doc("What a series of samples is of; two with the same parts are the same series.")
public record Series(@Doc(value = "id of the node in the site model", required = true) String node,
        @Doc(value = "id of the watch that measures; empty when nobody's", required = true) String watch,
        @Doc(value = "what is measured, such as cpu.user, disk.used:/var or if.in:eth0", required = true) String metric,
        @Doc(value = "unit of the values, such as %, B, B/s or ms; empty when they have none", required = true) String unit,
        @Doc(value = "what a value is", required = true) Kind kind) {

    /** Characters that a part may have at most. */
    public static final int MOST = 200;

    /** What a value is. The ordinal is stored: never change the order. */
    public enum Kind {
        /** What was measured at that moment. */
        GAUGE,
        /** How much a counter has grown since the sample before, a second: the unit has {@code /s}. */
        RATE
    }

    public Series {
        Objects.requireNonNull(kind, "kind");
        check("node", node, false);
        check("watch", watch, true);
        check("metric", metric, false);
        check("unit", unit, true);
    }

    private static void check(String what, String text, boolean maybeEmpty) {
        if (text == null || text.length() > MOST || text.isEmpty() && !maybeEmpty) {
            throw new IllegalArgumentException(
                    "the " + what + " of a series has to have up to " + MOST + " characters: " + text);
        }
    }
}
