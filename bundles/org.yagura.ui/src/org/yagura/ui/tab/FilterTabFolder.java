/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabFolder2Listener;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Site;
import org.yagura.ui.Kit;

/**
 * A list in tabs, one a filter. A tab makes its list when it comes to the front first, and shows how much it lets through;
 * a star says that its filter is not as it was saved. A person saves filters as tabs, renames, orders and removes them,
 * by mouse and by keyboard, and takes a removal back. On the user interface thread.
 *
 * @param <F> a filter
 * @param <L> a list
 */
public final class FilterTabFolder<F, L extends FilterTabList<F>> extends Composite {
    /** So many removals can be taken back. */
    private static final int REMOVALS = 20;
    private static final int TOLD_MILLIS = 30_000;
    private static final String LIST = "list";

    private final Kit kit;
    private final Texts texts;
    private final FilterTabs<F> tabs;
    private final FilterTabList.Maker<F, L> maker;
    private final CTabFolder folder;
    private final Link removed;
    private final FilterTabCounts<F> counts;
    private final Deque<Removal<F>> removals = new ArrayDeque<>();
    private Site site;
    private int told;

    /** A tab that was removed, the filter that was set in it, and the place where it stood. */
    private record Removal<F>(FilterTab<F> tab, F working, int place) {
    }

