/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.util.Locale;

/** Prints what became of the goals, in the form that {@code ./bench} promises. */
final class Goals {

    private Goals() {
    }

    /** A goal that is held when the figure is below the bound. */
    static void below(String name, double figure, double bound, String unit) {
        print(name, figure, "< ", bound, unit, figure < bound);
    }

    /** A goal that is held when the figure is not above the bound. */
    static void atMost(String name, double figure, double bound, String unit) {
        print(name, figure, "≤ ", bound, unit, figure <= bound);
    }

    /** A goal that is held when the figure reaches the bound. */
    static void atLeast(String name, double figure, double bound, String unit) {
        print(name, figure, "≥ ", bound, unit, figure >= bound);
    }

    private static void print(String name, double figure, String relation, double bound, String unit, boolean held) {
        System.out.println("goal " + name + ": " + number(figure) + " " + unit + " (goal " + relation + number(bound)
                + " " + unit + ") " + (held ? "held" : "missed"));
    }

    private static String number(double figure) {
        return figure == Math.rint(figure) && Math.abs(figure) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) figure)
                : String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%.3f" : "%,.1f", figure);
    }
}
