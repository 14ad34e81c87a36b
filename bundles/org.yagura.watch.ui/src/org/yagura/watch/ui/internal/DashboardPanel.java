/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.event.Mark;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Dashboard;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.saved.DashboardMenu;
import org.yagura.watch.ui.internal.saved.Recipe;
import org.yagura.watch.ui.internal.saved.SavedCharts;

/**
 * The charts of a dashboard side by side, with one time: moving one moves all, and the cross stands at the same moment in
 * each. Charts that are not in sight read nothing.
 */
final class DashboardPanel extends Composite {
    private static final String CHOSEN = "dashboard.chosen";
    private static final List<Duration> LASTS = List.of(Duration.ofHours(1), ChartContent.FIRST, Duration.ofHours(24),
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(365));
    private static final int LOWEST = 200;
    private static final int NARROWEST = 260;

    private final Kit kit;
    private final Texts texts = Texts.of(SavedCharts.class);
    private final Consumer<Chart> opener;
    private final Consumer<Mark> marks;
    private final SavedCharts saved;
    private final FilterBar bar;
    private final DashboardMenu menu;
    private final TimeRangeChoice range;
    private final Button live;
    private final ProblemPane problem;
    private final ScrolledComposite scroll;
    private final Composite grid;
    private final List<DashboardTile> tiles = new ArrayList<>();
    private Shown shown;
    private TimeRange time = new TimeRange.Last(ChartContent.FIRST);
    private boolean moving;

    /** What the tiles were made of; when another revision has the same, they stay. */
    private record Shown(String id, int columns, String area, List<List<Object>> charts) {
        static Shown of(Dashboard dashboard) {
            return new Shown(dashboard.getId(), dashboard.getColumns(),
                    dashboard.getArea() == null ? null : dashboard.getArea().getId(),
                    dashboard.getCharts().stream().map(Recipe::parts).toList());
        }
    }

