/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.yagura.core.event.Severity;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Judge;
import org.yagura.watch.core.internal.state.Result;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Terms;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** A watch that goes through results, a minute from one to the next. */
final class Case {
    static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    Standing standing = Standing.pending(START);
    Terms terms;
    Set<String> behind = Set.of();
    boolean silent;
    Outlook outlook = Outlook.NONE;
    final List<Ruling.Telling> told = new ArrayList<>();
    private Instant now = START;

    Case(int attempts, Bound... bounds) {
        terms = new Terms(Duration.ofMinutes(1), Duration.ofSeconds(15), Duration.ofSeconds(5), attempts,
                Severity.CRITICAL, List.of(bounds), null);
    }

    static Bound bound(String metric, ThresholdKind kind, double limit, double hysteresis, int count,
            Severity severity) {
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId(metric + kind + severity);
        threshold.setMetric(metric);
        threshold.setKind(kind);
        threshold.setLimit(limit);
        threshold.setHysteresis(hysteresis);
        threshold.setCount(count);
        threshold.setSeverity(org.yagura.model.site.Severity.get(severity.ordinal()));
        return Bound.of(threshold);
    }

    Ruling result(Outcome outcome, Metric... metrics) {
        return result(outcome, Set.of(), Map.of(), metrics);
    }

    /** A good result without some that are still there. */
    Ruling part(Set<String> pending, Metric... metrics) {
        return result(Outcome.GOOD, pending, Map.of(), metrics);
    }

    /** A failure of some instances, each with its reason. */
    Ruling faults(Map<String, Phrase> faults, Metric... metrics) {
        return result(Outcome.FAILED, Set.of(), faults, metrics);
    }

    private Ruling result(Outcome outcome, Set<String> pending, Map<String, Phrase> faults, Metric... metrics) {
        now = now.plusSeconds(60);
        Ruling ruling = Judge.judge(standing, terms,
                new Result(now, outcome, Phrase.of(Words.class, "run.problem", "x"), List.of(metrics), pending,
                        faults),
                new Judge.Circumstances(behind, silent, Judge.Circumstances.USUAL.patience(), ZoneOffset.UTC,
                        outlook));
        standing = ruling.standing();
        told.addAll(ruling.tellings());
        return ruling;
    }

    Ruling good() {
        return result(Outcome.GOOD);
    }

    Ruling bad() {
        return result(Outcome.FAILED);
    }

    Ruling value(double value) {
        return value("v", value);
    }

    Ruling value(String name, double value) {
        return result(Outcome.GOOD, Metric.gauge(name, "%", value));
    }

    Instant now() {
        return now;
    }

    /** What was told since the last call, in short: severities, and END. */
    String told() {
        var text = new StringBuilder();
        told.forEach(t -> text.append(text.isEmpty() ? "" : " ").append(t.topic())
                .append(t.severity() == Severity.CLEARED ? "END" : t.severity().name()));
        told.clear();
        return text.toString();
    }

    /** State in short: OK, CRITICAL 1 (soft, with the attempt), CRITICAL!. */
    String state() {
        return switch (standing.state()) {
            case PROBLEM -> standing.severity() + (standing.hard() ? "!" : " " + standing.attempt());
            default -> standing.state().name();
        };
    }

    static boolean matches(String metric, String name) {
        Pattern pattern = bound(metric, ThresholdKind.HIGH, 0, 0, 1, Severity.WARNING).pattern();
        return pattern.matcher(name).matches();
    }
}
