/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.fact.Fact;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.Series.Kind;

/** Makes facts of samples as a sink does, for tests that have no sink. */
final class Facts {
    /** A Monday, at the beginning of a day. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final long ZERO = START.toEpochMilli();

    private final long session;
    private final Map<Series, Integer> numbers = new LinkedHashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final List<Integer> series = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Long> at = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    Facts(long session) {
        this.session = session;
    }

    static Series series(String node, String metric) {
        return new Series(node, "watch-1", metric, "%", Kind.GAUGE);
    }

    /** A sample for the next fact. */
    Facts add(Series of, long millis, double value) {
        Integer number = numbers.get(of);
        if (number == null) {
            number = numbers.size();
            numbers.put(of, number);
            definitions.add(new Definition(number, of));
        }
        if (!series.isEmpty() && series.getLast().equals(number)) {
            sizes.set(sizes.size() - 1, sizes.getLast() + 1);
        } else {
            series.add(number);
            sizes.add(1);
        }
        at.add(millis);
        values.add(value);
        return this;
    }

    int size() {
        return at.size();
    }

    /** The fact of what was added, at the time of the last sample. */
    Fact fact() {
        return fact(at.getLast());
    }

    /** The fact of what was added, at a time. */
    Fact fact(long millis) {
        var batch = new SampleBatch(session, List.copyOf(definitions), ints(series), ints(sizes),
                at.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
        definitions.clear();
        series.clear();
        sizes.clear();
        at.clear();
        values.clear();
        return SampleBatch.TYPE.fact(Instant.ofEpochMilli(millis), batch);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
