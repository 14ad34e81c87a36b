/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.spark.Spark;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** The watches of nodes, the worst first; beside the list why the selected one is in its state. */
final class WatchesPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(WatchesPanel.class);
    private final WatchWords words;
    private final WatchFilterBar bar;
    private final PagedTable<WatchRow> table;
    private final WatchDetails details;
    private final WatchActions actions;
    private final WatchSparks sparks;
    private final LinkedSelection linked;
    private volatile boolean sparksShown;
    private String sought;

    WatchesPanel(Composite parent, Kit kit, Consumer<WatchRow> chart) {
        super(parent, SWT.NONE);
        this.kit = kit;
        words = new WatchWords(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        sparks = new WatchSparks(kit.connections(), Clock.systemUTC());
        bar = new WatchFilterBar(this, kit, words, this::apply);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "watches", columns(), false);
        table.name(texts.get("watches.table"));
        details = new WatchDetails(sash, kit, words);
        sash.setWeights(68, 32);
        actions = new WatchActions(kit, table, chart, bar::focusText, details::focus);
        table.onSelection(this::selected);
        table.onOpen(row -> details.focus());
        table.onColumns(this::columnsChanged);
        table.onRows(this::rowsCame);
        sparksShown = sparksShown();
        Following following = kit.connections().followChanges(Set.of("watches", Connections.RECONNECTED),
                c -> changed());
        linked = new LinkedSelection(kit.selection(), this, this::selectedElsewhere);
        addDisposeListener(e -> {
            linked.close();
            following.close();
        });
        apply(bar.filter());
    }

    private List<Column<WatchRow>> columns() {
        return List.of(
                Column.<WatchRow>severity("state", texts.get("watches.state"), 150, WatchWords::look)
                        .withText(words::state),
                Column.text("node", texts.get("watches.node"), 110, WatchRow::nodeName),
                Column.text("watch", texts.get("watches.watch"), 140, WatchRow::watchName),
                Column.<WatchRow>number("value", texts.get("watches.value"), 90,
                        row -> row.value() == null ? null : row.value().value())
                        .withText(row -> words.amount(row.value()))
                        .withTooltip(row -> row.value() == null ? "" : row.value().metric()),
                Column.<WatchRow>spark("course", texts.get("watches.course"), 120, this::spark, this::sparkWords),
                Column.<WatchRow>text("text", texts.get("watches.text"), 240, WatchRow::text).growing(),
                Column.time("since", texts.get("watches.since"), 105, WatchRow::since),
                Column.text("attempts", texts.get("watches.attempts"), 75,
                        row -> row.attempt() == 0 ? "" : row.attempt() + "/" + row.attempts()),
                Column.text("silent", texts.get("watches.silent"), 120, words::silent),
                Column.time("next", texts.get("watches.next"), 90, WatchRow::next),
                Column.<WatchRow>text("kind", texts.get("watches.kind"), 110, words::kind),
                Column.<WatchRow>time("last", texts.get("watches.last"), 90, WatchRow::last).hidden(),
                Column.<WatchRow>number("millis", texts.get("watches.millis"), 80, WatchRow::millis).hidden());
    }

    private void apply(WatchFilter filter) {
        actions.filter(filter);
        table.empty(bar.isAll()
                ? EmptyState.of(texts.get("watches.none"))
                : new EmptyState(texts.get("watches.none.filter"), texts.get("watches.reset"), bar::reset));
        table.source(new Source(filter));
    }

    /** Also tells how many there are in each state. */
    private final class Source implements PageSource<WatchRow> {
        private final WatchFilter filter;

        Source(WatchFilter filter) {
            this.filter = filter;
        }

        @Override
        public Page<WatchRow> fetch(PageRequest request) {
            FindWatches.Page page = kit.connections()
                    .call(new FindWatches(filter, request.position(), request.size()));
            if (sparksShown) {
                sparks.load(page.rows());
            }
            if (!isDisposed()) {
                getDisplay().asyncExec(() -> counted(page));
            }
            return new Page<>(null, page.total(), true, page.position(), page.rows());
        }

        @Override
        public Object key(WatchRow row) {
            return List.of(row.watch(), row.node());
        }
    }

    private boolean sparksShown() {
        return table.shownColumns().stream().anyMatch(c -> c.id().equals("course"));
    }

    private void columnsChanged() {
        boolean before = sparksShown;
        sparksShown = sparksShown();
        if (sparksShown && !before) {
            table.changed();
        }
    }

    private Spark spark(WatchRow row) {
        WatchSparks.Course course = sparks.of(row);
        return course == null ? null : course.spark();
    }

    private String sparkWords(WatchRow row) {
        WatchSparks.Course course = sparks.of(row);
        return course == null ? "" : words.course(course.metric(), course.spark(), course.unit());
    }

    private void counted(FindWatches.Page page) {
        if (!isDisposed()) {
            Map<WatchState, Long> counts = page.byState() == null ? Map.of() : page.byState();
            String states = Stream.of(WatchState.values()).filter(s -> counts.getOrDefault(s, 0L) > 0)
                    .map(s -> texts.get("watches.count", words.state(s), counts.get(s)))
                    .collect(Collectors.joining("   "));
            bar.say(page.pace() != null && !page.pace().runs() ? texts.get("watches.idle", states) : states);
        }
    }

    private void changed() {
        table.changed();
        details.show(table.selection().single());
    }

    private void selected(Selection<WatchRow> selection) {
        WatchRow row = selection.single();
        details.show(row);
        if (row != null) {
            linked.select(Selected.node(row.node(), this));
        }
    }

    /** The worst watch of a node that is selected elsewhere is selected here, if it is loaded. */
    private void selectedElsewhere(Selected selected) {
        bar.offer(selected);
        sought = selected.nodes().size() == 1 ? selected.nodes().iterator().next() : null;
        rowsCame();
    }

    private void rowsCame() {
        WatchRow now = table.selection().single();
        if (sought == null || now != null && now.node().equals(sought)) {
            sought = null;
            return;
        }
        table.loadedRows().stream().filter(r -> r.node().equals(sought)).findFirst().ifPresent(r -> {
            sought = null;
            table.select(List.of(r.watch(), r.node()));
        });
    }

    /** Selects a watch of a node; where it is not loaded, the list is filtered by the node first. */
    void show(String watch, String node) {
        sought = null;
        if (!table.selectSoon(List.of(watch, node))) {
            bar.only(node);
        }
    }

    /** How the panel takes part in the shared selection. */
    LinkedSelection linked() {
        return linked;
    }

    PagedTable<WatchRow> table() {
        return table;
    }

    WatchFilterBar bar() {
        return bar;
    }

    WatchActions actions() {
        return actions;
    }
}
