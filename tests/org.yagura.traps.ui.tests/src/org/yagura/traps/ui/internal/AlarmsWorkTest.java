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
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.SetRetention;
import org.yagura.ui.UiSettings;
import org.yagura.ui.search.SearchSource;
import org.yagura.ui.selection.Selected;

/** Alarms and reception as the person on watch uses them. */
final class AlarmsWorkTest {
    private final UiSettings settings = UiSettings.inMemory();
    private Window window;

    private AlarmsPanel alarms(Privilege... privileges) throws Exception {
        window = new Window(settings, privileges);
        window.agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        window.agent.alarm(Severity.MINOR, "www-1", "slow");
        window.agent.alarm(Severity.MAJOR, "www-2", "one of two is down");
        var panel = new AlarmsPanel(window.shell, window.kit);
        window.open();
        window.until("alarms", () -> panel.table().total() == 3);
        return panel;
    }

    @AfterEach
    void close() {
        window.close();
    }

    private FindAlarms last() {
        return Stream.of(window.agent.asked.toArray()).filter(FindAlarms.class::isInstance)
                .map(FindAlarms.class::cast).reduce((a, b) -> b).orElseThrow();
    }

    @Test
    void alarmsAreFoundByTheSearchOfTheWorkbench() throws Exception {
        alarms(Privilege.SEE);
        List<SearchSource.Found> found = new AlarmSearch().find(window.kit, "DB-1 degraded");
        assertEquals(List.of("Critical  db-1  –  disk array degraded"),
                found.stream().map(SearchSource.Found::label).toList());
        assertEquals("degraded", last().filter().text(), "the agent is asked for the word that tells most");
        assertFalse(last().cleared(), "what is over is not looked for");
    }

    @Test
    void whetherClearedOnesAreShownIsRemembered() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE, Privilege.HANDLE);
        panel.table().select(1L);
        window.until("selected", () -> panel.table().selection().single() != null);
        Window.press(panel.table().widget(), 'x');
        window.until("cleared and gone", () -> panel.table().total() == 2);
        Widgets.click(panel, "With cleared");
        window.until("there again", () -> panel.table().total() == 3);
        window.close();
        window = new Window(settings, Privilege.SEE);
        var again = new AlarmsPanel(window.shell, window.kit);
        window.open();
        window.until("asked with cleared ones", () -> Boolean.TRUE.equals(last().cleared()));
        assertTrue(Widgets.all(again).filter(Button.class::isInstance).map(Button.class::cast)
                .anyMatch(b -> b.getText().equals("With cleared") && b.getSelection()));
    }

    @Test
    void theAlarmsOfANodeAreFoundByItsIdAndTheFilterIsRemembered() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE);
        panel.show(new Selected(Set.of("db-1"), Set.of(), null));
        window.until("asked", () -> List.of("db-1").equals(last().filter().nodes()));
        window.close();
        window = new Window(settings, Privilege.SEE);
        var again = new AlarmsPanel(window.shell, window.kit);
        window.open();
        window.until("asked as before", () -> List.of("db-1").equals(last().filter().nodes()));
        assertEquals(List.of("db-1"), again.bar().filter().nodes());
    }

    @Test
    void anAlarmThatIsMarkedInAChartIsShownThoughItIsOver() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE);
        panel.show("www-1", 2);
        window.until("asked for its node", () -> List.of("www-1").equals(last().filter().nodes()));
        assertTrue(last().cleared());
        window.until("selected", () -> panel.table().selection().single() != null
                && panel.table().selection().single().id() == 2);
    }

    @Test
    void theGuideIsThatOfTheSelectedAlarmAndGoesWithIt() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE);
        panel.table().select(3L);
        window.until("guide", () -> panel.story().contains("Call the vendor."));
        panel.table().selectAll();
        window.until("several have none", () -> !panel.story().contains("Call the vendor."));
    }

    @Test
    void everythingThatCanBeDoneWithOneIsDoneWithAll() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE, Privilege.HANDLE);
        panel.table().selectAll();
        panel.handle(Handling.Change.comment("night shift knows"));
        window.until("asked", () -> window.agent.asked.stream().anyMatch(HandleAlarms.class::isInstance));
        var given = (HandleAlarms) window.agent.asked.stream().filter(HandleAlarms.class::isInstance).findFirst()
                .orElseThrow();
        assertEquals("night shift knows", given.comment());
        assertEquals(3, given.ids().size());
        panel.handle(Handling.Change.assign("tanaka"));
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        window.until("all handled",
                () -> window.agent.alarms.values().stream().allMatch(a -> a.state() == HandlingState.HANDLED));
    }

    @Test
    void whoMayNotHandleSendsNothing() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE);
        panel.table().select(1L);
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        Window.press(panel.table().widget(), 'h');
        assertTrue(window.agent.asked.stream().noneMatch(HandleAlarms.class::isInstance));
    }

    @Test
    void aLineThatIsCutIsSaidAndTheAlarmsStayOnScreen() throws Exception {
        AlarmsPanel panel = alarms(Privilege.SEE);
        window.agent.failure = new Problem(Problem.UNAVAILABLE, "The line is cut.", null, null, null);
        panel.table().refresh();
        window.until("said", () -> panel.table().problem() != null);
        assertEquals(3, panel.table().total());
        window.agent.failure = null;
        panel.table().refresh();
        window.until("over", () -> panel.table().problem() == null);
    }

    @Test
    void howLongTrapsAreKeptIsSetByWhoMay() throws Exception {
        window = new Window(settings, Privilege.SEE, Privilege.ADMINISTER);
        var panel = new ReceptionPanel(window.shell, window.kit);
        window.open();
        Spinner days = Window.find(panel, Spinner.class);
        window.until("as it is", () -> days.getSelection() == 30);
        days.setSelection(90);
        apply(panel).notifyListeners(SWT.Selection, new Event());
        window.until("set", () -> window.agent.days == 90);
        assertTrue(window.agent.asked.stream().anyMatch(SetRetention.class::isInstance));
    }

    @Test
    void whoMayOnlySeeCannotSetIt() throws Exception {
        window = new Window(settings, Privilege.SEE);
        var panel = new ReceptionPanel(window.shell, window.kit);
        window.open();
        window.until("not for everybody", () -> !apply(panel).isEnabled());
        assertFalse(window.agent.asked.stream().anyMatch(SetRetention.class::isInstance));
    }

    @Test
    void whoWasRefusedIsListedWithTheReason() throws Exception {
        window = new Window(settings, Privilege.SEE);
        window.agent.trap(Severity.MAJOR, "n", "m");
        var panel = new ReceptionPanel(window.shell, window.kit);
        window.open();
        window.until("one source", () -> panel.refused().total() == 1);
        assertEquals("10.9.8.7", panel.refused().text(0, "address"));
        assertEquals("unknown community", panel.refused().text(0, "reason"));
        assertEquals("12", panel.refused().text(0, "count"));
    }

    private static Button apply(ReceptionPanel panel) {
        return Widgets.all(panel).filter(Button.class::isInstance).map(Button.class::cast).filter(Control::isVisible)
                .filter(b -> (b.getStyle() & SWT.PUSH) != 0).findFirst().orElseThrow();
    }
}
