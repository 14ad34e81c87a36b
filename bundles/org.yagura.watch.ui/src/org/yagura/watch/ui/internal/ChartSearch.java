/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.stream.Stream;

import org.yagura.ui.Kit;
import org.yagura.ui.search.SearchSource;
import org.yagura.watch.ui.internal.saved.SavedCharts;

/** Finds saved charts and dashboards by their names. */
public final class ChartSearch extends SearchSource {

    /** For the registry of extensions. */
    public ChartSearch() {
        super("chart-line");
    }

    @Override
    protected List<Found> find(Kit kit, List<String> words) {
        var saved = new SavedCharts(kit);
        return Stream.concat(
                saved.charts().stream().map(chart -> new Found(chart.getId(), SavedCharts.name(chart),
                        () -> ChartView.open(chart))),
                saved.dashboards().stream().map(dashboard -> new Found(dashboard.getId(), SavedCharts.name(dashboard),
                        () -> DashboardView.open(dashboard))))
                .filter(found -> fits(words, found.label())).limit(MOST).toList();
    }
}
