/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;

/** The table of all elements as a person sees it. */
record ElementsPage(UiWindow window, ElementsPanel panel) {

    static ElementsPage open(UiWindow window) {
        ElementsPanel panel = window.open(parent -> new ElementsPanel(parent, window.kit()));
        window.until("the rows are there", () -> panel.rows().sourced() && panel.rows().loaded());
        window.settle();
        return new ElementsPage(window, panel);
    }

    static UiWindow window(Site site) {
        return new UiWindow(new SiteAgents(site).agent());
    }

    /** Lists elements of another kind. */
    TablePage<ElementRow> list(String kind) {
        Combo combo = Widgets.all(panel).filter(Combo.class::isInstance).map(Combo.class::cast).findFirst()
                .orElseThrow();
        combo.select(IntStream.range(0, combo.getItemCount()).filter(i -> combo.getItem(i).equals(kind)).findFirst()
                .orElseThrow());
        combo.notifyListeners(SWT.Selection, new Event());
        window.settle();
        return table();
    }

    TablePage<ElementRow> table() {
        window.until("rows", () -> panel.rows().sourced() && panel.rows().loaded());
        return new TablePage<>(window, panel.rows());
    }

    /** Turns "only the selected area" on or off. */
    void only() {
        Button only = Widgets.all(panel).filter(Button.class::isInstance).map(Button.class::cast)
                .filter(b -> (b.getStyle() & SWT.CHECK) != 0 && b.isVisible()).findFirst().orElseThrow();
        only.setSelection(!only.getSelection());
        only.notifyListeners(SWT.Selection, new Event());
        window.settle();
    }

    void filter(String text) {
        Controls.of(panel).field("Filter the shown columns").setText(text);
    }

    Text reason() {
        return Controls.of(panel).field("Why, for those who read the history later");
    }

    SiteEditor editor() {
        return window.kit().drafts().current().orElseThrow().editor();
    }

    /** The element with that id in the draft. */
    Element element(String id) {
        for (var all = EcoreUtil.<EObject>getAllContents(editor().site(), false); all.hasNext();) {
            if (all.next() instanceof Element element && id.equals(element.getId())) {
                return element;
            }
        }
        throw new AssertionError("there is no " + id);
    }

    /** Edits a cell and presses Enter. */
    ElementsPage set(long row, String heading, String text) {
        table().edit(row, heading).type(text).end(SWT.TRAVERSE_RETURN);
        return this;
    }

    List<String> words() {
        return Widgets.readable(panel);
    }
}
