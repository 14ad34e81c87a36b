/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabFolder;
import org.yagura.ui.tab.FilterTabList;
import org.yagura.ui.table.Selection;

/**
 * The trap viewer: tabs that are saved filters with the number of their unhandled traps, and the details of the selected
 * trap below.
 */
final class TrapsPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(TrapsPanel.class);
    private final Consumer<TrapDetail> ruleMaker;
    private final Handling handling;
    private final FilterTabFolder<TabFilter, TrapListPanel> folder;
    private final DetailsPanel details;
    private final Label note;

    /**
     * The viewer.
     *
     * @param ruleMaker is given the trap that a person wants a rule for
     */
    TrapsPanel(Composite parent, Kit kit, Consumer<TrapDetail> ruleMaker) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.ruleMaker = ruleMaker;
        handling = new Handling(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        var sash = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        folder = new FilterTabFolder<>(sash, kit, TrapTabs.of(kit.settings()), new Lists());
        details = new DetailsPanel(sash, kit);
        sash.setWeights(3, 2);
        note = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(note);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("traps", "handling", "alarms", Connections.RECONNECTED),
                        this::changed),
                kit.selection().follow(this::nodeSelected));
        addDisposeListener(e -> followings.forEach(Following::close));
        folder.begin();
    }

    /** Makes the lists of traps inside the tabs. */
    private final class Lists implements FilterTabList.Maker<TabFilter, TrapListPanel> {
        @Override
        public TrapListPanel make(Composite parent, FilterTab<TabFilter> tab, Consumer<TabFilter> changed) {
            var list = new TrapListPanel(parent, kit, tab, changed);
            list.table().onSelection(TrapsPanel.this::rowsSelected);
            list.table().onOpen(row -> details.setFocus());
            new TrapActions(TrapsPanel.this, list.table()).install();
            return list;
        }

        @Override
        public void shown(TrapListPanel list) {
            rowsSelected(list.selection());
        }

        @Override
        public List<FilterTabList.Count> count(List<FilterTab<TabFilter>> tabs) {
            Instant now = kit.times().now();
            List<CountTraps.Count> counts = kit.connections()
                    .call(new CountTraps(tabs.stream().map(t -> t.filter().at(now)).toList())).counts();
            return IntStream.range(0, Math.min(tabs.size(), counts.size()))
                    .mapToObj(i -> count(tabs.get(i), counts.get(i))).toList();
        }

        private FilterTabList.Count count(FilterTab<TabFilter> tab, CountTraps.Count count) {
            return new FilterTabList.Count(count.unhandled(), count.exact(),
                    texts.get("viewer.tab.tip", tab.label(), count.total(), count.unhandled()));
        }
    }

    /** What gets the keyboard. */
    Control focus() {
        TrapListPanel list = current();
        return list == null ? folder : list.focus();
    }

    /** The list of the tab in front; null when there is none. */
    TrapListPanel current() {
        return folder.current();
    }

    DetailsPanel details() {
        return details;
    }

    CTabFolder folder() {
        return folder.folder();
    }

    /** What was said last of what was done. */
    String said() {
        return note.getText();
    }

    /** Brings a tab to the front. */
    void select(String id) {
        folder.select(id);
    }

    /** Saves the filter in front as a tab of the person's own. */
    void saveAsTab(String name) {
        folder.saveAs(name);
    }

    private void changed(List<Change> changes) {
        folder.changed();
        boolean handled = changes.stream()
                .anyMatch(c -> c.topic().equals("handling") || c.topic().equals(Connections.RECONNECTED));
        if (handled && details.shown() != null) {
            details.refresh();
        }
    }

    private void rowsSelected(Selection<TrapRow> selection) {
        TrapRow single = selection.single();
        details.show(single);
        if (single != null && single.nodeId() != null) {
            kit.selection().select(Selected.node(single.nodeId(), this));
        }
    }

    private void nodeSelected(Selected selected) {
        TrapListPanel list = current();
        if (list != null && selected.origin() != this) {
            list.bar().offer(selected);
        }
    }

    /** Does something with the selected traps; says what was done. */
    void handle(Handling.Change change) {
        TrapListPanel list = current();
        Selection<TrapRow> selection = list.selection();
        if (selection.isEmpty() || !kit.connections().may(Privilege.HANDLE)) {
            say(texts.get(selection.isEmpty() ? "viewer.nothing" : "viewer.refused"));
            return;
        }
        handling.traps(this, selection, list.shownFilter(), change, this::say,
                problem -> list.table().showProblem(problem));
    }

    private void say(String what) {
        note.setText(what);
        ((GridData) note.getLayoutData()).exclude = what.isEmpty();
        layout(true, true);
    }

    void makeRule(TrapDetail trap) {
        ruleMaker.accept(trap);
    }

    Kit kit() {
        return kit;
    }
}
