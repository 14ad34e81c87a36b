/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.model.Conflict;
import org.yagura.model.Conflict.Side;
import org.yagura.model.Merge;
import org.yagura.ui.Kit;

/** What two people changed in different ways: for each, a person takes one side or the other; mine at first. */
final class MergeChoices {
    private static final int MOST_HEIGHT = 260;

    private final Kit kit;
    private final Texts texts = Texts.of(MergeChoices.class);
    private final ScrolledComposite scroller;
    private final Map<Conflict, Side> chosen = new HashMap<>();

    /** Nothing is seen of it before {@link #show}. */
    MergeChoices(Composite parent, Kit kit) {
        this.kit = kit;
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        GridDataFactory.fillDefaults().span(5, 1).grab(true, false).exclude(true).applyTo(scroller);
        scroller.setVisible(false);
    }

    /** Asks for the conflicts of a merge; null hides it. */
    void show(Merge merge) {
        Control before = scroller.getContent();
        scroller.setContent(null);
        if (before != null) {
            before.dispose();
        }
        chosen.clear();
        if (merge != null) {
            var page = new Composite(scroller, SWT.NONE);
            kit.theme().paintBar(page);
            GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 4).spacing(12, 6).applyTo(page);
            merge.conflicts().forEach(conflict -> row(page, conflict));
            var done = new Button(page, SWT.PUSH);
            done.setText(texts.get("merge.done"));
            done.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> kit.drafts().merged(merge,
                    conflict -> chosen.getOrDefault(conflict, Side.MINE))));
            GridDataFactory.swtDefaults().span(3, 1).align(SWT.END, SWT.CENTER).applyTo(done);
            scroller.setContent(page);
            int height = page.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
            scroller.setMinHeight(height);
            ((GridData) scroller.getLayoutData()).heightHint = Math.min(height, MOST_HEIGHT);
        }
        ((GridData) scroller.getLayoutData()).exclude = merge == null;
        scroller.setVisible(merge != null);
        scroller.getParent().getParent().layout(true, true);
    }

    private void row(Composite page, Conflict conflict) {
        var what = new Label(page, SWT.WRAP);
        what.setText(conflict.what(Locale.getDefault()));
        kit.theme().paintBar(what);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(260, SWT.DEFAULT).applyTo(what);
        var sides = new Composite(page, SWT.NONE);
        kit.theme().paintBar(sides);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(sides);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(sides);
        for (Side side : Side.values()) {
            var button = new Button(sides, SWT.RADIO | SWT.WRAP);
            button.setText(texts.get("merge." + side, conflict.text(side, Locale.getDefault())));
            button.setSelection(side == Side.MINE);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
                if (button.getSelection()) {
                    chosen.put(conflict, side);
                }
            }));
            GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(button);
        }
    }
}
