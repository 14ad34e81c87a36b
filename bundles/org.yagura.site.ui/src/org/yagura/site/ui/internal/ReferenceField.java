/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.ui.Kit;

/** A field for references to elements of a large site: those chosen as a list, the others found by typing. */
final class ReferenceField {
    private static final int SHOWN = 5;

    private final Texts texts = Texts.of(ReferenceField.class);
    private final Composite control;
    private final org.eclipse.swt.widgets.List list;
    private final Button add;
    private final Button remove;
    private final String label;
    private final boolean many;
    private final List<EObject> choices;
    private final List<EObject> chosen;
    private final boolean editable;
    private final Consumer<List<EObject>> changed;

    /**
     * Makes the field.
     *
     * @param choices what can be chosen
     * @param chosen what is chosen, in order
     * @param changed told all that is chosen, in order, after each change
     */
    ReferenceField(Composite parent, Kit kit, String label, boolean many, List<EObject> choices, List<EObject> chosen,
            boolean editable, Consumer<List<EObject>> changed) {
        this.label = label;
        this.many = many;
        this.choices = choices;
        this.chosen = new ArrayList<>(chosen);
        this.editable = editable;
        this.changed = changed;
        control = new Composite(parent, SWT.NONE);
        kit.theme().paint(control);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 2).applyTo(control);
        list = new org.eclipse.swt.widgets.List(control, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
        list.setData("name", label);
        GridDataFactory.fillDefaults().grab(true, false).span(1, 2)
                .hint(160, list.getItemHeight() * (many ? SHOWN : 2)).applyTo(list);
        add = button(many ? "reference.add" : "reference.choose", this::choose);
        remove = button("reference.remove", this::remove);
        list.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> enable()));
        show();
    }

    private Button button(String key, Runnable action) {
        var button = new Button(control, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        GridDataFactory.fillDefaults().applyTo(button);
        return button;
    }

    /** The whole. */
    Composite control() {
        return control;
    }

    private void show() {
        list.setItems(chosen.stream().map(Elements::nameElsewhere).toArray(String[]::new));
        enable();
    }

    private void enable() {
        add.setEnabled(editable);
        remove.setEnabled(editable && !chosen.isEmpty() && (!many || list.getSelectionCount() > 0));
    }

    private void choose() {
        var dialog = new ElementListSelectionDialog(control.getShell(), new LabelProvider() {
            @Override
            public String getText(Object element) {
                return Elements.nameElsewhere((EObject) element);
            }
        });
        dialog.setTitle(label);
        dialog.setMessage(texts.get("reference.find"));
        dialog.setMultipleSelection(many);
        dialog.setAllowDuplicates(true);
        dialog.setElements(choices.stream().filter(choice -> !chosen.contains(choice)).toArray());
        if (dialog.open() == Window.OK) {
            take(List.of(dialog.getResult()).stream().map(EObject.class::cast).toList());
        }
    }

    /** Adds to those chosen; replaces the one where there is only one. */
    void take(List<EObject> more) {
        if (!many) {
            chosen.clear();
        }
        chosen.addAll(more);
        tell();
    }

    private void remove() {
        if (many) {
            int[] selected = list.getSelectionIndices();
            for (int i = selected.length - 1; i >= 0; i--) {
                chosen.remove(selected[i]);
            }
        } else {
            chosen.clear();
        }
        tell();
    }

    private void tell() {
        show();
        changed.accept(List.copyOf(chosen));
    }
}
