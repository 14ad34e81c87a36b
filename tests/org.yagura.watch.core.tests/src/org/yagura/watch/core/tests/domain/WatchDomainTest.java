/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SetClock;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.Series.Kind;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.tests.plan.Sites;

final class WatchDomainTest {
    private final Site site = Sites.of(4);
    private final PingWatch ping = Sites.ping(site, "w");

    @TempDir
    private Path folder;

    WatchDomainTest() {
        ping.setInterval(Duration.ofSeconds(1));
        ping.setRetryInterval(Duration.ofSeconds(1));
        ping.setTimeout(Duration.ofMillis(200));
        ping.setAttempts(2);
    }

    private WatchRig rig() throws Exception {
        return new WatchRig(folder, site);
    }

    private static void refused(String code, WatchRig rig, Request<?> request, String... areas) {
        var problem = assertThrows(ProblemException.class, () -> rig.ask(request, areas)).problem();
        assertEquals(code, problem.code());
        assertFalse(problem.what().isBlank() || problem.todo().isBlank());
    }

    @Test
    void fromTheFirstRunToTheAlarmAndBack() throws Exception {
        try (var rig = rig()) {
            for (int i = 0; i < 4; i++) {
                rig.await("w", "n" + i, WatchState.OK);
            }
            WatchRow row = rig.row("w", "n0");
            assertEquals("watch w", row.watchName());
            assertEquals("node 0", row.nodeName());
            assertEquals("PingWatch", row.kind());
            assertEquals("GOOD", row.text());
            assertEquals("rtt", row.value().metric());
            assertNotNull(row.last());
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL")));
            FindWatches.Page page = rig.ask(FindWatches.worst(null, null, 1));
            assertEquals("n1", page.rows().getFirst().node(), "the worst first");
            assertEquals(4, page.total());
            assertEquals(Map.of(WatchState.PROBLEM, 1L, WatchState.OK, 3L), page.byState());
            assertTrue(page.pace().runs());
            assertTrue(page.pace().begun() >= 5);
            ExplainWatch.Explanation why = rig.ask(new ExplainWatch("w", "n1"));
            assertTrue(why.why().getFirst().startsWith("The state is critical since "), why.why().toString());
            assertTrue(why.why().stream().anyMatch(t -> t.startsWith("People were told: critical")),
                    why.why().toString());
            assertEquals("FAILED", why.runs().getFirst().outcome());
            assertTrue(rig.ask(new ExplainWatch("w", "n1"), Locale.JAPANESE).why().getFirst().contains("致命的"));
            rig.nodes.moods.remove("n1");
            rig.await("w", "n1", WatchState.OK);
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL", "n1 CLEARED")));
            rig.settle();
            List<FindWatchHistory.Row> past = rig.ask(new FindWatchHistory("n1", null, null, null)).rows();
            assertEquals(List.of(WatchState.OK, WatchState.PROBLEM, WatchState.PROBLEM, WatchState.OK),
                    past.stream().map(FindWatchHistory.Row::state).toList());
            assertEquals("watch w", past.getFirst().watchName());
            assertEquals(2, rig.ask(new FindWatchHistory("n1", "w", past.get(1).id(), null)).rows().size());
            assertTrue(rig.changes.stream().anyMatch(c -> c.topic().equals("watches")
                    && c.areas().orElseThrow().contains("east")));
            Await.until("samples", () -> rig.ask(new FindSeries(SeriesFilter.ofWatch("w"), null, null)).total() == 4);
        }
    }

