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
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;

/** Small charts of what the watches of a node measure first, over the last day. */
public final class NodeChartsSection implements NodePageSection {
    private static final int MOST = 8;
    private static final int POINTS = 200;
    private static final int DAY = 86_400;

    @Override
    public Set<String> topics() {
        return Set.of("samples");
    }

    @Override
    public Content load(Question about) {
        List<WatchRow> rows = about.connections()
                .call(FindWatches.worst(WatchFilter.ofNode(about.node().getId()), 0L, 4 * MOST)).rows();
        if (rows.isEmpty()) {
            return null;
        }
        FindWatchCourses.Answer answer = about.connections().call(new FindWatchCourses(
                rows.stream().map(r -> new WatchRef(r.watch(), r.node())).toList(), POINTS, DAY));
        List<Chart> charts = rows.stream().flatMap(row -> answer.courses().stream()
                .filter(c -> c.watch().equals(row.watch()) && c.at().length > 1)
                .map(c -> new Chart(row, NodeWatchesSection.Course.of(answer, c)))).limit(MOST).toList();
        return charts.isEmpty() ? null : new Found(charts);
    }

    private record Chart(WatchRow row, NodeWatchesSection.Course course) {
    }

    private record Found(List<Chart> charts) implements Content {
        @Override
        public void show(SectionBody body) {
            var words = new WatchWords(body.kit());
            Texts texts = Texts.of(NodeChartsSection.class);
            body.charts(charts.stream().map(chart -> {
                NodeWatchesSection.Course course = chart.course();
                String figures = texts.get("page.figures", words.amount(course.spark().min().orElse(0), course.unit()),
                        words.amount(course.spark().max().orElse(0), course.unit()),
                        words.amount(course.spark().last().orElse(0), course.unit()));
                return new SectionBody.Row(null, texts.get("page.chart", chart.row().watchName(), course.metric()),
                        course.spark(), figures, figures, "", () -> WatchesView.chart(chart.row()));
            }).toList());
        }
    }
}
