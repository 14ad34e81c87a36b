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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.example.PowerPackage;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.Sort;
import org.yagura.watch.core.FindDeadLinks;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchOrder;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** The list of watches, why they are in their state, and what people do with them. */
class WatchesPanelTest {
    private final WatchesAgent watches = new WatchesAgent();
    private final List<WatchRow> charted = new ArrayList<>();
    private WatchesPanel panel;
    private TablePage<WatchRow> table;

    private UiWindow open(UiSettings settings) {
        var window = new UiWindow(watches.agent, settings, Locale.ENGLISH);
        panel = window.open(p -> new WatchesPanel(p, window.kit(), charted::add));
        table = new TablePage<>(window, panel.table());
        return window;
    }

    private UiWindow open() {
        var window = open(UiSettings.inMemory());
        table.untilRows(4);
        return window;
    }

    @Test
    void eachRowTellsStateValueAndSilence() {
        watches.mute(1, UiWindow.NOW.plus(Duration.ofHours(1)));
        try (var window = open()) {
            table.untilCell(0, "state", "Critical");
            assertEquals(List.of("Critical", "Warning, 1 of 3", "Unknown", "OK"), table.column("state", 4));
            assertEquals(List.of("db01", "web01", "web02", "web01"), table.column("node", 4));
            assertEquals(List.of("", "91 %", "", "12.34 ms"), table.column("value", 4));
            assertEquals(List.of("3/3", "1/3", "2/3", ""), table.column("attempts", 4));
            assertEquals("muted until 15:00:00", table.table().text(1, "silent"));
            assertEquals("Ping", table.table().text(0, "kind"));
            window.until("counted", () -> panel.bar().said().equals("Problem: 2   Unknown: 1   OK: 1"));
        }
    }

    @Test
    void theLastHourIsAskedOnceForAllRowsAndToldInWords() {
        try (var window = open()) {
            window.until("measured", () -> table.table().text(1, "course").startsWith("rtt: min 7."));
            String words = table.table().text(1, "course");
            assertTrue(words.matches("rtt: min 7\\.\\S* ms, max 12\\.\\S* ms, last \\S+ ms, 1 gap"), words);
            assertEquals("Nothing measured in the last hour", table.table().text(0, "course"));
            assertEquals(4, watches.agent.asked(FindWatchCourses.class).getFirst().watches().size());
            int asked = watches.agent.asked(FindWatches.class).size();
            watches.agent.tell("watches");
            window.until("asked again", () -> watches.agent.asked(FindWatches.class).size() > asked);
            window.settle();
            assertEquals(1, watches.agent.asked(FindWatchCourses.class).size(), "what is fresh is not asked again");
        }
    }

