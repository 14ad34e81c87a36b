/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yagura.core.event.Mark;
import org.yagura.core.event.Severity;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.core.text.Texts;

/** The alarms of a month: how many of each severity, on which days, and what caused the most. */
public final class AlarmChapter {
    private static final int MOST = 200_000;
    private static final double MINUTE = 60_000;
    private static final Pattern NUMBERS = Pattern.compile("[0-9][0-9.,:]*+");

    private final AlarmMarks marks;

    /** A chapter of what these marks know. */
    public AlarmChapter(AlarmMarks marks) {
        this.marks = marks;
    }

    /** As {@link org.yagura.core.report.ReportSection#chapters} says. */
    public List<ReportChapter> make(ReportScope scope) {
        Texts texts = Texts.of(AlarmChapter.class, scope.language());
        Instant from = scope.period().from();
        List<Mark> found = marks.find(scope.nodes(), from, scope.to(), MOST, scope.language()).stream()
                .filter(mark -> !mark.at().isBefore(from)).toList();
        scope.goOn();
        var notes = new ArrayList<>(List.of(texts.get(found.isEmpty() ? "report.nothing" : "report.means")));
        if (found.size() == MOST) {
            notes.add(texts.get("report.most", MOST));
        }
        if (found.isEmpty()) {
            return List.of(new ReportChapter("alarms", texts.get("report.title"), notes, List.of(), List.of()));
        }
        Map<Severity, List<Mark>> bySeverity = found.stream().collect(Collectors.groupingBy(Mark::severity,
                () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return List.of(new ReportChapter("alarms", texts.get("report.title"), notes,
                List.of(chart(scope, texts, bySeverity)),
                List.of(severities(texts, bySeverity, scope.to()), causes(texts, found))));
    }

    private static ReportTable severities(Texts texts, Map<Severity, List<Mark>> bySeverity, Instant to) {
        List<Column> columns = List.of(Column.text(texts.get("report.severity")),
                Column.number(texts.get("report.count"), 0), Column.number(texts.get("report.open"), 0),
                Column.number(texts.get("report.lasted"), 1));
        var rows = new ArrayList<List<Cell>>();
        bySeverity.forEach((severity, all) -> rows.add(List.of(Cell.of(texts.get("report." + severity.name())),
                Cell.of(all.size()), Cell.of(all.stream().filter(m -> m.until() == null).count()),
                Cell.of(all.stream().mapToDouble(m -> (end(m, to).toEpochMilli() - m.at().toEpochMilli()) / MINUTE)
                        .average().orElse(0)))));
        return ReportTable.of(texts.get("report.severities"), columns, rows);
    }

    private static Instant end(Mark mark, Instant to) {
        return mark.until() == null || mark.until().isAfter(to) ? to : mark.until();
    }

    private static ReportTable causes(Texts texts, List<Mark> found) {
        List<Column> columns = List.of(Column.text(texts.get("report.cause")), Column.text(texts.get("report.worst")),
                Column.number(texts.get("report.count"), 0), Column.number(texts.get("report.nodes"), 0));
        List<List<Cell>> rows = found.stream().collect(Collectors.groupingBy(mark -> cause(mark.text()))).entrySet()
                .stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Mark>> e) -> e.getValue().size()).reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(e -> List.of(Cell.of(e.getKey()),
                        Cell.of(texts.get("report." + e.getValue().stream().map(Mark::severity)
                                .max(Comparator.naturalOrder()).orElseThrow().name())),
                        Cell.of(e.getValue().size()),
                        Cell.of(e.getValue().stream().map(Mark::node).distinct().count())))
                .toList();
        return ReportTable.of(texts.get("report.causes"), columns, rows);
    }

    /** What happened without the numbers and addresses in it, in which alarms of one cause differ. */
    private static String cause(String text) {
        return NUMBERS.matcher(text).replaceAll("…");
    }

    /** How many began on each day; days that have not come have none. */
    private static ReportChart chart(ReportScope scope, Texts texts, Map<Severity, List<Mark>> bySeverity) {
        List<Instant> days = scope.period().days();
        var lines = new ArrayList<ReportChart.Line>();
        bySeverity.forEach((severity, all) -> {
            var values = new ArrayList<Double>();
            for (int day = 0; day < days.size(); day++) {
                Instant begin = days.get(day);
                Instant end = day + 1 < days.size() ? days.get(day + 1) : scope.period().to();
                values.add(begin.isBefore(scope.to())
                        ? (double) all.stream().filter(m -> !m.at().isBefore(begin) && m.at().isBefore(end)).count()
                        : null);
            }
            lines.add(new ReportChart.Line(texts.get("report." + severity.name()), values));
        });
        return new ReportChart(texts.get("report.daily"), "", days, lines);
    }
}
