/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

/**
 * Flapping after Icinga: of the last 20 results those that differ from the one before, newer ones with more weight, from 0.8
 * for the oldest to 1.15 for the newest. Over 30 % it flaps, until under 25 %. Results are bits, the newest the lowest.
 */
public final class Flapping {
    static final int RESULTS = 20;
    private static final int MASK = (1 << RESULTS) - 1;
    private static final double OLDEST = 0.8;
    private static final double NEWEST = 1.15;
    private static final double BEGIN = 30;
    private static final double END = 25;
    private static final double PER_CENT = 100;

    private Flapping() {
    }

    /** The bits with a result more. */
    public static int push(int bits, boolean differs) {
        return (bits << 1 | (differs ? 1 : 0)) & MASK;
    }

    /** How much it changes, in per cent. */
    public static double percent(int bits) {
        if (bits == 0) {
            return 0;
        }
        double sum = 0;
        for (int age = 0; age < RESULTS; age++) {
            if ((bits >> age & 1) != 0) {
                sum += NEWEST - (NEWEST - OLDEST) * age / (RESULTS - 1);
            }
        }
        return sum * PER_CENT / RESULTS;
    }

    /** Whether it flaps, when it did or did not before. */
    public static boolean flaps(boolean before, int bits) {
        double percent = percent(bits);
        return before ? percent >= END : percent > BEGIN;
    }
}
