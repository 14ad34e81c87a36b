/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

/** Minutes a year as people read them. */
final class Minutes {
    private Minutes() {
    }

    /** With three significant digits at most, so that no precision is shown that the figures do not have. */
    static double rounded(double minutes) {
        if (minutes == 0 || !Double.isFinite(minutes)) {
            return minutes;
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.abs(minutes))) - 2);
        return Math.rint(minutes / step) * step;
    }
}
