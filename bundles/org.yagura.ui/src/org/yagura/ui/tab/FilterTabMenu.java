/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;

/** What a person does with tabs: the menu of the plus, the menu of a tab, dragging, and the keys while the tabs have the keyboard. */
final class FilterTabMenu<F> {
    private final FilterTabFolder<F, ?> tabs;
    private final CTabFolder folder;
    private final Kit kit;
    private final Texts texts;
    private FilterTab<F> dragged;

    FilterTabMenu(FilterTabFolder<F, ?> tabs, Kit kit, Texts texts) {
        this.tabs = tabs;
        this.folder = tabs.folder();
        this.kit = kit;
        this.texts = texts;
    }

    void install() {
        var bar = new ToolBar(folder, SWT.FLAT);
        var more = new ToolItem(bar, SWT.PUSH);
        kit.theme().follow(bar, () -> more.setImage(kit.icons().get("plus")));
        more.setToolTipText(texts.get("tabs.more"));
        more.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            var menu = new Menu(bar);
            fillMore(menu);
            open(menu);
        }));
        folder.setTopRight(bar);
        folder.setTabHeight(Math.max(folder.getTabHeight(), bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).y));
        folder.addListener(SWT.MenuDetect, this::openMenu);
        folder.addListener(SWT.KeyDown, this::key);
        folder.addListener(SWT.DragDetect, e -> drag(folder.getItem(new Point(e.x, e.y))));
        folder.addListener(SWT.MouseUp, e -> drop(folder.getItem(new Point(e.x, e.y))));
    }

    private void open(Menu menu) {
        menu.addListener(SWT.Hide, h -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** The menu of the plus. */
    void fillMore(Menu menu) {
        item(menu, texts.get("tab.save"), true, tabs::askSave);
        tabs.lastRemoved().ifPresent(name -> item(menu, texts.get("tab.undo", name), true, tabs::undo));
        new MenuItem(menu, SWT.SEPARATOR);
        tabs.closedTabs().forEach(tab -> item(menu, tab.label(), true, () -> tabs.reopen(tab)));
    }

    private void openMenu(Event event) {
        CTabItem item = event.detail == SWT.MENU_KEYBOARD
                ? folder.getSelection()
                : folder.getItem(folder.toControl(event.x, event.y));
        if (item == null) {
            event.doit = false;
            return;
        }
        var menu = new Menu(folder);
        fill(menu, tabs.tabOf(item));
        open(menu);
        event.doit = false;
    }

    /** The menu of a tab. */
    void fill(Menu menu, FilterTab<F> tab) {
        item(menu, texts.get("tab.save"), tabs.front().filter(tab::equals).isPresent(), tabs::askSave);
        item(menu, texts.get("tab.keep"), tab.own(), () -> tabs.keepFilter(tab));
        item(menu, texts.get("tab.rename") + "\tF2", tab.own(), () -> tabs.askRename(tab));
        new MenuItem(menu, SWT.SEPARATOR);
        move(menu, "tab.left", "\tCtrl+Up", tab, -1);
        move(menu, "tab.right", "\tCtrl+Down", tab, 1);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, texts.get("tab.remove") + "\tDel", !tab.id().equals(FilterTab.ALL), () -> tabs.remove(tab));
        tabs.lastRemoved().ifPresent(
                name -> item(menu, texts.get("tab.undo", name) + "\tCtrl+Z", true, tabs::undo));
    }

    private void move(Menu menu, String key, String accelerator, FilterTab<F> tab, int right) {
        item(menu, texts.get(key) + accelerator, tabs.beside(tab, right).isPresent(), () -> move(tab, right));
    }

    private void move(FilterTab<F> tab, int right) {
        tabs.beside(tab, right).ifPresent(place -> tabs.move(tab, place));
    }

    private static void item(Menu menu, String text, boolean enabled, Runnable action) {
        var item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.setEnabled(enabled);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }

    private void key(Event event) {
        FilterTab<F> tab = tabs.front().orElse(null);
        if (tab == null) {
            return;
        }
        // left and right, with any other key, choose the tab beside
        switch (event.stateMask & SWT.MODIFIER_MASK | event.keyCode) {
            case SWT.F2 -> tabs.askRename(tab);
            case SWT.DEL -> tabs.remove(tab);
            case SWT.CTRL | SWT.ARROW_UP -> move(tab, -1);
            case SWT.CTRL | SWT.ARROW_DOWN -> move(tab, 1);
            case SWT.CTRL | 'z' -> tabs.undo();
            default -> {
                return;
            }
        }
        event.doit = false;
        if (!folder.isDisposed()) {
            folder.setFocus();
        }
    }

    private void drag(CTabItem item) {
        dragged = item == null ? null : tabs.tabOf(item);
        folder.setCursor(item == null ? null : folder.getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE));
    }

    private void drop(CTabItem item) {
        FilterTab<F> moved = dragged;
        dragged = null;
        folder.setCursor(null);
        if (moved != null && item != null) {
            tabs.move(moved, tabs.tabOf(item));
        }
    }
}
