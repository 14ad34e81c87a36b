/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.ui.connection.Connections;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartSeries;

/** Reads the thresholds of the watches that series come from. Blocks; not for the thread of the user interface. */
final class BoundReader {
    /** Of so many watches of nodes at most: more lines than that say nothing. */
    static final int MOST = 12;

    private static final Set<String> LEVELS = Set.of("HIGH", "LOW");

    private final Connections connections;
    private final Function<ExplainWatch.BoundRow, String> words;

    /** Names each threshold by that. */
    BoundReader(Connections connections, Function<ExplainWatch.BoundRow, String> words) {
        this.connections = connections;
        this.words = words;
    }

    /** The lines of upper and lower bounds; each once, though it is for many nodes. A watch that is gone has none. */
    List<BoundLine> read(List<ChartSeries> series) {
        var lines = new ArrayList<BoundLine>();
        var seen = new HashSet<String>();
        List<WatchRef> watches = series.stream().map(s -> new WatchRef(s.series().watch(), s.series().node()))
                .distinct()
                .limit(MOST).toList();
        for (WatchRef watch : watches) {
            Set<String> metrics = series.stream().map(ChartSeries::series)
                    .filter(s -> s.watch().equals(watch.watch()) && s.node().equals(watch.node()))
                    .map(s -> s.metric()).collect(Collectors.toSet());
            for (ExplainWatch.BoundRow bound : bounds(watch)) {
                if (LEVELS.contains(bound.kind()) && metrics.contains(bound.metric())
                        && seen.add(bound.threshold() + ' ' + bound.metric())) {
                    lines.add(new BoundLine(watch.watch(), bound.threshold(), words.apply(bound), bound.unit(),
                            bound.limit(), bound.kind().equals("HIGH"), bound.severity(), false));
                }
            }
        }
        return List.copyOf(lines);
    }

    private List<ExplainWatch.BoundRow> bounds(WatchRef watch) {
        try {
            return connections.call(new ExplainWatch(watch.watch(), watch.node())).bounds();
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.NOT_FOUND)) {
                return List.of();
            }
            throw e;
        }
    }
}
