/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.awt.Color;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.yagura.core.report.ReportChart;

/** Draws a chart of a report: lines over days, gaps left open, a legend below. */
final class PdfChart {
    static final float WIDTH = 500;
    private static final float PLOT = 110;
    private static final float LEFT = 46;
    private static final float LEGEND = 11;
    private static final float SMALL = 7;
    private static final float DOT = 1.4f;
    private static final int STEPS = 5;
    /** Shares that are all over so much of the highest are drawn from there on, else they could not be told apart. */
    private static final double HIGH = 0.9;
    private static final int WEEK = 7;
    /** After Okabe and Ito: to be told apart by colour-blind people too. */
    private static final List<Color> COLORS = List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73),
            new Color(0xCC79A7), new Color(0xB8860B), new Color(0x56B4E9), new Color(0x333333), new Color(0x8B5A2B));
    private static final Color GRID = new Color(0xD8DEE4);

    private final ReportChart chart;
    private final PdfWords words;
    private final ZoneId zone;
    private final NumberFormat numbers;
    private final double base;
    private final double top;

    PdfChart(ReportChart chart, PdfWords words, ZoneId zone, Locale language) {
        this.chart = chart;
        this.words = words;
        this.zone = zone;
        this.numbers = NumberFormat.getNumberInstance(language);
        numbers.setMaximumFractionDigits(2);
        double[] values = chart.lines().stream().flatMap(line -> line.values().stream()).filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue).sorted().toArray();
        this.top = round(values.length == 0 ? 1 : values[values.length - 1]);
        boolean high = "%".equals(chart.unit()) && values.length > 0 && values[0] >= HIGH * top;
        this.base = high ? HIGH * top : 0;
    }

    float height() {
        return PLOT + 2 * LEGEND + LEGEND * chart.lines().size();
    }

    /** The next higher number that is 1, 2, 4, 5, 8 or 10 times a power of ten; at least something. */
    static double round(double most) {
        if (!(most > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[]{1, 2, 4, 5, 8}) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    void draw(PdfTemplate to) {
        axes(to);
        for (int i = 0; i < chart.lines().size(); i++) {
            line(to, chart.lines().get(i), COLORS.get(i));
            float y = LEGEND * (chart.lines().size() - i) - LEGEND + 3;
            to.setColorFill(COLORS.get(i));
            to.rectangle(LEFT, y + 1, 10, 3);
            to.fill();
            text(to, chart.lines().get(i).name(), LEFT + 14, y, PdfContentByte.ALIGN_LEFT);
        }
    }

    private float bottom() {
        return height() - PLOT;
    }

    private float x(int day) {
        return LEFT + (WIDTH - LEFT) * (day + 0.5f) / Math.max(1, chart.days().size());
    }

    private float y(double value) {
        return (float) (bottom() + Math.max(0, (value - base) / (top - base)) * (PLOT - LEGEND));
    }

    private void axes(PdfTemplate to) {
        to.setLineWidth(0.5f);
        to.setColorStroke(GRID);
        for (int i = 0; i <= STEPS; i++) {
            double value = base + (top - base) * i / STEPS;
            to.moveTo(LEFT, y(value));
            to.lineTo(WIDTH, y(value));
            to.stroke();
            text(to, numbers.format(value), LEFT - 4, y(value) - 2, PdfContentByte.ALIGN_RIGHT);
        }
        var days = DateTimeFormatter.ofPattern("M/d");
        for (int day = 0; day < chart.days().size(); day += WEEK) {
            text(to, days.format(chart.days().get(day).atZone(zone)), x(day), bottom() - LEGEND + 2,
                    PdfContentByte.ALIGN_CENTER);
        }
    }

    private void line(PdfTemplate to, ReportChart.Line line, Color color) {
        to.setColorStroke(color);
        to.setColorFill(color);
        to.setLineWidth(1.2f);
        List<Double> values = line.values();
        for (int day = 0; day < values.size(); day++) {
            boolean joined = day > 0 && values.get(day) != null && values.get(day - 1) != null;
            if (joined) {
                to.moveTo(x(day - 1), y(values.get(day - 1)));
                to.lineTo(x(day), y(values.get(day)));
                to.stroke();
            }
            if (values.get(day) != null) {
                to.circle(x(day), y(values.get(day)), DOT);
                to.fill();
            }
        }
    }

    private void text(PdfTemplate to, String text, float x, float y, int align) {
        to.beginText();
        to.setColorFill(PdfWords.FAINT);
        to.setFontAndSize(words.base(text), SMALL);
        to.showTextAligned(align, text, x, y, 0);
        to.endText();
    }
}
