/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Node;
import org.yagura.model.site.Recurrence;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SetClock;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.WatchDomain;
import org.yagura.watch.core.internal.patrol.PatrolDomain;
import org.yagura.watch.core.internal.report.ReportDomain;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.store.WatchFacts;
import org.yagura.watch.core.report.CancelReport;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.FindReports.State;
import org.yagura.watch.core.report.GetReportFile;
import org.yagura.watch.core.report.GetReportFile.Form;
import org.yagura.watch.core.report.MakeReport;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.tests.plan.Sites;

/** Reports say what was stored, are made by themselves when a month is over, are kept, and can be cancelled. */
final class ReportTest {
    /** Midnight of the first of March in Tokyo. */
    private static final Instant MARCH = Instant.parse("2026-02-28T15:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T15:00:00Z");
    private static final double MINUTES = 31 * 1440;

    @TempDir
    private Path folder;
    private final AtomicLong now = new AtomicLong(APRIL.plus(Duration.ofDays(9)).toEpochMilli());
    private final List<ReportSection> more = new ArrayList<>();
    private CountedDatabase database;
    private WatchRig rig;

    /** All domains that give chapters, without those that ask nodes. */
    private final class Whole implements Domain {
        @Override
        public String name() {
            return "whole";
        }

        @Override
        public DomainParts open(DomainContext given) {
            database = new CountedDatabase(given.database());
            var context = new DomainContext(given.data(), given.facts(), database, given.sites(), given.changes(),
                    given.health(), given.clock(), given.settings());
            var watches = new WatchDomain();
            watches.addImpact(failed -> failed.contains("n0") ? Set.of("shop") : Set.of());
            var patrols = new PatrolDomain();
            var reports = new ReportDomain();
            reports.addSection(patrols);
            reports.addSection(watches);
            more.forEach(reports::addSection);
            DomainParts a = watches.open(context);
            DomainParts b = patrols.open(context);
            DomainParts c = reports.open(context);
            var projections = new ArrayList<>(a.projections());
            projections.addAll(b.projections());
            projections.addAll(c.projections());
            return new DomainParts(projections, c.handlers(), c.services());
        }
    }

