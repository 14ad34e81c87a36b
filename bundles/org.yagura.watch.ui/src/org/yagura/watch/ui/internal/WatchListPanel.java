/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.spark.Spark;
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabList;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Sort;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchOrder;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** The watches of nodes that a filter lets through, the worst first; the list inside a tab. */
final class WatchListPanel extends Composite implements FilterTabList<WatchFilter> {
    private final Kit kit;
    private final Texts texts = Texts.of(WatchListPanel.class);
    private final WatchWords words;
    private final WatchSparks sparks;
    private final Consumer<WatchFilter> filterChanged;
    private final Consumer<WatchRef> hidden;
    private final WatchFilterBar bar;
    private final PagedTable<WatchRow> table;
    private final WatchActions actions;
    private volatile boolean sparksShown;
    /** In which order the rows came last; null for the worst first. */
    private volatile Sort sorted;
    private String sought;
    private WatchRef wanted;

    /**
     * A list.
     *
     * @param filterChanged is told when a person has set another filter
     * @param hidden is told of a watch that was to be shown and that the filter hides
     * @param chart shows what a watch has measured
     * @param toWhy gives the keyboard to the explanation
     */
    WatchListPanel(Composite parent, Kit kit, WatchSparks sparks, FilterTab<WatchFilter> tab,
            Consumer<WatchFilter> filterChanged, Consumer<WatchRef> hidden, Consumer<WatchRow> chart, Runnable toWhy) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.sparks = sparks;
        this.filterChanged = filterChanged;
        this.hidden = hidden;
        words = new WatchWords(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        bar = new WatchFilterBar(this, kit, words, this::filtered);
        table = new PagedTable<>(this, kit, "watches", columns(), false);
        table.name(texts.get("watches.table"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        actions = new WatchActions(kit, table, chart, bar::focusText, toWhy);
        table.onOpen(row -> toWhy.run());
        table.onColumns(this::columnsChanged);
        table.onRows(this::rowsCame);
        sparksShown = sparksShown();
        bar.show(tab.filter());
        apply(tab.filter());
    }

    private List<Column<WatchRow>> columns() {
        return List.of(
                Column.<WatchRow>severity("state", texts.get("watches.state"), 150, WatchWords::look)
                        .withText(words::state).withSort(),
                Column.<WatchRow>text("node", texts.get("watches.node"), 110, WatchRow::nodeName).withSort(),
                Column.<WatchRow>text("watch", texts.get("watches.watch"), 140, WatchRow::watchName).withSort(),
                Column.<WatchRow>number("value", texts.get("watches.value"), 90,
                        row -> row.value() == null ? null : row.value().value())
                        .withText(row -> words.amount(row.value()))
                        .withTooltip(row -> row.value() == null ? "" : row.value().metric()).withSort(),
                Column.<WatchRow>spark("course", texts.get("watches.course"), 120, this::spark, this::sparkWords),
                Column.<WatchRow>text("text", texts.get("watches.text"), 240, WatchRow::text).growing(),
                Column.<WatchRow>time("since", texts.get("watches.since"), 105, WatchRow::since).withSort(),
                Column.text("attempts", texts.get("watches.attempts"), 75,
                        row -> row.attempt() == 0 ? "" : row.attempt() + "/" + row.attempts()),
                Column.text("silent", texts.get("watches.silent"), 120, words::silent),
                Column.<WatchRow>time("next", texts.get("watches.next"), 90, WatchRow::next).withSort(),
                Column.<WatchRow>text("kind", texts.get("watches.kind"), 110, words::kind).withSort(),
                Column.<WatchRow>time("last", texts.get("watches.last"), 90, WatchRow::last).withSort().hidden(),
                Column.<WatchRow>number("millis", texts.get("watches.millis"), 80, WatchRow::millis).withSort()
                        .hidden());
    }

    private void filtered(WatchFilter filter) {
        apply(filter);
        filterChanged.accept(filter);
    }

    private void apply(WatchFilter filter) {
        actions.filter(filter);
        table.empty(bar.isAll()
                ? EmptyState.of(texts.get("watches.none"))
                : new EmptyState(texts.get("watches.none.filter"), texts.get("watches.reset"), bar::reset));
        table.source(new Source(filter));
    }

    /** The columns that sort are named as the orders of the agent. */
    private static FindWatches question(WatchFilter filter, Long position, int size, Sort sort, WatchRef from) {
        return new FindWatches(filter, position, size,
                sort == null ? null : WatchOrder.valueOf(sort.column().toUpperCase(Locale.ROOT)),
                sort == null ? null : sort.descending(), from);
    }

    /** Also tells how many there are in each state. */
    private final class Source implements PageSource<WatchRow> {
        private final WatchFilter filter;

        Source(WatchFilter filter) {
            this.filter = filter;
        }

        @Override
        public Page<WatchRow> fetch(PageRequest request) {
            sorted = request.sort();
            FindWatches.Page page = kit.connections()
                    .call(question(filter, request.position(), request.size(), request.sort(), null));
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
            return WatchListPanel.key(row.watch(), row.node());
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

    @Override
    public void changed() {
        table.changed();
    }

    @Override
    public Control control() {
        return this;
    }

    @Override
    public WatchFilter filter() {
        return bar.filter();
    }

    @Override
    public void setFilter(WatchFilter filter) {
        bar.show(filter);
        filtered(filter);
    }

    @Override
    public void setTab(FilterTab<WatchFilter> now) {
        // nothing here names the tab
    }

    /** Looks for the first watch of a node and selects it, unless the filter hides it; null looks for none. */
    void seek(String node) {
        sought = node;
        rowsCame();
    }

    private void rowsCame() {
        if (!table.loaded()) {
            return;
        }
        if (wanted != null) {
            WatchRef ref = wanted;
            wanted = null;
            find(ref);
        }
        String node = sought;
        sought = null;
        WatchRow now = table.selection().single();
        if (node != null && (now == null || !now.node().equals(node))) {
            table.loadedRows().stream().filter(r -> r.node().equals(node)).findFirst()
                    .ifPresentOrElse(r -> table.select(key(r.watch(), r.node())), () -> findFirst(node));
        }
    }

    private static Object key(String watch, String node) {
        return List.of(watch, node);
    }

    private void findFirst(String node) {
        WatchFilter filter = bar.filter();
        Sort sort = sorted;
        if (filter.nodes().isEmpty() || filter.nodes().contains(node)) {
            var ofNode = new WatchFilter(filter.text(), filter.states(), null, null, List.of(node), filter.areas(),
                    null,
                    null, null);
            kit.background().ask(this, () -> {
                List<WatchRow> rows = kit.connections().call(question(ofNode, 0L, 1, sort, null)).rows();
                return rows.isEmpty() ? null : place(filter, sort, new WatchRef(rows.getFirst().watch(), node));
            }, page -> {
                if (page != null) {
                    select(page, filter);
                }
            }, table::showProblem);
        }
    }

    private FindWatches.Page place(WatchFilter filter, Sort sort, WatchRef ref) {
        return kit.connections().call(question(filter, null, 1, sort, ref));
    }

    /** Selects the row that was found, if the list is still that which it was looked for in; whether there was one. */
    private boolean select(FindWatches.Page page, WatchFilter filter) {
        if (page.rows().isEmpty()) {
            return false;
        }
        if (filter.equals(bar.filter())) {
            table.select(page.rows().getFirst(), page.position());
        }
        return true;
    }

    /** Selects a watch of a node, wherever it stands in the list. */
    void show(WatchRef ref) {
        sought = null;
        wanted = null;
        if (!table.loaded()) {
            wanted = ref;
        } else if (!table.select(key(ref.watch(), ref.node()))) {
            find(ref);
        }
    }

    private void find(WatchRef ref) {
        WatchFilter filter = bar.filter();
        Sort sort = sorted;
        kit.background().ask(this, () -> place(filter, sort, ref), page -> {
            if (select(page, filter)) {
                return;
            }
            if (bar.isAll()) {
                table.note(texts.get("watches.gone"));
            } else {
                hidden.accept(ref);
            }
        }, table::showProblem);
    }

    /** Shows a watch that another tab, or the filter set in this one, has hidden: all watches are shown. */
    void widen(WatchRef ref) {
        if (!bar.isAll()) {
            setFilter(WatchTabs.ALL);
        }
        show(ref);
        table.note(texts.get("watches.widened"));
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
