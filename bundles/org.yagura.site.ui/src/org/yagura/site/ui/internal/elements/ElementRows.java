/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.ui.UiThread;

/**
 * Makes the rows of all elements of a kind, on the thread that edits, since the site may change there at any time; in
 * slices so short that nobody notices, however large the site is. A small site is done in the first one.
 */
final class ElementRows {
    private static final long SLICE_NANOS = 12_000_000;

    private final UiThread ui;
    private int generation;

    ElementRows(UiThread ui) {
        this.ui = ui;
    }

    /**
     * Begins anew; what was begun before is given up.
     *
     * @param wanted which of the elements of the kind
     * @param done gets the rows, in the order of the model
     */
    void make(Site site, ElementKind kind, ElementColumns columns, Predicate<EObject> wanted,
            Consumer<List<ElementRow>> done) {
        var rows = new ArrayList<ElementRow>();
        Iterator<EObject> all = EcoreUtil.getAllContents(site, false);
        int mine = ++generation;
        slice(mine, all, element -> {
            if (kind.holds(element) && wanted.test(element)) {
                rows.add(columns.row((Element) element));
            }
        }, () -> done.accept(rows));
    }

    /** Gives up what was begun. */
    void stop() {
        generation++;
    }

    private void slice(int mine, Iterator<EObject> all, Consumer<EObject> each, Runnable done) {
        if (mine != generation) {
            return;
        }
        long end = System.nanoTime() + SLICE_NANOS;
        while (all.hasNext()) {
            each.accept(all.next());
            if (System.nanoTime() > end) {
                ui.post(() -> slice(mine, all, each, done));
                return;
            }
        }
        done.run();
    }
}