    @Test
    void coursesOfManyWatchesComeInOneAnswer() throws Exception {
        try (var rig = rig()) {
            List<WatchRef> all = List.of(new WatchRef("w", "n0"), new WatchRef("w", "n1"), new WatchRef("w", "gone"));
            Await.until("measured", () -> rig.ask(new FindWatchCourses(all, 60, 600)).courses().size() == 2);
            FindWatchCourses.Answer answer = rig.ask(new FindWatchCourses(all, 60, 600));
            assertEquals(600_000, answer.to() - answer.from());
            FindWatchCourses.Course course = answer.courses().getFirst();
            assertEquals("n0", course.node());
            assertEquals("rtt", course.metric());
            assertTrue(course.at().length > 0 && course.at()[0] >= answer.from());
            assertTrue(course.min()[0] <= course.last()[0] && course.last()[0] <= course.max()[0]);
            rig.nodes.moods.put("n0", Nodes.Mood.DEAD);
            rig.await("w", "n0", WatchState.PROBLEM);
            assertEquals(2, rig.ask(new FindWatchCourses(all, null, null)).courses().size(), "also while it is down");
            assertEquals(1, rig.ask(new FindWatchCourses(all, null, null), site.getAreas().get(0).getId()).courses()
                    .stream().filter(c -> c.node().equals("n0")).count());
            assertEquals(List.of(), rig.ask(new FindWatchCourses(all, null, null), "nowhere").courses());
            refused(Problem.INVALID, rig, new FindWatchCourses(null, null, null));
            refused(Problem.INVALID, rig, new FindWatchCourses(all, 0, null));
            refused(Problem.INVALID, rig, new FindWatchCourses(all, 201, null));
            refused(Problem.INVALID, rig,
                    new FindWatchCourses(java.util.Collections.nCopies(1001, all.getFirst()), null, null));
        }
    }

    @Test
    void whatHangsBreaksOrCannotBeAskedHindersNobody() throws Exception {
        rigWith(Map.of("n0", Nodes.Mood.HANGING, "n1", Nodes.Mood.SLOW, "n2", Nodes.Mood.BROKEN, "n3",
                Nodes.Mood.IMPOSSIBLE));
    }

    private void rigWith(Map<String, Nodes.Mood> moods) throws Exception {
        site.getAreas().get(0).getNodes().add(copyOfFirst());
        try (var rig = rig()) {
            rig.nodes.moods.putAll(moods);
            rig.await("w", "n9", WatchState.OK);
            rig.await("w", "n1", WatchState.PROBLEM);
            rig.await("w", "n2", WatchState.UNKNOWN);
            rig.await("w", "n3", WatchState.UNKNOWN);
            assertEquals("no address", rig.row("w", "n3").text());
            assertTrue(rig.row("w", "n2").text().contains("a defect"));
            rig.await("w", "n0", WatchState.PROBLEM);
            assertEquals(1, rig.nodes.runs("n0"), "never more than one at once");
            Await.until("says that it hangs", () -> rig.row("w", "n0").text().contains("still hangs"));
            rig.nodes.moods.clear();
            rig.nodes.free.countDown();
            for (int i = 0; i < 4; i++) {
                rig.await("w", "n" + i, WatchState.OK);
            }
        }
    }

    @Test
    void aKindThatCannotBeLinkedIsRunAgain() throws Exception {
        try (var rig = rig()) {
            rig.nodes.moods.put("n0", Nodes.Mood.UNLINKED);
            rig.await("w", "n0", WatchState.UNKNOWN);
            assertTrue(rig.row("w", "n0").text().contains("a library that is not there"));
            rig.nodes.moods.clear();
            rig.await("w", "n0", WatchState.OK);
        }
    }

    private org.yagura.model.site.Node copyOfFirst() {
        var node = SiteFactory.eINSTANCE.createNode();
        node.setId("n9");
        node.setName("node 9");
        return node;
    }

