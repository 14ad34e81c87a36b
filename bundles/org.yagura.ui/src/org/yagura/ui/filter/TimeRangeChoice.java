/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.theme.Theme;
import org.yagura.ui.time.Times;

/** A part of a filter bar: the last minutes, hours or days, or between two times in the site's zone. */
public final class TimeRangeChoice {
    private static final Texts TEXTS = Texts.of(TimeRangeChoice.class);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<Duration> LASTS = List.of(Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(8),
            Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    private final FilterBar bar;
    private final List<Duration> lasts;
    private final DropButton drop;
    private final boolean any;
    private TimeRange chosen;

    TimeRangeChoice(FilterBar bar) {
        this(bar, LASTS, TimeRange.ANY);
    }

    /** A choice of those spans before now; with "any time" only if that is chosen at first. */
    TimeRangeChoice(FilterBar bar, List<Duration> lasts, TimeRange first) {
        this.bar = bar;
        this.lasts = lasts;
        chosen = first;
        any = first == TimeRange.ANY;
        drop = new DropButton(bar.control(), this::fill);
        show();
    }

    /** The chosen range. */
    public TimeRange chosen() {
        return chosen;
    }

    /** Chooses. */
    public void choose(TimeRange range) {
        if (!range.equals(chosen)) {
            chosen = range;
            show();
            bar.changedSoon(0);
        }
    }

    /** The button, for tests. */
    public Button button() {
        return drop.button();
    }

    private void show() {
        Times times = bar.kit().times();
        drop.show(TEXTS.get("time"), switch (chosen) {
            case TimeRange.Any() -> "";
            case TimeRange.Last last -> word(last.within());
            case TimeRange.Between between -> times.brief(between.begin()) + " – " + times.brief(between.end());
        });
    }

    private static String word(Duration within) {
        if (within.toHours() >= 48) {
            return TEXTS.get("lastDays", within.toDays());
        }
        return within.toMinutes() >= 60
                ? TEXTS.get("lastHours", within.toHours())
                : TEXTS.get("lastMinutes", within.toMinutes());
    }

    private void fill(Menu menu) {
        if (any) {
            item(menu, TEXTS.get("anyTime"), TimeRange.ANY);
            new MenuItem(menu, SWT.SEPARATOR);
        }
        lasts.forEach(d -> item(menu, word(d), new TimeRange.Last(d)));
        new MenuItem(menu, SWT.SEPARATOR);
        var between = new MenuItem(menu, SWT.RADIO);
        between.setText(TEXTS.get("between"));
        between.setSelection(chosen instanceof TimeRange.Between);
        between.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            if (between.getSelection()) {
                bar.control().getDisplay().asyncExec(() -> new BetweenPopup().open());
            }
        }));
    }

    private void item(Menu menu, String text, TimeRange range) {
        var item = new MenuItem(menu, SWT.RADIO);
        item.setText(text);
        item.setSelection(range.equals(chosen));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            if (item.getSelection()) {
                choose(range);
            }
        }));
    }

    /** Two fields for absolute times, under the button. */
    private final class BetweenPopup extends PopupDialog {
        private Text begin;
        private Text end;
        private Label wrong;

        BetweenPopup() {
            super(bar.control().getShell(), PopupDialog.INFOPOPUPRESIZE_SHELLSTYLE, true, false, false, false, false,
                    null, null);
        }

        @Override
        protected Control createDialogArea(Composite parent) {
            var area = new Composite(parent, SWT.NONE);
            GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 10).applyTo(area);
            Instant now = bar.kit().times().now();
            begin = field(area, TEXTS.get("from"),
                    chosen.from(now) == null ? now.minus(Duration.ofHours(24)) : chosen.from(now));
            end = field(area, TEXTS.get("to"), chosen.to() == null ? now : chosen.to());
            wrong = new Label(area, SWT.NONE);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(wrong);
            var apply = new Button(area, SWT.PUSH);
            Theme.ownColours(apply);
            apply.setText(TEXTS.get("apply"));
            apply.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> apply()));
            GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(apply);
            area.getShell().setDefaultButton(apply);
            return area;
        }

        private Text field(Composite area, String label, Instant value) {
            new Label(area, SWT.NONE).setText(label);
            var text = new Text(area, SWT.BORDER);
            text.setText(FORM.format(value.atZone(bar.kit().times().zone())));
            GridDataFactory.fillDefaults().grab(true, false).hint(170, SWT.DEFAULT).applyTo(text);
            return text;
        }

        @Override
        protected Point getInitialLocation(Point size) {
            Button button = drop.button();
            return button.getParent().toDisplay(button.getBounds().x, button.getBounds().y + button.getBounds().height);
        }

        @Override
        protected Control getFocusControl() {
            return begin;
        }

        private void apply() {
            try {
                var range = new TimeRange.Between(instant(begin), instant(end));
                if (range.begin() != null && range.end() != null && !range.begin().isBefore(range.end())) {
                    wrong.setText(TEXTS.get("wrongOrder"));
                } else {
                    close();
                    choose(range);
                }
            } catch (DateTimeParseException e) {
                wrong.setText(TEXTS.get("wrongTime"));
            }
        }

        private Instant instant(Text field) {
            String text = field.getText().strip();
            return text.isEmpty() ? null : LocalDateTime.parse(text, FORM).atZone(bar.kit().times().zone()).toInstant();
        }
    }
}
