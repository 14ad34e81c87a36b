/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabFolder2Listener;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Site;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.table.Selection;

/**
 * The trap viewer: tabs that are saved filters with the number of their unhandled traps, and the details of the selected
 * trap below.
 */
final class TrapsPanel extends Composite {
    private static final String LAST = "traps.lastTab";
    private static final String WORKING = "traps.filter.";
    private static final int COUNT_MILLIS = 500;

    private final Kit kit;
    private final Texts texts = Texts.of(TrapsPanel.class);
    private final Consumer<TrapDetail> ruleMaker;
    private final TrapTabs tabs;
    private final Handling handling;
    private final CTabFolder folder;
    private final DetailsPanel details;
    private final Label note;
    private final Map<String, CountTraps.Count> counts = new LinkedHashMap<>();
    private Background.Call counting;
    private boolean countScheduled;
    private boolean countAgain;
    private Site site;

    /**
     * The viewer.
     *
     * @param ruleMaker is given the trap that a person wants a rule for
     */
    TrapsPanel(Composite parent, Kit kit, Consumer<TrapDetail> ruleMaker) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.ruleMaker = ruleMaker;
        tabs = new TrapTabs(kit.settings());
        handling = new Handling(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        var sash = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        folder = new CTabFolder(sash, SWT.TOP | SWT.CLOSE);
        folder.setSimple(true);
        folder.setUnselectedCloseVisible(false);
        details = new DetailsPanel(sash, kit);
        sash.setWeights(3, 2);
        note = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(note);
        addTabMenu();
        folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> selected()));
        folder.addCTabFolder2Listener(CTabFolder2Listener.closeAdapter(e -> closed((CTabItem) e.item)));
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("traps", "handling", "alarms", Connections.RECONNECTED),
                        this::changed),
                kit.site().follow(this::siteChanged), kit.selection().follow(this::nodeSelected));
        addDisposeListener(e -> followings.forEach(Following::close));
        rebuild();
    }

    /** What gets the keyboard. */
    Control focus() {
        TrapListPanel list = current();
        return list == null ? folder : list.focus();
    }

    /** The list of the tab in front; null when there is none. */
    TrapListPanel current() {
        CTabItem item = folder.getSelection();
        return item == null ? null : (TrapListPanel) item.getControl();
    }

    DetailsPanel details() {
        return details;
    }

    CTabFolder folder() {
        return folder;
    }

    /** What was said last of what was done. */
    String said() {
        return note.getText();
    }

    private void siteChanged(SiteModels.Loaded loaded) {
        site = loaded.site();
        rebuild();
    }

    private void rebuild() {
        String last = folder.getSelection() == null
                ? kit.settings().get(LAST).orElse("all")
                : tabOf(folder.getSelection()).id();
        List<TrapTab> wanted = tabs.open(site);
        for (CTabItem item : folder.getItems()) {
            if (wanted.stream().noneMatch(t -> t.id().equals(tabOf(item).id()))) {
                drop(item);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            TrapTab tab = wanted.get(i);
            CTabItem item = i < folder.getItemCount() && tabOf(folder.getItem(i)).id().equals(tab.id())
                    ? folder.getItem(i)
                    : insert(tab, i);
            if (!tabOf(item).equals(tab) && item.getControl() != null) {
                ((TrapListPanel) item.getControl()).setTab(tab);
            }
            item.setData(tab);
            item.setShowClose(!tab.id().equals("all"));
            label(item);
        }
        select(last);
        countSoon();
    }

    private CTabItem insert(TrapTab tab, int index) {
        for (CTabItem item : folder.getItems()) {
            if (tabOf(item).id().equals(tab.id())) {
                drop(item);
            }
        }
        var item = new CTabItem(folder, SWT.NONE, index);
        item.setData(tab);
        return item;
    }

    private static void drop(CTabItem item) {
        if (item.getControl() != null) {
            item.getControl().dispose();
        }
        item.dispose();
    }

    private static TrapTab tabOf(CTabItem item) {
        return (TrapTab) item.getData();
    }

    /** Brings a tab to the front; the first one when there is none of that id. */
    void select(String id) {
        CTabItem found = folder.getItem(0);
        for (CTabItem item : folder.getItems()) {
            if (tabOf(item).id().equals(id)) {
                found = item;
            }
        }
        folder.setSelection(found);
        selected();
    }

    private void selected() {
        CTabItem item = folder.getSelection();
        if (item == null) {
            return;
        }
        TrapTab tab = tabOf(item);
        kit.settings().put(LAST, tab.id());
        if (item.getControl() == null) {
            var list = new TrapListPanel(folder, kit, tab.withFilter(working(tab)),
                    filter -> filterChanged(item, filter));
            list.table().onSelection(this::rowsSelected);
            list.table().onOpen(row -> details.setFocus());
            item.setControl(list);
            new TrapActions(this, list.table().menu()).install();
        }
        current().changed();
        rowsSelected(current().selection());
        label(item);
    }

    /** The filter that the person last had in a tab, saved or not. */
    private TabFilter working(TrapTab tab) {
        return kit.settings().get(WORKING + tab.id()).flatMap(TabFilter::parse).orElse(tab.filter());
    }

    private void filterChanged(CTabItem item, TabFilter filter) {
        TrapTab tab = tabOf(item);
        kit.settings().put(WORKING + tab.id(), filter.equals(tab.filter()) ? null : filter.toJson());
        label(item);
        countSoon();
    }

    private void closed(CTabItem item) {
        TrapTab tab = tabOf(item);
        tabs.close(tab);
        kit.settings().put(WORKING + tab.id(), null);
        if (item.getControl() != null) {
            item.getControl().dispose();
        }
    }

    /** Tab and filter under which a row count is asked and shown. */
    private TabFilter filterOf(CTabItem item) {
        return item.getControl() == null ? working(tabOf(item)) : ((TrapListPanel) item.getControl()).filter();
    }

    private void label(CTabItem item) {
        TrapTab tab = tabOf(item);
        CountTraps.Count count = counts.get(tab.id());
        String changed = filterOf(item).equals(tab.filter()) ? "" : "*";
        String number = count == null || count.unhandled() == 0
                ? ""
                : count.exact() ? " (%,d)".formatted(count.unhandled()) : " (%,d+)".formatted(count.unhandled());
        String label = (tab.label() + changed + number).replace("&", "&&");
        if (!label.equals(item.getText())) {
            item.setText(label);
            item.setToolTipText(count == null
                    ? tab.label()
                    : texts.get("viewer.tab.tip", tab.label(), count.total(), count.unhandled()));
        }
    }

    private void addTabMenu() {
        var bar = new ToolBar(folder, SWT.FLAT);
        var more = new ToolItem(bar, SWT.PUSH);
        kit.theme().follow(bar, () -> more.setImage(kit.icons().get("plus")));
        more.setToolTipText(texts.get("viewer.tabs.more"));
        more.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            var menu = new Menu(bar);
            item(menu, texts.get("viewer.tab.save"), m -> saveAsTab());
            new MenuItem(menu, SWT.SEPARATOR);
            List<TrapTab> open = tabs.open(site);
            tabs.all(site).stream().filter(t -> !open.contains(t)).forEach(t -> item(menu, t.label(), m -> {
                tabs.reopen(t);
                rebuild();
                select(t.id());
            }));
            menu.addListener(SWT.Hide, h -> getDisplay().asyncExec(menu::dispose));
            menu.setVisible(true);
        }));
        folder.setTopRight(bar);
        folder.setTabHeight(Math.max(folder.getTabHeight(), bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).y));
    }

    private static void item(Menu menu, String text, Consumer<MenuItem> action) {
        var item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.accept(item)));
    }

    /** Asks for a name and saves the filter in front as a tab of the person's own. */
    void saveAsTab() {
        TrapListPanel list = current();
        var dialog = new InputDialog(getShell(), texts.get("viewer.tab.save"), texts.get("viewer.tab.name"),
                list.tab().label(),
                text -> text.isBlank() ? texts.get("viewer.tab.name.empty") : null);
        if (dialog.open() == Window.OK) {
            saveAsTab(dialog.getValue().strip());
        }
    }

    void saveAsTab(String name) {
        TrapListPanel list = current();
        TrapTab saved = tabs.save(name, list.filter());
        kit.settings().put(WORKING + list.tab().id(), null);
        list.setFilter(tabOf(folder.getSelection()).filter());
        rebuild();
        select(saved.id());
    }

    private void changed(List<Change> changes) {
        if (folder.getItemCount() == 0) {
            return;
        }
        for (CTabItem item : folder.getItems()) {
            if (item.getControl() != null) {
                ((TrapListPanel) item.getControl()).changed();
            }
        }
        boolean handled = changes.stream()
                .anyMatch(c -> c.topic().equals("handling") || c.topic().equals(Connections.RECONNECTED));
        if (handled && details.shown() != null) {
            details.refresh();
        }
        countSoon();
    }

    private void countSoon() {
        if (counting != null && counting.running()) {
            countAgain = true;
        } else if (!countScheduled) {
            countScheduled = true;
            getDisplay().timerExec(COUNT_MILLIS, this::count);
        }
    }

    private void count() {
        countScheduled = false;
        if (isDisposed()) {
            return;
        }
        CTabItem[] items = folder.getItems();
        var now = kit.times().now();
        List<String> ids = List.of(items).stream().map(i -> tabOf(i).id()).toList();
        var filters = List.of(items).stream().map(i -> filterOf(i).at(now)).toList();
        counting = kit.background().ask(this, () -> kit.connections().call(new CountTraps(filters)), answer -> {
            for (int i = 0; i < ids.size() && i < answer.counts().size(); i++) {
                counts.put(ids.get(i), answer.counts().get(i));
            }
            List.of(folder.getItems()).forEach(this::label);
            if (countAgain) {
                countAgain = false;
                countSoon();
            }
        }, problem -> {
            // the list in front tells it; the numbers stay as they were
        });
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
