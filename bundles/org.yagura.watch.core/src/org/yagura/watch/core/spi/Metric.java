/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import org.yagura.watch.core.series.Series;

/**
 * A value that was measured.
 *
 * @param name such as {@code rtt}; with an instance {@code disk.used[/var]}. Nothing but what a person can read
 * @param unit such as {@code ms}, {@code %}, {@code bit/s}; empty when it has none
 * @param kind whether it is a value at that moment or a growth per second
 * @param value finite
 */
public record Metric(String name, String unit, Series.Kind kind, double value) {
    private static final int LONGEST_INSTANCE = 120;

    /** A value at that moment. */
    public static Metric gauge(String name, String unit, double value) {
        return new Metric(name, unit, Series.Kind.GAUGE, value);
    }

    /** A growth per second. */
    public static Metric rate(String name, String unit, double value) {
        return new Metric(name, unit, Series.Kind.RATE, value);
    }

    /** The name of a metric with an instance, which is cut when it is too long. */
    public static String named(String name, String instance) {
        return name + '[' + instance(instance) + ']';
    }

    /** An instance as names of metrics have it, which is cut when it is too long. */
    public static String instance(String instance) {
        return instance.length() > LONGEST_INSTANCE ? instance.substring(0, LONGEST_INSTANCE) : instance;
    }
}
