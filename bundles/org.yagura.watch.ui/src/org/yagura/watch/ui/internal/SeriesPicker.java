/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.NodeChoice;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.ui.internal.chart.Amounts;

/** The series that there are, to be taken into a chart and out of it: filter as you type, then Enter or Space. */
final class SeriesPicker extends Composite {
    private static final String PINNED = "charts.picker.pinned";

    private final Kit kit;
    private final Texts texts = Texts.of(SeriesPicker.class);
    private final IntPredicate shown;
    private final Consumer<List<SeriesRow>> toggle;
    private final Text text;
    private final NodeChoice nodes;
    private final PagedTable<SeriesRow> table;
    private final LinkedSelection linked;
    private final Button follow;

    SeriesPicker(Composite parent, Kit kit, IntPredicate shown, Consumer<List<SeriesRow>> toggle) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.shown = shown;
        this.toggle = toggle;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        var bar = new FilterBar(this, kit, this::filtered);
        text = bar.text(texts.get("picker.filter"), 170);
        nodes = bar.nodes();
        follow = new Button(bar.control(), SWT.CHECK);
        follow.setText(texts.get("picker.follow"));
        follow.setToolTipText(texts.get("picker.follow.tip"));
        follow.setSelection(kit.settings().get(PINNED).isEmpty());
        kit.theme().paintBar(follow);
        table = new PagedTable<>(this, kit, "charts.series", columns(), false);
        table.name(texts.get("picker.table"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.onOpen(row -> toggle.accept(List.of(row)));
        table.widget().addListener(SWT.KeyDown, this::key);
        table.menu().insertBefore("additions", new Action(texts.get("picker.toggle") + "\tSpace") {
            @Override
            public void run() {
                toggleSelected();
            }
        });
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of(Connections.RECONNECTED), c -> table.changed()),
                kit.site().follow(loaded -> table.changed()));
        filtered();
        linked = new LinkedSelection(kit.selection(), this, this::selectedElsewhere);
        linked.setPinned(!follow.getSelection());
        follow.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> follow(follow.getSelection())));
        table.onSelection(this::selected);
        addDisposeListener(e -> {
            linked.close();
            followings.forEach(Following::close);
        });
    }

    private void follow(boolean on) {
        kit.settings().put(PINNED, on ? null : "true");
        linked.setPinned(!on);
    }

    private void selectedElsewhere(Selected selected) {
        if (follow.getSelection() && !selected.equals(nodes.chosen())) {
            nodes.choose(selected);
        }
    }

    private void selected(Selection<SeriesRow> selection) {
        SeriesRow row = selection.single();
        if (row != null) {
            linked.select(Selected.node(row.series().node(), this));
        }
    }

    private List<Column<SeriesRow>> columns() {
        var amounts = new Amounts(kit.times().language());
        return List.of(
                Column.text("shown", texts.get("picker.shown"), 64, row -> shown.test(row.number()) ? "✓" : ""),
                Column.text("node", texts.get("picker.node"), 100, SeriesRow::nodeName),
                Column.<SeriesRow>text("metric", texts.get("picker.metric"), 120, row -> row.series().metric())
                        .growing(),
                Column.<SeriesRow>number("value", texts.get("picker.last"), 96, SeriesRow::last).withText(
                        row -> row.last() == null ? "" : amounts.of(row.last(), row.series().unit())),
                Column.text("watch", texts.get("picker.watch"), 110, row -> watch(row.series().watch())),
                Column.<SeriesRow>time("at", texts.get("picker.at"), 100, SeriesRow::lastAt).hidden());
    }

    private String watch(String id) {
        return kit.site().current().flatMap(site -> site.index().element(id, Watch.class)).map(Watch::getName)
                .filter(name -> !name.isBlank()).orElse(id);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) == 0 && event.character == ' ') {
            event.doit = false;
            toggleSelected();
        } else if ((event.stateMask & SWT.MODIFIER_MASK) == 0 && event.character == '/') {
            event.doit = false;
            focusFilter();
        }
    }

    private void toggleSelected() {
        Selection<SeriesRow> selection = table.selection();
        toggle.accept(selection.all() ? table.loadedRows() : selection.rows());
    }

    private void filtered() {
        boolean all = text.getText().isBlank() && nodes.chosen().isEmpty();
        table.empty(all
                ? EmptyState.of(texts.get("picker.none"))
                : new EmptyState(texts.get("picker.none.filter"), texts.get("picker.reset"), this::reset));
        var filter = new SeriesFilter(text.getText().isBlank() ? null : text.getText().strip(),
                List.copyOf(nodes.chosen().nodes()), List.copyOf(nodes.chosen().areas()), null, null, null, null);
        table.source(new Source(kit.connections(), filter));
    }

    private void reset() {
        text.setText("");
        nodes.choose(Selected.NOTHING);
    }

    private record Source(Connections connections, SeriesFilter filter) implements PageSource<SeriesRow> {
        @Override
        public Page<SeriesRow> fetch(PageRequest request) {
            FindSeries.Page page = connections.call(new FindSeries(filter, request.position(), request.size()));
            return new Page<>(null, page.total(), true, page.position(), page.rows());
        }

        @Override
        public Object key(SeriesRow row) {
            return row.number();
        }
    }

    /** Shows which are in the chart now. */
    void refreshMarks() {
        table.widget().redraw();
    }

    /** Shows only series of those nodes and areas. */
    void show(Selected selected) {
        nodes.choose(selected);
    }

    void focusFilter() {
        text.setFocus();
        text.selectAll();
    }

    PagedTable<SeriesRow> table() {
        return table;
    }

    Text filter() {
        return text;
    }
}
