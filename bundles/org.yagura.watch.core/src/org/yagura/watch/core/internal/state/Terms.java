/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.yagura.core.calendar.OpenHours;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Watch;

/**
 * By what a watch is run and judged. Immutable.
 *
 * @param interval from one run to the next
 * @param retry the same while a bad result is not confirmed
 * @param timeout of a run
 * @param attempts so many bad results one after another confirm a state
 * @param severity when a run fails
 * @param bounds of the values
 * @param hours in which people are told of problems; null for always
 */
public record Terms(Duration interval, Duration retry, Duration timeout, int attempts, Severity severity,
        List<Bound> bounds, OpenHours.Follower hours) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofMinutes(1);

    /** Those of a watch; what makes no sense is taken for the nearest that does. */
    public static Terms of(Watch watch) {
        Duration interval = least(watch.getInterval(), USUAL);
        return new Terms(interval, min(least(watch.getRetryInterval(), interval), interval),
                watch.getTimeout() == null ? Duration.ofSeconds(5) : watch.getTimeout(),
                Math.max(1, watch.getAttempts()), Severity.valueOf(watch.getSeverity().getName()),
                watch.getThresholds().stream().map(Bound::of).toList(),
                watch.getCalendar() == null ? null : OpenHours.of(watch.getCalendar()).follow());
    }

    private static Duration least(Duration given, Duration usual) {
        return given == null ? usual : given.compareTo(LEAST) < 0 ? LEAST : given;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Whether a bound compares values with those before. */
    public boolean remembers() {
        return bounds.stream().anyMatch(Bound::remembers);
    }

    /** Whether a bound needs what was made of the past. */
    public boolean models() {
        return bounds.stream().anyMatch(Bound::models);
    }

    /** The bound with an id. */
    public Optional<Bound> bound(String id) {
        return bounds.stream().filter(b -> b.id().equals(id)).findFirst();
    }
}
