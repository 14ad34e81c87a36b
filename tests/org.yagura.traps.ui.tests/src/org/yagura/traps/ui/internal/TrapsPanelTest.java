/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.TrapDetail;
import org.yagura.ui.tab.FilterTab;

final class TrapsPanelTest {
    private Window window;
    private TrapsPanel panel;
    private TrapDetail ruleFor;

    @BeforeEach
    void open() throws Exception {
        window = new Window(Privilege.SEE, Privilege.HANDLE, Privilege.EDIT);
        for (int i = 0; i < 300; i++) {
            window.agent.trap(i % 3 == 0 ? Severity.CRITICAL : Severity.WARNING, "node-" + i % 5, "message " + i);
        }
        panel = new TrapsPanel(window.shell, window.kit, trap -> ruleFor = trap);
        window.open();
        window.until("rows", () -> panel.current().table().total() == 300);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String tab(String id) {
        for (var item : panel.folder().getItems()) {
            if (((FilterTab<?>) item.getData()).id().equals(id)) {
                return item.getText();
            }
        }
        return null;
    }

    @Test
    void showsTheNewestFirstAndTheUnhandledInTheTab() {
        assertEquals("message 299", panel.current().table().text(0, "message"));
        window.until("count", () -> tab("all").contains("300"));
        window.until("count of critical", () -> tab("critical").contains("100"));
    }

    @Test
    void aTabShowsWhatItsFilterSays() {
        panel.select("critical");
        window.until("critical ones", () -> panel.current().table().total() == 100);
        assertEquals(List.of(Severity.CRITICAL), panel.current().filter().severities());
    }

    @Test
    void typingFiltersAndTheStarSaysThatTheFilterDiffers() {
        panel.current().bar().textField().setText("message 7");
        window.until("filtered", () -> panel.current().table().total() == 11);
        assertTrue(tab("all").contains("*"), tab("all"));
        var last = (FindTraps) window.agent.asked.stream().filter(FindTraps.class::isInstance).toList().getLast();
        assertEquals("message 7", last.filter().text());
    }

    @Test
    void aFilterIsRememberedInItsTabAndCanBeSavedAsAnother() {
        panel.current().bar().textField().setText("message 7");
        window.until("filtered", () -> panel.current().table().total() == 11);
        panel.saveAsTab("Sevens");
        assertTrue(panel.current().tab().id().startsWith("own:"));
        window.until("in the new tab", () -> panel.current().table().total() == 11);
        panel.select("all");
        window.until("the old one is as it was", () -> panel.current().table().total() == 300);
    }

    @Test
    void oneKeyHandlesTheSelectedTrapAndSaysSo() {
        panel.current().table().select(300L);
        window.until("selected", () -> panel.current().selection().single() != null);
        Window.press(panel.current().table().widget(), 'h');
        window.until("handled", () -> window.agent.traps.get(300L).state() == HandlingState.HANDLED);
        window.until("said", () -> panel.said().contains("1"));
        window.until("shown", () -> panel.current().table().loadedRows().stream()
                .anyMatch(r -> r.id() == 300 && r.state() == HandlingState.HANDLED));
    }

    @Test
    void everythingThatMatchesIsHandledByTheFilterAndItsBound() {
        panel.select("critical");
        window.until("critical ones", () -> panel.current().table().total() == 100);
        panel.current().table().selectAll();
        panel.handle(Handling.Change.state(HandlingState.IN_PROGRESS));
        window.until("said", () -> panel.said().contains("100"));
        var given = (HandleTraps) window.agent.asked.stream().filter(HandleTraps.class::isInstance).toList().getLast();
        assertEquals(300L, given.upToId());
        assertEquals(null, given.ids());
        assertEquals(List.of(Severity.CRITICAL), given.filter().severities());
    }

    @Test
    void detailsTellWhatToDoAndNameTheVariables() {
        panel.current().table().select(300L);
        window.until("details", () -> panel.details().shown() != null);
        String story = Window.find(panel.details(), StyledText.class).getText();
        assertTrue(story.contains("Look at the cable."), story);
        assertTrue(story.contains("sato"), story);
        assertEquals("ifIndex.3", panel.details().shown().varbinds().getFirst().name());
    }

    @Test
    void aRuleCanBeBegunFromTheSelectedTrap() {
        panel.current().table().select(300L);
        window.until("details", () -> panel.details().shown() != null);
        panel.makeRule(panel.details().shown());
        assertEquals(300L, ruleFor.row().id());
        assertEquals("1.3.6.1.6.3.1.1.5.3", RuleDraft.forTrap(ruleFor).getTrapOid());
    }

    @Test
    void newTrapsAppearWhileItFollows() {
        window.agent.trap(Severity.MAJOR, "node-9", "fresh");
        window.agent.tell("traps");
        window.until("fresh one on top", () -> panel.current().table().text(0, "message").equals("fresh"));
    }

    @Test
    void aProblemIsShownInPlaceAndGoesWhenItIsOver() {
        window.agent.failure = new Problem(Problem.UNAVAILABLE, "The store is closed.", null, null, null);
        panel.current().table().refresh();
        window.until("problem", () -> panel.current().table().problem() != null);
        window.agent.failure = null;
        panel.current().table().refresh();
        window.until("over", () -> panel.current().table().problem() == null);
    }

    @Test
    void whoMayNotHandleIsToldAndNothingIsSent() throws Exception {
        window.close();
        window = new Window(Privilege.SEE);
        window.agent.trap(Severity.MAJOR, "n", "m");
        panel = new TrapsPanel(window.shell, window.kit, trap -> {
        });
        window.open();
        window.until("row", () -> panel.current().table().total() == 1);
        panel.current().table().select(1L);
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        assertFalse(panel.said().isEmpty());
        assertTrue(window.agent.asked.stream().noneMatch(HandleTraps.class::isInstance));
    }

    @Test
    void nothingFollowsOnceTheViewIsClosed() {
        int before = window.agent.following();
        panel.dispose();
        assertTrue(window.agent.following() < before);
    }

    @Test
    void packetsAreDumpedInLinesOfSixteen() {
        String dump = DetailsPanel.dump("30".repeat(17) + "41");
        assertEquals(2, dump.lines().count());
        assertTrue(dump.lines().toList().get(1).endsWith("0A"), dump);
    }
}
