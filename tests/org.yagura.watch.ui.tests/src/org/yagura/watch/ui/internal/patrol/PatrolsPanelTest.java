/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.patrol.BeginPatrol;
import org.yagura.watch.core.patrol.FindPatrols;
import org.yagura.watch.core.patrol.GetPatrol;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;
import org.yagura.watch.core.patrol.SignPatrol;

/** Patrols are listed, filled in by mouse or keyboard, and signed; nothing that was entered is lost on the way. */
class PatrolsPanelTest {
    private final MemoryAgent agent = new MemoryAgent();
    private final List<PatrolRow> rows = new CopyOnWriteArrayList<>();
    private volatile boolean may = true;
    private PatrolsPanel panel;
    private TablePage<PatrolRow> table;

    PatrolsPanelTest() {
        rows.add(row("late", "Night round", PatrolState.LATE, 120, null));
        rows.add(row("due", "Morning round", PatrolState.DUE, 10, null));
        rows.add(row("old", "Morning round", PatrolState.SIGNED, 1450, "sato"));
        agent.answer(FindPatrols.class, q -> new FindPatrols.Found(
                rows.stream().filter(r -> q.states().isEmpty() || q.states().contains(r.state())).toList(), false,
                List.of(new FindPatrols.Checklist("round", "Morning round", UiWindow.NOW.plusSeconds(3600)))));
        agent.answer(GetPatrol.class, q -> patrol(one(q.id())));
        agent.answer(SignPatrol.class, this::sign);
        agent.answer(BeginPatrol.class, q -> {
            rows.add(0, row("now", "Morning round", PatrolState.DUE, 0, null));
            return rows.getFirst();
        });
    }

    private static PatrolRow row(String id, String name, PatrolState state, int minutesAgo, String person) {
        Instant due = UiWindow.NOW.minus(Duration.ofMinutes(minutesAgo));
        return new PatrolRow(id, "round", name, due, due.plusSeconds(3600), state, Severity.MINOR, 2,
                person == null ? 0 : 1, 0, person, person == null ? null : due.plusSeconds(600),
                person == null ? null : "as usual");
    }

