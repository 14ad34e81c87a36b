/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import org.yagura.core.event.Severity;

/**
 * What people are told of by itself: a watch of a node as such, or one instance of the metrics that its thresholds are about,
 * such as a file system or an interface. Immutable.
 *
 * @param instance what stands between the brackets of the metrics; empty for the watch as such
 * @param severity of its problem; null when it has none
 * @param hard whether it is confirmed; what is not a problem always is
 * @param attempt how many bad results one after another there were
 * @param announced severity that people were told of and that was not taken back; null when there is none
 * @param flapping whether it changes too often
 * @param changes which of the last results differed from the one before, see {@link Flapping}
 * @param last what the last result came to: ordinal of the severity, 0 for good; negative when there was none
 */
public record Part(String instance, Severity severity, boolean hard, int attempt, Severity announced, boolean flapping,
        int changes, int last) {

    /** Without a result yet. */
    static Part fresh(String instance) {
        return new Part(instance, null, true, 0, null, false, 0, -1);
    }

    /** One of which nothing was bad so far, although there were results. */
    static Part good(String instance) {
        return new Part(instance, null, true, 0, null, false, 0, 0);
    }

    /** The instance that a metric is about: what is in the brackets at its end; empty when there are none. */
    public static String instance(String metric) {
        int bracket = metric.indexOf('[');
        return bracket < 0 || !metric.endsWith("]") ? "" : metric.substring(bracket + 1, metric.length() - 1);
    }

    /** Whether it is the watch as such. */
    public boolean whole() {
        return instance.isEmpty();
    }

    /** After a result. */
    Part next(Severity now, int attempts) {
        int came = now == null ? 0 : now.ordinal();
        int bits = Flapping.push(changes, last >= 0 && last != came);
        int tries = now == null ? 0 : severity == null ? 1 : Math.min(attempt + 1, attempts);
        boolean confirmed = now == null || tries >= attempts || severity != null && hard;
        return new Part(instance, now, confirmed, tries, announced, Flapping.flaps(flapping, bits), bits, came);
    }

    /** While nothing is known of it: a problem would have to be confirmed anew, but what was told stands. */
    Part rested() {
        return new Part(instance, null, true, 0, announced, flapping, changes, last);
    }

    /** The same with another severity announced. */
    Part announcing(Severity told) {
        return new Part(instance, severity, hard, attempt, told, flapping, changes, last);
    }

    /** Whether there is nothing to remember of it. */
    boolean idle() {
        return severity == null && announced == null && changes == 0;
    }

    /** Whether it differs from another in what is worth a fact. */
    boolean differs(Part other) {
        return severity != other.severity || hard != other.hard || announced != other.announced
                || flapping != other.flapping;
    }
}
