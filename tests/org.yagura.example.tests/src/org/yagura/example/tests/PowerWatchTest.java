/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Query;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportScope;
import org.yagura.example.PowerKind;
import org.yagura.example.PowerPackage;
import org.yagura.example.PowerReport;
import org.yagura.example.PowerWatch;
import org.yagura.model.Elements;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.SeriesQuestions;

/** A third party's kind of watch: kept in the site's file, asking a real peer, and in the report. */
final class PowerWatchTest {
    private final PowerKind kind = new PowerKind();

    private static PowerWatch watch(int port) {
        var watch = new PowerWatch();
        watch.setId("power");
        watch.setName("UPS load");
        watch.setPort(port);
        return watch;
    }

    @Test
    void theWatchIsKeptInTheFileOfTheSite() throws Exception {
        Site site = SiteFactory.eINSTANCE.createSite();
        site.setId("site");
        site.setName("Test");
        site.getWatches().add(watch(2999));
        assertSame(PowerPackage.eINSTANCE, EPackage.Registry.INSTANCE.getEPackage(PowerPackage.URI));
        Site again = SiteFiles.copy(site);
        assertEquals(2999, ((PowerWatch) again.getWatches().getFirst()).getPort());
        assertTrue(EcoreUtil.equals(site, again));
        var files = new SiteFiles();
        Site read = files.load(files.toBytes(site), "test.site").site();
        var watch = (PowerWatch) read.getWatches().getFirst();
        assertEquals("UPS load 2999", watch.getName() + " " + watch.getPort());
        assertSame(kind.type(), watch.eClass(), "so the agent finds its kind");
        assertEquals(2161, new PowerWatch().getPort(), "what counts when none is given");
    }

    /** What a UPS that sends that line gives. */
    private Measurement ask(String line) throws Exception {
        try (var ups = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(ups, line));
            return ask(ups.getLocalPort());
        }
    }

    private static void answer(ServerSocket ups, String line) {
        try (var caller = ups.accept()) {
            caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Measurement ask(int port) throws CannotAskException, InterruptedException {
        Node node = Elements.node(NodeKind.UPS, "ups01", "127.0.0.1");
        try (var probe = kind.probe(watch(port), node, null)) {
            return probe.run(ProbeRun.begin(Instant.EPOCH, Duration.ofSeconds(10)));
        }
    }

    @Test
    void whatTheUpsTellsBecomesMetricsWithTheirUnits() throws Exception {
        Measurement found = ask("load=43;temp=31.5;serial=7\r\n");
        assertEquals(Measurement.Outcome.GOOD, found.outcome());
        assertEquals(List.of(Metric.gauge("power.load", "%", 43), Metric.gauge("power.temperature", "°C", 31.5)),
                found.metrics());
        List<MetricForm> forms = kind.metrics(watch(1));
        assertEquals(found.metrics().stream().map(m -> m.name() + m.unit()).toList(),
                forms.stream().map(f -> f.name() + f.unit()).toList(), "as charts and thresholds offer them");
    }

    @Test
    void whatIsNoUpsIsSaidInBothLanguages() throws Exception {
        for (String line : List.of("SSH-2.0-OpenSSH\r\n", "load=many", "", "x".repeat(10_000))) {
            Measurement found = ask(line);
            assertEquals(Measurement.Outcome.FAILED, found.outcome());
            assertEquals(List.of(), found.metrics());
            assertTrue(found.text().in(Locale.JAPANESE).contains("UPS")
                    || found.text().in(Locale.JAPANESE).contains("通知しません"), found.text()::toString);
        }
        int closed;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = gone.getLocalPort();
        }
        assertTrue(ask(closed).text().in(Locale.ENGLISH).contains("did not tell how it is"));
    }

    /** Answers every question with one series, or with none. */
    private record OneSeries(boolean some) implements SeriesQuestions {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T ask(Query<T> query, Locale language) {
            assertEquals("power.load", ((TopSeries) query).filter().metric());
            var row = new SeriesRow(1, new Series("ups01", "power", "power.load", "%", Series.Kind.GAUGE), "UPS 1",
                    Instant.EPOCH, Instant.EPOCH, 43.0, 0);
            return (T) new TopSeries.Answer(some ? 1 : 0, 0.0,
                    some ? List.of(new TopSeries.Row(row, 61, 5, 80, 43, 100)) : List.of());
        }
    }

    private static List<ReportChapter> chapters(boolean some, Locale language) {
        ReportPeriod period = ReportPeriod.of(YearMonth.of(2026, 3), 1, ZoneOffset.UTC);
        return new PowerReport(new OneSeries(some))
                .chapters(new ReportScope(period, period.to(), null, Set.of("ups01"), language, () -> false));
    }

    @Test
    void theReportHasAChapterWhereThereAreUps() {
        ReportChapter chapter = chapters(true, Locale.ENGLISH).getFirst();
        assertEquals("Power", chapter.title());
        var row = chapter.tables().getFirst().rows().getFirst();
        assertEquals("UPS 1", row.getFirst().text());
        assertEquals(List.of(43.0, 61.0, 80.0), row.stream().skip(1).map(cell -> cell.number()).toList());
        assertEquals("電源", chapters(true, Locale.JAPANESE).getFirst().title());
        assertEquals(List.of(), chapters(false, Locale.ENGLISH));
        assertNotNull(kind.type());
    }
}
