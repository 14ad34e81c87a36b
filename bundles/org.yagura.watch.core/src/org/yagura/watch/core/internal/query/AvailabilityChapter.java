/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.calendar.MaintenanceTimes;
import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.ServiceImpact;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.watch.core.internal.query.WatchCourses.Course;
import org.yagura.watch.core.internal.report.Spans;
import org.yagura.watch.core.internal.report.Spans.Span;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.store.WatchProjection;

/**
 * How long nodes were down in a month, from the states of their watches as they were told. A node is down while any of its
 * watches is confirmed critical. Time of planned maintenance stands apart, and time in which nothing is known is no failure
 * and no availability.
 */
final class AvailabilityChapter {
    private static final double MINUTE = 60_000;
    private static final double PERCENT = 100;
    private static final int LINES = 5;

    private final WatchProjection states;
    private final Database database;
    private final CurrentIndex index;

    private final Iterable<ServiceImpact> impacts;

    AvailabilityChapter(WatchProjection states, Database database, Sites sites, Iterable<ServiceImpact> impacts) {
        this.impacts = impacts;
        this.states = states;
        this.database = database;
        this.index = new CurrentIndex(sites);
    }

    /** What became of a node. */
    private record Figures(Node node, Spans down, Spans planned, Spans known, Spans problem, int times) {

        /** In percent within a time; null when nothing is known. */
        Double available(long from, long to) {
            long maintenance = planned.within(from, to).millis();
            long counted = known.within(from, to).millis() - maintenance;
            return counted <= 0
                    ? null
                    : (1 - (double) (down.within(from, to).millis() - maintenance) / counted) * PERCENT;
        }
    }