    /** A folder that shows the tabs that are open, that one in front which was there last. */
    public FilterTabFolder(Composite parent, Kit kit, FilterTabs<F> tabs, FilterTabList.Maker<F, L> maker) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.tabs = tabs;
        this.maker = maker;
        texts = Texts.of(FilterTabFolder.class, kit.times().language());
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        kit.theme().paintBar(this);
        folder = new CTabFolder(this, SWT.TOP | SWT.CLOSE);
        folder.setSimple(true);
        folder.setUnselectedCloseVisible(false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        removed = new Link(this, SWT.NONE);
        kit.theme().paintBar(removed);
        kit.theme().follow(removed, () -> removed.setLinkForeground(removed.getForeground()));
        removed.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> undo()));
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).exclude(true).applyTo(removed);
        removed.setVisible(false);
        counts = new FilterTabCounts<>(this, kit, maker::count, this::label);
        new FilterTabMenu<>(this, kit, texts).install();
        folder.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> selected()));
        folder.addCTabFolder2Listener(CTabFolder2Listener.closeAdapter(e -> closed((CTabItem) e.item)));
    }

    /** Shows the tabs, from now on as the site has them; to be called once the maker can make lists. */
    public FilterTabFolder<F, L> begin() {
        Following following = kit.site().follow(loaded -> {
            site = loaded.site();
            rebuild();
        });
        addDisposeListener(e -> following.close());
        rebuild();
        return this;
    }

    /** The list of the tab in front; null when there is none. */
    public L current() {
        return listOf(folder.getSelection());
    }

    /** The tabs themselves, whose items have their {@link FilterTab} as data. */
    public CTabFolder folder() {
        return folder;
    }

    /** The tab in front, as it was saved. */
    Optional<FilterTab<F>> front() {
        return Optional.ofNullable(folder.getSelection()).map(this::tabOf);
    }

    @SuppressWarnings("unchecked")
    private L listOf(CTabItem item) {
        return item == null ? null : (L) item.getData(LIST);
    }

    @SuppressWarnings("unchecked")
    FilterTab<F> tabOf(CTabItem item) {
        return (FilterTab<F>) item.getData();
    }

    /** The tabs that are open, with the filters that are set in them. */
    List<FilterTab<F>> shownTabs() {
        return Stream.of(folder.getItems()).map(item -> tabOf(item).withFilter(filterOf(item))).toList();
    }

    /** The tabs that are closed and can be opened. */
    List<FilterTab<F>> closedTabs() {
        List<FilterTab<F>> open = tabs.open(site);
        return tabs.all(site).stream().filter(t -> !open.contains(t)).toList();
    }

    private void rebuild() {
        String last = front().map(FilterTab::id).orElseGet(tabs::last);
        List<FilterTab<F>> wanted = tabs.open(site);
        for (CTabItem item : folder.getItems()) {
            if (wanted.stream().noneMatch(t -> t.id().equals(tabOf(item).id()))) {
                drop(item);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            FilterTab<F> tab = wanted.get(i);
            CTabItem item = i < folder.getItemCount() && tabOf(folder.getItem(i)).id().equals(tab.id())
                    ? folder.getItem(i)
                    : insert(tab, i);
            if (!tabOf(item).equals(tab) && listOf(item) != null) {
                listOf(item).setTab(tab);
            }
            item.setData(tab);
            item.setShowClose(!tab.id().equals(FilterTab.ALL));
            label(item);
        }
        select(last);
        counts.countSoon();
    }

    /** An item for a tab; one that stands elsewhere is taken away, and what is in it goes on. */
    private CTabItem insert(FilterTab<F> tab, int index) {
        L list = null;
        for (CTabItem item : folder.getItems()) {
            if (tabOf(item).id().equals(tab.id())) {
                list = listOf(item);
                item.setControl(null);
                item.dispose();
            }
        }
        var item = new CTabItem(folder, SWT.NONE, index);
        item.setData(tab);
        if (list != null) {
            item.setData(LIST, list);
            item.setControl(list.control());
        }
        return item;
    }

    private static void drop(CTabItem item) {
        if (item.getControl() != null) {
            item.getControl().dispose();
        }
        item.dispose();
    }

    /** Brings a tab to the front; the first one when there is none of that id. */
    public void select(String id) {
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
        FilterTab<F> tab = tabOf(item);
        tabs.last(tab);
        if (listOf(item) == null) {
            L list = maker.make(folder, tab.withFilter(tabs.working(tab)), filter -> filterChanged(tab.id(), filter));
            item.setData(LIST, list);
            item.setControl(list.control());
        }
        current().changed();
        maker.shown(current());
        label(item);
    }

    private void filterChanged(String id, F filter) {
        item(id).ifPresent(item -> {
            tabs.work(tabOf(item), filter);
            label(item);
            counts.countSoon();
        });
    }

    private Optional<CTabItem> item(String id) {
        return Stream.of(folder.getItems()).filter(i -> tabOf(i).id().equals(id)).findFirst();
    }

    private F filterOf(CTabItem item) {
        L list = listOf(item);
        return list == null ? tabs.working(tabOf(item)) : list.filter();
    }

    private void label() {
        Stream.of(folder.getItems()).forEach(this::label);
    }

    private void label(CTabItem item) {
        FilterTab<F> tab = tabOf(item);
        FilterTabList.Count count = counts.of(tab.id());
        String changed = filterOf(item).equals(tab.filter()) ? "" : "*";
        String number = count == null || count.number() == 0
                ? ""
                : (count.exact() ? " (%,d)" : " (%,d+)").formatted(count.number());
        String label = (tab.label() + changed + number).replace("&", "&&");
        if (!label.equals(item.getText())) {
            item.setText(label);
            item.setToolTipText(count == null ? tab.label() : count.tip());
        }
    }

    /** The live feed says that something has changed: lists and numbers are asked for again. */
    public void changed() {
        for (CTabItem item : folder.getItems()) {
            if (listOf(item) != null) {
                listOf(item).changed();
            }
        }
        counts.countSoon();
    }

    /** Asks for a name and saves the filter in front as a tab of the person's own. */
    void askSave() {
        front().flatMap(tab -> askName(texts.get("tab.save"), tab)).ifPresent(this::saveAs);
    }

    /** Saves the filter in front as a tab of the person's own; the tab that it was set in is again as it was saved. */
    public void saveAs(String name) {
        CTabItem item = folder.getSelection();
        L list = current();
        FilterTab<F> saved = tabs.save(name, list.filter());
        FilterTab<F> tab = tabOf(item);
        tabs.work(tab, tab.filter());
        list.setFilter(tab.filter());
        rebuild();
        select(saved.id());
    }

    /** Keeps the filter that is set in an own tab as that of the tab. */
    void keepFilter(FilterTab<F> tab) {
        item(tab.id()).filter(item -> tab.own()).ifPresent(item -> {
            FilterTab<F> now = tab.withFilter(filterOf(item));
            tabs.replace(now);
            tabs.work(now, now.filter());
            rebuild();
        });
    }

    void askRename(FilterTab<F> tab) {
        if (tab.own()) {
            askName(texts.get("tab.rename"), tab).ifPresent(name -> rename(tab, name));
        }
    }

    private Optional<String> askName(String title, FilterTab<F> tab) {
        var dialog = new InputDialog(getShell(), title, texts.get("tab.name"), tab.label(),
                text -> text.isBlank() ? texts.get("tab.name.empty") : null);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
    }

    /** Renames an own tab. */
    void rename(FilterTab<F> tab, String name) {
        tabs.replace(tab.named(name));
        counts.forget(tab.id());
        rebuild();
    }

    /** Moves a tab to where another one stands. */
    void move(FilterTab<F> tab, FilterTab<F> place) {
        if (!tab.id().equals(place.id())) {
            tabs.move(tab, place, site);
            rebuild();
        }
    }

    /** The tab beside one, that many places to the right; empty when there is none. */
    Optional<FilterTab<F>> beside(FilterTab<F> tab, int right) {
        List<FilterTab<F>> shown = Stream.of(folder.getItems()).map(this::tabOf).toList();
        int place = shown.stream().map(FilterTab::id).toList().indexOf(tab.id()) + right;
        return place < 0 || place >= shown.size() ? Optional.empty() : Optional.of(shown.get(place));
    }

    /** Removes a tab; {@link FilterTab#ALL} stays. */
    void remove(FilterTab<F> tab) {
        if (tab.id().equals(FilterTab.ALL)) {
            return;
        }
        if (front().filter(tab::equals).isPresent()) {
            beside(tab, 1).or(() -> beside(tab, -1)).ifPresent(next -> select(next.id()));
        }
        item(tab.id()).ifPresent(this::closed);
        rebuild();
    }

    private void closed(CTabItem item) {
        FilterTab<F> tab = tabOf(item);
        removals.push(new Removal<>(tab, filterOf(item), folder.indexOf(item)));
        if (removals.size() > REMOVALS) {
            removals.removeLast();
        }
        tabs.close(tab);
        if (item.getControl() != null) {
            item.getControl().dispose();
        }
        item.setData(LIST, null);
        tellRemoved();
    }

    /** Name of the tab that was removed last; empty when none is left to be taken back. */
    Optional<String> lastRemoved() {
        return Optional.ofNullable(removals.peek()).map(r -> r.tab().label());
    }

    /** Takes the last removal back: the tab stands where it stood, with the filter that was set in it. */
    void undo() {
        Removal<F> removal = removals.poll();
        if (removal == null) {
            return;
        }
        tabs.reopen(removal.tab());
        tabs.work(removal.tab(), removal.working());
        List<FilterTab<F>> open = tabs.open(site);
        FilterTab<F> there = open.get(Math.min(removal.place(), open.size() - 1));
        if (!there.id().equals(removal.tab().id())) {
            tabs.move(removal.tab(), there, site);
        }
        rebuild();
        select(removal.tab().id());
        tellRemoved();
    }

    /** Opens a closed tab again. */
    void reopen(FilterTab<F> tab) {
        removals.removeIf(r -> r.tab().id().equals(tab.id()));
        tabs.reopen(tab);
        rebuild();
        select(tab.id());
        tellRemoved();
    }

    /** Says for a while what was removed; after that the menus still take it back. */
    private void tellRemoved() {
        int mine = ++told;
        say(lastRemoved().map(name -> texts.get("tab.removed", name.replace("&", "&&"))).orElse(""));
        getDisplay().timerExec(TOLD_MILLIS, () -> {
            if (mine == told && !isDisposed()) {
                say("");
            }
        });
    }

    private void say(String words) {
        removed.setText(words);
        removed.setVisible(!words.isEmpty());
        ((GridData) removed.getLayoutData()).exclude = words.isEmpty();
        layout(true, true);
    }
}
