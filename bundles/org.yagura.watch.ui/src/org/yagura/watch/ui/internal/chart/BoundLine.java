/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import org.yagura.core.event.Severity;

/**
 * A threshold as a line over a chart.
 *
 * @param watch id of the watch
 * @param threshold id of the threshold
 * @param label what it means, for a person: severity, bound and metric
 * @param unit unit of the value
 * @param value where it is
 * @param high whether values above it are bad; else those below it
 * @param severity of what is beyond it
 * @param strong whether it is drawn stronger than the others
 */
public record BoundLine(String watch, String threshold, String label, String unit, double value, boolean high,
        Severity severity, boolean strong) {

    /** The same at another value. */
    public BoundLine at(double other) {
        return new BoundLine(watch, threshold, label, unit, other, high, severity, strong);
    }

    /** The same, stronger or not. */
    public BoundLine strong(boolean stronger) {
        return new BoundLine(watch, threshold, label, unit, value, high, severity, stronger);
    }
}
