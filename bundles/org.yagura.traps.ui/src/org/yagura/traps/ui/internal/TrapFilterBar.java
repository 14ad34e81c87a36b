/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.filter.NodeChoice;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.ui.selection.Selected;

/** The filter of a list of traps or alarms: text, severity, state, node or area, OID, time. */
final class TrapFilterBar {
    private final Texts texts = Texts.of(TrapFilterBar.class);
    private final FilterBar bar;
    private final Text text;
    private final MultiChoice<Severity> severities;
    private final MultiChoice<HandlingState> states;
    private final NodeChoice nodes;
    private final Text oid;
    private final TimeRangeChoice time;
    private final Button onlySelected;
    private Selected offered = Selected.NOTHING;

    TrapFilterBar(Composite parent, Kit kit, Consumer<TabFilter> changed) {
        bar = new FilterBar(parent, kit, () -> changed.accept(filter()));
        text = bar.text(texts.get("filter.text"), 190);
        severities = bar.severities();
        states = bar.states();
        nodes = bar.nodes();
        oid = bar.text(texts.get("filter.oid"), 140);
        time = bar.timeRange();
        onlySelected = bar.button(texts.get("filter.selected"), () -> nodes.choose(offered));
        onlySelected.setLayoutData(new RowData(SWT.DEFAULT, SWT.DEFAULT));
        bar.button(texts.get("filter.reset"), () -> {
            show(TabFilter.ALL);
            changed.accept(filter());
        });
        offer(kit.selection().current());
    }

    Composite control() {
        return bar.control();
    }

    /** The filter as it is set. */
    TabFilter filter() {
        Duration within = time.chosen() instanceof TimeRange.Last last ? last.within() : null;
        var between = time.chosen() instanceof TimeRange.Between range ? range : null;
        return new TabFilter(text.getText(), sorted(severities.chosen()), sorted(states.chosen()),
                List.copyOf(nodes.chosen().nodes()), List.copyOf(nodes.chosen().areas()), oid.getText(), within,
                between == null ? null : between.begin(), between == null ? null : between.end());
    }

    private static <E extends Enum<E>> List<E> sorted(Set<E> chosen) {
        return chosen.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Shows a filter without telling that it has changed. */
    void show(TabFilter filter) {
        bar.quietly(() -> {
            text.setText(filter.text());
            severities.choose(filter.severities());
            states.choose(filter.states());
            nodes.choose(new Selected(new LinkedHashSet<>(filter.nodes()), new LinkedHashSet<>(filter.areas()), null));
            oid.setText(filter.oid());
            time.choose(filter.within() != null
                    ? new TimeRange.Last(filter.within())
                    : filter.from() != null || filter.to() != null
                            ? new TimeRange.Between(filter.from(), filter.to())
                            : TimeRange.ANY);
        });
    }

    /** What is selected elsewhere, which a button takes as the node of the filter. */
    void offer(Selected selected) {
        offered = selected;
        onlySelected.setEnabled(!selected.isEmpty());
    }

    void focusText() {
        text.setFocus();
        text.selectAll();
    }

    Text textField() {
        return text;
    }

    MultiChoice<Severity> severityChoice() {
        return severities;
    }
}