    @Test
    void theKindOfAPlugInIsCalledAsThePlugInCallsIt() {
        assertEquals("PowerWatch", PowerPackage.eINSTANCE.powerWatch().getName());
        watches.rows.set(0, WatchesAgent.row("power", "UPS", "PowerWatch", "ups01", WatchState.OK, null, true, 0, "ok",
                null));
        watches.rows.set(2, WatchesAgent.row("gone", "Gone", "UnknownWatch", "x", WatchState.OK, null, true, 0, "ok",
                null));
        try (var window = open()) {
            table.untilCell(0, "kind", "Power supply of Example Power");
            assertEquals("UnknownWatch", table.table().text(2, "kind"), "its plug-in is not installed here");
            window.settle();
        }
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try (var window = open()) {
            table.untilCell(0, "kind", "Example PowerのUPS");
            window.settle();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void withoutCoursesTheListIsAsGood() {
        watches.agent.answer(FindWatchCourses.class, q -> {
            throw new ProblemException(new Problem(Problem.NOT_FOUND, "An older agent.", null, null, null));
        });
        try (var window = open()) {
            table.untilCell(0, "state", "Critical");
            assertEquals(null, panel.table().problem());
            assertEquals("", table.table().text(1, "course"));
            window.settle();
        }
    }

    @Test
    void deadLinksStandWithThePagesThatLinkToThemAndAreCopiedAsATable() {
        watches.rows.add(WatchesAgent.row("links", "Pages", "LinkWatch", "web01", WatchState.PROBLEM, Severity.WARNING,
                true, 3, "Dead links found: 120.", null));
        var rows = new ArrayList<FindDeadLinks.Row>();
        for (int i = 0; i < 120; i++) {
            rows.add(new FindDeadLinks.Row("http://web01/gone" + i, "status 404",
                    List.of("http://web01/", "http://web01/b"), i == 0 ? 7 : 0));
        }
        watches.agent.answer(FindDeadLinks.class, q -> new FindDeadLinks.Answer(rows, 3));
        try (var window = open(UiSettings.inMemory())) {
            table.untilRows(5);
            table.click(4, 0);
            window.until("listed", () -> Widgets.readable(panel).contains("Dead links: 123"));
            List<String> words = Widgets.readable(panel);
            assertTrue(words.contains("http://web01/gone0"), words.toString());
            assertTrue(words.contains("status 404\nlinked from\nhttp://web01/\nhttp://web01/b\nand 7 more pages"),
                    words.toString());
            assertFalse(words.contains("http://web01/gone100"));
            assertTrue(words.contains("The first 100 of 123 are shown; copying takes all that are kept."));
            Widgets.click(panel, "Copy as a table");
            String[] lines = table.clipboard().split("\n");
            assertEquals(240, lines.length);
            assertEquals("http://web01/gone119\tstatus 404\thttp://web01/b", lines[239]);
        }
    }

    @Test
    void aNodeSelectedElsewhereIsSelectedHereUnlessPinned() {
        try (var window = open()) {
            window.kit().selection().select(Selected.node("web02", this));
            assertEquals("web02", panel.table().selection().single().node());
            panel.linked().setPinned(true);
            window.kit().selection().select(Selected.node("db01", this));
            assertEquals("web02", panel.table().selection().single().node());
            panel.linked().setPinned(false);
            assertEquals("db01", panel.table().selection().single().node());
            window.until("why", () -> Controls.of(panel).words().contains("Ping – db01"));
            assertEquals(Set.of("db01"), window.kit().selection().current().nodes());
        }
    }

    @Test
    void whatWasSelectedBeforeTheRowsCameIsSelectedThen() {
        try (var window = new UiWindow(watches.agent, UiSettings.inMemory(), Locale.ENGLISH)) {
            window.kit().selection().select(Selected.node("web02", this));
            panel = window.open(p -> new WatchesPanel(p, window.kit(), charted::add));
            window.until("selected", () -> panel.table().selection().single() != null);
            assertEquals("web02", panel.table().selection().single().node());
            panel.show("ping", "web01");
            window.until("shown", () -> panel.table().selection().single().node().equals("web01"));
            assertEquals("ping", panel.table().selection().single().watch());
        }
    }

    @Test
    void aWatchThatIsNotLoadedIsSelectedAndAFilterThatHidesItIsWidened() {
        watches.many(3_000);
        try (var window = new UiWindow(watches.agent, UiSettings.inMemory(), Locale.ENGLISH)) {
            panel = window.open(p -> new WatchesPanel(p, window.kit(), charted::add));
            table = new TablePage<>(window, panel.table());
            window.until("rows", () -> panel.table().total() == 3_004);
            panel.show("ping", "m2500");
            window.until("shown", () -> panel.table().selection().single() != null);
            assertEquals("m2500", panel.table().selection().single().node());
            window.until("scrolled to it", () -> panel.table().text(2504, "node").equals("m2500"));
            window.kit().selection().select(Selected.node("m2900", this));
            window.until("followed", () -> panel.table().selection().single().node().equals("m2900"));
            panel.bar().states().choose(Set.of(WatchState.PROBLEM));
            table.untilRows(2);
            panel.show("ping", "m2700");
            window.until("widened", () -> panel.table().total() == 3_004
                    && panel.table().selection().single() != null);
            assertEquals("m2700", panel.table().selection().single().node());
            assertTrue(panel.bar().isAll());
            panel.show("ping", "nobody");
            table.untilSaid("This watch of the node is not there any more.");
        }
    }

    @Test
    void aHeadingSortsByTheAgentAndIsRemembered() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = open(settings)) {
            table.untilRows(4);
            panel.table().sort(new Sort("node", true));
            table.untilCell(0, "node", "web02");
            assertEquals(WatchOrder.NODE, watches.agent.asked(FindWatches.class).getLast().order());
            window.settle();
        }
        try (var window = open(settings)) {
            table.untilRows(4).untilCell(0, "node", "web02");
            for (var column : panel.table().shownColumns()) {
                if (column.sortable()) {
                    assertEquals(column.id(), WatchOrder.valueOf(column.id().toUpperCase(Locale.ROOT)).name()
                            .toLowerCase(Locale.ROOT));
                }
            }
            window.settle();
        }
    }

