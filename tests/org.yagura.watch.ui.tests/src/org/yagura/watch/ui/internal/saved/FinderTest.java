/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.MarkKind;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Chart;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.ui.internal.SeriesAgent;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;

/** What a saved chart finds, and that what is shown is found again after it was saved. */
class FinderTest {
    private final Site site = SiteAgents.small();
    private final SiteIndex index = SiteIndex.of(site);
    private final MemoryAgent agent = new MemoryAgent();
    private final Chart chart = SiteFactory.eINSTANCE.createChart();

    FinderTest() {
        new SeriesAgent(agent).with("w1", "cpu.used", "%", i -> i).with("w2", "cpu.used", "%", i -> i)
                .with("d1", "cpu.used", "%", i -> i).with("d1", "disk.used[/var]", "%", i -> i)
                .with("d1", "disk.used[/]", "%", i -> i).with("gone", "cpu.used", "%", i -> i);
    }

    private ChartSeries series(String metric) {
        ChartSeries series = SiteFactory.eINSTANCE.createChartSeries();
        series.setMetric(metric);
        chart.getSeries().add(series);
        return series;
    }

    private Finder.Found find(Area within) {
        try (var window = new UiWindow(agent)) {
            var finding = new FutureTask<>(() -> new Finder(window.kit().connections(), index).find(chart, within));
            Thread.ofVirtual().start(finding);
            window.until("found", finding::isDone);
            return finding.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> found(Area within) {
        return find(within).content().series().stream().map(s -> s.series().node() + " " + s.series().metric())
                .toList();
    }

    @Test
    void nodesKindsNamesAndAreas() {
        ChartSeries series = series("cpu.used");
        assertEquals(List.of("w1 cpu.used", "w2 cpu.used", "d1 cpu.used"), found(null),
                "nodes that are gone have none");
        series.getNodeKinds().add(NodeKind.WWW_BM_SERVER);
        assertEquals(List.of("w1 cpu.used", "w2 cpu.used"), found(null));
        series.setNodeNames("-2$");
        assertEquals(List.of("w2 cpu.used"), found(null));
        series.setNodeNames(null);
        series.getNodeKinds().clear();
        series.getNodes().add(index.node("d1"));
        assertEquals(List.of("d1 cpu.used"), found(null));
        assertEquals(List.of(), found(index.element("dmz", Area.class).orElseThrow()));
        series.getNodes().clear();
        assertEquals(List.of("w1 cpu.used", "w2 cpu.used"), found(index.element("dmz", Area.class).orElseThrow()));
    }

    @Test
    void severalSeriesEachOnce() {
        series("disk.used*");
        series("*");
        assertEquals(5, found(null).size());
        assertEquals("d1 disk.used[/var]", found(null).getFirst());
    }

    @Test
    void noMoreThanItsFormShows() {
        chart.setForm(org.yagura.model.site.ChartForm.PERCENTILES);
        series("*");
        Finder.Found found = find(null);
        assertEquals(ChartForm.PERCENTILES.most(), found.content().series().size());
        assertEquals(1, found.left());
    }

    @Test
    void saysWhenNotAllCouldBeLookedAt() {
        series("cpu.used");
        int most = Finder.PAGES * FindSeries.MOST;
        SeriesAgent.many(agent, "w1", most);
        assertFalse(find(null).cut(), "just so many are all looked at");
        SeriesAgent.many(agent, "w1", most + 1_500);
        Finder.Found found = find(null);
        assertTrue(found.cut());
        assertEquals(most, found.looked());
        assertEquals(most + 1_500, found.there());
        assertEquals(1, found.content().series().size(), "what was found is shown all the same");
        series("*");
        assertEquals(2 * (most + 1_500), find(null).there(), "of both entries");
    }

    @Test
    void whatIsWrittenIsFoundAgain() {
        series("*");
        ChartContent content = find(null).content().in(ChartForm.STACKED)
                .at(new TimeRange.Last(Duration.ofDays(7))).comparedWith(Duration.ofDays(7))
                .marked(Set.of(MarkKind.REVISION)).bounded(true);
        Recipe.write(content, chart, index);
        Finder.Found again = find(null);
        assertEquals(content.of(List.of()), again.content().of(List.of()));
        assertEquals(Set.copyOf(content.series()), Set.copyOf(again.content().series()));
        assertEquals(3, chart.getSeries().size(), "series of one metric are together");
        assertTrue(chart.getSeries().stream().noneMatch(s -> s.getId() == null));
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        Recipe.write(content.at(new TimeRange.Between(end.minus(Duration.ofHours(3)), end)), chart, index);
        assertEquals(Duration.ofHours(3), chart.getSpan());
    }
}
