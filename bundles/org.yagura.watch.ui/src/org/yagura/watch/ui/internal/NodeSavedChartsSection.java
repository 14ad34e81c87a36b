/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Set;

import org.yagura.core.text.Texts;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Node;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.watch.ui.internal.saved.Finder;
import org.yagura.watch.ui.internal.saved.SavedCharts;

/** The saved charts that are about a node, to be opened. */
public final class NodeSavedChartsSection implements NodePageSection {

    @Override
    public Set<String> topics() {
        return Set.of();
    }

    @Override
    public Content load(Question about) {
        Node node = about.node();
        List<Named> charts = SavedCharts
                .seen(about.site().site(), about.connections(), Texts.of(NodeSavedChartsSection.class).language())
                .stream().filter(chart -> Finder.about(chart, node, about.site().index())).map(Named::of).toList();
        return charts.isEmpty() ? null : new Found(charts);
    }

    private record Named(String id, String name) {
        static Named of(Chart chart) {
            return new Named(chart.getId(), SavedCharts.name(chart));
        }
    }

    private record Found(List<Named> charts) implements Content {
        @Override
        public void show(SectionBody body) {
            var saved = new SavedCharts(body.kit());
            body.rows(charts.stream().map(named -> new SectionBody.Row(null, named.name(), "", "",
                    () -> saved.chart(named.id()).ifPresent(ChartView::open))).toList());
        }
    }
}
