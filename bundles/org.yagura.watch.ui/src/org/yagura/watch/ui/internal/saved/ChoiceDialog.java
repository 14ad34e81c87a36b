/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.yagura.core.text.Texts;
import org.yagura.model.site.NamedElement;

/** Asks for one of many charts or dashboards, by typing a part of its name. */
final class ChoiceDialog {
    private static final Texts TEXTS = Texts.of(ChoiceDialog.class);

    private ChoiceDialog() {
    }

    /** Opens it; empty when nothing is chosen. */
    static <T extends NamedElement> Optional<T> open(Shell parent, String title, List<T> all) {
        var dialog = new ElementListSelectionDialog(parent, LabelProvider.createTextProvider(
                element -> element instanceof NamedElement named ? SavedCharts.name(named) : ""));
        dialog.setTitle(title);
        dialog.setMessage(TEXTS.get("choice"));
        dialog.setMultipleSelection(false);
        dialog.setFilter("*");
        dialog.setElements(all.toArray());
        if (dialog.open() != Window.OK) {
            return Optional.empty();
        }
        Object chosen = dialog.getFirstResult();
        return all.stream().filter(one -> one == chosen).findFirst();
    }
}
