/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportTable;

/**
 * Writes the tables and charts of a report as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets want. Numbers
 * are whole, with a point; what is not known is empty. Each table is headed by its chapter and title and followed by an empty
 * line. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class ReportCsv {
    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private ReportCsv() {
    }

    static byte[] write(List<ReportChapter> chapters) {
        var out = new StringBuilder("\uFEFF");
        for (ReportChapter chapter : chapters) {
            chapter.notes().forEach(note -> line(out, List.of(chapter.title(), note)));
            out.append(chapter.notes().isEmpty() ? "" : END);
            chapter.charts().forEach(chart -> chart(out, chapter.title(), chart));
            chapter.tables().forEach(table -> table(out, chapter.title(), table));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void chart(StringBuilder out, String chapter, ReportChart chart) {
        line(out, List.of(chapter, chart.title(), chart.unit()));
        var heads = new ArrayList<String>(List.of("UTC"));
        chart.lines().forEach(line -> heads.add(line.name()));
        line(out, heads);
        for (int day = 0; day < chart.days().size(); day++) {
            var row = new ArrayList<String>(List.of(chart.days().get(day).toString()));
            for (ReportChart.Line line : chart.lines()) {
                row.add(number(line.values().get(day)));
            }
            out.append(row.stream().map(ReportCsv::quoted).collect(Collectors.joining(","))).append(END);
        }
        out.append(END);
    }

    private static void table(StringBuilder out, String chapter, ReportTable table) {
        line(out, List.of(chapter, table.title()));
        line(out, table.columns().stream().map(ReportTable.Column::name).toList());
        for (List<ReportTable.Cell> row : table.rows()) {
            out.append(row.stream().map(c -> c.text() == null ? number(c.number()) : quoted(harmless(c.text())))
                    .collect(Collectors.joining(","))).append(END);
        }
        out.append(END);
    }

    private static void line(StringBuilder out, List<String> texts) {
        out.append(texts.stream().map(t -> quoted(harmless(t))).collect(Collectors.joining(","))).append(END);
    }

    private static String number(Double number) {
        return number == null ? "" : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