    @Test
    void aRestartAndAChangeOfTheLeaderKeepStates() throws Exception {
        try (var rig = rig()) {
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            Await.until("told", () -> rig.told().size() == 1);
            Instant since = rig.row("w", "n1").since();
            rig.restart();
            assertEquals(WatchState.PROBLEM, rig.row("w", "n1").state());
            assertEquals(since, rig.row("w", "n1").since());
            rig.await("w", "n0", WatchState.OK);
            rig.stop();
            refused(Problem.UNAVAILABLE, rig, new RunWatches(List.of(new WatchRef("w", "n0"))));
            int runs = rig.nodes.runs("n0");
            rig.nodes.moods.remove("n1");
            rig.start();
            rig.await("w", "n1", WatchState.OK);
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL", "n1 CLEARED")));
            Await.until("runs again", () -> rig.nodes.runs("n0") > runs);
        }
    }

    @Test
    void whatIsKeptOfSomethingThatIsGoneEndsAtTheStart() throws Exception {
        try (var rig = rig()) {
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            Await.until("told", () -> rig.told().size() == 1);
            rig.settle();
            rig.stop();
            rig.revise(s -> s.getAreas().get(1).getNodes().remove(0));
            rig.start();
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL", "n1 CLEARED")));
            rig.settle();
            rig.restart();
            rig.await("w", "n0", WatchState.OK);
            assertEquals(2, rig.told().size(), "only once");
        }
    }

    @Test
    void aJournalThatTakesNothingLosesNothing() throws Exception {
        try (var rig = rig()) {
            rig.await("w", "n1", WatchState.OK);
            rig.full = true;
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            assertEquals(List.of(), rig.told());
            rig.full = false;
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL")));
        }
    }

    @Test
    void aRevisionWhileRunning() throws Exception {
        try (var rig = rig()) {
            rig.await("w", "n0", WatchState.OK);
            rig.await("w", "n1", WatchState.OK);
            int made = rig.nodes.made.get();
            rig.revise(s -> s.setName("other"));
            int runs = rig.nodes.runs("n0");
            Await.until("goes on", () -> rig.nodes.runs("n0") > runs);
            assertEquals(0, rig.nodes.closed.size(), "what did not change keeps its probe");
            rig.revise(s -> s.getWatches().get(0).setTimeout(Duration.ofMillis(300)));
            Await.until("made anew", () -> rig.nodes.made.get() >= made + 4 && rig.nodes.closed.contains("n0"));
            rig.revise(s -> s.getWatches().get(0).setEnabled(false));
            assertEquals(0, rig.ask(FindWatches.worst(null, null, null)).total());
            rig.revise(s -> s.getWatches().get(0).setEnabled(true));
            rig.await("w", "n0", WatchState.OK);
        }
    }

    @Test
    void muteIsRecordedAuditedAndTakenBack() throws Exception {
        try (var rig = rig()) {
            rig.await("w", "n1", WatchState.OK);
            Instant until = Instant.now().plusSeconds(3600);
            var one = List.of(new WatchRef("w", "n1"), new WatchRef("w", "gone"));
            var done = rig.ask(new MuteWatches(one, until, "moved"));
            assertEquals(1, done.done());
            assertEquals(1, done.missing());
            assertEquals(List.of("1 watches muted until " + until), rig.audit);
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            assertEquals(until, rig.row("w", "n1").muted());
            assertTrue(rig.ask(new ExplainWatch("w", "n1")).why().stream().anyMatch(t -> t.contains("moved")));
            var silent = new WatchFilter(null, null, null, null, null, null, null, null, true);
            assertEquals(1, rig.ask(FindWatches.worst(silent, null, null)).total());
            rig.restart();
            assertEquals(until, rig.row("w", "n1").muted());
            assertEquals(List.of(), rig.told());
            rig.ask(new UnmuteWatches(one));
            Await.until("told", () -> rig.told().equals(List.of("n1 CRITICAL")));
            assertNull(rig.row("w", "n1").muted());
        }
    }

