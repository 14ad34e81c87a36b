/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.WatchState;

/**
 * Says what people are told of a result. While something flaps they are told once, and then of what it comes to; while it is
 * being worked on or mute they are told of ends only. What is unreachable is not told, and takes back what was told. When the
 * agent could not ask for so long, they are told that as well, whatever else they know.
 */
final class Tellings {
    private final Standing before;
    private final Terms terms;
    private final Result result;
    private final Judge.Circumstances around;

    Tellings(Standing before, Terms terms, Result result, Judge.Circumstances around) {
        this.before = before;
        this.terms = terms;
        this.result = result;
        this.around = around;
    }

    /** The ruling on what the result came to. */
    Ruling ruling(Standing now) {
        Map<String, Part> known = before.byInstance();
        var tellings = new ArrayList<Ruling.Telling>();
        var parts = new ArrayList<Part>();
        for (Part part : now.parts()) {
            Part was = known.getOrDefault(part.instance(), Part.fresh(part.instance()));
            Optional<Ruling.Telling> telling = telling(was, part, now);
            telling.ifPresent(tellings::add);
            Part told = telling.map(t -> part.announcing(t.severity() == Severity.CLEARED ? null : t.severity()))
                    .orElse(part);
            if (told.whole() || !told.idle()) {
                parts.add(told);
            }
        }
        Unasked unasked = now.unasked();
        Optional<Ruling.Telling> telling = unasked(now);
        if (telling.isPresent()) {
            tellings.add(telling.get());
            unasked = unasked == null ? null : new Unasked(unasked.since(), true);
        }
        Standing told = now.told(parts, unasked);
        return new Ruling(told, told.differs(before), List.copyOf(tellings));
    }

    private Optional<Ruling.Telling> telling(Part was, Part part, Standing now) {
        String topic = Ruling.of(part.instance());
        Severity known = part.announced();
        if (now.state() == WatchState.UNREACHABLE) {
            return known == null ? Optional.empty() : end(topic, known, Words.unreachable(now.said()));
        }
        boolean nothingKnown = now.state() == WatchState.UNKNOWN || !part.whole() && !result.measured();
        if (nothingKnown && !part.whole()) {
            return Optional.empty();
        }
        if (part.flapping()) {
            if (around.silent() || was.flapping() && known != null) {
                return Optional.empty();
            }
            Severity severity = known == null || known.compareTo(Severity.WARNING) < 0 ? Severity.WARNING : known;
            return problem(topic, known, severity, Words.flapping(part, said(part, now)));
        }
        if (part.severity() == null) {
            return known == null || nothingKnown ? Optional.empty() : end(topic, known, said(part, now));
        }
        return nothingKnown || !part.hard() || around.silent() || part.severity() == known && !was.flapping()
                ? Optional.empty()
                : problem(topic, known, part.severity(), said(part, now));
    }

    /** What happened to a part. */
    private Said said(Part part, Standing now) {
        if (part.severity() == null) {
            return part.whole() ? Words.back(result) : Words.back(part.instance(), result, before, terms);
        }
        return Words.of(part.instance(), result, terms, now.crossings());
    }

    private Optional<Ruling.Telling> unasked(Standing now) {
        Unasked unasked = now.unasked();
        if (unasked == null) {
            return before.unasked() != null && before.unasked().told()
                    ? end(Ruling.UNASKED, Severity.INDETERMINATE, Words.asked(now.said()))
                    : Optional.empty();
        }
        boolean over = Duration.between(unasked.since(), result.at()).compareTo(around.patience()) >= 0;
        return unasked.told() || !over || around.silent()
                ? Optional.empty()
                : problem(Ruling.UNASKED, null, Severity.INDETERMINATE,
                        Words.unasked(unasked.since(), around.zone(), now.said()));
    }

    private static Optional<Ruling.Telling> problem(String topic, Severity before, Severity severity, Said said) {
        return Optional.of(Ruling.Telling.problem(topic, before, severity, said));
    }

    private static Optional<Ruling.Telling> end(String topic, Severity before, Said said) {
        return Optional.of(Ruling.Telling.end(topic, before, said));
    }
}
