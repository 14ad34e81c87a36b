/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchOrder;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.WatchesDone;

/** An agent in memory that watches a few nodes: one is down, one is doubtful, one cannot be asked, the rest is well. */
final class WatchesAgent {
    final MemoryAgent agent = new MemoryAgent();
    final List<WatchRow> rows = new ArrayList<>();
    volatile Problem refusal;
    volatile boolean runs = true;

    WatchesAgent() {
        rows.add(row("ping", "Ping", "PingWatch", "db01", WatchState.PROBLEM, Severity.CRITICAL, true, 3,
                "No answer to 3 of 3.", null));
        rows.add(row("disk", "Disk", "HostWatch", "web01", WatchState.PROBLEM, Severity.WARNING, false, 1,
                "disk.used[/var] is 91 %, bound 90 %.", new WatchRow.Value("disk.used[/var]", 91, "%")));
        rows.add(row("ping", "Ping", "PingWatch", "web02", WatchState.UNKNOWN, null, true, 2, "No credential.", null));
        rows.add(row("ping", "Ping", "PingWatch", "web01", WatchState.OK, null, true, 0, "12 ms",
                new WatchRow.Value("rtt", 12.34, "ms")));
        agent.answer(FindWatches.class, this::find);
        agent.answer(CountWatches.class, q -> new CountWatches.Counts(q.filters().stream().map(this::count).toList()));
        agent.answer(FindWatchCourses.class, WatchesAgent::courses);
        agent.answer(ExplainWatch.class, this::explain);
        agent.answer(FindWatchHistory.class, q -> new FindWatchHistory.History(List.of(
                new FindWatchHistory.Row(5, UiWindow.NOW.minusSeconds(600), q.watch(), "Ping", WatchState.OK, null,
                        true,
                        false, null, "It answered."))));
        agent.answer(RunWatches.class, q -> new WatchesDone(q.watches().size(), 0));
        agent.answer(MuteWatches.class, q -> new WatchesDone(q.watches().size() - 1, 1));
        agent.answer(UnmuteWatches.class, q -> new WatchesDone(q.watches().size(), 0));
    }

    /** Adds so many pings that are well. */
    void many(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(row("ping", "Ping", "PingWatch", "m" + i, WatchState.OK, null, true, 0, "ok", null));
        }
    }

    static WatchRow row(String watch, String name, String kind, String node, WatchState state,
            Severity severity, boolean hard, int attempt, String text, WatchRow.Value value) {
        Instant now = UiWindow.NOW;
        return new WatchRow(watch, name, kind, node, node, state, severity, hard, attempt, 3,
                now.minus(Duration.ofMinutes(5)), false, null, null, null, text, value, value == null ? 0 : 1,
                now.minusSeconds(30), 12L, now.plusSeconds(30));
    }

    /** Mutes the row at a place. */
    void mute(int place, Instant until) {
        WatchRow r = rows.get(place);
        rows.set(place,
                new WatchRow(r.watch(), r.watchName(), r.kind(), r.node(), r.nodeName(), r.state(), r.severity(),
                        r.hard(), r.attempt(), r.attempts(), r.since(), r.flapping(), r.maintenance(), r.closed(),
                        until, r.text(),
                        r.value(),
                        r.values(), r.last(), r.millis(), r.next()));
    }

    private List<WatchRow> matching(WatchFilter filter) {
        return rows.stream()
                .filter(r -> filter.text() == null || (r.watchName() + r.nodeName() + r.text()).contains(filter.text()))
                .filter(r -> filter.states() == null || filter.states().isEmpty()
                        || filter.states().contains(r.state()))
                .filter(r -> filter.silent() == null || filter.silent() == (r.muted() != null))
                .filter(r -> filter.nodes() == null || filter.nodes().isEmpty() || filter.nodes().contains(r.node()))
                .toList();
    }

    private CountWatches.Count count(WatchFilter filter) {
        List<WatchRow> found = matching(filter);
        return new CountWatches.Count(found.size(), found.stream()
                .filter(r -> r.state() != WatchState.OK && r.state() != WatchState.PENDING).count());
    }

    private FindWatches.Page find(FindWatches question) {
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        List<WatchRow> found = matching(question.filter());
        if (question.order() == WatchOrder.NODE) {
            Comparator<WatchRow> byNode = Comparator.comparing(WatchRow::nodeName);
            found = found.stream().sorted(Boolean.TRUE.equals(question.descending()) ? byNode.reversed() : byNode)
                    .toList();
        }
        int from = question.from() == null
                ? (int) Math.min(question.position(), found.size())
                : (int) found.stream()
                        .takeWhile(r -> !new WatchRef(r.watch(), r.node()).equals(question.from())).count();
        Map<WatchState, Long> counts = found.stream()
                .collect(Collectors.groupingBy(WatchRow::state, Collectors.counting()));
        return new FindWatches.Page(found.size(), from,
                found.subList(from, Math.min(found.size(), from + question.size())), counts,
                new FindWatches.Pace(runs, 10, 0, 0, 0, 100));
    }

    /** Of what has a value: up, a gap of ten minutes, and down again. */
    private static FindWatchCourses.Answer courses(FindWatchCourses question) {
        long to = UiWindow.NOW.toEpochMilli();
        long from = to - 3_600_000;
        long[] at = LongStream.range(0, 60).filter(m -> m < 20 || m >= 30).map(m -> from + m * 60_000).toArray();
        double[] last = LongStream.of(at).mapToDouble(t -> 10 + 2 * Math.sin((t - from) / 400_000.0)).toArray();
        double[] min = DoubleStream.of(last).map(v -> v - 0.3).toArray();
        double[] max = DoubleStream.of(last).map(v -> v + 0.3).toArray();
        return new FindWatchCourses.Answer(from, to, question.watches().stream().filter(w -> w.node().equals("web01"))
                .map(w -> new FindWatchCourses.Course(w.watch(), w.node(), 1, "rtt", "ms", at, min, max, last,
                        new int[]{20}))
                .toList());
    }

    private ExplainWatch.Explanation explain(ExplainWatch question) {
        WatchRow row = rows.stream()
                .filter(r -> r.watch().equals(question.watch()) && r.node().equals(question.node())).findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem(Problem.NOT_FOUND, "It is not watched any more.", null, null, null)));
        return new ExplainWatch.Explanation(row, List.of("The state is " + row.state() + ".", row.text()),
                "Call the on-duty engineer.", row.value() == null ? List.of() : List.of(row.value()),
                List.of(new ExplainWatch.BoundRow("t1", "disk.used[/var]", "HIGH", 90, 2, 1, Severity.WARNING, 91.0,
                        "%",
                        1, true, UiWindow.NOW)),
                List.of(new ExplainWatch.RunRow(UiWindow.NOW.minusSeconds(30), 12, "FAILED", row.text())), List.of());
    }
}
