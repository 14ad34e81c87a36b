/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabFolder;
import org.yagura.ui.tab.FilterTabList;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;

/** The watches of nodes in tabs, one a filter; beside the list why the selected one is in its state. */
final class WatchesPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(WatchesPanel.class);
    private final Consumer<WatchRow> chart;
    private final WatchSparks sparks;
    private final FilterTabFolder<WatchFilter, WatchListPanel> folder;
    private final WatchDetails details;
    private final LinkedSelection linked;

    WatchesPanel(Composite parent, Kit kit, Consumer<WatchRow> chart) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.chart = chart;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        sparks = new WatchSparks(kit.connections(), Clock.systemUTC());
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        folder = new FilterTabFolder<>(sash, kit, WatchTabs.of(kit.settings()), new Lists());
        details = new WatchDetails(sash, kit, new WatchWords(kit));
        sash.setWeights(68, 32);
        folder.begin();
        Following following = kit.connections().followChanges(Set.of("watches", Connections.RECONNECTED),
                c -> changed());
        linked = new LinkedSelection(kit.selection(), this, this::selectedElsewhere);
        addDisposeListener(e -> {
            linked.close();
            following.close();
        });
    }

    /** Makes the lists of watches inside the tabs. */
    private final class Lists implements FilterTabList.Maker<WatchFilter, WatchListPanel> {
        @Override
        public WatchListPanel make(Composite parent, FilterTab<WatchFilter> tab, Consumer<WatchFilter> changed) {
            var list = new WatchListPanel(parent, kit, sparks, tab, changed, WatchesPanel.this::hidden, chart,
                    details::focus);
            list.table().onSelection(selection -> {
                if (list == list()) {
                    selected(selection);
                }
            });
            return list;
        }

        @Override
        public void shown(WatchListPanel list) {
            details.show(list.table().selection().single());
        }

        @Override
        public List<FilterTabList.Count> count(List<FilterTab<WatchFilter>> tabs) {
            List<CountWatches.Count> counts = kit.connections()
                    .call(new CountWatches(tabs.stream().map(FilterTab::filter).toList())).counts();
            return IntStream.range(0, Math.min(tabs.size(), counts.size()))
                    .mapToObj(i -> count(tabs.get(i), counts.get(i))).toList();
        }

        private FilterTabList.Count count(FilterTab<WatchFilter> tab, CountWatches.Count count) {
            return new FilterTabList.Count(count.total(), true,
                    texts.get("watches.tab.tip", tab.label(), count.total(), count.unwell()));
        }
    }

    private void changed() {
        folder.changed();
        details.show(table().selection().single());
    }

    private void selected(Selection<WatchRow> selection) {
        WatchRow row = selection.single();
        details.show(row);
        if (row != null) {
            linked.select(Selected.node(row.node(), this));
        }
    }

    /** The first watch of a node that is selected elsewhere is selected here, unless the filter hides it. */
    private void selectedElsewhere(Selected selected) {
        list().bar().offer(selected);
        list().seek(selected.nodes().size() == 1 ? selected.nodes().iterator().next() : null);
    }

    /** Selects a watch of a node, wherever it stands in the list; where the filter hides it, all watches are shown. */
    void show(String watch, String node) {
        list().show(new WatchRef(watch, node));
    }

    private void hidden(WatchRef ref) {
        folder.select(FilterTab.ALL);
        list().widen(ref);
    }

    /** How the panel takes part in the shared selection. */
    LinkedSelection linked() {
        return linked;
    }

    FilterTabFolder<WatchFilter, WatchListPanel> folder() {
        return folder;
    }

    /** The list of the tab in front. */
    WatchListPanel list() {
        return folder.current();
    }

    PagedTable<WatchRow> table() {
        return list().table();
    }

    WatchFilterBar bar() {
        return list().bar();
    }

    WatchActions actions() {
        return list().actions();
    }
}