    ReportChapter make(ReportScope scope) {
        Texts texts = Texts.of(AvailabilityChapter.class, scope.language());
        SiteIndex site = index.get();
        var watched = new WatchedNodes(site);
        Map<Maintenance, Spans> windows = windows(site.site(), scope);
        var nodes = new ArrayList<Figures>();
        var courses = new ArrayList<Course>();
        int unwatched = 0;
        Set<Key> present = states.standings().keySet();
        Map<String, List<Course>> byNode = states.course(database, scope.nodes(), scope.period().from(), scope.to(),
                () -> new WatchCourses(scope, present)).byNode();
        for (String id : scope.nodes()) {
            scope.goOn();
            Node node = site.node(id);
            List<Course> found = node == null ? List.of() : byNode.getOrDefault(id, List.of());
            if (found.isEmpty()) {
                unwatched++;
            } else {
                courses.addAll(found);
                nodes.add(figures(node, found, windows(watched, windows, node)));
            }
        }
        long from = scope.period().from().toEpochMilli();
        long to = scope.to().toEpochMilli();
        nodes.sort(Comparator.comparing((Figures f) -> f.available(from, to),
                Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(f -> Elements.name(f.node())));
        var notes = new ArrayList<String>();
        if (nodes.isEmpty()) {
            notes.add(texts.get("report.nothing"));
            return new ReportChapter("availability", texts.get("report.title"), notes, List.of(), List.of());
        }
        notes.add(texts.get("report.means"));
        if (unwatched > 0) {
            notes.add(texts.get("report.unwatched", unwatched));
        }
        var tables = new ArrayList<>(List.of(table(texts, nodes, from, to)));
        if (scope.area() == null && !site.site().getServices().isEmpty()) {
            services(scope, texts, site, nodes).ifPresentOrElse(tables::addFirst,
                    () -> notes.add(texts.get("report.noServices")));
        }
        courses.removeIf(course -> course.times() == 0 && course.problem().millis() == 0);
        if (!courses.isEmpty()) {
            tables.add(crossed(texts, site, courses));
        }
        return new ReportChapter("availability", texts.get("report.title"), notes,
                List.of(chart(scope, texts, nodes)), tables);
    }

    /** How long services were down, by what the drawing says stops when nodes fail; empty when that is not known. */
    private Optional<ReportTable> services(ReportScope scope, Texts texts, SiteIndex site, List<Figures> nodes) {
        Iterator<ServiceImpact> found = impacts.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        ServiceImpact impact = found.next();
        var times = new ServiceTimes(failed -> {
            scope.goOn();
            return impact.stopped(failed);
        });
        var down = new HashMap<String, Spans>();
        var unplanned = new HashMap<String, Spans>();
        for (Figures f : nodes) {
            down.put(f.node().getId(), f.down());
            unplanned.put(f.node().getId(), f.down().without(f.planned()));
        }
        Map<String, Spans> whole = times.of(down);
        Map<String, Spans> failures = times.of(unplanned);
        if (whole == null || failures == null) {
            return Optional.empty();
        }
        double length = scope.to().toEpochMilli() - scope.period().from().toEpochMilli();
        List<Column> columns = List.of(Column.text(texts.get("report.service")),
                Column.number(texts.get("report.available"), 3), Column.number(texts.get("report.down"), 1),
                Column.number(texts.get("report.planned"), 1), Column.number(texts.get("report.times"), 0));
        List<List<Cell>> rows = site.site().getServices().stream().map(service -> {
            Spans failure = failures.getOrDefault(service.getId(), Spans.NONE);
            long planned = whole.getOrDefault(service.getId(), Spans.NONE).millis() - failure.millis();
            return List.of(Cell.of(Elements.name(service)),
                    Cell.of((1 - failure.millis() / (length - planned)) * PERCENT),
                    Cell.of(failure.millis() / MINUTE), Cell.of(planned / MINUTE), Cell.of(failure.all().size()));
        }).sorted(Comparator.comparing(row -> row.get(1).number(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return Optional.of(ReportTable.of(texts.get("report.services"), columns, rows));
    }

    private static Figures figures(Node node, List<Course> courses, Spans windows) {
        Spans down = Spans.NONE;
        Spans known = Spans.NONE;
        Spans problem = Spans.NONE;
        int times = 0;
        for (Course course : courses) {
            down = down.or(course.down());
            known = known.or(course.known());
            problem = problem.or(course.problem());
            times += course.times();
        }
        return new Figures(node, down, down.and(windows), known, problem, times);
    }

    /** When a node was being worked on, as planned. */
    private static Spans windows(WatchedNodes watched, Map<Maintenance, Spans> windows, Node node) {
        Spans all = Spans.NONE;
        for (Map.Entry<Maintenance, Spans> window : windows.entrySet()) {
            if (watched.contains(window.getKey(), node)) {
                all = all.or(window.getValue());
            }
        }
        return all;
    }

    private static Map<Maintenance, Spans> windows(Site site, ReportScope scope) {
        var windows = new LinkedHashMap<Maintenance, Spans>();
        site.getMaintenances()
                .forEach(window -> MaintenanceTimes.of(window, scope.period().zone()).ifPresent(times -> windows
                        .put(window, Spans.of(times.between(scope.period().from(), scope.to()).stream()
                                .map(t -> new Span(t.from().toEpochMilli(), t.to().toEpochMilli())).toList()))));
        return windows;
    }

    private static ReportTable table(Texts texts, List<Figures> nodes, long from, long to) {
        List<Column> columns = List.of(Column.text(texts.get("report.node")),
                Column.number(texts.get("report.available"), 3), Column.number(texts.get("report.down"), 1),
                Column.number(texts.get("report.planned"), 1), Column.number(texts.get("report.problem"), 1),
                Column.number(texts.get("report.unknown"), 1), Column.number(texts.get("report.times"), 0));
        List<List<Cell>> rows = nodes.stream().map(f -> List.of(Cell.of(Elements.name(f.node())),
                Cell.of(f.available(from, to)), Cell.of((f.down().millis() - f.planned().millis()) / MINUTE),
                Cell.of(f.planned().millis() / MINUTE), Cell.of(f.problem().millis() / MINUTE),
                Cell.of((to - from - f.known().millis()) / MINUTE), Cell.of(f.times()))).toList();
        return ReportTable.of(texts.get("report.nodes"), columns, rows);
    }

    private static ReportTable crossed(Texts texts, SiteIndex site, List<Course> courses) {
        Map<String, String> names = new HashMap<>();
        site.site().getWatches().forEach(watch -> names.put(watch.getId(), Elements.name(watch)));
        List<Column> columns = List.of(Column.text(texts.get("report.node")), Column.text(texts.get("report.watch")),
                Column.text(texts.get("report.worst")), Column.number(texts.get("report.times"), 0),
                Column.number(texts.get("report.problem"), 1));
        List<List<Cell>> rows = courses.stream()
                .sorted(Comparator.comparingInt(Course::times).thenComparing(c -> c.problem().millis()).reversed())
                .map(c -> List.of(Cell.of(Elements.name(site.node(c.key().node()))),
                        Cell.of(names.getOrDefault(c.key().watch(), c.key().watch())),
                        Cell.of(texts.get("severity." + c.worst().name())), Cell.of(c.times()),
                        Cell.of(c.problem().millis() / MINUTE)))
                .toList();
        return ReportTable.of(texts.get("report.crossed"), columns, rows);
    }

    private static ReportChart chart(ReportScope scope, Texts texts, List<Figures> nodes) {
        List<Instant> days = scope.period().days();
        long over = scope.to().toEpochMilli();
        List<ReportChart.Line> lines = nodes.stream().limit(LINES).map(f -> {
            var values = new ArrayList<Double>();
            for (int day = 0; day < days.size(); day++) {
                long begin = days.get(day).toEpochMilli();
                long end = day + 1 < days.size()
                        ? days.get(day + 1).toEpochMilli()
                        : scope.period().to().toEpochMilli();
                values.add(begin >= over ? null : f.available(begin, Math.min(end, over)));
            }
            return new ReportChart.Line(Elements.name(f.node()), values);
        }).toList();
        return new ReportChart(texts.get("report.daily"), "%", days, lines);
    }
}