    @Test
    void aThresholdIsTriedOnWhatWasMeasured() throws Exception {
        try (var rig = rig()) {
            rig.nodes.value = 1;
            Await.until("some values", () -> tried(rig, 5, 1).values() >= 8);
            TryThreshold.Trial none = tried(rig, 5, 1);
            assertEquals(4, none.series());
            assertEquals(4, none.examined());
            assertEquals(0, none.told());
            assertEquals(List.of(), none.rows());
            rig.nodes.value = 7;
            Await.until("beyond it", () -> tried(rig, 5, 2).told() == 4);
            TryThreshold.Trial trial = tried(rig, 5, 2);
            assertEquals(4, trial.rows().size(), trial.toString());
            assertEquals("ms", trial.rows().getFirst().unit());
            assertEquals("node 0", trial.rows().getFirst().nodeName());
            assertEquals(ReadSeries.Level.RAW, trial.level());
            TryThreshold.Row row = trial.rows().getFirst();
            assertEquals(List.of(new TryThreshold.Span(row.first(), null)), row.spans(), "it lasts");
            TryThreshold.Trial one = rig.ask(some(2, 1));
            assertEquals(List.of(4L, 1L, 1L), List.of(one.series(), one.examined(), one.told()));
            assertEquals(trial.rows().get(2).series(), one.rows().getFirst().series());
            assertEquals(0, rig.ask(some(9, 5)).examined(), "there are no more");
            refused(Problem.INVALID, rig, some(-1, 1));
            refused(Problem.INVALID, rig, some(0, 1_001));
            assertEquals(0, tried(rig, 8, 1).told());
            assertEquals(0, tried(rig, 5, 900).told());
            assertEquals(List.of(), rig.told(), "nothing is stored, nobody is told");
            assertEquals(2, rig.ask(new TryThreshold("w", "r*", ThresholdKind.HIGH, 5.0, null, null, null, null, null),
                    "east").series());
            assertEquals(0,
                    rig.ask(new TryThreshold("w", "loss", ThresholdKind.HIGH, 5.0, null, null, null, null, null))
                            .series());
            refused(Problem.INVALID, rig, new TryThreshold("w", "rtt", ThresholdKind.LOW, Double.NaN, null, null, null,
                    null, null));
            refused(Problem.INVALID, rig, new TryThreshold("w", "rtt", null, 1.0, null, null, null, null, null));
            for (ThresholdKind kind : List.of(ThresholdKind.FORECAST, ThresholdKind.FORECAST_LOW,
                    ThresholdKind.BASELINE)) {
                assertEquals(0, rig.ask(new TryThreshold("w", "rtt", kind, 1.0, null, null, null, 1, null)).told(),
                        "nothing is told before enough is known");
            }
            refused(Problem.INVALID, rig, new TryThreshold("w", "rtt", ThresholdKind.FORECAST, 1.0, null, null, null,
                    null, null, 0, null, null, null));
            refused(Problem.INVALID, rig,
                    new TryThreshold("w", "rtt", ThresholdKind.LOW, 1.0, null, null, null, 93, null));
            refused(Problem.INVALID, rig,
                    new TryThreshold("w", "rtt", ThresholdKind.LOW, 1.0, null, null, null, null, "gone"));
        }
    }

    @Test
    void aThresholdIsTriedOverATimeThatIsGiven() throws Exception {
        try (var rig = rig()) {
            rig.nodes.value = 7;
            Await.until("beyond it", () -> tried(rig, 5, 1).told() == 4);
            Instant first = tried(rig, 5, 1).rows().stream().map(TryThreshold.Row::first).min(Instant::compareTo)
                    .orElseThrow();
            TryThreshold.Trial all = rig.ask(between(first.minusSeconds(60), null));
            assertEquals(4, all.told());
            assertEquals(first.minusSeconds(60), all.from());
            assertEquals(0, rig.ask(between(first.minusSeconds(3_600), first)).told(), "before it began");
            assertEquals(first, rig.ask(between(first.minusSeconds(3_600), first)).to());
            assertEquals(4, rig.ask(between(first.minusSeconds(60), Instant.now().plusSeconds(86_400))).told());
            refused(Problem.INVALID, rig, between(first, first));
            refused(Problem.INVALID, rig, between(first.minus(Duration.ofDays(93)), first));
            refused(Problem.INVALID, rig, between(Instant.now().plusSeconds(3_600), null));
        }
    }