    private PatrolRow one(String id) {
        return rows.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    private GetPatrol.Patrol patrol(PatrolRow row) {
        boolean signed = row.person() != null;
        return new GetPatrol.Patrol(row, "Take the torch.", List.of(
                new GetPatrol.Item("lamps", "Lamps", "n1", "rack A1", "All are green.", false, null, null, null,
                        signed ? PatrolResult.GOOD : null, null, null, null),
                new GetPatrol.Item("air", "Air", null, null, null, true, "°C", 18.0, 27.0,
                        signed ? PatrolResult.BAD : null, signed ? 31.5 : null, signed ? "fan stands" : null, 22.5)),
                may && row.state().isOpen());
    }

    private PatrolRow sign(SignPatrol command) {
        PatrolRow before = one(command.id());
        var signed = new PatrolRow(before.id(), before.checklist(), before.name(), before.due(), before.deadline(),
                PatrolState.SIGNED, before.severity(), 2, 0, 0, "mori", UiWindow.NOW, command.remark());
        rows.set(rows.indexOf(before), signed);
        return signed;
    }

    private UiWindow open(UiSettings settings, Locale language) {
        var window = new UiWindow(agent, settings, language);
        panel = window.open(p -> new PatrolsPanel(p, window.kit()));
        table = new TablePage<>(window, panel.table());
        return window;
    }

    private UiWindow open() {
        var window = open(UiSettings.inMemory(), Locale.ENGLISH);
        table.untilRows(3);
        return window;
    }

    private String words() {
        return Controls.of(panel.form().control()).words();
    }

    /** Selects a row and waits for its form. */
    private void select(UiWindow window, int place, String shown) {
        table.click(place, 0);
        window.until("the form with " + shown, () -> words().contains(shown));
    }

    private void choose(String name) {
        Button button = Controls.of(panel.form().control()).button(name);
        button.setSelection(true);
        button.notifyListeners(SWT.Selection, new Event());
    }

    private void type(String name, String text) {
        Controls.of(panel.form().control()).field(name).setText(text);
    }

    private List<String> lacks(UiWindow window, Runnable... steps) {
        var said = new ArrayList<String>();
        for (Runnable step : steps) {
            step.run();
            panel.form().sign();
            said.add(panel.form().said());
        }
        window.settle();
        return said;
    }

    @Test
    void thoseToBeSignedAreFirstAndLookSo() {
        try (var window = open()) {
            assertEquals(List.of("Late", "To be signed", "Signed"), table.column("state", 3));
            assertEquals(List.of("", "", "1"), table.column("bad", 3));
            assertTrue(words().contains("Select a patrol"));
            select(window, 2, "fan stands");
            String words = words();
            for (String part : List.of("Take the torch.", "Lamps (rack A1)", "All are green.", "18 °C to 27 °C",
                    "Bad   31.5 °C   fan stands", "sato, ", "as usual")) {
                assertTrue(words.contains(part), () -> part + " is not in\n" + words);
            }
            assertFalse(Controls.of(panel.form().control()).hasButton("Sign"));
        }
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsSent() {
        try (var window = open()) {
            select(window, 1, "0 of 2 items are complete.");
            assertEquals(List.of("“Lamps” has no result yet.", "“Air” has no result yet.", "“Air” needs a number.",
                    "“Air” needs a number.", "“Air” is out of bounds and needs a remark."),
                    lacks(window, () -> {
                    }, () -> choose("Lamps: Good"), () -> choose("Air: Good"), () -> type("Air: Value", "warm"),
                            () -> type("Air: Value", "30")));
            type("Air: Value", "22");
            choose("Air: Not checked");
            panel.form().sign();
            assertEquals("“Air” needs a remark: what is wrong, or why it was not checked.", panel.form().said());
            assertEquals(List.of(), agent.asked(SignPatrol.class));
        }
    }

    @Test
    void itIsSignedWithTheKeyboardToo() {
        try (var window = open()) {
            select(window, 1, "0 of 2 items are complete.");
            choose("Lamps: Good");
            choose("Air: Bad");
            type("Air: Value", "31.5");
            type("Air: Remark", " fan stands ");
            type("The patrol as a whole", "called the vendor");
            assertEquals("2 of 2 items are complete.", panel.form().said());
            var event = new Event();
            event.stateMask = SWT.MOD1;
            event.keyCode = SWT.CR;
            Controls.of(panel.form().control()).field("Air: Remark").notifyListeners(SWT.KeyDown, event);
            window.until("signed", () -> words().contains("mori, "));
            SignPatrol sent = agent.asked(SignPatrol.class).getFirst();
            assertEquals("due", sent.id());
            assertEquals("called the vendor", sent.remark());
            assertEquals(List.of(new SignPatrol.Entry("lamps", PatrolResult.GOOD, null, null),
                    new SignPatrol.Entry("air", PatrolResult.BAD, 31.5, "fan stands")), sent.entries());
            table.untilCell(1, "state", "Signed");
        }
    }

    @Test
    void whatWasEnteredStaysWhileOthersAreLookedAtAndNewsCome() {
        try (var window = open()) {
            select(window, 1, "0 of 2 items are complete.");
            choose("Lamps: Good");
            type("Air: Remark", "half done");
            agent.tell("patrols");
            window.settle();
            select(window, 2, "fan stands");
            select(window, 1, "1 of 2 items are complete.");
            assertEquals("half done", Controls.of(panel.form().control()).field("Air: Remark").getText());
        }
    }

    @Test
    void aRefusalIsShownAndNothingIsLost() {
        agent.answer(SignPatrol.class, q -> {
            throw new ProblemException(
                    new Problem(Problem.CONFLICT, "It is signed already, by sato.", null, "Look.", null));
        });
        try (var window = open()) {
            select(window, 1, "0 of 2 items are complete.");
            choose("Lamps: Good");
            choose("Air: Good");
            type("Air: Value", "22");
            panel.form().sign();
            window.until("refused", () -> words().contains("It is signed already, by sato."));
            assertEquals("22", Controls.of(panel.form().control()).field("Air: Value").getText());
        }
    }

    @Test
    void whoMayNotSignSeesNoFields() {
        may = false;
        try (var window = open()) {
            select(window, 1, "not yet; you may not sign this one");
            assertFalse(Controls.of(panel.form().control()).hasButton("Good"));
        }
    }

    @Test
    void oneIsBegunAndTheFilterIsRemembered() {
        UiSettings settings = UiSettings.inMemory();
        try (var window = open(settings, Locale.ENGLISH)) {
            table.untilRows(3);
            panel.begin(panel.checklists().getFirst().id());
            table.untilRows(4);
            window.until("its form", () -> words().contains("0 of 2 items are complete."));
            panel.filterField().setText("night");
            table.untilRows(1);
            window.until("remembered", () -> settings.get("patrols.filter.text").isPresent());
        }
        try (var window = open(settings, Locale.ENGLISH)) {
            table.untilRows(1);
            assertEquals("night", panel.filterField().getText());
            panel.filterField().setText("nothing like it");
            window.until("why it is empty", () -> Controls.of(panel).words().contains("No patrol matches the filter."));
        }
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        rows.clear();
        try (var window = open(UiSettings.inMemory(), Locale.ENGLISH)) {
            window.until("when the next is due",
                    () -> Controls.of(panel).words().contains("The next one is due at"));
            agent.answer(FindPatrols.class, q -> new FindPatrols.Found(List.of(), false, List.of()));
            agent.tell("patrols");
            window.until("how to get one",
                    () -> Controls.of(panel).words().contains("The site has no patrol checklist."));
        }
    }
}