    @BeforeEach
    void begin() throws Exception {
        Site site = Sites.of(3);
        site.setTimeZone("Asia/Tokyo");
        Sites.ping(site, "a");
        Maintenance window = SiteFactory.eINSTANCE.createMaintenance();
        window.setStart(MARCH.plus(Duration.ofDays(4)));
        window.setEnd(MARCH.plus(Duration.ofDays(4)).plus(Duration.ofMinutes(30)));
        window.getNodes().add(site.getAreas().getFirst().getNodes().getFirst());
        site.getMaintenances().add(window);
        for (String id : List.of("shop", "mail")) {
            Service service = SiteFactory.eINSTANCE.createService();
            service.setId(id);
            service.setName(id);
            site.getServices().add(service);
        }
        rig = new WatchRig(folder, site, new SetClock(now::get), new Whole());
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static Fact changed(String node, Instant at, Severity severity) {
        return WatchFacts.CHANGED.fact(at,
                new WatchFacts.Changed(new Key("a", node),
                        new Standing(severity == null ? WatchState.OK : WatchState.PROBLEM, severity, true, 1, at,
                                severity, false, Said.NOTHING, List.of(), Set.of(), null, null)));
    }

    /** Round-trip times of the first node: 10 ms in February, 20 ms in March but for its second week. */
    private static List<Fact> samples() {
        var series = new Series("n0", "a", "rtt", "ms", Series.Kind.GAUGE);
        var facts = new ArrayList<Fact>();
        for (int day = -28; day < 31; day++) {
            if (day < 7 || day >= 14) {
                Instant begin = MARCH.plus(Duration.ofDays(day));
                double[] values = new double[48];
                Arrays.fill(values, day < 0 ? 10 : 20);
                long[] at = LongStream.range(0, values.length)
                        .map(i -> begin.plus(Duration.ofMinutes(30 * i)).toEpochMilli()).toArray();
                facts.add(SampleBatch.TYPE.fact(begin.plus(Duration.ofDays(1)),
                        new SampleBatch(7, List.of(new SampleBatch.Definition(0, series)), new int[]{0},
                                new int[]{values.length}, at, values)));
            }
        }
        return facts;
    }

    private void fill() {
        Instant down = MARCH.plus(Duration.ofDays(4));
        rig.log.append(samples());
        rig.log.append(List.of(changed("n0", MARCH.minus(Duration.ofDays(9)), null),
                changed("n0", down, Severity.CRITICAL), changed("n0", down.plus(Duration.ofHours(1)), null),
                changed("n1", MARCH.plus(Duration.ofDays(15)), null)));
        rig.settle();
    }

    private List<FindReports.Row> rows(State state, String... areas) {
        return rig.ask(new FindReports(null), areas).rows().stream().filter(row -> row.state() == state).toList();
    }

    private String make(String month, Integer day, String area) {
        String id = rig.ask(new MakeReport(month, day, area)).id();
        Await.until("made", () -> rows(State.KEPT).stream().anyMatch(row -> row.id().equals(id)));
        return id;
    }

    private byte[] file(String id, Form form, String language) {
        return Base64.getDecoder().decode(rig.ask(new GetReportFile(id, form, language)).content());
    }

    private List<List<String>> csv(String id, String language) {
        return new String(file(id, Form.CSV, language), StandardCharsets.UTF_8).lines()
                .map(line -> Arrays.asList(line.split(",", -1))).toList();
    }

    private static List<String> row(List<List<String>> csv, String first, int size) {
        return csv.stream().filter(row -> row.size() == size && row.getFirst().equals(first)).findFirst()
                .orElseThrow(() -> new AssertionError(first + " is not in " + csv));
    }

    @Test
    void plannedTimeAndUnknownTimeAreNeitherUpNorDown() {
        fill();
        List<List<String>> csv = csv(make("2026-03", 1, null), "en");
        List<String> first = row(csv, "node 0", 7);
        assertEquals((1 - 30 / (MINUTES - 30)) * 100, Double.parseDouble(first.get(1)), 1e-9);
        assertEquals(List.of("30", "30", "60", "0", "1"), first.subList(2, 7));
        List<String> second = row(csv, "node 1", 7);
        assertEquals(List.of("100", "0", "0", "0", Integer.toString(15 * 1440), "0"), second.subList(1, 7));
        assertTrue(csv.toString().contains("state from this month: 1."));
        assertEquals(List.of("watch a", "Critical", "1", "60"), row(csv, "node 0", 5).subList(1, 5));
    }

    @Test
    void aWindowThatRecursIsPlannedEachTime() {
        fill();
        rig.revise(site -> {
            Maintenance window = site.getMaintenances().getFirst();
            window.setStart(window.getStart().minus(Duration.ofDays(2)));
            window.setEnd(window.getEnd().minus(Duration.ofDays(2)));
        });
        assertEquals(List.of("60", "0"), row(csv(make("2026-03", 1, null), "en"), "node 0", 7).subList(2, 4));
        rig.revise(site -> site.getMaintenances().getFirst().setRecurrence(Recurrence.DAILY));
        assertEquals(List.of("30", "30"), row(csv(make("2026-03", 1, null), "en"), "node 0", 7).subList(2, 4));
    }

    @Test
    void servicesAreDownWhileWhatTheyNeedIs() {
        fill();
        List<List<String>> csv = csv(make("2026-03", 1, null), "en");
        List<String> shop = row(csv, "shop", 5);
        assertEquals((1 - 30 / (MINUTES - 30)) * 100, Double.parseDouble(shop.get(1)), 1e-9);
        assertEquals(List.of("30", "30", "1"), shop.subList(2, 5));
        assertEquals(List.of("100", "0", "0", "0"), row(csv, "mail", 5).subList(1, 5));
        assertFalse(csv(make("2026-03", 1, "west"), "en").toString().contains("shop"), "which needs the whole site");
    }

    @Test
    void timeSeriesAreComparedWithTheMonthBeforeAndGapsStayGaps() {
        fill();
        List<List<String>> csv = csv(make("2026-03", null, null), "en");
        List<String> rtt = row(csv, "node 0 rtt", 8);
        assertEquals("ms", rtt.get(1));
        assertEquals(20, Double.parseDouble(rtt.get(2)), 1e-9);
        assertEquals(100, Double.parseDouble(rtt.get(7)), 1e-9);
        assertEquals("", row(csv, "2026-03-07T15:00:00Z", 2).get(1), "a day without samples");
        assertEquals("20", row(csv, "2026-03-20T15:00:00Z", 2).get(1));
    }

    private static Node of(Site site, int node) {
        return site.getAreas().get(node % 2).getNodes().get(node / 2);
    }

    /** The same statements for three nodes as for three hundred, of which each had a last state before the month. */
    @Test
    void aLargeSiteIsNotAskedNodeByNode() {
        fill();
        // after which nothing is made by itself
        make("2026-03", 1, null);
        database.statements.clear();
        make("2026-03", 1, null);
        List<String> few = ofWatches();
        Site large = Sites.of(300);
        rig.revise(site -> IntStream.range(3, 300).forEach(i -> site.getAreas().get(i % 2).getNodes()
                .add(EcoreUtil.copy(of(large, i)))));
        rig.log.append(IntStream.range(3, 300).mapToObj(i -> List.of(
                changed("n" + i, MARCH.minus(Duration.ofDays(20)), Severity.CRITICAL),
                changed("n" + i, MARCH.minus(Duration.ofDays(10)), null),
                changed("n" + i, MARCH.plus(Duration.ofMinutes(i)), Severity.CRITICAL),
                changed("n" + i, MARCH.plus(Duration.ofMinutes(2 * i)), null))).flatMap(List::stream).toList());
        rig.settle();
        database.statements.clear();
        List<List<String>> csv = csv(make("2026-03", 1, null), "en");
        assertEquals(few, ofWatches());
        assertEquals(4, few.size(), "two in each language");
        assertEquals(List.of("299", "0", "299", "0", "1"), row(csv, "node 299", 7).subList(2, 7));
    }

    /** The statements that read how watches stood. */
    private List<String> ofWatches() {
        return database.statements.stream().filter(s -> s.contains("watch_past")).toList();
    }

    @Test
    void aMonthWithoutDataSaysSo() {
        List<List<String>> csv = csv(make("2025-01", 1, null), "en");
        String all = csv.toString();
        assertTrue(all.contains("Nothing is known of the state of any watch in this month"), all);
        assertTrue(all.contains("There are no time series"), all);
        assertFalse(all.contains("node 0"), all);
    }

    @Test
    void theMonthThatIsOverIsMadeOnceAndOutlivesARestart() throws Exception {
        fill();
        rig.restart();
        Await.until("by itself", () -> !rows(State.KEPT).isEmpty());
        FindReports.Row row = rows(State.KEPT).getFirst();
        assertEquals("2026-03-01 2026-03-31 null", row.first() + " " + row.last() + " " + row.person());
        rig.restart();
        make("2026-02", 1, null);
        assertEquals(2, rows(State.KEPT).size(), "March is not made again");
        now.set(APRIL.plus(Duration.ofDays(30)).toEpochMilli());
        rig.restart();
        Await.until("April", () -> rows(State.KEPT).size() == 3);
        assertEquals("2026-04-01", rows(State.KEPT).getFirst().first().toString());
    }

    @Test
    void itsMonthsBeginOnTheReportDayOfTheSite() throws Exception {
        fill();
        rig.revise(site -> site.setReportDay(10));
        assertEquals(10, rig.ask(new FindReports(null)).day());
        rig.start();
        Await.until("by itself", () -> !rows(State.KEPT).isEmpty());
        FindReports.Row row = rows(State.KEPT).getFirst();
        assertEquals("2026-03-10 2026-04-10", row.first() + " " + row.last().plusDays(1));
        rig.revise(site -> site.setReportDay(99));
        assertEquals(1, rig.ask(new FindReports(null)).day(), "no month can begin then");
    }

    @Test
    void nothingIsMadeByItselfWhereNothingIsKnown() throws Exception {
        make("2025-06", 1, null);
        rig.restart();
        make("2025-07", 1, null);
        assertTrue(rows(State.KEPT).stream().allMatch(row -> row.person() != null));
    }

    @Test
    void theDocumentIsInBothLanguages() throws IOException {
        fill();
        String id = make("2026-03", 16, null);
        var english = new PdfReader(file(id, Form.PDF, "en"));
        String text = new PdfTextExtractor(english).getTextFromPage(1);
        assertTrue(text.contains("Performance report") && text.contains("Apr 15, 2026"), text);
        assertTrue(text.contains("not over"), text);
        assertTrue(new PdfReader(file(id, Form.PDF, "ja")).getNumberOfPages() >= 1);
        assertTrue(rig.ask(new GetReportFile(id, null, null), Locale.JAPANESE).name().endsWith("-ja.pdf"));
        assertThrows(ProblemException.class, () -> file(id, Form.PDF, "fr"));
        assertTrue(csv(id, "ja").toString().contains("稼働率"));
    }

    @Test
    void whoIsBoundToAreasSeesTheirReportsOnly() {
        fill();
        String west = make("2026-03", 1, "west");
        make("2026-03", 1, null);
        assertEquals(List.of(west), rows(State.KEPT, "west").stream().map(FindReports.Row::id).toList());
        assertTrue(rows(State.KEPT, "east").isEmpty());
        assertThrows(ProblemException.class, () -> rig.ask(new GetReportFile(west, Form.CSV, "en"), "east"));
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-03", 1, null), "west"));
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-03", 1, "west"), "east"));
        assertFalse(csv(west, "en").toString().contains("node 1"), "which is in the east");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-13", 1, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport(null, 1, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-03", 29, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-05", 1, null)), "has not begun");
        assertThrows(ProblemException.class, () -> rig.ask(new MakeReport("2026-03", 1, "nowhere")));
        assertThrows(ProblemException.class, () -> rig.ask(new GetReportFile("none", null, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new FindReports(0)));
        assertEquals(Privilege.HANDLE, WatchRig.privilege(MakeReport.class));
        assertEquals(Privilege.SEE, WatchRig.privilege(GetReportFile.class));
    }

    /** A section that waits in its work, looking whether it is still wanted. */
    private record Slow(CountDownLatch begun) implements ReportSection {
        @Override
        public int order() {
            return 0;
        }

        @Override
        public List<ReportChapter> chapters(ReportScope scope) {
            begun.countDown();
            while (true) {
                scope.goOn();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aReportIsCancelledInTheMiddleAndNothingIsKept() throws Exception {
        var begun = new CountDownLatch(1);
        more.add(new Slow(begun));
        rig.restart();
        begun.await();
        String id = rig.ask(new MakeReport("2026-03", 1, "west")).id();
        assertEquals(State.WAITING, rows(State.WAITING).getFirst().state());
        assertTrue(rig.ask(new CancelReport(id)).cancelled());
        assertFalse(rig.ask(new CancelReport("other")).cancelled());
        assertTrue(rig.audit.stream().anyMatch(a -> a.contains(id) && a.contains("cancelled")), rig.audit.toString());
        assertTrue(rows(State.KEPT).isEmpty());
    }

    @Test
    void aSectionThatFailsIsNamedAndHidesNoOther() throws Exception {
        more.add(new ReportSection() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public List<ReportChapter> chapters(ReportScope scope) {
                throw new IllegalStateException("broken on purpose");
            }
        });
        rig.restart();
        fill();
        String all = csv(make("2026-03", 1, null), "en").toString();
        assertTrue(all.contains("broken on purpose") && all.contains("node 0 rtt"), all);
    }
}
