/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/**
 * A bar of filter parts above a table; parts wrap when the window is narrow. Whatever changes, {@code changed} is called
 * once after a short pause in typing. On the user interface thread.
 */
public final class FilterBar {
    private static final Texts TEXTS = Texts.of(FilterBar.class);
    private static final int PAUSE_MILLIS = 250;

    private final Kit kit;
    private final Composite control;
    private final Runnable changed;
    private int ticket;
    private boolean quiet;

    /** An empty bar. */
    public FilterBar(Composite parent, Kit kit, Runnable changed) {
        this.kit = kit;
        this.changed = changed;
        control = new Composite(parent, SWT.NONE);
        var layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.spacing = 6;
        layout.marginLeft = 6;
        layout.marginRight = 6;
        layout.marginTop = 4;
        layout.marginBottom = 4;
        control.setLayout(layout);
        kit.theme().paintBar(control);
        if (parent.getLayout() instanceof GridLayout grid) {
            GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).span(grid.numColumns, 1)
                    .applyTo(control);
        }
    }

    /** The bar. */
    public Composite control() {
        return control;
    }

    /** What a part needs. */
    Kit kit() {
        return kit;
    }

    /** A field for text to be found, {@code width} points wide. */
    public Text text(String hint, int width) {
        var text = new Text(control, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
        text.setMessage(hint);
        text.setToolTipText(hint);
        text.setLayoutData(new RowData(width, SWT.DEFAULT));
        text.addModifyListener(e -> changedSoon(PAUSE_MILLIS));
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC && !text.getText().isEmpty()) {
                text.setText("");
                e.doit = false;
            }
        });
        return text;
    }

    /** A choice of several severities, the worst first. */
    public MultiChoice<Severity> severities() {
        List<Severity> worstFirst = List.of(Severity.values()).reversed();
        return choice(TEXTS.get("severity"), () -> worstFirst, kit.severities()::word);
    }

    /** A choice of several handling states. */
    public MultiChoice<HandlingState> states() {
        return choice(TEXTS.get("state"), () -> List.of(HandlingState.values()), kit.severities()::word);
    }

    /** A choice of several values; the values are asked each time the menu opens. */
    public <T> MultiChoice<T> choice(String label, Supplier<List<T>> values, Function<T, String> word) {
        return new MultiChoice<>(this, label, values, word);
    }

    /** A choice of nodes and areas out of the site's tree. */
    public NodeChoice nodes() {
        return new NodeChoice(this);
    }

    /** A choice of a time range, relative or absolute. */
    public TimeRangeChoice timeRange() {
        return new TimeRangeChoice(this);
    }

    /** A choice of a time range that always has a begin: one of those spans before now, or absolute. */
    public TimeRangeChoice timeRange(List<Duration> lasts, Duration first) {
        return new TimeRangeChoice(this, lasts, new TimeRange.Last(first));
    }

    /** A button at the end of the bar. */
    public Button button(String label, Runnable action) {
        return Theme.button(control, label, action);
    }

    /** A button that opens a menu under itself, which is filled each time; {@code label} names it. */
    public DropButton menu(String label, Consumer<Menu> filler) {
        var drop = new DropButton(control, filler);
        drop.show(label, "");
        return drop;
    }

    /** Changes parts without calling back. */
    public void quietly(Runnable change) {
        boolean before = quiet;
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = before;
        }
    }

    void changedSoon(int millis) {
        if (quiet) {
            return;
        }
        int mine = ++ticket;
        control.getDisplay().timerExec(millis, () -> {
            if (mine == ticket && !control.isDisposed()) {
                changed.run();
            }
        });
    }

    /** Words of some values with commas, at most two and how many more. */
    static <T> String words(Set<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        return words.size() <= 2
                ? String.join(", ", words)
                : String.format(Locale.ROOT, "%s, %s +%d", words.get(0), words.get(1), words.size() - 2);
    }
}
