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

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Dashboard;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;

/** The menus by which dashboards are chosen, made, filled and arranged; each change is saved at once. */
public final class DashboardMenu {
    /** Charts on a dashboard at most. */
    public static final int MOST = 24;
    /** Columns at most. */
    public static final int WIDEST = 6;

    private final Kit kit;
    private final Texts texts = Texts.of(DashboardMenu.class);
    private final SavedCharts saved;
    private final Supplier<Optional<Dashboard>> shown;
    private final Consumer<String> choose;
    private final Consumer<Problem> problem;
    private final DropButton drop;

    /**
     * Menus.
     *
     * @param shown the dashboard that is shown
     * @param choose shows the one with that id; null for none
     */
    public DashboardMenu(FilterBar bar, Kit kit, Supplier<Optional<Dashboard>> shown, Consumer<String> choose,
            Consumer<Problem> problem) {
        this.kit = kit;
        this.shown = shown;
        this.choose = choose;
        this.problem = problem;
        saved = new SavedCharts(kit);
        drop = bar.menu(texts.get("boards"), this::fill);
        bar.menu(texts.get("boards.charts"), this::fillCharts);
        bar.menu(texts.get("boards.columns"), this::fillColumns);
        bar.menu(texts.get("boards.area"), this::fillAreas);
    }

    /** Says on the button which one is shown. */
    public void label() {
        drop.show(shown.get().map(d -> texts.get("boards.of", SavedCharts.name(d))).orElse(texts.get("boards")), "");
    }

    private void fill(Menu menu) {
        Optional<Dashboard> now = shown.get();
        item(menu, SWT.PUSH, texts.get("boards.new"), false, saved.may(), this::ask);
        boolean mine = saved.may() && now.isPresent();
        item(menu, SWT.PUSH, texts.get("boards.rename"), false, mine, () -> now.ifPresent(this::rename));
        item(menu, SWT.PUSH, texts.get("boards.remove"), false, mine, () -> now.ifPresent(this::askRemove));
        if (!saved.may()) {
            nothing(menu, "charts.may");
        }
        new MenuItem(menu, SWT.SEPARATOR);
        List<Dashboard> all = saved.dashboards();
        if (all.isEmpty()) {
            nothing(menu, "boards.none");
        }
        all.stream().limit(ChartsMenu.MOST).forEach(one -> item(menu, SWT.RADIO, SavedCharts.name(one),
                now.map(d -> d.getId().equals(one.getId())).orElse(false), true, () -> choose.accept(one.getId())));
        if (all.size() > ChartsMenu.MOST) {
            item(menu, SWT.PUSH, texts.get("boards.all", all.size()), false, true,
                    () -> ChoiceDialog.open(button().getShell(), texts.get("boards.all.title"), all)
                            .ifPresent(one -> choose.accept(one.getId())));
        }
    }

    private void nothing(Menu menu, String key) {
        item(menu, SWT.PUSH, texts.get(key), false, false, () -> {
            // only says why
        });
    }

    /** The charts that may stand on the dashboard. */
    public void fillCharts(Menu menu) {
        Optional<Dashboard> now = shown.get();
        List<Chart> all = saved.charts();
        if (all.isEmpty()) {
            nothing(menu, "charts.none");
        }
        boolean full = now.map(d -> d.getCharts().size() >= MOST).orElse(false);
        for (Chart chart : all) {
            boolean on = now.map(d -> place(d, chart) >= 0).orElse(false);
            item(menu, SWT.CHECK, SavedCharts.name(chart), on, saved.may() && now.isPresent() && (on || !full),
                    () -> toggle(chart));
        }
        if (full) {
            item(menu, SWT.PUSH, texts.get("boards.charts.most", MOST), false, false, () -> {
                // only says why
            });
        }
    }

    private static int place(Dashboard dashboard, Chart chart) {
        for (int i = 0; i < dashboard.getCharts().size(); i++) {
            if (dashboard.getCharts().get(i).getId().equals(chart.getId())) {
                return i;
            }
        }
        return -1;
    }

