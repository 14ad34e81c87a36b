/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;

/** Which patrols of a month were signed and which were not. */
final class PatrolChapter {
    private static final int MOST = 100_000;

    private final PatrolProjection kept;
    private final Database database;

    PatrolChapter(PatrolProjection kept, Database database) {
        this.kept = kept;
        this.database = database;
    }

    /** None when there was no patrol of the scope. */
    List<ReportChapter> make(ReportScope scope) {
        Instant from = scope.period().from();
        Map<String, List<PatrolRow>> byList = Stream
                .concat(kept.closed(database, null, from, scope.to(), MOST).stream(),
                        kept.open().stream().filter(p -> !p.due().isBefore(from) && p.due().isBefore(scope.to())))
                .filter(p -> scope.area() == null
                        || p.items().stream().anyMatch(item -> scope.nodes().contains(item.node())))
                .map(Patrol::row).sorted(Comparator.comparing(PatrolRow::name))
                .collect(Collectors.groupingBy(PatrolRow::name, LinkedHashMap::new, Collectors.toList()));
        if (byList.isEmpty()) {
            return List.of();
        }
        Texts texts = Texts.of(PatrolChapter.class, scope.language());
        List<Column> columns = List.of(Column.text(texts.get("report.list")),
                Column.number(texts.get("report.due"), 0), Column.number(texts.get("report.signed"), 0),
                Column.number(texts.get("report.late"), 0), Column.number(texts.get("report.missed"), 0),
                Column.number(texts.get("report.open"), 0), Column.number(texts.get("report.bad"), 0));
        var rows = new ArrayList<List<Cell>>();
        byList.forEach((name, all) -> rows.add(List.of(Cell.of(name), Cell.of(all.size()),
                count(all, PatrolState.SIGNED), count(all, PatrolState.SIGNED_LATE), count(all, PatrolState.MISSED),
                Cell.of(all.stream().filter(row -> row.state().isOpen()).count()),
                Cell.of(all.stream().filter(row -> row.signed() != null).mapToLong(PatrolRow::bad).sum()))));
        return List.of(new ReportChapter("patrols", texts.get("report.title"), List.of(), List.of(),
                List.of(ReportTable.of(texts.get("report.lists"), columns, rows))));
    }

    private static Cell count(List<PatrolRow> rows, PatrolState state) {
        return Cell.of(rows.stream().filter(row -> row.state() == state).count());
    }
}
