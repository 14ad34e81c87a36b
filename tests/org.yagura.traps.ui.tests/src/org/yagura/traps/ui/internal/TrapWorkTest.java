/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.HandleTraps;
import org.yagura.ui.UiSettings;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.tab.FilterTab;

/** A shift at the trap viewer: filters that are remembered, tabs that are closed, thousands that are handled. */
final class TrapWorkTest {
    private static final int TRAPS = 600;

    private final UiSettings settings = UiSettings.inMemory();
    private Window window;
    private TrapsPanel panel;

    @BeforeEach
    void open() throws Exception {
        window = new Window(settings, Privilege.SEE, Privilege.HANDLE, Privilege.EDIT);
        for (int i = 0; i < TRAPS; i++) {
            window.agent.trap(i % 3 == 0 ? Severity.CRITICAL : Severity.WARNING, "node-" + i % 5, "message " + i);
        }
        show();
    }

    private void show() {
        panel = new TrapsPanel(window.shell, window.kit, trap -> {
        });
        window.open();
        window.until("rows", () -> panel.current().table().loaded() && panel.current().table().total() > 0);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<String> tabs() {
        return Arrays.stream(panel.folder().getItems()).map(i -> ((FilterTab<?>) i.getData()).id()).toList();
    }

    private <Q> Q last(Class<Q> type) {
        return type.cast(window.agent.asked.stream().filter(type::isInstance).toList().getLast());
    }

    private Control table() {
        return panel.current().table().widget();
    }

    private void filter(String text) {
        panel.current().bar().textField().setText(text);
        window.until("asked", () -> text.equals(last(FindTraps.class).filter().text()));
    }

    @Test
    void theFilterOfATabIsThereAgainAtTheNextStart() throws Exception {
        panel.select("critical");
        filter("message 3");
        window.until("filtered", () -> panel.current().table().total() == 39);
        window.close();
        window = new Window(settings, Privilege.SEE, Privilege.HANDLE);
        for (int i = 0; i < TRAPS; i++) {
            window.agent.trap(i % 3 == 0 ? Severity.CRITICAL : Severity.WARNING, "node-1", "message " + i);
        }
        show();
        assertEquals("critical", panel.current().tab().id(), "the tab that was in front");
        assertEquals("message 3", panel.current().filter().text());
        window.until("filtered", () -> panel.current().table().total() == 39);
        panel.select("all");
        assertTrue(panel.current().filter().isAll(), "each tab has its own");
    }

    @Test
    void aFilterThatCannotBeReadIsNoReasonToFail() throws Exception {
        window.close();
        settings.put("traps.filter.all", "{broken");
        settings.put("traps.tabs", "[1,2");
        window = new Window(settings, Privilege.SEE);
        window.agent.trap(Severity.MAJOR, "n", "m");
        show();
        assertEquals(1, panel.current().table().total());
    }

    @Test
    void aClosedTabStaysClosedAndComesBackWhenItIsOpened() throws Exception {
        assertTrue(tabs().contains("critical"));
        var tab = TrapTabs.of(settings);
        tab.close(tab.all(null).stream().filter(t -> t.id().equals("critical")).findFirst().orElseThrow());
        window.close();
        window = new Window(settings, Privilege.SEE);
        window.agent.trap(Severity.MAJOR, "n", "m");
        show();
        assertFalse(tabs().contains("critical"), tabs().toString());
        assertTrue(tabs().contains("all"));
    }

    @Test
    void anOwnTabIsForgottenWhenItIsClosed() {
        filter("message 7");
        panel.saveAsTab("Sevens");
        FilterTab<TabFilter> own = panel.current().tab();
        assertTrue(tabs().contains(own.id()));
        var tabs = TrapTabs.of(settings);
        assertTrue(tabs.all(null).stream().anyMatch(t -> t.label().equals("Sevens")));
        tabs.close(own);
        assertTrue(TrapTabs.of(settings).all(null).stream().noneMatch(t -> t.label().equals("Sevens")));
    }

    @Test
    void oneKeyForEachThingThatIsDone() {
        panel.current().table().select(600L);
        Window.press(table(), 'p');
        window.until("in progress", () -> window.agent.traps.get(600L).state() == HandlingState.IN_PROGRESS);
        Window.press(table(), 'm');
        window.until("mine", () -> "sato".equals(window.agent.traps.get(600L).assignee()));
        Window.press(table(), 'u');
        window.until("unhandled", () -> window.agent.traps.get(600L).state() == HandlingState.UNHANDLED);
        boolean following = panel.current().table().following();
        Window.press(table(), 'f');
        assertEquals(!following, panel.current().table().following());
        Window.press(table(), 'x');
        assertEquals(3, window.agent.asked.stream().filter(HandleTraps.class::isInstance).count(), "x means nothing");
    }

    @Test
    void theSelectionOfAllIsHandledByWhatWasSeenAndNotByWhatCameSince() {
        panel.current().table().selectAll();
        window.agent.trap(Severity.MAJOR, "n", "came later");
        window.agent.tell("traps");
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        window.until("said", () -> panel.said().contains("6"));
        HandleTraps given = last(HandleTraps.class);
        assertNull(given.ids());
        assertEquals(600L, given.upToId());
    }

    @Test
    void aRefusalIsShownWithItsReasonAndTheRowsStay() {
        panel.current().table().select(600L);
        window.until("selected", () -> panel.current().selection().single() != null);
        window.agent.failure = new Problem(Problem.REFUSED, "Not in your area.", "You may see it only.", "Ask.", "d");
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        window.until("told", () -> panel.current().table().problem() != null);
        assertEquals("Not in your area.", panel.current().table().problem().what());
        assertEquals(TRAPS, panel.current().table().total());
        window.agent.failure = null;
    }

    @Test
    void nothingSelectedIsSaidAndNothingIsSent() {
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        assertFalse(panel.said().isEmpty());
        assertTrue(window.agent.asked.stream().noneMatch(HandleTraps.class::isInstance));
    }

    @Test
    void whatIsSelectedElsewhereIsOfferedAsTheNodeOfTheFilter() {
        window.kit.selection().select(Selected.node("db-1", "the tree"));
        assertEquals(List.of(), panel.current().filter().nodes(), "it is offered, not taken");
        panel.current().setFilter(TabFilter.ALL.withNodes(List.of("db-1")));
        window.until("asked", () -> List.of("db-1").equals(last(FindTraps.class).filter().nodes()));
    }

    @Test
    void aRangeOfTimeMovesWithTheClockAndAFixedOneDoesNot() {
        var hour = new TabFilter("", List.of(), List.of(), List.of(), List.of(), "", Duration.ofHours(1), null, null);
        panel.current().setFilter(hour);
        window.until("asked", () -> last(FindTraps.class).filter().from() != null);
        assertEquals(window.kit.times().now().minus(Duration.ofHours(1)), last(FindTraps.class).filter().from());
        assertEquals(hour, panel.current().filter());
        var fixed = new TabFilter("", List.of(), List.of(), List.of(), List.of(), "", null, FakeAgent.START,
                FakeAgent.START.plusSeconds(10));
        assertEquals(FakeAgent.START, fixed.at(window.kit.times().now().plusSeconds(99)).from());
        assertEquals(FakeAgent.START.plusSeconds(10), fixed.at(window.kit.times().now()).to());
    }

    @Test
    void countersOfAllTabsAreAskedInOneGo() {
        // before the site is known there are fewer tabs, which may have been counted too
        window.until("counted", () -> window.agent.asked.stream().anyMatch(asked -> asked instanceof CountTraps every
                && every.filters().size() == panel.folder().getItemCount()));
        CountTraps count = last(CountTraps.class);
        assertTrue(count.filters().stream().anyMatch(f -> List.of(Severity.CRITICAL).equals(f.severities())));
    }

    @Test
    void aTabWithoutTrapsSaysWhyAndHelps() {
        filter("nothing says this");
        window.until("empty", () -> panel.current().table().loaded() && panel.current().table().total() == 0);
        assertFalse(panel.current().table().widget().isVisible());
        panel.current().setFilter(TabFilter.ALL);
        window.until("all again", () -> panel.current().table().total() == TRAPS);
    }

    @Test
    void filtersAreWrittenAndReadWithoutLoss() {
        var all = new TabFilter("disk \"3\" & <x>", List.of(Severity.MAJOR, Severity.CRITICAL),
                List.of(HandlingState.UNHANDLED), List.of("db-1"), List.of("tokyo"), "1.3.6.1.*",
                Duration.ofMinutes(90), FakeAgent.START, FakeAgent.START.plusNanos(1_000));
        assertEquals(all, TabFilter.parse(all.toJson()).orElseThrow());
        assertEquals(TabFilter.ALL, TabFilter.parse(TabFilter.ALL.toJson()).orElseThrow());
        assertTrue(TabFilter.parse("").isEmpty() && TabFilter.parse("[]").isEmpty());
        assertNull(new TabFilter("  ", null, null, null, null, " ", null, null, null).at(FakeAgent.START).text());
    }
}
