/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.core.text.Texts;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.TopSeries;
import org.yagura.watch.core.spi.SeriesQuestions;

/** Adds to the monthly report how much the UPS were loaded. */
@Component(service = ReportSection.class)
public final class PowerReport implements ReportSection {
    private static final int MOST = 50;
    private static final double PERCENTILE = 95;

    private final SeriesQuestions questions;

    /** A section that asks there. */
    @Activate
    public PowerReport(@Reference SeriesQuestions questions) {
        this.questions = questions;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<ReportChapter> chapters(ReportScope scope) {
        List<String> areas = scope.area() == null ? null : List.of(scope.area());
        var filter = new SeriesFilter(null, null, areas, null, PowerKind.LOAD, null, null);
        TopSeries.Answer top = questions.ask(new TopSeries(filter, scope.period().from(), scope.to(),
                TopSeries.Figure.PERCENTILE, PERCENTILE, false, MOST), scope.language());
        if (top.rows().isEmpty()) {
            return List.of();
        }
        var texts = Texts.of(PowerReport.class, scope.language());
        List<Column> columns = List.of(Column.text(texts.get("power.ups")), Column.number(texts.get("power.mean"), 1),
                Column.number("p95 %", 1), Column.number(texts.get("power.max"), 1));
        List<List<Cell>> rows = top.rows().stream().map(row -> List.of(Cell.of(row.series().nodeName()),
                Cell.of(row.mean()), Cell.of(row.value()), Cell.of(row.max()))).toList();
        return List.of(new ReportChapter("example.power", texts.get("power.title"), List.of(texts.get("power.note")),
                List.of(), List.of(new ReportTable(texts.get("power.table"), columns, rows,
                        top.compared() - rows.size()))));
    }
}
