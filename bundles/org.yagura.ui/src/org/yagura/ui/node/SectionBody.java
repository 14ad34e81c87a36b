/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.node;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.yagura.core.event.Severity;
import org.yagura.ui.Kit;
import org.yagura.ui.spark.Spark;
import org.yagura.ui.spark.SparkCanvas;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Where a section of the node page writes: values, states, links, small charts, in the look of the page. */
public final class SectionBody {
    private static final int GLYPH = 14;
    private static final int SPARK_WIDTH = 110;

    private final Composite parent;
    private final Kit kit;
    private Composite values;

    /** Writes into a composite with a grid layout of one column. */
    public SectionBody(Composite parent, Kit kit) {
        this.parent = parent;
        this.kit = kit;
    }

    /**
     * Something with a state.
     *
     * @param severity colour and shape; null for none
     * @param title what it is
     * @param spark its course; null for none
     * @param sparkWords the course in words
     * @param detail more of it, in a sentence; may be empty
     * @param right a short value or time; may be empty
     * @param open what happens when the title is chosen; null for nothing
     */
    public record Row(Severity severity, String title, Spark spark, String sparkWords, String detail, String right,
            Runnable open) {

        /** Without a course. */
        public Row(Severity severity, String title, String detail, String right, Runnable open) {
            this(severity, title, null, "", detail, right, open);
        }
    }

    /** The kit, for words, times and the shared selection. */
    public Kit kit() {
        return kit;
    }

    /** A label and a value that can be selected and copied; nothing when it is null or empty. */
    public void value(String label, String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        name(label);
        var text = new StyledText(values(), SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        text.setText(value);
        text.setData("name", label);
        paint(text, Palette::text);
        GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(text);
    }

    /** A label and links side by side, each with what it opens; nothing when there is none. */
    public void links(String label, List<String> words, Function<Integer, Runnable> actions) {
        if (words.isEmpty()) {
            return;
        }
        name(label);
        var link = new Link(values(), SWT.WRAP);
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? "" : ", ").append("<a href=\"").append(i).append("\">")
                    .append(words.get(i).replace("&", "&&").replace("<", "‹").replace(">", "›")).append("</a>");
        }
        link.setText(text.toString());
        link.setData("name", label);
        link.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> actions.apply(Integer.valueOf(e.text)).run()));
        paint(link, Palette::text);
        GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(link);
    }

    /** A sentence over the whole width. */
    public void note(String text) {
        values = null;
        label(parent, text, SWT.WRAP, Palette::faint, 120);
    }

    /** Things with their states, one below the other. */
    public void rows(List<Row> rows) {
        values = null;
        boolean sparks = rows.stream().anyMatch(r -> r.spark() != null);
        Composite grid = grid(sparks ? 5 : 4);
        for (Row row : rows) {
            glyph(grid, row.severity());
            title(grid, row);
            if (sparks) {
                spark(grid, row);
            }
            label(grid, row.detail(), SWT.WRAP, Palette::faint, 100);
            Label right = label(grid, row.right(), SWT.RIGHT, Palette::text, SWT.DEFAULT);
            GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(right);
        }
    }

    /** Small charts side by side as the width allows, each with its words below. */
    public void charts(List<Row> charts) {
        values = null;
        Composite grid = grid(2);
        for (Row chart : charts) {
            var one = new Composite(grid, SWT.NONE);
            GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(one);
            GridDataFactory.fillDefaults().grab(true, false).hint(160, SWT.DEFAULT).applyTo(one);
            paint(one, Palette::text);
            title(one, chart);
            var canvas = new SparkCanvas(one, kit, chart.spark(), chart.title() + ": " + chart.sparkWords());
            GridDataFactory.fillDefaults().grab(true, false).hint(150, 46).applyTo(canvas);
            label(one, chart.detail(), SWT.NONE, Palette::faint, 100);
        }
    }

    private Composite grid(int columns) {
        var grid = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 4).applyTo(grid);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
        paint(grid, Palette::text);
        return grid;
    }

    private void glyph(Composite in, Severity severity) {
        var mark = new Canvas(in, SWT.NO_FOCUS);
        paint(mark, Palette::text);
        GridDataFactory.swtDefaults().hint(GLYPH + 2, GLYPH + 2).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(mark);
        if (severity != null) {
            mark.setToolTipText(kit.severities().word(severity));
            mark.addPaintListener(e -> kit.severities().paint(e.gc, kit.theme().palette(), severity, 0, 1, GLYPH));
        }
    }

    private void title(Composite in, Row row) {
        String words = row.severity() == null
                ? row.title()
                : kit.severities().word(row.severity()) + ": " + row.title();
        Control title;
        if (row.open() == null) {
            title = label(in, row.title(), SWT.NONE, Palette::text, SWT.DEFAULT);
        } else {
            var link = new Link(in, SWT.NONE);
            link.setText("<a>" + row.title().replace("&", "&&").replace("<", "‹").replace(">", "›") + "</a>");
            link.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> row.open().run()));
            paint(link, Palette::text);
            title = link;
        }
        title.setData("name", words);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(title);
    }

    private void spark(Composite in, Row row) {
        var canvas = new SparkCanvas(in, kit, row.spark() == null ? Spark.NONE : row.spark(),
                row.title() + ": " + row.sparkWords());
        GridDataFactory.swtDefaults().hint(SPARK_WIDTH, GLYPH + 4).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(canvas);
    }

    private Composite values() {
        if (values == null) {
            values = grid(2);
        }
        return values;
    }

    private void name(String text) {
        Label label = label(values(), text, SWT.NONE, Palette::faint, SWT.DEFAULT);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING)
                .hint(Math.max(110, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT).applyTo(label);
    }

    private Label label(Composite in, String text, int style, Function<Palette, RGB> colour, int width) {
        var label = new Label(in, style);
        label.setText(text == null ? "" : text.replace("&", "&&"));
        label.setFont(JFaceResources.getDialogFont());
        paint(label, colour);
        GridDataFactory.fillDefaults().grab(width != SWT.DEFAULT, false).align(SWT.FILL, SWT.BEGINNING)
                .hint(width, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void paint(Control control, Function<Palette, RGB> colour) {
        Theme.ownColours(control);
        control.setBackground(Theme.color(kit.theme().palette().background()));
        control.setForeground(Theme.color(colour.apply(kit.theme().palette())));
    }
}
