/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.chart.ChartSheet;
import org.yagura.watch.ui.internal.chart.Figures;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** The series of a chart with their figures in the time that it shows, the largest last value first. */
final class ChartLegend {
    private static final int SIZE = 12;
    private static final List<String> COLUMNS = List.of("metric", "node", "last", "min", "mean", "max");
    private static final int[] WIDTHS = {190, 150, 90, 90, 90, 90};

    private final Kit kit;
    private final Texts texts = Texts.of(ChartLegend.class);
    private final Amounts amounts;
    private final Table table;
    private final Image[] colours = new Image[ChartColours.COUNT];
    private final IntConsumer chosen;
    private ChartColours of;

    /** A line of the legend. */
    record Line(ChartSeries series, int place, Figures figures) {
    }

    /**
     * An empty legend.
     *
     * @param chosen is told the place of the series to be drawn stronger; -1 for none
     * @param remove is told which series are not wanted any more
     */
    ChartLegend(Composite parent, Kit kit, IntConsumer chosen, Consumer<List<ChartSeries>> remove) {
        this.kit = kit;
        this.chosen = chosen;
        amounts = new Amounts(kit.times().language());
        table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setData("name", texts.get("legend.name"));
        table.setToolTipText(texts.get("legend.tooltip"));
        kit.theme().paint(table);
        for (int i = 0; i < COLUMNS.size(); i++) {
            var column = new TableColumn(table, i < 2 ? SWT.LEFT : SWT.RIGHT);
            column.setText(texts.get("legend." + COLUMNS.get(i)));
            column.setWidth(WIDTHS[i]);
        }
        // takes what is left, so that numbers stay beside one another
        new TableColumn(table, SWT.LEFT).setWidth(0);
        kit.theme().follow(table, () -> {
            table.setHeaderBackground(Theme.color(kit.theme().palette().surface()));
            table.setHeaderForeground(Theme.color(kit.theme().palette().text()));
        });
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> tell()));
        table.addListener(SWT.KeyDown, e -> key(e, remove));
        table.addListener(SWT.Dispose, e -> forget());
        var menu = new Menu(table);
        var out = new MenuItem(menu, SWT.PUSH);
        out.setText(texts.get("legend.remove"));
        out.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> remove.accept(selected())));
        table.setMenu(menu);
    }

    Table control() {
        return table;
    }

    private void key(Event event, Consumer<List<ChartSeries>> remove) {
        if (event.keyCode == SWT.DEL && !selected().isEmpty()) {
            event.doit = false;
            remove.accept(selected());
        } else if (event.keyCode == SWT.ESC) {
            table.deselectAll();
            tell();
        }
    }

    private List<ChartSeries> selected() {
        return java.util.Arrays.stream(table.getSelection()).map(item -> ((Line) item.getData()).series()).toList();
    }

    private void tell() {
        TableItem[] items = table.getSelection();
        chosen.accept(items.length == 1 ? ((Line) items[0].getData()).place() : -1);
    }

    /** The lines for what a chart shows: the largest last value first, those without one at the end. */
    static List<Line> lines(ChartData data, TimeWindow window) {
        return IntStream.range(0, data.series().size()).mapToObj(i -> {
            ChartSeries one = data.series().get(i);
            return new Line(one, i, data.figures(one, window));
        }).sorted(Comparator.comparing((Line line) -> line.figures().count() == 0)
                .thenComparing(Comparator.comparingDouble((Line line) -> line.figures().last()).reversed()))
                .toList();
    }

    /** Shows the figures of what a chart shows. */
    void show(List<Line> lines) {
        var colour = new ChartColours(kit.theme().palette());
        if (!colour.equals(of)) {
            forget();
            of = colour;
        }
        List<ChartSeries> before = selected();
        table.setRedraw(false);
        table.setItemCount(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            fill(table.getItem(i), lines.get(i));
        }
        table.setSelection(IntStream.range(0, lines.size()).filter(i -> before.contains(lines.get(i).series()))
                .toArray());
        table.setRedraw(true);
    }

    private void fill(TableItem item, Line line) {
        item.setData(line);
        item.setImage(0, image(line.place() % ChartColours.COUNT));
        item.setText(cells(line, texts, amounts).toArray(String[]::new));
    }

    private static List<String> cells(Line line, Texts texts, Amounts amounts) {
        Figures figures = line.figures();
        String unit = line.series().series().unit();
        return List.of(line.series().series().metric(), line.series().nodeName(),
                figures.count() == 0 ? texts.get("legend.nothing") : amounts.of(figures.last(), unit),
                amounts.of(figures.min(), unit), amounts.of(figures.mean(), unit), amounts.of(figures.max(), unit));
    }

    /** A chart with such a legend for paper; a heat map says by itself which row is which. */
    static ChartSheet sheet(ChartPicture picture) {
        Texts texts = Texts.of(ChartLegend.class, picture.style().language());
        var amounts = new Amounts(picture.style().language());
        boolean hot = picture.form() == ChartForm.HEAT_MAP;
        return new ChartSheet(picture, COLUMNS.stream().map(c -> texts.get("legend." + c)).toList(),
                lines(picture.data(), picture.window()).stream()
                        .map(l -> new ChartSheet.Row(hot ? -1 : l.place(), cells(l, texts, amounts))).toList(),
                count -> texts.get("legend.more", count));
    }

    private Image image(int place) {
        if (colours[place] == null) {
            colours[place] = new Image(table.getDisplay(), SIZE, SIZE);
            var gc = new GC(colours[place]);
            gc.setBackground(Theme.color(of.rgb(place)));
            gc.fillRectangle(0, 0, SIZE, SIZE);
            gc.dispose();
        }
        return colours[place];
    }

    private void forget() {
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] != null) {
                colours[i].dispose();
                colours[i] = null;
            }
        }
    }
}