    /** Takes a chart onto the dashboard, or off it. */
    public void toggle(Chart chart) {
        change(dashboard -> {
            int place = place(dashboard, chart);
            if (place >= 0) {
                dashboard.getCharts().remove(place);
            } else {
                site(dashboard).getCharts().stream().filter(c -> c.getId().equals(chart.getId())).findFirst()
                        .ifPresent(dashboard.getCharts()::add);
            }
        });
    }

    private static org.yagura.model.site.Site site(Dashboard dashboard) {
        return (org.yagura.model.site.Site) dashboard.eContainer();
    }

    /** Moves a chart forward (-1) or back (1). */
    public void move(Chart chart, int by) {
        change(dashboard -> {
            int place = place(dashboard, chart);
            int next = place + by;
            if (place >= 0 && next >= 0 && next < dashboard.getCharts().size()) {
                dashboard.getCharts().move(next, place);
            }
        });
    }

    private void fillColumns(Menu menu) {
        int now = shown.get().map(Dashboard::getColumns).orElse(0);
        for (int i = 1; i <= WIDEST; i++) {
            int columns = i;
            item(menu, SWT.RADIO, Integer.toString(i), i == now, saved.may() && now > 0,
                    () -> change(dashboard -> dashboard.setColumns(columns)));
        }
    }

    private void fillAreas(Menu menu) {
        Optional<Dashboard> now = shown.get();
        String area = now.map(Dashboard::getArea).map(Area::getId).orElse("");
        boolean enabled = saved.may() && now.isPresent();
        item(menu, SWT.RADIO, texts.get("boards.area.any"), area.isEmpty(), enabled,
                () -> change(dashboard -> dashboard.setArea(null)));
        kit.site().current().ifPresent(loaded -> areas(menu, loaded.site().getAreas(), "", area, enabled));
    }

    private void areas(Menu menu, List<Area> areas, String indent, String now, boolean enabled) {
        for (Area area : areas) {
            String id = area.getId();
            item(menu, SWT.RADIO, indent + SavedCharts.name(area), id.equals(now), enabled,
                    () -> change(dashboard -> dashboard
                            .setArea(org.yagura.model.SiteIndex.of(site(dashboard)).element(id, Area.class)
                                    .orElse(null))));
            areas(menu, area.getAreas(), indent + "    ", now, enabled);
        }
    }

    /** What can be done with one chart of the dashboard. */
    public void fillTile(Menu menu, Chart chart, Consumer<Chart> opener) {
        item(menu, SWT.PUSH, texts.get("boards.open"), false, true, () -> opener.accept(chart));
        item(menu, SWT.PUSH, texts.get("boards.left"), false, saved.may(), () -> move(chart, -1));
        item(menu, SWT.PUSH, texts.get("boards.right"), false, saved.may(), () -> move(chart, 1));
        item(menu, SWT.PUSH, texts.get("boards.out"), false, saved.may(), () -> toggle(chart));
    }

    private static void item(Menu menu, int style, String text, boolean on, boolean enabled, Runnable run) {
        DropButton.item(menu, style, text, on, run).setEnabled(enabled);
    }

    private void change(Consumer<Dashboard> change) {
        shown.get().ifPresent(dashboard -> saved.change(dashboard, change, this::label, problem));
    }

    private void ask() {
        var dialog = new NameDialog(button().getShell(), texts.get("boards.new.title"), "", true);
        if (dialog.open() == Window.OK) {
            add(dialog.name(), dialog.shared());
        }
    }

    /** Makes a dashboard, and shows it. */
    public void add(String name, boolean isShared) {
        var made = new String[1];
        made[0] = saved.addDashboard(name, isShared, () -> choose.accept(made[0]), problem);
    }

    private void rename(Dashboard dashboard) {
        var dialog = new NameDialog(button().getShell(), texts.get("boards.rename.title"), SavedCharts.name(dashboard),
                dashboard.isShared());
        if (dialog.open() == Window.OK) {
            change(found -> {
                found.setName(dialog.name());
                found.setShared(dialog.shared());
            });
        }
    }

    private void askRemove(Dashboard dashboard) {
        if (MessageDialog.openQuestion(button().getShell(), texts.get("boards.remove.title"),
                texts.get("boards.remove.ask", SavedCharts.name(dashboard)))) {
            saved.remove(dashboard, () -> choose.accept(null), problem);
        }
    }

    /** What opens the choice. */
    public Button button() {
        return drop.button();
    }
}
