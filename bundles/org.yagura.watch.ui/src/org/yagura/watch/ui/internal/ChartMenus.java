/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.core.event.MarkKind;
import org.yagura.core.text.Texts;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartForm;

/** The menus by which a person says how a chart shows its series, with what it compares them, and what is marked. */
final class ChartMenus {
    private final Texts texts = Texts.of(ChartMenus.class);
    private final Supplier<ChartContent> content;
    private final Consumer<ChartContent> wanted;
    private final ChartWords words;
    private final DropButton form;
    private final DropButton earlier;
    private final DropButton marks;

    ChartMenus(FilterBar bar, ChartWords words, Supplier<ChartContent> content, Consumer<ChartContent> wanted) {
        this.content = content;
        this.wanted = wanted;
        this.words = words;
        form = bar.menu(texts.get("form"), this::fillForms);
        earlier = bar.menu(texts.get("earlier"), this::fillEarlier);
        marks = bar.menu(texts.get("marks"), this::fillMarks);
    }

    /** Says on the buttons what is chosen. */
    void show(ChartContent now) {
        form.show(texts.get("form"), texts.get("form." + now.form()));
        earlier.show(texts.get("earlier"), now.compares() ? words.span(now.earlier()) : "");
        marks.show(texts.get("marks"), now.marks().size() + (now.bounds() ? 1 : 0) == 0
                ? texts.get("marks.none")
                : "");
    }

    void fillForms(Menu menu) {
        for (ChartForm one : ChartForm.values()) {
            Optional<String> obstacle = one.obstacle(content.get().series());
            MenuItem item = DropButton.item(menu, SWT.RADIO, texts.get("form." + one), content.get().form() == one,
                    () -> wanted.accept(content.get().in(one)));
            obstacle.ifPresent(why -> unavailable(item, texts.get(why, one.most())));
        }
    }

    void fillEarlier(Menu menu) {
        boolean lines = content.get().form() == ChartForm.LINES;
        Duration now = content.get().earlier();
        boolean known = false;
        for (Earlier one : Earlier.values()) {
            known |= one.span().equals(now);
            MenuItem item = DropButton.item(menu, SWT.RADIO, texts.get("earlier." + one), one.span().equals(now),
                    () -> wanted.accept(content.get().comparedWith(one.span())));
            if (!lines) {
                unavailable(item, texts.get("earlier.no.lines"));
            }
        }
        MenuItem own = DropButton.item(menu, SWT.RADIO, texts.get("earlier.own"), !known, this::ask);
        own.setEnabled(lines);
    }

    void fillMarks(Menu menu) {
        for (MarkKind kind : MarkKind.values()) {
            DropButton.item(menu, SWT.CHECK, texts.get("marks." + kind), content.get().marks().contains(kind), () -> {
                var next = new HashSet<>(content.get().marks());
                if (!next.remove(kind)) {
                    next.add(kind);
                }
                wanted.accept(content.get().marked(next));
            });
        }
        MenuItem bounds = DropButton.item(menu, SWT.CHECK, texts.get("marks.bounds"), content.get().bounds(),
                () -> wanted.accept(content.get().bounded(!content.get().bounds())));
        if (content.get().form() == ChartForm.HEAT_MAP) {
            unavailable(bounds, texts.get("marks.no.heat"));
        }
    }

    /** Says why, because a menu has no other place for it. */
    private void unavailable(MenuItem item, String why) {
        item.setEnabled(false);
        item.setText(texts.get("unavailable", item.getText(), why));
    }

    private void ask() {
        var dialog = new InputDialog(earlier.button().getShell(), texts.get("earlier.title"), texts.get("earlier.ask"),
                "3d",
                text -> Earlier.read(text).isPresent() ? null : texts.get("earlier.wrong"));
        if (dialog.open() == Window.OK) {
            Earlier.read(dialog.getValue()).ifPresent(span -> wanted.accept(content.get().comparedWith(span)));
        }
    }
}
