/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.geom.Rectangle2D;

import org.jfree.chart.axis.ValueAxis;

/** From values to places; both axes are linear. */
record Scale(double left, double perMilli, double from, double bottom, double perValue, double lower) {
    Scale(Rectangle2D area, ValueAxis domain, ValueAxis range) {
        this(area.getMinX(), area.getWidth() / domain.getRange().getLength(), domain.getLowerBound(),
                area.getMaxY(), area.getHeight() / range.getRange().getLength(), range.getLowerBound());
    }

    double x(long at) {
        return left + (at - from) * perMilli;
    }

    double y(double value) {
        return bottom - (value - lower) * perValue;
    }
}
