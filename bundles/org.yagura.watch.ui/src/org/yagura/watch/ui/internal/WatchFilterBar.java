/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.filter.NodeChoice;
import org.yagura.ui.selection.Selected;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchState;

/** The filter of the list of watches: text, state, node or area, whether people are told. */
final class WatchFilterBar {
    private final FilterBar bar;
    private final Text text;
    private final MultiChoice<WatchState> states;
    private final NodeChoice nodes;
    private final MultiChoice<Boolean> silence;
    private final Button onlySelected;
    private final Label counts;
    private Selected offered = Selected.NOTHING;

    /** A bar that calls back with each filter that a person sets. */
    WatchFilterBar(Composite parent, Kit kit, WatchWords words, Consumer<WatchFilter> changed) {
        Texts texts = Texts.of(WatchFilterBar.class);
        bar = new FilterBar(parent, kit, () -> changed.accept(filter()));
        text = bar.text(texts.get("watches.filter"), 200);
        states = bar.choice(texts.get("watches.state"), () -> List.of(WatchState.values()), words::state);
        nodes = bar.nodes();
        silence = bar.choice(texts.get("watches.silence"), () -> List.of(true, false),
                silent -> texts.get("watches.silent." + silent));
        onlySelected = bar.button(texts.get("watches.selected"), () -> nodes.choose(offered));
        bar.button(texts.get("watches.reset"), this::reset);
        counts = new Label(bar.control(), SWT.NONE);
        kit.theme().paintBar(counts);
        offer(kit.selection().current());
    }

    /** The filter as it is set, as {@link WatchTabs} writes it. */
    WatchFilter filter() {
        return WatchTabs.filter(text.getText(), states.chosen(), nodes.chosen().nodes(), nodes.chosen().areas(),
                silence.chosen().size() == 1 ? silence.chosen().iterator().next() : null);
    }

    /** Whether it asks for everything. */
    boolean isAll() {
        return filter().equals(WatchTabs.ALL);
    }

    /** Shows a filter without calling back. */
    void show(WatchFilter filter) {
        bar.quietly(() -> set(filter));
    }

    private void set(WatchFilter filter) {
        text.setText(filter.text() == null ? "" : filter.text());
        states.choose(filter.states());
        nodes.choose(new Selected(Set.copyOf(filter.nodes()), Set.copyOf(filter.areas()), null));
        silence.choose(filter.silent() == null ? Set.of() : Set.of(filter.silent()));
    }

    /** Asks for everything. */
    void reset() {
        set(WatchTabs.ALL);
    }

    /** What is selected elsewhere, which a button takes as the node of the filter. */
    void offer(Selected selected) {
        offered = selected;
        onlySelected.setEnabled(!selected.isEmpty());
    }

    /** Says something at the end of the bar. */
    void say(String said) {
        if (!counts.getText().equals(said)) {
            counts.setText(said);
            counts.setLayoutData(new RowData(SWT.DEFAULT, SWT.DEFAULT));
            counts.requestLayout();
        }
    }

    String said() {
        return counts.getText();
    }

    void focusText() {
        text.setFocus();
        text.selectAll();
    }

    Text textField() {
        return text;
    }

    MultiChoice<WatchState> states() {
        return states;
    }

    MultiChoice<Boolean> silence() {
        return silence;
    }
}
