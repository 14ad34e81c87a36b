/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.core.text.Texts;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.spark.Spark;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;

/** The watches of a node on its page: state, course of the last hour, what the last run found, last value. */
public final class NodeWatchesSection implements NodePageSection {
    private static final int MOST = 50;
    private static final int POINTS = 60;

    private final Texts texts = Texts.of(NodeWatchesSection.class);

    @Override
    public Set<String> topics() {
        return Set.of("watches", "samples");
    }

    @Override
    public Content load(Question about) {
        FindWatches.Page page = about.connections()
                .call(FindWatches.worst(WatchFilter.ofNode(about.node().getId()), 0L, MOST));
        if (page.rows().isEmpty()) {
            return body -> body.note(texts.get("page.watches.none"));
        }
        List<WatchRef> refs = page.rows().stream().map(r -> new WatchRef(r.watch(), r.node())).toList();
        FindWatchCourses.Answer answer = about.connections().call(new FindWatchCourses(refs, POINTS, null));
        Map<String, Course> courses = answer.courses().stream().collect(Collectors.toMap(FindWatchCourses.Course::watch,
                c -> Course.of(answer, c), (a, b) -> a));
        return new Found(page.rows(), courses, page.total() - page.rows().size());
    }

    /** A course with its name. */
    record Course(String metric, String unit, Spark spark) {

        static Course of(FindWatchCourses.Answer answer, FindWatchCourses.Course of) {
            return new Course(of.metric(), of.unit(), Spark.of(answer.from(), answer.to(), of.at(), of.min(), of.max(),
                    of.last(), of.gaps()));
        }
    }

    private record Found(List<WatchRow> rows, Map<String, Course> courses, long more) implements Content {
        @Override
        public void show(SectionBody body) {
            var words = new WatchWords(body.kit());
            body.rows(rows.stream().map(row -> line(body, words, row)).toList());
            if (more > 0) {
                body.note(Texts.of(NodeWatchesSection.class).get("page.more", more));
            }
        }

        private SectionBody.Row line(SectionBody body, WatchWords words, WatchRow row) {
            Course course = courses.get(row.watch());
            String silent = words.silent(row);
            String detail = words.state(row) + (row.text() == null || row.text().isBlank() ? "" : "  " + row.text())
                    + (silent.isEmpty() ? "" : "  " + silent);
            return new SectionBody.Row(WatchWords.look(row), row.watchName(),
                    course == null ? Spark.NONE : course.spark(),
                    course == null
                            ? words.course("", Spark.NONE, "")
                            : words.course(course.metric(), course.spark(), course.unit()),
                    detail, words.amount(row.value()), () -> WatchesView.open(body.kit(), row.watch(), row.node()));
        }
    }
}