    /**
     * A panel.
     *
     * @param opener opens a chart by itself
     * @param marks opens what is marked in a chart
     */
    DashboardPanel(Composite parent, Kit kit, Consumer<Chart> opener, Consumer<Mark> marks) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.opener = opener;
        this.marks = marks;
        saved = new SavedCharts(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        kit.theme().paint(this);
        bar = new FilterBar(this, kit, this::ranged);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::again);
        menu = new DashboardMenu(bar, kit, this::dashboard, this::choose, problem::show);
        range = bar.timeRange(LASTS, ChartContent.FIRST);
        live = new Button(bar.control(), SWT.CHECK);
        live.setText(texts.get("boards.live"));
        live.setSelection(true);
        kit.theme().paintBar(live);
        live.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> follow(live.getSelection())));
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        kit.theme().paint(scroll);
        grid = new Composite(scroll, SWT.NONE);
        kit.theme().paint(grid);
        scroll.setContent(grid);
        scroll.addListener(SWT.Resize, e -> sized());
        grid.addListener(SWT.Move, e -> seen());
        var following = kit.site().follow(loaded -> refresh());
        addDisposeListener(e -> following.close());
        refresh();
    }

    /** The dashboard that is shown: the one that was chosen last, or the only one. */
    Optional<Dashboard> dashboard() {
        return kit.settings().get(CHOSEN).flatMap(saved::dashboard).or(() -> {
            List<Dashboard> all = saved.dashboards();
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        });
    }

    /** Shows a dashboard from now on; null for none. */
    void choose(String id) {
        kit.settings().put(CHOSEN, id);
        refresh();
    }

    private void again() {
        shown = null;
        refresh();
    }

    /** Shows what the newest revision says of it. */
    private void refresh() {
        menu.label();
        Optional<Dashboard> now = dashboard();
        // stays the one that is shown when others come; one that was chosen and is not here may be on its way
        if (kit.settings().get(CHOSEN).isEmpty()) {
            now.ifPresent(only -> kit.settings().put(CHOSEN, only.getId()));
        }
        Shown next = now.map(Shown::of).orElse(null);
        if (next != null && next.equals(shown)) {
            return;
        }
        shown = next;
        for (Control control : grid.getChildren()) {
            control.dispose();
        }
        tiles.clear();
        if (now.isEmpty() || now.get().getCharts().isEmpty()) {
            empty(now.isPresent() ? texts.get("boards.empty.charts") : nothingChosen());
        } else {
            fill(now.get());
        }
        sized();
    }

    /** Why there is no dashboard, and what to do. */
    private String nothingChosen() {
        int count = saved.dashboards().size();
        if (kit.site().current().isEmpty()) {
            return texts.get("boards.empty.loading");
        }
        return count > 0
                ? texts.get("boards.empty.choose", count)
                : texts.get(saved.may() ? "boards.empty.none" : "boards.empty.none.look");
    }

    private void empty(String words) {
        grid.setLayout(GridLayoutFactory.fillDefaults().margins(24, 24).create());
        var label = new Label(grid, SWT.WRAP);
        label.setText(words);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
        kit.theme().paint(label);
    }

    private void fill(Dashboard dashboard) {
        int columns = Math.clamp(dashboard.getColumns(), 1, DashboardMenu.WIDEST);
        grid.setLayout(GridLayoutFactory.fillDefaults().numColumns(columns).equalWidth(true).spacing(4, 4)
                .margins(4, 4).create());
        for (Chart chart : dashboard.getCharts().stream().limit(DashboardMenu.MOST).toList()) {
            var tile = new DashboardTile(grid, kit, chart, actions -> menu.fillTile(actions, chart, opener));
            tile.pane().opens(marks);
            tiles.add(tile);
            tile.told(content -> moved(tile, content), at -> crossed(tile, at));
            tile.asks(() -> saved.find(tile, chart, dashboard.getArea(), found -> tile.show(found, time),
                    problem::show));
        }
    }

    private int columns() {
        return grid.getLayout() instanceof GridLayout layout ? Math.max(1, layout.numColumns) : 1;
    }

    private int rows() {
        return Math.ceilDiv(tiles.size(), columns());
    }

    private void sized() {
        scroll.setMinSize(columns() * NARROWEST, rows() * LOWEST);
        grid.layout(true, true);
        seen();
    }

    /**
     * Only charts that are in sight, or nearly, read anything. Where a chart stands is reckoned, because layouts may be put
     * off, and on the way charts stand where they will not stay.
     */
    private void seen() {
        int height = scroll.getClientArea().height;
        int tall = Math.max(LOWEST, height / Math.max(1, rows()));
        int top = scroll.getOrigin().y - tall / 2;
        int bottom = scroll.getOrigin().y + height + tall / 2;
        for (int i = 0; i < tiles.size(); i++) {
            int place = i / columns() * tall;
            tiles.get(i).inSight(place < bottom && place + tall > top, time);
        }
    }

    /** A person has moved one chart; the others go along. */
    private void moved(DashboardTile tile, ChartContent content) {
        time(content.time(), tile);
    }

    private void time(TimeRange next, DashboardTile by) {
        time = next;
        for (DashboardTile tile : tiles) {
            if (tile != by) {
                tile.time(next);
            }
        }
        live.setSelection(!(next instanceof TimeRange.Between));
        bar.quietly(() -> range.choose(next));
    }

    private void ranged() {
        time(range.chosen(), null);
    }

    private void follow(boolean on) {
        tiles.stream().findFirst().ifPresent(tile -> {
            ChartContent now = tile.pane().content().at(tile.pane().canvas().window(), on);
            time(now.time(), null);
        });
    }

    private void crossed(DashboardTile by, long at) {
        if (moving) {
            return;
        }
        moving = true;
        try {
            for (DashboardTile tile : tiles) {
                if (tile != by) {
                    tile.pane().canvas().cross(at);
                }
            }
        } finally {
            moving = false;
        }
    }

    /** Brings a chart into sight. */
    void scrollTo(DashboardTile tile) {
        scroll.setOrigin(0, tile.getBounds().y);
    }

    List<DashboardTile> tiles() {
        return tiles;
    }

    DashboardMenu menu() {
        return menu;
    }

    TimeRangeChoice range() {
        return range;
    }

    /** What gets the keyboard. */
    Control focus() {
        return tiles.isEmpty() ? menu.button() : tiles.getFirst().pane().canvas();
    }

    /** What stands in place of charts; empty when there are some. */
    String instead() {
        return tiles.isEmpty() && grid.getChildren().length > 0 && grid.getChildren()[0] instanceof Label label
                ? label.getText()
                : "";
    }
}
