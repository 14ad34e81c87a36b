/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.time.Duration;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.Kit;
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabList;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;

/** The list of one tab: filter bar and table, following live. */
final class TrapListPanel extends Composite implements FilterTabList<TabFilter> {
    private static final int MOVE_MILLIS = 60_000;

    private final Kit kit;
    private final Texts texts = Texts.of(TrapListPanel.class);
    private final TrapFilterBar bar;
    private final PagedTable<TrapRow> table;
    private FilterTab<TabFilter> tab;
    private TrapFilter shown;

    TrapListPanel(Composite parent, Kit kit, FilterTab<TabFilter> tab, Consumer<TabFilter> filterChanged) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.tab = tab;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        bar = new TrapFilterBar(this, kit, filter -> {
            apply(filter);
            filterChanged.accept(filter);
        });
        table = new PagedTable<>(this, kit, "traps", Columns.traps(), true);
        table.name(texts.get("traps.table"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        bar.show(tab.filter());
        apply(tab.filter());
        moveWithTheClock();
    }

    FilterTab<TabFilter> tab() {
        return tab;
    }

    @Override
    public void setTab(FilterTab<TabFilter> now) {
        tab = now;
    }

    @Override
    public Control control() {
        return this;
    }

    PagedTable<TrapRow> table() {
        return table;
    }

    TrapFilterBar bar() {
        return bar;
    }

    @Override
    public TabFilter filter() {
        return bar.filter();
    }

    /** The filter as the rows were asked with. */
    TrapFilter shownFilter() {
        return shown;
    }

    Selection<TrapRow> selection() {
        return table.selection();
    }

    @Override
    public void setFilter(TabFilter filter) {
        bar.show(filter);
        apply(filter);
    }

    @Override
    public void changed() {
        table.changed();
    }

    /** What gets the keyboard. */
    Control focus() {
        return table.control();
    }

    private void apply(TabFilter filter) {
        shown = filter.at(kit.times().now());
        table.empty(filter.isAll()
                ? EmptyState.of(texts.get("traps.empty"))
                : new EmptyState(texts.get("traps.empty.filter"), texts.get("traps.empty.reset"), () -> {
                    setFilter(TabFilter.ALL);
                    focus().setFocus();
                }));
        table.source(new TrapSource(kit.connections(), shown));
    }

    /** A range that ends now moves on, while nobody reads further down. */
    private void moveWithTheClock() {
        getDisplay().timerExec(MOVE_MILLIS, () -> {
            if (isDisposed()) {
                return;
            }
            Duration within = bar.filter().within();
            if (within != null && table.following() && table.selection().isEmpty()) {
                apply(bar.filter());
            }
            moveWithTheClock();
        });
    }
}
