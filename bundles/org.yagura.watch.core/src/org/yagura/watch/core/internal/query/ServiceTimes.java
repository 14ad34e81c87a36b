/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.yagura.watch.core.internal.report.Spans;
import org.yagura.watch.core.internal.report.Spans.Span;

/**
 * How long services were down, from when nodes were: between two moments at which a node fails or comes back the same nodes
 * are down, and what stops because of them is asked for once.
 */
final class ServiceTimes {
    /** So many different sets of failed nodes are asked for at most. */
    static final int MOST = 2_000;

    private final Function<Set<String>, Set<String>> stopped;
    private final Map<Set<String>, Set<String>> known = new HashMap<>();

    ServiceTimes(Function<Set<String>, Set<String>> stopped) {
        this.stopped = stopped;
    }

    /**
     * When each service was down; those that never were are not there.
     *
     * @param down by node; ends lie in the time that counts
     * @return null when there are too many different failures to be asked for
     */
    Map<String, Spans> of(Map<String, Spans> down) {
        var edges = new TreeMap<Long, Map<String, Boolean>>();
        down.forEach((node, spans) -> spans.all().forEach(span -> {
            edges.computeIfAbsent(span.from(), at -> new HashMap<>()).put(node, true);
            edges.computeIfAbsent(span.to(), at -> new HashMap<>()).put(node, false);
        }));
        var failed = new HashSet<String>();
        var found = new HashMap<String, List<Span>>();
        long before = 0;
        for (Map.Entry<Long, Map<String, Boolean>> edge : edges.entrySet()) {
            if (!failed.isEmpty()) {
                Set<String> stop = known.get(failed);
                if (stop == null) {
                    if (known.size() >= MOST) {
                        return null;
                    }
                    stop = Set.copyOf(stopped.apply(Set.copyOf(failed)));
                    known.put(Set.copyOf(failed), stop);
                }
                var span = new Span(before, edge.getKey());
                stop.forEach(service -> found.computeIfAbsent(service, s -> new ArrayList<>()).add(span));
            }
            edge.getValue().forEach((node, fails) -> {
                if (fails) {
                    failed.add(node);
                } else {
                    failed.remove(node);
                }
            });
            before = edge.getKey();
        }
        var times = new HashMap<String, Spans>();
        found.forEach((service, spans) -> times.put(service, Spans.of(spans)));
        return times;
    }
}
