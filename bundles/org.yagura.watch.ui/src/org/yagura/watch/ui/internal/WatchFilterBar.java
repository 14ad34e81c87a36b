/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

/** The filter of the list of watches: text, state, node or area; remembered. */
final class WatchFilterBar {
    private static final String KEY = "watches.filter.";
    private static final String BETWEEN = "\n";

    private final Kit kit;
    private final Texts texts = Texts.of(WatchFilterBar.class);
    private final FilterBar bar;
    private final Text text;
    private final MultiChoice<WatchState> states;
    private final NodeChoice nodes;
    private final Button onlySelected;
    private final Label counts;
    private Selected offered = Selected.NOTHING;

    WatchFilterBar(Composite parent, Kit kit, WatchWords words, Consumer<WatchFilter> changed) {
        this.kit = kit;
        bar = new FilterBar(parent, kit, () -> {
            remember();
            changed.accept(filter());
        });
        text = bar.text(texts.get("watches.filter"), 200);
        states = bar.choice(texts.get("watches.state"), () -> List.of(WatchState.values()), words::state);
        nodes = bar.nodes();
        onlySelected = bar.button(texts.get("watches.selected"), () -> nodes.choose(offered));
        bar.button(texts.get("watches.reset"), this::reset);
        counts = new Label(bar.control(), SWT.NONE);
        kit.theme().paintBar(counts);
        bar.quietly(() -> {
            text.setText(kit.settings().get(KEY + "text").orElse(""));
            states.choose(parts("states").stream()
                    .filter(p -> Arrays.stream(WatchState.values()).anyMatch(s -> s.name().equals(p)))
                    .map(WatchState::valueOf).toList());
            nodes.choose(new Selected(parts("nodes"), parts("areas"), null));
        });
        offer(kit.selection().current());
    }

    private Set<String> parts(String key) {
        return kit.settings().get(KEY + key).map(t -> Set.of(t.split(BETWEEN))).orElse(Set.of());
    }

    private void remember() {
        kit.settings().put(KEY + "text", text.getText().isBlank() ? null : text.getText());
        remember("states", states.chosen().stream().map(Enum::name).toList());
        remember("nodes", nodes.chosen().nodes());
        remember("areas", nodes.chosen().areas());
    }

    private void remember(String key, Collection<String> parts) {
        kit.settings().put(KEY + key, parts.isEmpty() ? null : parts.stream().collect(Collectors.joining(BETWEEN)));
    }

    /** The filter as it is set. */
    WatchFilter filter() {
        return new WatchFilter(text.getText().isBlank() ? null : text.getText().strip(),
                List.copyOf(states.chosen()), null, null, List.copyOf(nodes.chosen().nodes()),
                List.copyOf(nodes.chosen().areas()), null, null, null);
    }

    /** Whether it asks for everything. */
    boolean isAll() {
        return text.getText().isBlank() && states.chosen().isEmpty() && nodes.chosen().isEmpty();
    }

    /** Asks for everything. */
    void reset() {
        text.setText("");
        states.choose(Set.of());
        nodes.choose(Selected.NOTHING);
    }

    /** Asks for everything, without telling. */
    void showAll() {
        bar.quietly(this::reset);
        remember();
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
}
