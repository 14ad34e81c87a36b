/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time that do not overlap, in order, in milliseconds since 1970. */
public record Spans(List<Span> all) {

    /** No time at all. */
    public static final Spans NONE = new Spans(List.of());

    /** From a time on and before another one. */
    public record Span(long from, long to) {
    }

    public Spans {
        all = List.copyOf(all);
    }

    /** What is in any of some stretches, which may overlap; empty ones do not count. */
    public static Spans of(List<Span> any) {
        var joined = new ArrayList<Span>();
        for (Span span : any.stream().filter(s -> s.from() < s.to()).sorted(Comparator.comparingLong(Span::from))
                .toList()) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.from() <= last.to()) {
                joined.set(joined.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                joined.add(span);
            }
        }
        return new Spans(joined);
    }

    /** What is in this or in the other. */
    public Spans or(Spans other) {
        var both = new ArrayList<>(all);
        both.addAll(other.all);
        return of(both);
    }

    /** What is in this and in the other. */
    public Spans and(Spans other) {
        var both = new ArrayList<Span>();
        for (int i = 0, j = 0; i < all.size() && j < other.all.size();) {
            Span a = all.get(i);
            Span b = other.all.get(j);
            both.add(new Span(Math.max(a.from(), b.from()), Math.min(a.to(), b.to())));
            if (a.to() < b.to()) {
                i++;
            } else {
                j++;
            }
        }
        return of(both);
    }

    /** What is in this and not in the other. */
    public Spans without(Spans other) {
        var left = new ArrayList<Span>();
        for (Span span : all) {
            long from = span.from();
            for (Span cut : other.within(span.from(), span.to()).all()) {
                left.add(new Span(from, cut.from()));
                from = cut.to();
            }
            left.add(new Span(from, span.to()));
        }
        return of(left);
    }

    /** What of it is in a time. */
    public Spans within(long from, long to) {
        return and(new Spans(List.of(new Span(from, to))));
    }

    /** How many milliseconds they are together. */
    public long millis() {
        return all.stream().mapToLong(span -> span.to() - span.from()).sum();
    }
}
