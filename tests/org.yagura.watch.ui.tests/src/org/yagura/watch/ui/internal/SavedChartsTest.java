/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Dashboard;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SectionPage;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.search.SearchSource;
import org.yagura.ui.site.SiteModels;
import org.yagura.watch.ui.internal.saved.SavedCharts;

/** Charts are saved and opened, and stand side by side on dashboards with one time. */
class SavedChartsTest {
    private final SiteAgents sites = new SiteAgents(site());
    private final MemoryAgent agent = sites.agent();
    private final SeriesAgent series = new SeriesAgent(agent).with("w1", "cpu.used", "%", i -> i / 2.0)
            .with("w2", "cpu.used", "%", i -> 90 - i / 2.0).with("d1", "memory.used", "B", i -> 1e9 + i);

    private final List<Mark> openedMarks = new ArrayList<>();

    private static Site site() {
        Site site = SiteAgents.small();
        for (String login : List.of("sato", "mori")) {
            Person person = SiteFactory.eINSTANCE.createPerson();
            person.setId("person-" + login);
            person.setLogin(login);
            person.setName(login);
            site.getPeople().add(person);
        }
        site.getCharts().add(chart("own of mori", "cpu.used", false, site.getPeople().getLast()));
        site.getCharts().add(chart("Processors", "cpu.used", true, null));
        site.getCharts().add(chart("Memory", "memory.used", true, null));
        Dashboard dashboard = SiteFactory.eINSTANCE.createDashboard();
        dashboard.setId("board");
        dashboard.setName("All of it");
        dashboard.getCharts().addAll(site.getCharts().subList(1, 3));
        site.getDashboards().add(dashboard);
        return site;
    }

    private static Chart chart(String name, String metric, boolean shared, Person owner) {
        Chart chart = SiteFactory.eINSTANCE.createChart();
        chart.setId(name.replace(' ', '-'));
        chart.setName(name);
        chart.setShared(shared);
        chart.setOwner(owner);
        chart.setSpan(Duration.ofHours(3));
        var of = SiteFactory.eINSTANCE.createChartSeries();
        of.setId(chart.getId() + "-1");
        of.setMetric(metric);
        chart.getSeries().add(of);
        return chart;
    }

    private Site saved() {
        return SiteModels.read(sites.newest()).site();
    }

    private UiWindow window(UiSettings settings) {
        return new UiWindow(agent, settings, Locale.ENGLISH);
    }

    private static UiWindow window(Site site) {
        MemoryAgent own = new SiteAgents(site).agent();
        new SeriesAgent(own);
        return new UiWindow(own, UiSettings.inMemory(), Locale.ENGLISH);
    }

    private ChartPanel chart(UiWindow window) {
        ChartPanel panel = window.open(p -> new ChartPanel(p, window.kit(), "chart"));
        window.until("the site has come", () -> window.kit().site().current().isPresent());
        return panel;
    }

    private void drawn(UiWindow window, ChartPane pane) {
        window.until("drawn", () -> {
            window.settle();
            return pane.feed().still() && pane.feed().known();
        });
    }

