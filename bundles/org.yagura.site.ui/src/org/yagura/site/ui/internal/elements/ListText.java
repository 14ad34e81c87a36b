/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Several values in one cell, with commas between them. */
final class ListText {

    private ListText() {
    }

    /** The values as they are written. */
    static String write(List<String> values) {
        return String.join(", ", values);
    }

    /**
     * The values of a text, without blanks around and without empty ones; in Japanese texts 、 may stand for the comma.
     *
     * @param known says that a text is one value as a whole, for values that have commas in them; the longest wins
     */
    static List<String> read(String text, Predicate<String> known) {
        List<String> pieces = Arrays.asList(text.replace('、', ',').split(",", -1));
        var values = new ArrayList<String>();
        int at = 0;
        while (at < pieces.size()) {
            int end = pieces.size();
            while (end > at + 1 && !known.test(String.join(",", pieces.subList(at, end)).strip())) {
                end--;
            }
            String value = String.join(",", pieces.subList(at, end)).strip();
            if (!value.isEmpty()) {
                values.add(value);
            }
            at = end;
        }
        return values;
    }
}
