/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.theme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The theme in force. To be used on the user interface thread. */
public final class Theme {
    /** Key of {@link Control#setData}: the workbench's style sheets leave a control with it alone. */
    private static final String NO_CSS = "org.eclipse.e4.ui.css.disabled";

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private Palette palette = Palette.LIGHT;

    /** The colours. */
    public Palette palette() {
        return palette;
    }

    /** Whether it is dark. */
    public boolean dark() {
        return palette.dark();
    }

    /** Changes to dark or light and tells all who follow. */
    public void setDark(boolean dark) {
        if (dark != palette.dark()) {
            palette = dark ? Palette.DARK : Palette.LIGHT;
            followers.forEach(Runnable::run);
        }
    }

    /** Calls back after each change, as long as a control lives; and once now. */
    public void follow(Control owner, Runnable follower) {
        Runnable guarded = () -> {
            if (!owner.isDisposed()) {
                follower.run();
            }
        };
        followers.add(guarded);
        owner.addDisposeListener(e -> followers.remove(guarded));
        guarded.run();
    }

    /** A colour; needs no disposal. */
    public static Color color(RGB rgb) {
        return new Color(rgb);
    }

    /**
     * Keeps the workbench's style sheets from painting over a control: one that has its own colours, or a button, which
     * the platform shows dimmed when it is disabled and the style sheets do not.
     */
    public static void ownColours(Control control) {
        control.setData(NO_CSS, Boolean.TRUE);
    }

    /** A push button that does that, painted by the platform. */
    public static Button button(Composite parent, String label, Runnable action) {
        var button = new Button(parent, SWT.PUSH);
        ownColours(button);
        button.setText(label);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return button;
    }

    /** Gives a control the background and text colour of the theme, and keeps it so when the theme changes. */
    public void paint(Control control) {
        ownColours(control);
        follow(control, () -> {
            control.setBackground(color(palette.background()));
            control.setForeground(color(palette.text()));
        });
    }

    /** As {@link #paint} for bars: one step off the background. */
    public void paintBar(Control control) {
        ownColours(control);
        follow(control, () -> {
            control.setBackground(color(palette.surface()));
            control.setForeground(color(palette.text()));
        });
    }
}