    @Test
    void aChartIsSavedChangedAndOpenedAgain() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = window(settings)) {
            ChartPanel panel = chart(window);
            panel.toggle(List.of(series.row(1), series.row(3)));
            panel.charts().add("Mine", false);
            window.until("saved", () -> panel.note().contains("“Mine” was saved"));
            Chart made = saved().getCharts().getLast();
            assertEquals("Mine", made.getName());
            assertEquals("sato", made.getOwner().getLogin());
            assertFalse(made.isShared());
            assertEquals(2, made.getSeries().size());
            window.until("named", () -> panel.charts().button().getText().startsWith("Chart: Mine  "));
            panel.toggle(List.of(series.row(2)));
            assertTrue(panel.charts().button().getText().startsWith("Chart: Mine *"));
            window.kit().site().current().orElseThrow();
            panel.charts().open(new SavedCharts(window.kit()).chart("Processors").orElseThrow());
            window.until("opened", () -> panel.charts().button().getText().startsWith("Chart: Processors  "));
            assertEquals(2, panel.content().series().size());
            assertEquals(new TimeRange.Last(Duration.ofHours(3)), panel.content().time());
        }
        try (var window = window(settings)) {
            ChartPanel panel = chart(window);
            window.until("named again", () -> panel.charts().button().getText().startsWith("Chart: Processors  "));
            assertEquals(2, panel.content().series().size());
        }
    }

    @Test
    void savingAChartOfAPatternKeepsThePatternUntilSeriesAreChanged() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = window(settings)) {
            ChartPanel panel = chart(window);
            panel.charts().open(new SavedCharts(window.kit()).chart("Processors").orElseThrow());
            window.until("opened", () -> panel.charts().button().getText().startsWith("Chart: Processors  "));
            panel.show(panel.content().marked(Set.of()));
            panel.charts().save();
            window.until("saved", () -> panel.note().contains("was saved"));
            Chart kept = saved().getCharts().get(1);
            assertFalse(kept.isAlarms());
            assertEquals(List.of("cpu.used 0"),
                    kept.getSeries().stream().map(s -> s.getMetric() + " " + s.getNodes().size())
                            .toList());
        }
        try (var window = window(settings)) {
            ChartPanel panel = chart(window);
            panel.toggle(List.of(series.row(1)));
            window.until("changed", () -> panel.charts().button().getText().startsWith("Chart: Processors *"));
            panel.charts().save();
            window.until("saved", () -> panel.note().contains("was saved"));
            assertEquals(List.of("cpu.used w2"), saved().getCharts().get(1).getSeries().stream()
                    .map(s -> s.getMetric() + " " + s.getNodes().getFirst().getId()).toList());
        }
    }

    @Test
    void aPatternThatFitsTooManySeriesSaysSoInChartAndDashboard() {
        SeriesAgent.many(agent, "w1", 20_700);
        try (var window = window(UiSettings.inMemory())) {
            ChartPanel panel = chart(window);
            panel.charts().open(new SavedCharts(window.kit()).chart("Processors").orElseThrow());
            window.until("said", () -> panel.note().contains("Only the first 20,000 of 20,700 series"));
            assertEquals(1, panel.content().series().size(), "what was found is shown all the same");
        }
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel board = board(window);
            window.until("said", () -> board.tiles().stream()
                    .anyMatch(tile -> tile.title().contains("only 20,000 of 20,700 series were looked at")));
        }
    }

    @Test
    void savingAChartThatIsGoneIsAProblem() {
        try (var window = window(UiSettings.inMemory())) {
            ChartPanel panel = chart(window);
            var own = new SavedCharts(window.kit());
            Chart chart = own.chart("Memory").orElseThrow();
            panel.charts().remove(chart);
            window.until("removed", () -> saved().getCharts().size() == 2);
            var said = new ArrayList<String>();
            own.write(chart, panel.content(), true, () -> said.add("saved"), problem -> said.add(problem.what()));
            window.until("answered", () -> !said.isEmpty());
            assertTrue(said.getFirst().contains("somebody has removed it"), said.toString());
        }
    }

    @Test
    void aDashboardFollowsItsSavedCharts() {
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window);
            var own = new SavedCharts(window.kit());
            own.change(own.chart("Processors").orElseThrow(), c -> c.getSeries().getFirst().setMetric("memory.used"),
                    () -> {
                        // seen below
                    }, problem -> {
                        throw new AssertionError(problem);
                    });
            window.until("shown", () -> !panel.tiles().isEmpty() && panel.tiles().getFirst().pane().content().series()
                    .stream().map(s -> s.series().metric()).toList().equals(List.of("memory.used")));
        }
    }

    @Test
    void chartsOutOfSightReadNothingUntilTheyAreScrolledTo() {
        for (int i = 0; i < 20; i++) {
            series.with("w1", "m" + i, "", x -> x);
        }
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window);
            var own = new SavedCharts(window.kit());
            own.change(panel.dashboard().orElseThrow(), dashboard -> {
                dashboard.setColumns(1);
                Site site = (Site) dashboard.eContainer();
                for (int i = 0; i < 20; i++) {
                    Chart one = chart("chart " + i, "m" + i, true, null);
                    site.getCharts().add(one);
                    dashboard.getCharts().add(one);
                }
            }, () -> {
                // seen below
            }, problem -> {
                throw new AssertionError(problem);
            });
            window.until("all of it", () -> panel.tiles().size() == 22);
            DashboardTile first = panel.tiles().getFirst();
            window.until("the first is found", () -> !first.pane().content().series().isEmpty());
            drawn(window, first.pane());
            DashboardTile last = panel.tiles().getLast();
            assertFalse(last.pane().isVisible());
            assertEquals(List.of(), last.pane().content().series());
            first.pane().canvas()
                    .want(first.pane().canvas().window().zoom(0.5, first.pane().canvas().window().at(0.5)));
            panel.scrollTo(last);
            window.until("the last is found", () -> !last.pane().content().series().isEmpty());
            assertEquals(first.pane().content().time(), last.pane().content().time());
            assertFalse(first.pane().isVisible());
        }
    }

    @Test
    void aChartOfSomebodyElseIsNotSeen() {
        try (var window = window(UiSettings.inMemory())) {
            chart(window);
            assertEquals(List.of("Memory", "Processors"),
                    new SavedCharts(window.kit()).charts().stream().map(SavedCharts::name).toList());
        }
    }

    @Test
    void removingTakesItOffDashboardsAndSomebodyElsesChangeStays() {
        try (var window = window(UiSettings.inMemory())) {
            ChartPanel panel = chart(window);
            sites.somebodySaves("name=\"Small\"", "name=\"Renamed\"");
            panel.charts().remove(new SavedCharts(window.kit()).chart("Memory").orElseThrow());
            window.until("removed", () -> panel.note().contains("was removed"));
            assertEquals("Renamed", saved().getName());
            assertEquals(2, saved().getCharts().size());
            assertEquals(1, saved().getDashboards().getFirst().getCharts().size());
        }
    }

    private DashboardPanel board(UiWindow window, java.util.function.Consumer<Chart> opener) {
        DashboardPanel panel = window.open(p -> new DashboardPanel(p, window.kit(), opener, openedMarks::add));
        window.until("the site has come", () -> window.kit().site().current().isPresent());
        return panel;
    }

    private DashboardPanel board(UiWindow window) {
        DashboardPanel panel = board(window, chart -> {
            // not opened here
        });
        panel.choose("board");
        window.until("two charts", () -> panel.tiles().size() == 2
                && panel.tiles().stream().allMatch(t -> !t.pane().content().series().isEmpty()));
        panel.tiles().forEach(tile -> drawn(window, tile.pane()));
        return panel;
    }

    @Test
    void chartsOfADashboardHaveOneTimeAndOneCross() {
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window);
            ChartPane first = panel.tiles().getFirst().pane();
            ChartPane second = panel.tiles().getLast().pane();
            assertEquals(List.of("Processors", "Memory"), panel.tiles().stream().map(DashboardTile::title).toList());
            assertEquals(first.content().time(), second.content().time());
            first.canvas().want(first.canvas().window().zoom(0.5, first.canvas().window().at(0.5)));
            window.settle();
            assertEquals(first.canvas().window(), second.canvas().window());
            assertFalse(second.content().follows());
            long moment = first.canvas().window().at(0.25);
            second.canvas().cross(moment);
            assertEquals(moment, first.canvas().cross());
            panel.range().choose(new TimeRange.Last(Duration.ofHours(1)));
            window.until("the last hour", () -> first.content().follows() && second.content().follows());
        }
    }

    @Test
    void aMarkOnADashboardIsOpened() {
        series.marks.add(new Mark(MarkKind.ALARM, Instant.ofEpochMilli(SeriesAgent.BEGIN + 30 * SeriesAgent.MINUTE),
                null, Severity.CRITICAL, "w1", "Ping: no answer", "17"));
        try (var window = window(UiSettings.inMemory())) {
            ChartPane pane = board(window).tiles().getFirst().pane();
            pane.show(pane.content().marked(Set.of(MarkKind.ALARM)));
            window.until("marked", () -> !pane.feed().data().marks().isEmpty());
            pane.canvas().cross(SeriesAgent.BEGIN + 30 * SeriesAgent.MINUTE);
            pane.canvas().notifyListeners(SWT.KeyDown, Widgets.key("CR"));
            assertEquals(List.of("17"), openedMarks.stream().map(Mark::id).toList());
        }
    }

    @Test
    void manyChartsAreChosenInADialogBecauseAMenuHasNoRoom() {
        Site site = site();
        for (int i = 10; i < 60; i++) {
            site.getCharts().add(chart("Chart " + i, "cpu.used", true, null));
        }
        try (var window = window(site)) {
            List<String> items = Widgets.entries(chart(window).charts().button());
            assertTrue(items.contains("Chart 49") && !items.contains("Chart 50"), items.toString());
            assertEquals("All 52 charts…", items.getLast());
        }
    }

    @Test
    void aNodePageNamesTheSavedChartsThatAreAboutTheNode() {
        Site site = site();
        site.getCharts().get(2).getSeries().getFirst().setNodeNames("^db");
        try (var window = window(site)) {
            var page = new SectionPage(window, new NodeSavedChartsSection()).show("w1");
            assertEquals("Processors", page.words().strip(), "not that of others, nor that of other nodes");
            assertEquals("Memory Processors", page.show("d1").words().strip().replaceAll("\\s+", " "));
        }
    }

    @Test
    void chartsAndDashboardsAreFoundByTheSearch() {
        try (var window = window(UiSettings.inMemory())) {
            chart(window);
            var search = new ChartSearch();
            assertEquals(List.of("Processors"), labels(search.find(window.kit(), "PROC")));
            assertEquals(List.of("All of it"), labels(search.find(window.kit(), "it all")));
            assertEquals(List.of(), search.find(window.kit(), "mori"), "a chart of somebody else");
            assertEquals(List.of(), search.find(window.kit(), "  "));
        }
    }

    private static List<String> labels(List<SearchSource.Found> found) {
        return found.stream().map(SearchSource.Found::label).toList();
    }

    @Test
    void aDashboardIsMadeFilledAndArranged() {
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window, chart -> {
                // not opened here
            });
            window.until("the only one is shown", () -> panel.tiles().size() == 2);
            panel.menu().add("Night", true);
            window.until("made", () -> panel.instead().startsWith("This dashboard has no chart yet"));
            var saved = new SavedCharts(window.kit());
            panel.menu().toggle(saved.chart("Memory").orElseThrow());
            window.until("one", () -> panel.tiles().size() == 1);
            panel.menu().toggle(saved.chart("Processors").orElseThrow());
            window.until("two", () -> panel.tiles().size() == 2);
            panel.menu().move(saved.chart("Processors").orElseThrow(), -1);
            window.until("first", () -> panel.tiles().getFirst().title().equals("Processors"));
            panel.menu().toggle(saved.chart("Memory").orElseThrow());
            window.until("one again", () -> panel.tiles().size() == 1);
            Dashboard made = saved().getDashboards().getLast();
            assertEquals("Night", made.getName());
            assertEquals("sato", made.getOwner().getLogin());
        }
    }

    private static Dashboard dashboard(Site site, String name, boolean shared, Person owner) {
        Dashboard dashboard = SiteFactory.eINSTANCE.createDashboard();
        dashboard.setId(name);
        dashboard.setName(name);
        dashboard.setShared(shared);
        dashboard.setOwner(owner);
        site.getDashboards().add(dashboard);
        return dashboard;
    }

    private static DashboardPanel lone(UiWindow window) {
        DashboardPanel panel = window.open(p -> new DashboardPanel(p, window.kit(), chart -> {
            // not opened here
        }, mark -> {
            // nor is this
        }));
        window.until("the site has come", () -> window.kit().site().current().isPresent());
        window.settle();
        return panel;
    }

    @Test
    void theOnlyDashboardIsShownByItselfAndStaysWhenOthersCome() {
        Site site = site();
        dashboard(site, "Of mori", false, site.getPeople().getLast());
        var own = new SiteAgents(site);
        MemoryAgent one = own.agent();
        new SeriesAgent(one);
        UiSettings settings = UiSettings.inMemory();
        try (var window = new UiWindow(one, settings, Locale.ENGLISH)) {
            assertEquals("board", lone(window).dashboard().orElseThrow().getId(), "the other one is not offered");
        }
        dashboard(site, "Third", true, null);
        try (var window = new UiWindow(new SiteAgents(site).agent(), settings, Locale.ENGLISH)) {
            assertEquals("board", lone(window).dashboard().orElseThrow().getId(), "the one that was shown last");
        }
        settings.put("dashboard.chosen", "Of mori");
        try (var window = new UiWindow(new SiteAgents(site).agent(), settings, Locale.ENGLISH)) {
            assertEquals(
                    "There are 2 dashboards. Choose one in the menu Dashboards; it will be shown from then on, also "
                            + "when this view is opened again.",
                    lone(window).instead());
        }
    }

    @Test
    void withoutDashboardsItSaysWhatToDo() {
        Site site = site();
        site.getDashboards().clear();
        MemoryAgent none = new SiteAgents(site).agent();
        try (var window = new UiWindow(none, UiSettings.inMemory(), Locale.ENGLISH)) {
            assertTrue(lone(window).instead().endsWith("Make one by New… in the menu Dashboards."));
        }
        none.privileges(Privilege.SEE);
        try (var window = new UiWindow(none, UiSettings.inMemory(), Locale.ENGLISH)) {
            assertTrue(lone(window).instead().endsWith("Somebody who may edit the site has to make one."));
        }
    }

    @Test
    void anAreaRestrictsItAndATileOpensByItself() {
        var opened = new java.util.ArrayList<Chart>();
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window, opened::add);
            panel.choose("board");
            window.until("found", () -> panel.tiles().size() == 2
                    && !panel.tiles().getLast().pane().content().series().isEmpty());
            new SavedCharts(window.kit()).change(panel.dashboard().orElseThrow(),
                    d -> d.setArea(((Site) d.eContainer()).getAreas().getFirst().getAreas().getFirst()), () -> {
                        // seen below
                    }, problem -> {
                        throw new AssertionError(problem);
                    });
            window.until("restricted",
                    () -> panel.dashboard().orElseThrow().getArea() != null && panel.tiles().size() == 2
                            && panel.tiles().getFirst().pane().content().series().size() == 2);
            drawn(window, panel.tiles().getLast().pane());
            assertEquals(List.of(), panel.tiles().getLast().pane().content().series());
            var menu = new Menu(panel.getShell(), SWT.POP_UP);
            panel.menu().fillTile(menu, panel.dashboard().orElseThrow().getCharts().getFirst(), opened::add);
            menu.getItem(0).notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            assertEquals(List.of("Processors"), opened.stream().map(SavedCharts::name).toList());
            menu.dispose();
        }
    }

    @Test
    void whoMayNotEditSeesThemAndIsToldWhy() {
        agent.privileges(Privilege.SEE);
        try (var window = window(UiSettings.inMemory())) {
            DashboardPanel panel = board(window);
            var menu = new Menu(panel.getShell(), SWT.POP_UP);
            panel.menu().fillCharts(menu);
            assertTrue(java.util.Arrays.stream(menu.getItems()).noneMatch(MenuItem::isEnabled));
            menu.dispose();
            assertFalse(new SavedCharts(window.kit()).may());
        }
    }
}
