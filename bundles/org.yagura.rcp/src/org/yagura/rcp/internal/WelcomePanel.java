/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** Three pictures, three buttons: look around the demo, connect to a site, make a site of one's own. */
final class WelcomePanel extends Composite {

    /** What the buttons do. */
    interface Choices {

        /** Opens the demo site. */
        void demo();

        /** Asks which site to connect to. */
        void connect();

        /** Makes an own site. */
        void own();
    }

    private final Kit kit;
    private final Texts texts = Texts.of(WelcomePanel.class);
    private final LocalResourceManager resources;
    private Button first;

    WelcomePanel(Composite parent, Kit kit, Choices choices) {
        super(parent, SWT.NONE);
        this.kit = kit;
        resources = new LocalResourceManager(JFaceResources.getResources(), this);
        kit.theme().paint(this);
        GridLayoutFactory.fillDefaults().applyTo(this);
        var middle = new Composite(this, SWT.NONE);
        kit.theme().paint(middle);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(middle);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(28, 10).applyTo(middle);
        label(middle, texts.get("welcome.title"), 2.2f, false, 3);
        label(middle, texts.get("welcome.subtitle"), 1.15f, true, 3);
        GridDataFactory.fillDefaults().span(3, 1).hint(10, 18).applyTo(label(middle, "", 1f, true, 3));
        first = card(middle, "demo", "player-play", choices::demo);
        card(middle, "connect", "plug-connected", choices::connect);
        card(middle, "own", "pencil", choices::own);
    }

    private Button card(Composite parent, String key, String icon, Runnable action) {
        var card = new Composite(parent, SWT.NONE);
        Theme.ownColours(card);
        kit.theme().follow(card, () -> card.setBackground(Theme.color(kit.theme().palette().surface())));
        GridLayoutFactory.fillDefaults().margins(24, 24).spacing(0, 12).applyTo(card);
        GridDataFactory.fillDefaults().hint(270, SWT.DEFAULT).grab(true, true).applyTo(card);
        var picture = new Canvas(card, SWT.DOUBLE_BUFFERED);
        Theme.ownColours(picture);
        picture.addListener(SWT.Paint, e -> {
            e.gc.setBackground(Theme.color(kit.theme().palette().surface()));
            e.gc.fillRectangle(picture.getClientArea());
            e.gc.drawImage(kit.icons().get(icon, 56, kit.theme().palette().faint()), 0, 4);
        });
        GridDataFactory.swtDefaults().hint(64, 64).applyTo(picture);
        onCard(label(card, texts.get("welcome." + key), 1.25f, false, 1), true);
        Label words = label(card, texts.get("welcome." + key + ".words"), 1f, true, 1);
        onCard(words, false);
        GridDataFactory.fillDefaults().grab(true, true).hint(220, SWT.DEFAULT).applyTo(words);
        var button = new Button(card, SWT.PUSH);
        Theme.ownColours(button);
        button.setText(texts.get("welcome." + key + ".button"));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.END).applyTo(button);
        return button;
    }

    private void onCard(Label label, boolean strong) {
        kit.theme().follow(label, () -> {
            label.setBackground(Theme.color(kit.theme().palette().surface()));
            RGB ink = strong ? kit.theme().palette().text() : kit.theme().palette().faint();
            label.setForeground(Theme.color(ink));
        });
    }

    private Label label(Composite parent, String text, float scale, boolean faint, int span) {
        var label = new Label(parent, SWT.WRAP);
        label.setText(text);
        Theme.ownColours(label);
        kit.theme().follow(label, () -> {
            label.setBackground(Theme.color(kit.theme().palette().background()));
            label.setForeground(Theme.color(faint ? kit.theme().palette().faint() : kit.theme().palette().text()));
        });
        Font base = JFaceResources.getDialogFont();
        int height = Math.round(base.getFontData()[0].getHeight() * scale);
        label.setFont(resources.create(
                FontDescriptor.createFrom(base).setHeight(height).setStyle(scale > 1.2f ? SWT.BOLD : SWT.NORMAL)));
        GridDataFactory.fillDefaults().span(span, 1).grab(true, false).applyTo(label);
        return label;
    }

    @Override
    public boolean setFocus() {
        return first.setFocus();
    }
}
