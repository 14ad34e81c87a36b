/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;

/** Counts samples. */
final class Counted implements Samples {
    long values;
    long gaps;
    final Set<Series> series = new HashSet<>();

    @Override
    public boolean add(Series of, Instant at, double value) {
        series.add(of);
        if (Double.isNaN(value)) {
            gaps++;
        } else {
            values++;
        }
        return true;
    }

    @Override
    public Standing standing() {
        return new Standing(values, values, 0, 0, null);
    }
}
