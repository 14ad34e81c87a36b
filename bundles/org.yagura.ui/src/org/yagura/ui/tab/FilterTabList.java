/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The list inside a tab. All methods are called on the user interface thread.
 *
 * @param <F> its filter
 */
public interface FilterTabList<F> {

    /** The list with its filter bar. */
    Control control();

    /** The filter as the person has set it. */
    F filter();

    /** Sets the filter as if the person had. */
    void setFilter(F filter);

    /** The tab has been saved or renamed. */
    void setTab(FilterTab<F> now);

    /** Something may have changed on the site. */
    void changed();

    /**
     * What a domain gives a folder of tabs.
     *
     * @param <F> a filter
     * @param <L> a list
     */
    interface Maker<F, L extends FilterTabList<F>> {

        /**
         * Makes the list of a tab when it comes to the front for the first time.
         *
         * @param tab with the filter that the person last had in it
         * @param changed to be told when the person has set another filter
         */
        L make(Composite parent, FilterTab<F> tab, Consumer<F> changed);

        /** A list has come to the front, or was there and its tab has been chosen again. */
        void shown(L shown);

        /**
         * Counts what tabs show; never called on the user interface thread, may block.
         *
         * @param tabs with the filters that are set in them
         * @return one a tab, in their order
         * @throws org.yagura.core.operation.ProblemException when it cannot; what was counted before stays
         */
        List<Count> count(List<FilterTab<F>> tabs);
    }

    /**
     * What a tab shows of its number.
     *
     * @param number beside the name; 0 is not shown
     * @param exact false when there may be more
     * @param tip the tooltip of the tab
     */
    record Count(long number, boolean exact, String tip) {
    }
}
