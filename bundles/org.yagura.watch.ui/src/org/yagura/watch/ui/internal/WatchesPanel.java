/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

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
import org.yagura.ui.selection.Selected;
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

    WatchesPanel(Composite parent, Kit kit, Consumer<WatchRow> chart) {
        super(parent, SWT.NONE);
        this.kit = kit;
        words = new WatchWords(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        bar = new WatchFilterBar(this, kit, words, this::apply);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "watches", columns(), false);
        table.name(texts.get("watches.table"));
        details = new WatchDetails(sash, kit, words);
        sash.setWeights(68, 32);
        actions = new WatchActions(kit, table, chart, bar::focusText);
        table.onSelection(this::selected);
        table.onOpen(row -> details.focus());
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("watches", Connections.RECONNECTED), c -> changed()),
                kit.selection().follow(s -> {
                    if (s.origin() != this) {
                        bar.offer(s);
                    }
                }));
        addDisposeListener(e -> followings.forEach(Following::close));
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
            kit.selection().select(Selected.node(row.node(), this));
        }
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
