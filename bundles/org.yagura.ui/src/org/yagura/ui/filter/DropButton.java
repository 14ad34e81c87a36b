/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.ui.theme.Theme;

/** A button that says what is chosen and opens a menu under itself. */
public final class DropButton {
    private final Button button;
    private final Consumer<Menu> filler;

    /** A button without a text yet; its menu is filled each time. */
    public DropButton(Composite parent, Consumer<Menu> filler) {
        this.filler = filler;
        button = new Button(parent, SWT.PUSH);
        Theme.ownColours(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> open()));
        button.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                open();
            }
        });
    }

    /** The button. */
    public Button button() {
        return button;
    }

    /** Says what it is about and, unless that is empty, what is chosen. */
    public void show(String label, String chosen) {
        String text = (chosen.isEmpty() ? label : label + ": " + chosen).replace("&", "&&") + "  ▾";
        if (!text.equals(button.getText())) {
            button.setText(text);
            button.requestLayout();
        }
    }

    /**
     * Adds an entry to a menu.
     *
     * @param style {@link SWT#PUSH}, {@link SWT#CHECK} or {@link SWT#RADIO}
     * @param text is shown as it is; an ampersand in it is no mnemonic
     * @param on whether it is checked
     * @param run is run when it is chosen
     */
    public static MenuItem item(Menu menu, int style, String text, boolean on, Runnable run) {
        var item = new MenuItem(menu, style);
        item.setText(text.replace("&", "&&"));
        item.setSelection(on);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            // a radio item is told too when another one is chosen
            if (style != SWT.RADIO || item.getSelection()) {
                run.run();
            }
        }));
        return item;
    }

    private void open() {
        var menu = new Menu(button.getShell(), SWT.POP_UP);
        filler.accept(menu);
        button.setMenu(menu);
        Rectangle bounds = button.getBounds();
        Point at = button.getParent().toDisplay(bounds.x, bounds.y + bounds.height);
        menu.setLocation(at);
        menu.addListener(SWT.Hide, e -> button.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }
}
