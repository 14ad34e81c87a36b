/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;
import org.yagura.watch.ui.internal.chart.ChartSeries;
import org.yagura.watch.ui.internal.saved.ChartsMenu;

/** A chart that a person puts together: at the left the series that there are, at the right the {@link ChartPane}. */
public final class ChartPanel extends Composite {
    private static final List<Duration> LASTS = List.of(Duration.ofHours(1), ChartContent.FIRST, Duration.ofHours(24),
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(365));

    private final Kit kit;
    private final Texts texts = Texts.of(ChartPanel.class);
    private final ChartMemory memory;
    private final TimeRangeChoice range;
    private final FilterBar bar;
    private final Button live;
    private final Button pick;
    private final ChartMenus menus;
    private final ChartsMenu charts;
    private final Button heat;
    private final Label note;
    private final SashForm sash;
    private final SeriesPicker picker;
    private final ChartPane pane;

    /** A chart that remembers under that id what it shows. */
    public ChartPanel(Composite parent, Kit kit, String id) {
        super(parent, SWT.NONE);
        this.kit = kit;
        memory = new ChartMemory(kit.settings(), id);
        ChartContent content = memory.content();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        kit.theme().paint(this);
        bar = new FilterBar(this, kit, this::ranged);
        charts = new ChartsMenu(bar, kit, this::content, found -> show(found.content()), this::say,
                why -> pane().problem().show(why));
        pick = check(texts.get("chart.pick"), memory.picker());
        range = bar.timeRange(LASTS, ChartContent.FIRST);
        live = check(texts.get("chart.live"), content.follows());
        bar.quietly(() -> range.choose(content.time()));
        menus = new ChartMenus(bar, new ChartWords(kit), this::content, this::show);
        heat = bar.button(texts.get("chart.heat"), () -> show(content().in(ChartForm.HEAT_MAP)));
        note = new Label(bar.control(), SWT.NONE);
        sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        picker = new SeriesPicker(sash, kit, number -> content().series().stream().anyMatch(s -> s.number() == number),
                this::toggle);
        pane = new ChartPane(sash, kit, content, this::shown);
        sash.setWeights(30, 70);
        new ChartExport(kit, pane.feed(), pane.canvas(), this::say).addTo(bar);
        kit.theme().paintBar(note);
        pick.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> showPicker(pick.getSelection())));
        live.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                e -> show(content().at(pane.canvas().window(), live.getSelection()))));
        showPicker(memory.picker() || content.series().isEmpty());
        menus.show(content);
        charts.remember(memory.chart());
        hint();
    }

    private Button check(String label, boolean on) {
        var button = new Button(bar.control(), SWT.CHECK);
        button.setText(label);
        button.setSelection(on);
        kit.theme().paintBar(button);
        return button;
    }

    /** What the chart shows. */
    ChartContent content() {
        return pane.content();
    }

    /** Shows something else from now on: in a form in which its series can be shown; of too many series, the first. */
    void show(ChartContent wanted) {
        ChartContent next = wanted;
        String why = "";
        if (wanted.form().obstacle(wanted.series()).isPresent()) {
            why = texts.get(wanted.form().obstacle(wanted.series()).get(), wanted.form().most());
            ChartForm other = ChartForm.LINES.obstacle(wanted.series()).isEmpty()
                    ? ChartForm.LINES
                    : ChartForm.HEAT_MAP;
            next = wanted.in(other);
        }
        if (next.form().obstacle(next.series()).isPresent()) {
            next = next.in(ChartForm.LINES);
            int most = Math.min(next.form().most(), next.series().size());
            why = texts.get("chart.most", most);
            next = next.of(next.series().subList(0, most));
        }
        pane.show(next);
        shown(next);
        if (!why.isEmpty() && !next.series().isEmpty()) {
            say(why);
        }
    }

    /** The parts around the picture follow what it shows. */
    private void shown(ChartContent next) {
        memory.content(next);
        memory.chart(charts.id());
        charts.label();
        picker.refreshMarks();
        menus.show(next);
        live.setSelection(next.follows());
        bar.quietly(() -> range.choose(next.time()));
        hint();
    }

    /** So many lines are hard to tell apart; a heat map shows them better, where it can. */
    private void hint() {
        boolean many = content().form() == ChartForm.LINES && content().series().size() > ChartColours.COUNT;
        boolean hot = many && ChartForm.HEAT_MAP.obstacle(content().series()).isEmpty();
        say(!many ? "" : texts.get(hot ? "chart.many.heat" : "chart.many", ChartColours.COUNT));
        var place = new RowData();
        place.exclude = !hot;
        heat.setLayoutData(place);
        heat.setVisible(hot);
        heat.requestLayout();
    }

    /** A person has chosen a time in the bar. */
    private void ranged() {
        show(content().at(range.chosen()));
    }

    private void showPicker(boolean open) {
        pick.setSelection(open);
        memory.picker(open);
        picker.setVisible(open);
        sash.layout(true);
    }

    /** Takes series in that are not shown, and out that are. */
    void toggle(List<SeriesRow> rows) {
        var next = new ArrayList<>(content().series());
        for (SeriesRow row : rows) {
            if (!next.removeIf(s -> s.number() == row.number())) {
                next.add(ChartSeries.of(row));
            }
        }
        show(content().of(next));
    }

    /** Shows what a watch of a node measures; of very much, the first. */
    void show(WatchRow watch) {
        var filter = new SeriesFilter(null, List.of(watch.node()), null, List.of(watch.watch()), null, null, null);
        kit.background().ask(this, () -> kit.connections().call(new FindSeries(filter, 0L, ChartColours.COUNT)),
                page -> {
                    show(content().of(page.rows().stream().map(ChartSeries::of).toList()));
                    if (page.rows().isEmpty()) {
                        say(texts.get("chart.watch.nothing", watch.watchName(), watch.nodeName()));
                    } else if (page.total() > page.rows().size()) {
                        say(texts.get("chart.watch.some", page.rows().size(), page.total()));
                    }
                }, pane.problem()::show);
    }

    private void say(String text) {
        note.setText(text.replace("&", "&&"));
        note.setLayoutData(new RowData(text.isEmpty() ? 0 : SWT.DEFAULT, SWT.DEFAULT));
        note.requestLayout();
    }

    SeriesPicker picker() {
        return picker;
    }

    ChartPane pane() {
        return pane;
    }

    ChartsMenu charts() {
        return charts;
    }

    ChartMenus menus() {
        return menus;
    }

    Button heat() {
        return heat;
    }

    TimeRangeChoice range() {
        return range;
    }

    Button live() {
        return live;
    }

    String note() {
        return note.getText();
    }

    /** What gets the keyboard. */
    Control focus() {
        return content().series().isEmpty() ? picker.filter() : pane.canvas();
    }
}
