/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.util.Arrays;
import java.util.List;

/**
 * A job is run once for each member of a list.
 *
 * @param mode how
 * @param items the list, as far as it is known from the plan
 * @param variable name of the variable of the run whose value is the list, with commas; null: {@code items} is it
 * @param name name of the variable that holds the member within
 * @param atOnce how many run at the same time at most; 0: all
 */
public record Fan(Mode mode, List<String> items, String variable, String name, int atOnce) {

    public Fan {
        items = List.copyOf(items);
    }

    /** The members of a text: a list with commas; empty when there is none. */
    public static List<String> members(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).filter(m -> !m.isEmpty()).toList();
    }

    /** How the members are gone through. */
    public enum Mode {
        /** All of them; the worst end counts. */
        ALL,
        /** One after the other until one ends normally; the last end counts. */
        IN_TURN
    }
}
