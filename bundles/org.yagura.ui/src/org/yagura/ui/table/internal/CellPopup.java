/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** What stands below a cell while it is edited: what is wrong, how many rows it is about, what can be chosen. */
final class CellPopup {
    private static final int WIDTH = 260;
    private static final int WIDEST = 480;
    private static final int MOST_LINES = 10;

    private final Control owner;
    private final Shell shell;
    private final Label problem;
    private final Label note;
    private final Table list;
    private Rectangle cell;

    /**
     * A popup that is not shown yet.
     *
     * @param owner the table
     * @param name what the list of choices is called
     * @param chosen gets the place of a choice that was clicked on
     */
    CellPopup(Control owner, Palette palette, String name, IntConsumer chosen) {
        this.owner = owner;
        shell = new Shell(owner.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS | SWT.TOOL);
        GridLayoutFactory.fillDefaults().margins(1, 1).spacing(0, 0).applyTo(shell);
        paint(shell, palette.focus(), palette.text());
        var inside = new Composite(shell, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 4).spacing(0, 3).applyTo(inside);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(inside);
        paint(inside, palette.surface(), palette.text());
        problem = label(inside, palette.surface(), palette.bad());
        note = label(inside, palette.surface(), palette.faint());
        list = new Table(inside, SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION);
        list.setData("name", name);
        paint(list, palette.background(), palette.text());
        GridDataFactory.fillDefaults().grab(true, true).exclude(true).applyTo(list);
        list.setVisible(false);
        list.addListener(SWT.MouseUp, e -> {
            TableItem item = list.getItem(new Point(e.x, e.y));
            if (item != null) {
                chosen.accept(list.indexOf(item));
            }
        });
    }

    private static Label label(Composite parent, RGB background, RGB ink) {
        var label = new Label(parent, SWT.WRAP);
        paint(label, background, ink);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(label);
        label.setVisible(false);
        return label;
    }

    private static void paint(Control control, RGB background, RGB ink) {
        Theme.ownColours(control);
        control.setBackground(Theme.color(background));
        control.setForeground(Theme.color(ink));
    }

    /** Shows it below a cell of the table, in the table's coordinates. */
    void at(Rectangle place) {
        cell = place;
        arrange();
    }

    /** What is wrong; empty for nothing. */
    void problem(String text) {
        say(problem, text);
    }

    /** What else there is to know; empty for nothing. */
    void note(String text) {
        say(note, text);
    }

    private void say(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text.replace("&", "&&"));
        }
        show(label, !text.isEmpty());
        arrange();
    }

    private static void show(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
    }

    /** What can be chosen; none takes the list away. */
    void choices(List<String> texts, int selected) {
        list.setRedraw(false);
        list.removeAll();
        for (String text : texts) {
            new TableItem(list, SWT.NONE).setText(text);
        }
        list.setRedraw(true);
        show(list, !texts.isEmpty());
        ((GridData) list.getLayoutData()).heightHint = list.getItemHeight() * Math.min(texts.size(), MOST_LINES);
        arrange();
        select(selected);
    }

    /** Highlights a choice; -1 for none. */
    void select(int index) {
        if (index < 0) {
            list.deselectAll();
        } else {
            list.setSelection(index);
            list.showSelection();
        }
    }

    /** The place of the choice that is highlighted; -1 for none. */
    int selected() {
        return list.getSelectionIndex();
    }

    /** How many choices are shown. */
    int count() {
        return list.getItemCount();
    }

    /** Whether the pointer is on it, so that what happens now may be meant for it. */
    boolean pointed() {
        return shell.isVisible() && shell.getBounds().contains(shell.getDisplay().getCursorLocation());
    }

    private void arrange() {
        boolean anything = problem.getText().length() + note.getText().length() + list.getItemCount() > 0;
        if (cell == null || !anything) {
            shell.setVisible(false);
            return;
        }
        int width = Math.min(WIDEST, Math.max(WIDTH, cell.width));
        int height = shell.computeSize(width, SWT.DEFAULT, true).y;
        Point below = owner.toDisplay(cell.x, cell.y + cell.height);
        Rectangle screen = owner.getMonitor().getClientArea();
        boolean above = below.y + height > screen.y + screen.height;
        int y = above ? below.y - cell.height - height : below.y;
        int x = Math.max(screen.x, Math.min(below.x, screen.x + screen.width - width));
        shell.setBounds(x, y, width, height);
        shell.layout(true, true);
        if (!shell.isVisible()) {
            shell.setVisible(true);
        }
    }

    /** Takes it away for good. */
    void dispose() {
        shell.dispose();
    }
}