    /** Samples every five minutes for ten days; once an hour one is high and the next one low. */
    private static List<Fact> peaks(Instant begin) {
        var made = new ArrayList<Fact>();
        for (int hour = 0; hour < 240; hour++) {
            long start = begin.plusSeconds(hour * 3_600L).toEpochMilli();
            long[] at = LongStream.range(0, 12).map(i -> start + i * 300_000).toArray();
            double[] values = DoubleStream.generate(() -> 5).limit(12).toArray();
            values[3] = 9;
            values[4] = 1;
            made.add(SampleBatch.TYPE.fact(Instant.ofEpochMilli(at[11]), new SampleBatch(5, List.of(new Definition(0,
                    new Series("n0", "gone", "rtt", "ms", Kind.GAUGE))), new int[]{0}, new int[]{12}, at, values)));
        }
        return made;
    }

    @Test
    void whereOnlyHoursAreKeptATrialSeesTheirHighestAndLowestValues() throws Exception {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(13));
        site.getWatches().clear();
        try (var rig = rig()) {
            rig.append(peaks(begin));
            assertEquals(List.of(240L, 240L, 1L), told(rig, begin), "from minutes");
            rig.append(List.of(Keep.TYPE.fact(Instant.now(), new Keep(1, 1, null, null, null, null))));
            assertEquals(ReadSeries.Level.HOUR, tried(rig, ThresholdKind.HIGH, 8, begin, 4).level());
            assertEquals(1, tried(rig, ThresholdKind.HIGH, 8, begin, 4).told(), "each hour is beyond it");
            assertEquals(1, tried(rig, ThresholdKind.LOW, 2, begin, 4).told());
            assertEquals(0, tried(rig, ThresholdKind.HIGH, 10, begin, 4).told());
            assertEquals(0, tried(rig, ThresholdKind.LOW, 0.5, begin, 4).told());
            assertEquals(0, tried(rig, ThresholdKind.CHANGE, 1, begin, 4).told(),
                    "the last value of hours is the same");
        }
    }

    private static List<Long> told(WatchRig rig, Instant begin) {
        return List.of(tried(rig, ThresholdKind.HIGH, 8, begin, 240).told(),
                tried(rig, ThresholdKind.LOW, 2, begin, 240).told(),
                tried(rig, ThresholdKind.HIGH, 0.5, begin, 240).told());
    }

    private static TryThreshold.Trial tried(WatchRig rig, ThresholdKind kind, double limit, Instant from, int hours) {
        return rig.ask(new TryThreshold("gone", "rtt", kind, limit, 0.0, 1, 1, null, null, null, null, null, null, from,
                from.plusSeconds(hours * 3_600L)));
    }

    private static TryThreshold between(Instant from, Instant to) {
        return new TryThreshold("w", "rtt", ThresholdKind.HIGH, 5.0, 0.0, 1, 1, null, null, null, null, null, null,
                from, to);
    }

    private static TryThreshold.Trial tried(WatchRig rig, double limit, int count) {
        return rig.ask(new TryThreshold("w", "rtt", ThresholdKind.HIGH, limit, 0.0, count, 1, 1, null));
    }

    private static TryThreshold some(long position, int size) {
        return new TryThreshold("w", "rtt", ThresholdKind.HIGH, 5.0, 0.0, 2, 1, 1, null, null, null, position, size);
    }

    @Test
    void filtersScopesAndRefusals() throws Exception {
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId("t");
        threshold.setMetric("rtt");
        threshold.setLimit(5);
        ping.getThresholds().add(threshold);
        Sites.tcp(site, "t80", 80).setInterval(Duration.ofSeconds(1));
        site.getWatches().get(1).setAttempts(1);
        try (var rig = rig()) {
            rig.nodes.value = 7;
            rig.await("w", "n0", WatchState.PROBLEM);
            assertEquals(Severity.WARNING, rig.row("w", "n0").severity());
            ExplainWatch.BoundRow bound = rig.ask(new ExplainWatch("w", "n0")).bounds().getFirst();
            assertTrue(bound.broken());
            assertEquals(7.0, bound.value());
            assertEquals("rtt is 7 ms, above 5 ms.", rig.row("w", "n0").text());
            for (int i = 0; i < 4; i++) {
                rig.await("t80", "n" + i, WatchState.UNKNOWN);
            }
            assertEquals(8, total(rig, WatchFilter.ALL));
            assertEquals(4, rig.ask(FindWatches.worst(null, null, null), "west").total());
            assertEquals(0, rig.ask(FindWatches.worst(null, null, null), "nowhere").total());
            assertEquals(2, total(rig, filter("NODE 3", null, null, null)));
            assertEquals(4, total(rig, filter(null, null, null, List.of("TcpWatch"))));
            assertEquals(4, total(rig, filter(null, null, List.of("east"), null)));
            assertEquals(4, total(rig, filter(null, List.of(WatchState.UNKNOWN), null, null)));
            assertEquals(3, rig.ask(FindWatches.worst(null, 5L, 10)).rows().size());
            refused(Problem.NOT_FOUND, rig, new ExplainWatch("w", "n0"), "east");
            refused(Problem.NOT_FOUND, rig, new ExplainWatch("w", "gone"));
            refused(Problem.NOT_FOUND, rig, new FindWatchHistory("n0", null, null, null), "east");
            refused(Problem.INVALID, rig, new ExplainWatch(null, "n0"));
            refused(Problem.INVALID, rig, FindWatches.worst(null, -1L, null));
            refused(Problem.INVALID, rig, FindWatches.worst(null, null, 1001));
            refused(Problem.INVALID, rig, new RunWatches(null));
            var some = List.of(new WatchRef("w", "n0"));
            refused(Problem.INVALID, rig, new MuteWatches(some, Instant.now().minusSeconds(1), "x"));
            refused(Problem.INVALID, rig, new MuteWatches(some, Instant.now().plusSeconds(60), " "));
            refused(Problem.INVALID, rig, new MuteWatches(some, Instant.now().plus(Duration.ofDays(400)), "x"));
            assertEquals(0, rig.ask(new RunWatches(some), "east").done());
            assertEquals(1, rig.ask(new RunWatches(some)).done());
            assertEquals(Privilege.RUN, WatchRig.privilege(RunWatches.class));
            assertEquals(Privilege.HANDLE, WatchRig.privilege(MuteWatches.class));
            assertEquals(Privilege.HANDLE, WatchRig.privilege(UnmuteWatches.class));
            assertEquals(Privilege.SEE, WatchRig.privilege(FindWatches.class));
        }
    }

    private static long total(WatchRig rig, WatchFilter filter) {
        return rig.ask(FindWatches.worst(filter, null, null)).total();
    }

    private static WatchFilter filter(String text, List<WatchState> states, List<String> areas, List<String> kinds) {
        return new WatchFilter(text, states, null, null, null, areas, kinds, null, null);
    }

    @Test
    void aClockThatIsSetBackOrForwardStopsNothing() throws Exception {
        var offset = new AtomicLong();
        try (var rig = new WatchRig(folder, site, new SetClock(() -> System.currentTimeMillis() + offset.get()),
                null)) {
            rig.await("w", "n0", WatchState.OK);
            for (Duration by : List.of(Duration.ofHours(-1), Duration.ofHours(2))) {
                int before = rig.nodes.runs("n0");
                offset.addAndGet(by.toMillis());
                Await.until("watching goes on after " + by, () -> rig.nodes.runs("n0") >= before + 3);
            }
        }
    }
}
