/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import org.yagura.watch.core.series.Series;

/**
 * A metric that a kind of watch gives.
 *
 * @param name without an instance
 * @param unit empty when it has none
 * @param kind whether it is a value at that moment or a growth per second
 * @param instances whether there is one for each instance, such as for each mount point
 */
public record MetricForm(String name, String unit, Series.Kind kind, boolean instances) {

    /** One value. */
    public static MetricForm of(String name, String unit) {
        return new MetricForm(name, unit, Series.Kind.GAUGE, false);
    }
}
