/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.core.text.Texts;

/**
 * A part of a filter bar: several values out of a menu; none means all.
 *
 * @param <T> a value
 */
public final class MultiChoice<T> {
    private static final Texts TEXTS = Texts.of(MultiChoice.class);

    private final FilterBar bar;
    private final String label;
    private final Supplier<List<T>> values;
    private final Function<T, String> word;
    private final DropButton drop;
    private final Set<T> chosen = new LinkedHashSet<>();

    MultiChoice(FilterBar bar, String label, Supplier<List<T>> values, Function<T, String> word) {
        this.bar = bar;
        this.label = label;
        this.values = values;
        this.word = word;
        drop = new DropButton(bar.control(), this::fill);
        show();
    }

    /** The chosen values; empty means all. */
    public Set<T> chosen() {
        return Set.copyOf(chosen);
    }

    /** Chooses values. */
    public void choose(Collection<T> some) {
        if (!chosen.equals(Set.copyOf(some))) {
            chosen.clear();
            chosen.addAll(some);
            show();
            bar.changedSoon(0);
        }
    }

    /** The button, for tests. */
    public Button button() {
        return drop.button();
    }

    private void show() {
        drop.show(label, FilterBar.words(chosen, word));
    }

    private void fill(Menu menu) {
        var all = new MenuItem(menu, SWT.CHECK);
        all.setText(TEXTS.get("all"));
        all.setSelection(chosen.isEmpty());
        all.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> choose(List.of())));
        new MenuItem(menu, SWT.SEPARATOR);
        for (T value : values.get()) {
            var item = new MenuItem(menu, SWT.CHECK);
            item.setText(word.apply(value).replace("&", "&&"));
            item.setSelection(chosen.contains(value));
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> toggle(value)));
        }
    }

    private void toggle(T value) {
        var next = new LinkedHashSet<>(chosen);
        if (!next.remove(value)) {
            next.add(value);
        }
        choose(next);
    }
}
