/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.WatchedNodes;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;
import org.yagura.ui.form.Cards;
import org.yagura.ui.theme.Theme;

/**
 * Below the fields of a node: the watches that templates and lists give it, each with a check box that leaves it out or takes
 * it in again.
 */
final class NodeWatches {
    private final Texts texts = Texts.of(NodeWatches.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final Kit kit;
    private final SiteEditor editor;
    private final boolean editable;

    NodeWatches(Kit kit, SiteEditor editor, boolean editable) {
        this.kit = kit;
        this.editor = editor;
        this.editable = editable;
    }

    /** Adds a card with them to a page. */
    void show(Cards cards, Node node) {
        List<Watch> watches = WatchedNodes.offered(editor.site(), node);
        cards.card(texts.get("watches.heading"));
        if (watches.isEmpty()) {
            cards.note(texts.get("watches.none"));
            return;
        }
        cards.control(texts.get("watches.label"), parent -> list(parent, node, watches));
        cards.note(texts.get(node.getLifeCycle() == LifeCycle.ACTIVE ? "watches.note" : "watches.idle"));
    }

    private Composite list(Composite parent, Node node, List<Watch> watches) {
        var list = new Composite(parent, SWT.NONE);
        kit.theme().paint(list);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 2).applyTo(list);
        list.setData("feature", "watches");
        for (Watch watch : watches) {
            var check = new Button(list, SWT.CHECK);
            Theme.ownColours(check);
            check.setBackground(Theme.color(kit.theme().palette().background()));
            check.setForeground(Theme.color(watch.isEnabled()
                    ? kit.theme().palette().text()
                    : kit.theme().palette().faint()));
            String name = Elements.name(watch).replace("&", "&&");
            check.setText(watch.isEnabled() ? name : texts.get("watches.off", name));
            check.setToolTipText(words.label(watch.eClass()) + "\n" + texts.get("watches.tip"));
            check.setSelection(!watch.getExcept().contains(node));
            check.setEnabled(editable);
            check.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                    e -> editor.run(editor.commands().watch(watch, node, check.getSelection()))));
        }
        return list;
    }
}
