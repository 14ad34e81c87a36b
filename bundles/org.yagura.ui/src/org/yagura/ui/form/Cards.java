/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/**
 * A scrolled page of cards: headings with labelled values under them that can be selected and copied. Made anew for each
 * thing it shows. On the user interface thread.
 */
public final class Cards {
    private final Kit kit;
    private final ScrolledComposite scroll;
    private final ResourceManager resources;
    private final List<Runnable> painted = new ArrayList<>();
    private Composite page;
    private Composite card;

    /** An empty page that fills its parent. */
    public Cards(Composite parent, Kit kit) {
        this.kit = kit;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        resources = new LocalResourceManager(JFaceResources.getResources(), scroll);
        kit.theme().paint(scroll);
        scroll.addListener(SWT.Resize, e -> fit());
        kit.theme().follow(scroll, () -> painted.forEach(Runnable::run));
        clear();
    }

    /** The whole. */
    public ScrolledComposite control() {
        return scroll;
    }

    /** The page that the cards are on, with a grid layout of one column. */
    public Composite page() {
        return page;
    }

    /** Takes all cards away. */
    public void clear() {
        if (page != null) {
            page.dispose();
        }
        painted.clear();
        page = plain(scroll);
        GridLayoutFactory.fillDefaults().margins(12, 8).spacing(0, 2).applyTo(page);
        scroll.setContent(page);
        card = null;
    }

    /** Lays out after cards have been added. */
    public void done() {
        page.layout(true, true);
        fit();
    }

    /** Scrolls so that a control on the page can be seen. */
    public void reveal(Control control) {
        scroll.showControl(control);
    }

    private void fit() {
        int width = Math.max(120, scroll.getClientArea().width);
        scroll.setMinHeight(page.computeSize(width, SWT.DEFAULT).y);
    }

    /** A large heading of the page. */
    public Label title(String text) {
        Label label = label(page, text, Palette::text);
        label.setFont(font(1.3f));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
        card = null;
        return label;
    }

    /** Begins a card. */
    public Composite card(String heading) {
        if (heading != null && !heading.isEmpty()) {
            Label label = label(page, heading, Palette::faint);
            label.setFont(font(1f));
            GridDataFactory.fillDefaults().grab(true, false).indent(0, 10).applyTo(label);
            Label line = new Label(page, SWT.NONE);
            paint(line, Palette::line, Palette::line);
            GridDataFactory.fillDefaults().grab(true, false).hint(10, 1).applyTo(line);
        }
        card = plain(page);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 4).spacing(12, 3).applyTo(card);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        return card;
    }

    /** A label and a value in the present card; nothing when the value is null or empty. */
    public void value(String label, String value) {
        value(label, value, false);
    }

    /** As {@link #value(String, String)}, in a fixed-width font. */
    public void code(String label, String value) {
        value(label, value, true);
    }

    private void value(String label, String value, boolean fixed) {
        if (value == null || value.isBlank()) {
            return;
        }
        Composite in = card == null ? card("") : card;
        name(in, label);
        var text = new StyledText(in, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        text.setText(value);
        paint(text, Palette::background, Palette::text);
        text.setData("name", label);
        if (fixed) {
            text.setFont(JFaceResources.getTextFont());
        }
        GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(text);
    }

    /** A label and a link. */
    public void link(String label, String words, Runnable action) {
        Composite in = card == null ? card("") : card;
        name(in, label);
        var link = new Link(in, SWT.NONE);
        paint(link, Palette::background, Palette::text);
        link.setText("<a>" + words.replace("&", "&&") + "</a>");
        link.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(link);
    }

    /** A label and any control that {@code maker} makes; it fills the width unless it has layout data of its own. */
    public void control(String label, Function<Composite, Control> maker) {
        Composite in = card == null ? card("") : card;
        Label name = name(in, label);
        Control made = maker.apply(in);
        if (made.getLayoutData() == null) {
            GridDataFactory.fillDefaults().grab(true, false).applyTo(made);
        }
        boolean tall = made instanceof Composite && !(made instanceof Combo)
                || made.getLayoutData() instanceof GridData data && data.heightHint != SWT.DEFAULT;
        ((GridData) name.getLayoutData()).verticalAlignment = tall ? SWT.BEGINNING : SWT.CENTER;
    }

    /** A sentence over the whole width. */
    public Label note(String text) {
        Label label = new Label(page, SWT.WRAP);
        paint(label, Palette::background, Palette::faint);
        label.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(140, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private Label name(Composite in, String text) {
        Label label = label(in, text, Palette::faint);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING)
                .hint(Math.max(88, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x),
                        SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    private Label label(Composite in, String text, Function<Palette, RGB> colour) {
        var label = new Label(in, SWT.NONE);
        paint(label, Palette::background, colour);
        label.setText(text.replace("&", "&&"));
        return label;
    }

    private Composite plain(Composite in) {
        var made = new Composite(in, SWT.NONE);
        paint(made, Palette::background, Palette::text);
        return made;
    }

    /** Gives a control of the page colours of the theme, and keeps it so when the theme changes. */
    private void paint(Control control, Function<Palette, RGB> background, Function<Palette, RGB> foreground) {
        Theme.ownColours(control);
        Runnable paint = () -> {
            if (!control.isDisposed()) {
                control.setBackground(Theme.color(background.apply(kit.theme().palette())));
                control.setForeground(Theme.color(foreground.apply(kit.theme().palette())));
            }
        };
        painted.add(paint);
        paint.run();
    }

    private Font font(float scale) {
        Font base = JFaceResources.getDialogFont();
        int height = Math.round(base.getFontData()[0].getHeight() * scale);
        return resources.create(FontDescriptor.createFrom(base).setHeight(height).setStyle(SWT.BOLD));
    }

    /** The preferred size of the page at a width, for tests. */
    public Point size(int width) {
        return page.computeSize(width, SWT.DEFAULT);
    }
}
