/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuListener;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiSettings;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Sort;

/** The context menus of a table: what the view put there, copy and export, and the choice of columns. */
public final class TableMenu<R> {
    private static final Texts TEXTS = Texts.of(TableFooter.class);

    private final PagedTable<R> table;
    private final TableLayers<R> layers;
    private final ColumnMemory<R> memory;
    private final MenuManager body;
    private final UiSettings settings;

    /** Menus for that table; {@code body} is shown on rows. */
    public TableMenu(PagedTable<R> table, TableLayers<R> layers, ColumnMemory<R> memory, MenuManager body,
            UiSettings settings) {
        this.table = table;
        this.layers = layers;
        this.memory = memory;
        this.body = body;
        this.settings = settings;
    }

    /** Puts the menus there. */
    public void install() {
        body.add(new Separator("additions"));
        body.add(new Separator());
        body.add(action("copy", SWT.MOD1 | 'C', () -> table.copy(false)));
        body.add(action("copyCsv", 0, () -> table.copy(true)));
        body.add(action("selectAll", SWT.MOD1 | 'A', table::selectAll));
        body.add(new Separator());
        body.add(action("export", 0, this::export));
        if (IntStream.of(layers.order().getColumnIndexOrderArray()).anyMatch(i -> layers.column(i).sortable())) {
            body.add(choice("sortBy", this::fillSorts));
        }
        body.add(choice("columns", this::fillColumns));
        var heading = new MenuManager();
        heading.setRemoveAllWhenShown(true);
        heading.addMenuListener(this::fillColumns);
        Menu bodyMenu = body.createContextMenu(layers.table());
        Menu headingMenu = heading.createContextMenu(layers.table());
        layers.table().addDisposeListener(e -> heading.dispose());
        layers.table().addListener(SWT.MenuDetect, event -> {
            Point at = layers.table().toControl(event.x, event.y);
            boolean onHeading = event.detail != SWT.MENU_KEYBOARD && layers.table().getRowPositionByY(at.y) == 0;
            if (!onHeading && event.detail != SWT.MENU_KEYBOARD) {
                selectUnder(at);
            }
            layers.table().setMenu(onHeading ? headingMenu : bodyMenu);
        });
    }

    private void selectUnder(Point at) {
        int row = layers.rowAt(at);
        if (row >= 0 && !layers.selection().isRowPositionSelected(row)) {
            layers.selection().selectRow(0, row, false, false);
        }
    }

    private static MenuManager choice(String key, IMenuListener filler) {
        var choice = new MenuManager(TEXTS.get(key));
        choice.add(new Action("…") {
        });
        choice.setRemoveAllWhenShown(true);
        choice.addMenuListener(filler);
        return choice;
    }

    /** What headings do by the mouse, for the keyboard. */
    private void fillSorts(IMenuManager choice) {
        Sort now = table.sort();
        for (Column<R> column : layers.shownColumns()) {
            if (column.sortable()) {
                boolean by = now != null && now.column().equals(column.id());
                String label = column.label().replace("&", "&&");
                var sort = new Action(by ? label + (now.descending() ? " ▼" : " ▲") : label, IAction.AS_CHECK_BOX) {
                    @Override
                    public void run() {
                        table.sortBy(column);
                    }
                };
                sort.setChecked(by);
                choice.add(sort);
            }
        }
    }

    private void fillColumns(IMenuManager choice) {
        for (int index : layers.order().getColumnIndexOrderArray()) {
            choice.add(toggle(index));
        }
        choice.add(new Separator());
        choice.add(action("resetColumns", 0, () -> memory.forget(layers)));
    }

    private IAction toggle(int index) {
        Column<R> column = layers.column(index);
        var toggle = new Action(column.label().replace("&", "&&"), IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                if (isChecked()) {
                    layers.hiding().showColumnIndexes(index);
                } else {
                    layers.hiding().hideColumnIndexes(List.of(index));
                }
                memory.save(layers);
            }
        };
        boolean shown = !layers.hiding().isColumnIndexHidden(index);
        toggle.setChecked(shown);
        toggle.setEnabled(!shown || layers.shownColumns().size() > 1);
        return toggle;
    }

    private void export() {
        SaveDialog.ask(layers.table().getShell(), settings, TEXTS.get("exportTitle"), "",
                List.of(new SaveDialog.Sort("csv", TEXTS.get("csvFiles")))).ifPresent(table::export);
    }

    /** An entry of the menu. */
    public static Action action(String key, int accelerator, Runnable run) {
        var action = new Action(TEXTS.get(key)) {
            @Override
            public void run() {
                run.run();
            }
        };
        if (accelerator != 0) {
            action.setAccelerator(accelerator);
        }
        return action;
    }
}
