/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Chart;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.DropButton;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.saved.Finder;
import org.yagura.watch.ui.internal.saved.Recipe;
import org.yagura.watch.ui.internal.saved.SavedCharts;

/** A chart of a dashboard: its name, a menu, the picture. */
final class DashboardTile extends Composite {
    private static final Runnable ASKED = () -> {
        // once is enough
    };

    private final Texts texts = Texts.of(SavedCharts.class);
    private final String name;
    private final Label title;
    private final ChartPane pane;
    private Runnable asking = ASKED;
    private Consumer<ChartContent> told = content -> {
        // nobody wants to know
    };

    DashboardTile(Composite parent, Kit kit, Chart chart, Consumer<Menu> filler) {
        super(parent, SWT.NONE);
        name = SavedCharts.name(chart);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).hint(100, 100).applyTo(this);
        kit.theme().paint(this);
        var head = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 2).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        kit.theme().paintBar(head);
        title = new Label(head, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
        kit.theme().paintBar(title);
        label(name);
        var drop = new DropButton(head, filler);
        drop.show("", "");
        drop.button().setToolTipText(texts.get("boards.menu", name));
        pane = new ChartPane(this, kit, Recipe.content(chart), content -> told.accept(content));
        pane.figures(false);
        pane.setVisible(false);
    }

    private void label(String text) {
        title.setText(text.replace("&", "&&"));
        title.setToolTipText(text);
    }

    /** Tells what a person makes of it, and where the cross is. */
    void told(Consumer<ChartContent> content, LongConsumer cross) {
        told = content;
        pane.canvas().onCross(cross);
    }

    /** Shows what was found, of a time. */
    void show(Finder.Found found, TimeRange time) {
        pane.show(found.content().at(time));
        int shown = found.content().series().size();
        String some = found.left() > 0 ? texts.get("boards.some", name, shown, shown + found.left()) : name;
        label(found.cut() ? texts.get("boards.cut", some, found.looked(), found.there()) : some);
    }

    /** Finds what it shows by that, once it comes into sight. */
    void asks(Runnable question) {
        asking = question;
    }

    /** Reads while it is in sight; out of it, it rests, and catches up with a time when it comes back. */
    void inSight(boolean now, TimeRange time) {
        if (now == pane.getVisible()) {
            return;
        }
        pane.setVisible(now);
        if (now) {
            asking.run();
            asking = ASKED;
            time(time);
        }
    }

    /** Shows another time, if it is in sight. */
    void time(TimeRange next) {
        if (pane.getVisible()) {
            pane.show(pane.content().at(next));
        }
    }

    ChartPane pane() {
        return pane;
    }

    String title() {
        return title.getText();
    }
}