    @Test
    void theSelectedOneIsExplained() {
        try (var window = open()) {
            assertTrue(Controls.of(panel).words().contains("Select a watch to see why it is in its state."));
            table.click(0, 0);
            window.until("why", () -> Controls.of(panel).words().contains("The state is PROBLEM."));
            String words = Controls.of(panel).words();
            for (String part : List.of("Ping – db01", "Call the on-duty engineer.",
                    "at most 90 %, else Warning; broken: it is 91 %", "No answer to 3 of 3.  (12 ms)",
                    "It answered.")) {
                assertTrue(words.contains(part), () -> part + " is not in\n" + words);
            }
            assertEquals(Set.of("db01"), window.kit().selection().current().nodes());
            watches.rows.removeFirst();
            watches.agent.tell("watches");
            window.until("gone", () -> Controls.of(panel).words().contains("It is not watched any more."));
            table.untilRows(3);
        }
    }

    @Test
    void theFilterIsRememberedAndTakenAway() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = open(settings)) {
            table.untilRows(4);
            panel.bar().states().choose(Set.of(WatchState.PROBLEM));
            table.untilRows(2);
            panel.bar().textField().setText("web01");
            table.untilRows(1);
            window.settle();
        }
        try (var window = open(settings)) {
            table.untilRows(1).untilCell(0, "node", "web01");
            panel.bar().textField().setText("nothing of this");
            table.untilSaid("No watch matches the filter.");
            Widgets.click(panel.table().control(), "Reset");
            table.untilRows(4);
            window.kit().selection().select(Selected.node("web02", this));
            Widgets.click(panel, "Only selected");
            table.untilRows(1).untilCell(0, "node", "web02");
        }
    }

    @Test
    void watchesAreRunMutedAndUnmuted() {
        try (var window = open()) {
            table.click(0, 0).click(1, SWT.SHIFT).press(0, 'r').untilSaid("2 watches are run now.");
            assertEquals(List.of(new WatchRef("ping", "db01"), new WatchRef("disk", "web01")),
                    watches.agent.asked(RunWatches.class).getFirst().watches());
            var until = UiWindow.NOW.plusSeconds(3600);
            panel.actions().mute(until, "A new disk comes.");
            table.untilSaid("1 watch is mute. 1 are not there any more.");
            MuteWatches given = watches.agent.asked(MuteWatches.class).getFirst();
            assertEquals(until, given.until());
            assertEquals("A new disk comes.", given.reason());
            panel.table().selectAll();
            table.choose("Unmute");
            table.untilSaid("People are told again of 4 watches.");
            assertEquals(4, watches.agent.asked(UnmuteWatches.class).getFirst().watches().size());
            window.settle();
        }
    }

    @Test
    void whoMayNotIsToldWhatIsMissing() {
        watches.agent.privileges(Privilege.SEE);
        try (var window = open()) {
            table.click(0, 0).press(0, 'r').untilSaid("You may not run watches.");
            table.press(0, 'm').untilSaid("You may not mute watches.");
            assertEquals(List.of(), watches.agent.asked(RunWatches.class));
            table.press(0, 'g');
            assertEquals("db01", charted.getFirst().node());
            window.settle();
        }
    }

    @Test
    void whenNothingIsRunOrAnsweredItIsTold() {
        watches.runs = false;
        try (var window = open()) {
            window.until("told", () -> panel.bar().said().endsWith("No watches are run at the moment."));
            watches.refusal = new Problem(Problem.UNAVAILABLE, "The agent is starting.", null, null, null);
            watches.agent.tell("watches");
            table.untilSaid("The agent is starting.");
            assertFalse(panel.table().problem() == null);
        }
    }
}
