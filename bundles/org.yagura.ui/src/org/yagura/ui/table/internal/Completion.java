/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What fits what has been typed into a cell with choices; with several, what fits the part after the last comma.
 *
 * @param choices what may be chosen, in order
 * @param several whether several may stand in the cell
 */
record Completion(List<String> choices, boolean several) {
    private static final int MOST = 200;

    /** The choices that contain what is being typed, those that begin with it first; so many as a list can show. */
    List<String> fitting(String typed) {
        String wanted = part(typed).toLowerCase(Locale.ROOT);
        var first = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (String choice : choices) {
            String lower = choice.toLowerCase(Locale.ROOT);
            if (lower.startsWith(wanted)) {
                first.add(choice);
            } else if (others.size() < MOST && lower.contains(wanted)) {
                others.add(choice);
            }
            if (first.size() == MOST) {
                return first;
            }
        }
        first.addAll(others.subList(0, Math.min(others.size(), MOST - first.size())));
        return first;
    }

    /** What is being typed: all of it, or the part after the last comma. */
    String part(String typed) {
        return typed.substring(begin(typed)).strip();
    }

    private int begin(String typed) {
        return several ? typed.lastIndexOf(',') + 1 : 0;
    }

    /** The text with a choice in place of what is being typed. */
    String complete(String typed, String choice) {
        String before = typed.substring(0, begin(typed));
        return before.isEmpty() ? choice : before + ' ' + choice;
    }

    /** Whether what is being typed is a choice already, or nothing. */
    boolean isComplete(String typed) {
        String part = part(typed);
        return part.isEmpty() || choices.stream().anyMatch(part::equalsIgnoreCase);
    }
}
