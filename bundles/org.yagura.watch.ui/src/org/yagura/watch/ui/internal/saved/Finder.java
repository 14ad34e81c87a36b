/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.yagura.core.text.SafePattern;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.ui.connection.Connections;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartSeries;

/**
 * Finds the series that a saved chart is about, as they are now: those of nodes, kinds, areas and names. Blocks; not for the
 * thread of the user interface.
 *
 * @param site the revision that the chart is of
 */
public record Finder(Connections connections, SiteIndex site) {
    /** So many pages of an entry of a chart are looked at: more than that no picture shows, and nobody waits for. */
    static final int PAGES = 20;

    /**
     * What was found.
     *
     * @param content what the chart shows
     * @param left how many more series it would show; 0 for none
     * @param looked how many series of such nodes, watches and metrics were looked at
     * @param there how many of those there are
     */
    public record Found(ChartContent content, int left, long looked, long there) {
        /** Whether there are more than are looked at, so that some that fit may be missing. */
        public boolean cut() {
            return there > looked;
        }
    }

    /**
     * Finds them.
     *
     * @param within the area that nodes have to stand in or below; null for any
     */
    public Found find(Chart chart, Area within) {
        ChartContent content = Recipe.content(chart);
        Map<Integer, ChartSeries> found = new LinkedHashMap<>();
        long looked = 0;
        long there = 0;
        for (org.yagura.model.site.ChartSeries series : chart.getSeries()) {
            Looked some = find(series, within, found);
            looked += some.looked();
            there += some.there();
        }
        List<ChartSeries> all = List.copyOf(found.values());
        int shown = Math.min(all.size(), content.form().most());
        return new Found(content.of(all.subList(0, shown)), all.size() - shown, looked, there);
    }

    /** Of how many that there are so many were looked at. */
    private record Looked(long looked, long there) {
    }

    private Looked find(org.yagura.model.site.ChartSeries series, Area within, Map<Integer, ChartSeries> found) {
        Predicate<Node> wanted = wanted(series, within, site);
        var filter = new SeriesFilter(null, ids(series.getNodes()), ids(series.getAreas()),
                series.getWatch() == null ? null : List.of(series.getWatch().getId()), series.getMetric(), null, null);
        long looked = 0;
        long there = 0;
        for (int page = 0; page < PAGES; page++) {
            FindSeries.Page rows = connections.call(new FindSeries(filter, looked, FindSeries.MOST));
            for (SeriesRow row : rows.rows()) {
                Node node = site.node(row.series().node());
                if (node != null && wanted.test(node)) {
                    found.putIfAbsent(row.number(), ChartSeries.of(row));
                }
            }
            looked += rows.rows().size();
            there = rows.total();
            if (rows.rows().isEmpty() || looked >= there) {
                // some may have gone meanwhile
                return new Looked(looked, looked);
            }
        }
        return new Looked(looked, there);
    }

    /** Whether a saved chart is about a node: by its name, its kind, its area, or because it is about all. */
    public static boolean about(Chart chart, Node node, SiteIndex site) {
        return chart.getSeries().stream().anyMatch(series -> (series.getNodes().isEmpty()
                || series.getNodes().stream().anyMatch(one -> one.getId().equals(node.getId())))
                && (series.getAreas().isEmpty()
                        || site.inScope(node, Set.copyOf(ids(series.getAreas()))))
                && wanted(series, null, site).test(node));
    }

    private static Predicate<Node> wanted(org.yagura.model.site.ChartSeries series, Area within, SiteIndex site) {
        List<Predicate<Node>> all = new ArrayList<>();
        if (within != null) {
            all.add(node -> site.inScope(node, Set.of(within.getId())));
        }
        if (!series.getNodeKinds().isEmpty()) {
            all.add(node -> series.getNodeKinds().contains(node.getKind()));
        }
        if (series.getNodeNames() != null && !series.getNodeNames().isBlank()) {
            SafePattern name = new SafePattern(series.getNodeNames());
            all.add(node -> name.find(String.valueOf(node.getName())) == SafePattern.Found.YES);
        }
        return node -> all.stream().allMatch(one -> one.test(node));
    }

    /** Ids of elements; null when there are none. */
    static List<String> ids(List<? extends Element> elements) {
        return elements.isEmpty() ? null : elements.stream().map(Element::getId).collect(Collectors.toList());
    }
}
