/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.capacity;

import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.NodeChoice;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.watch.core.series.FindCapacity;
import org.yagura.watch.core.series.FindCapacity.Row;
import org.yagura.watch.core.series.SeriesFilter;

/** The series that have a limit, with how they grow and when the limit is reached; the soonest first. Below them the chart of the one that is selected. */
final class CapacityPanel extends Composite {
    private static final String KEY = "capacity.filter.";
    private static final String BETWEEN = "\n";
    private static final int HOURS_PER_DAY = 24;

    private final Kit kit;
    private final Texts texts = Texts.of(CapacityPanel.class);
    private final Text text;
    private final NodeChoice nodes;
    private final PagedTable<Row> table;
    private final CapacityChart chart;

    CapacityPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new FilterBar(this, kit, this::changed);
        text = bar.text(texts.get("filter"), 200);
        nodes = bar.nodes();
        bar.button(texts.get("reset"), this::reset);
        bar.button(texts.get("again"), this::apply);
        var sash = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        kit.theme().paint(sash);
        table = new PagedTable<>(sash, kit, "capacity", columns(), false).name(texts.get("table"));
        chart = new CapacityChart(sash, kit);
        sash.setWeights(45, 55);
        table.onOpen(row -> chart.chart().control().setFocus());
        table.onSelection(selection -> {
            Row row = selection.single();
            chart.show(row);
            if (row != null) {
                kit.selection().select(Selected.node(row.series().series().node(), this));
            }
        });
        bar.quietly(() -> {
            text.setText(kit.settings().get(KEY + "text").orElse(""));
            nodes.choose(new Selected(parts("nodes"), parts("areas"), null));
        });
        Following following = kit.connections().followChanges(Set.of(Connections.RECONNECTED), c -> table.changed());
        addDisposeListener(e -> following.close());
        apply();
    }

    private List<Column<Row>> columns() {
        return List.of(
                Column.<Row>severity("outcome", texts.get("outcome"), 175, CapacityPanel::look)
                        .withText(row -> texts.get("outcome." + row.outcome())),
                Column.<Row>time("reach", texts.get("reach"), 110,
                        row -> row.outcome() == FindCapacity.Outcome.REACHED ? null : row.reach()),
                Column.<Row>text("error", texts.get("error"), 125, this::error),
                Column.<Row>text("node", texts.get("node"), 110, row -> row.series().nodeName()),
                Column.<Row>text("metric", texts.get("metric"), 150, row -> row.series().series().metric()).growing(),
                amount("now", Row::now), amount("limit", Row::limit), amount("perDay", Row::perDay),
                amount("perMonth", Row::perMonth),
                Column.<Row>text("rhythm", texts.get("rhythm"), 110,
                        row -> row.rhythm() == null ? "" : texts.get("rhythm." + row.rhythm())),
                amount("distance", Row::error).hidden());
    }

    private Column<Row> amount(String id, Function<Row, Double> value) {
        return Column.<Row>number(id, texts.get(id), 100, value::apply).withText(row -> {
            Double known = value.apply(row);
            String unit = row.series().series().unit();
            return known == null ? "" : words(known) + (unit.isEmpty() ? "" : ' ' + unit);
        });
    }

    private String words(double value) {
        var format = NumberFormat.getNumberInstance(texts.language());
        format.setMaximumFractionDigits(Math.abs(value) >= 100 ? 0 : 2);
        return format.format(value);
    }

    private String error(Row row) {
        if (row.reach() == null || row.outcome() == FindCapacity.Outcome.REACHED) {
            return "";
        }
        Integer hours = row.errorHours();
        return hours == null
                ? texts.get("error.open")
                : hours < 2 * HOURS_PER_DAY
                        ? texts.get("error.hours", hours)
                        : texts.get("error.days", Math.round(hours / (double) HOURS_PER_DAY));
    }

    private static Severity look(Row row) {
        return switch (row.outcome()) {
            case REACHED -> Severity.MAJOR;
            case EXPECTED -> Severity.WARNING;
            case NEVER -> Severity.CLEARED;
            case LEARNING -> Severity.INDETERMINATE;
        };
    }

    private Set<String> parts(String key) {
        return kit.settings().get(KEY + key).map(t -> Set.of(t.split(BETWEEN))).orElse(Set.of());
    }

    private void remember(String key, Collection<String> parts) {
        kit.settings().put(KEY + key, parts.isEmpty() ? null : String.join(BETWEEN, parts));
    }

    private void changed() {
        kit.settings().put(KEY + "text", text.getText().isBlank() ? null : text.getText());
        remember("nodes", nodes.chosen().nodes());
        remember("areas", nodes.chosen().areas());
        apply();
    }

    private void apply() {
        boolean all = text.getText().isBlank() && nodes.chosen().isEmpty();
        table.empty(all
                ? EmptyState.of(texts.get("none"))
                : new EmptyState(texts.get("none.filter"), texts.get("reset"), this::reset));
        table.source(new Source(new SeriesFilter(text.getText().isBlank() ? null : text.getText().strip(),
                List.copyOf(nodes.chosen().nodes()), List.copyOf(nodes.chosen().areas()), null, null, null, null)));
    }

    private void reset() {
        text.setText("");
        nodes.choose(Selected.NOTHING);
    }

    /** Also tells when not all could be looked at. */
    private final class Source implements PageSource<Row> {
        private final SeriesFilter filter;

        Source(SeriesFilter filter) {
            this.filter = filter;
        }

        @Override
        public Page<Row> fetch(PageRequest request) {
            FindCapacity.Page page = kit.connections()
                    .call(new FindCapacity(filter, null, request.position(), request.size()));
            if (page.examined() < page.total() && !isDisposed()) {
                getDisplay().asyncExec(() -> told(page));
            }
            return new Page<>(null, page.examined(), true, page.position(), page.rows());
        }

        @Override
        public Object key(Row row) {
            return row.series().number();
        }
    }

    private void told(FindCapacity.Page page) {
        if (!isDisposed()) {
            table.note(texts.get("partly", page.examined(), page.total()));
        }
    }

    void focusText() {
        text.setFocus();
        text.selectAll();
    }

    PagedTable<Row> table() {
        return table;
    }

    CapacityChart chart() {
        return chart;
    }

    Text textField() {
        return text;
    }
}
