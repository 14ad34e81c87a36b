/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Chart;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;
import org.yagura.watch.ui.internal.chart.ChartContent;

/** The menu of a chart by which saved ones are opened and this one is saved; its button says which one it is. */
public final class ChartsMenu {
    /** So many have room in a menu; the others are chosen in a dialog. */
    static final int MOST = 40;

    private final Texts texts = Texts.of(ChartsMenu.class);
    private final SavedCharts saved;
    private final Supplier<ChartContent> content;
    private final Consumer<Finder.Found> show;
    private final Consumer<String> say;
    private final Consumer<Problem> problem;
    private final DropButton drop;
    private String id;
    private ChartContent opened;

    /**
     * A menu.
     *
     * @param content what the chart shows now
     * @param show shows what was found of a saved one
     * @param say says in a word what has happened
     */
    public ChartsMenu(FilterBar bar, Kit kit, Supplier<ChartContent> content, Consumer<Finder.Found> show,
            Consumer<String> say, Consumer<Problem> problem) {
        this.content = content;
        this.show = show;
        this.say = say;
        this.problem = problem;
        saved = new SavedCharts(kit);
        drop = bar.menu(texts.get("charts"), this::fill);
        var following = kit.site().follow(loaded -> {
            label();
            compare();
        });
        button().addListener(SWT.Dispose, e -> following.close());
    }

    /** Id of the saved chart that is shown, perhaps changed; null for none. */
    public String id() {
        return id;
    }

    /** The saved chart that is shown, perhaps changed. */
    private Optional<Chart> chart() {
        return id == null ? Optional.empty() : saved.chart(id);
    }

    /** Goes on with a chart that was shown before, perhaps changed. */
    public void remember(String chart) {
        id = chart;
        opened = null;
        label();
        compare();
    }

    /** Finds out what the chart that was shown before is as it was saved. */
    private void compare() {
        chart().filter(chart -> opened == null).ifPresent(chart -> saved.find(button(), chart, null, found -> {
            if (opened == null && chart.getId().equals(id)) {
                opened = found.content();
                label();
            }
        }, problem));
    }

    /** Says on the button what is shown; a star says that it is not as it was saved. */
    public void label() {
        String name = chart().map(SavedCharts::name).orElse("");
        boolean changed = !name.isEmpty() && opened != null
                && !content.get().at(opened.time()).equals(opened);
        drop.show(name.isEmpty() ? texts.get("charts") : texts.get("charts.of", name) + (changed ? " *" : ""), "");
    }

    private void fill(Menu menu) {
        boolean some = !content.get().series().isEmpty();
        Optional<Chart> now = chart();
        item(menu, texts.get("charts.save"), saved.may() && some && now.isPresent() && opened != null, this::save);
        item(menu, texts.get("charts.add"), saved.may() && some, this::ask);
        item(menu, texts.get("charts.rename"), saved.may() && now.isPresent(), () -> now.ifPresent(this::rename));
        item(menu, texts.get("charts.remove"), saved.may() && now.isPresent(), () -> now.ifPresent(this::askRemove));
        if (!saved.may()) {
            item(menu, texts.get("charts.may"), false, () -> {
                // only says why
            });
        }
        new MenuItem(menu, SWT.SEPARATOR);
        List<Chart> all = saved.charts();
        if (all.isEmpty()) {
            item(menu, texts.get("charts.none"), false, () -> {
                // only says so
            });
        }
        all.stream().limit(MOST).forEach(chart -> item(menu, SavedCharts.name(chart), true, () -> open(chart)));
        if (all.size() > MOST) {
            item(menu, texts.get("charts.all", all.size()), true, () -> ChoiceDialog
                    .open(button().getShell(), texts.get("charts.all.title"), all).ifPresent(this::open));
        }
    }

    private static void item(Menu menu, String text, boolean enabled, Runnable run) {
        DropButton.item(menu, SWT.PUSH, text, false, run).setEnabled(enabled);
    }

    /** Shows a saved chart. */
    public void open(Chart chart) {
        saved.find(button(), chart, null, found -> {
            id = chart.getId();
            show.accept(found);
            opened = content.get();
            label();
            say.accept(said(chart, found));
        }, problem);
    }

    private String said(Chart chart, Finder.Found found) {
        String shown = found.left() > 0
                ? texts.get("charts.left", found.content().series().size(), found.left())
                : found.content().series().isEmpty() ? texts.get("charts.nothing", SavedCharts.name(chart)) : "";
        String cut = found.cut() ? texts.get("charts.cut", found.looked(), found.there()) : "";
        return Stream.of(shown, cut).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Saves what is shown; a chart whose series are as they were found stays about what it is about. */
    public void save() {
        chart().ifPresent(chart -> {
            ChartContent now = content.get();
            saved.write(chart, now, now.series().equals(opened.series()),
                    () -> done(now, SavedCharts.name(chart)), problem);
        });
    }

    private void ask() {
        var dialog = new NameDialog(button().getShell(), texts.get("charts.add.title"),
                chart().map(SavedCharts::name).orElse(""), true);
        if (dialog.open() == Window.OK) {
            add(dialog.name(), dialog.shared());
        }
    }

    /** Saves what is shown as a new chart. */
    public void add(String name, boolean shared) {
        ChartContent now = content.get();
        var made = new String[1];
        made[0] = saved.add(now, name, shared, () -> {
            id = made[0];
            done(now, name);
        }, problem);
    }

    private void done(ChartContent now, String name) {
        opened = now;
        label();
        say.accept(texts.get("charts.saved", name));
    }

    private void rename(Chart chart) {
        var dialog = new NameDialog(button().getShell(), texts.get("charts.rename.title"), SavedCharts.name(chart),
                chart.isShared());
        if (dialog.open() == Window.OK) {
            saved.change(chart, found -> {
                found.setName(dialog.name());
                found.setShared(dialog.shared());
            }, () -> say.accept(texts.get("charts.saved", dialog.name())), problem);
        }
    }

    private void askRemove(Chart chart) {
        if (MessageDialog.openQuestion(button().getShell(), texts.get("charts.remove.title"),
                texts.get("charts.remove.ask", SavedCharts.name(chart)))) {
            remove(chart);
        }
    }

    /** Removes a saved chart; what is shown stays. */
    public void remove(Chart chart) {
        saved.remove(chart, () -> {
            id = null;
            opened = null;
            label();
            say.accept(texts.get("charts.removed", SavedCharts.name(chart)));
        }, problem);
    }

    /** What opens the menu. */
    public Button button() {
        return drop.button();
    }
}
