/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.core.event.MarkKind;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Node;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Watch;
import org.yagura.ui.filter.TimeRange;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;

/** What a saved chart and what is shown of one have to do with each other; the series are found by {@link Finder}. */
public final class Recipe {
    private Recipe() {
    }

    /** All that a saved chart says but its series. */
    public static ChartContent content(Chart chart) {
        Set<MarkKind> marks = EnumSet.noneOf(MarkKind.class);
        if (chart.isAlarms()) {
            marks.add(MarkKind.ALARM);
        }
        if (chart.isRevisions()) {
            marks.add(MarkKind.REVISION);
        }
        Duration span = chart.getSpan() == null ? ChartContent.FIRST : chart.getSpan();
        Duration earlier = chart.getCompare() == null ? Duration.ZERO : chart.getCompare();
        return new ChartContent(List.of(), ChartForm.valueOf(chart.getForm().getName()), new TimeRange.Last(span),
                earlier.isNegative() ? Duration.ZERO : earlier, marks, chart.isThresholds());
    }

    private record Of(String watch, String metric) {
    }

    /** Writes what is shown into a saved chart: series of one watch and metric together, over the nodes that they are of. */
    public static void write(ChartContent content, Chart chart, SiteIndex site) {
        frame(content, chart);
        Map<Of, org.yagura.model.site.ChartSeries> written = new LinkedHashMap<>();
        for (ChartSeries one : content.series()) {
            Node node = site.node(one.series().node());
            if (node != null) {
                written.computeIfAbsent(new Of(one.series().watch(), one.series().metric()), of -> series(of, site))
                        .getNodes().add(node);
            }
        }
        chart.getSeries().clear();
        chart.getSeries().addAll(written.values());
    }

    /** Writes all of what is shown but its series, which stay what they are about. */
    public static void frame(ChartContent content, Chart chart) {
        chart.setForm(org.yagura.model.site.ChartForm.valueOf(content.form().name()));
        chart.setSpan(span(content.time()));
        chart.setCompare(content.compares() ? content.earlier() : null);
        chart.setThresholds(content.bounds());
        chart.setAlarms(content.marks().contains(MarkKind.ALARM));
        chart.setRevisions(content.marks().contains(MarkKind.REVISION));
    }

    /** All that decides what a saved chart shows; equal when it shows the same. */
    public static List<Object> parts(Chart chart) {
        var parts = new ArrayList<Object>(List.of(chart.getId(), SavedCharts.name(chart), content(chart)));
        for (org.yagura.model.site.ChartSeries series : chart.getSeries()) {
            parts.add(Arrays.asList(series.getMetric(), series.getNodeNames(),
                    series.getWatch() == null ? null : series.getWatch().getId(), Finder.ids(series.getNodes()),
                    Finder.ids(series.getAreas()), List.copyOf(series.getNodeKinds())));
        }
        return parts;
    }

    private static org.yagura.model.site.ChartSeries series(Of of, SiteIndex site) {
        var series = SiteFactory.eINSTANCE.createChartSeries();
        series.setId(org.yagura.model.Elements.newId());
        series.setMetric(of.metric());
        site.element(of.watch(), Watch.class).ifPresent(series::setWatch);
        return series;
    }

    private static Duration span(TimeRange time) {
        return switch (time) {
            case TimeRange.Last(Duration within) -> within;
            case TimeRange.Between between when between.begin() != null && between.end() != null ->
                Duration.between(between.begin(), between.end());
            default -> ChartContent.FIRST;
        };
    }
}
