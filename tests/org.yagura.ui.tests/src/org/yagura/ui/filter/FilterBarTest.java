/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;

class FilterBarTest {
    private int changes;

    private FilterBar open(UiWindow window) {
        return window.open(parent -> new FilterBar(parent, window.kit(), () -> changes++));
    }

    @Test
    void aButtonWithAMenuFillsItEachTime() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var bar = open(window);
            var filled = new int[1];
            Button button = bar.menu("More", menu -> new MenuItem(menu, SWT.PUSH).setText("entry " + ++filled[0]))
                    .button();
            assertEquals("More  ▾", button.getText());
            for (int i = 1; i <= 2; i++) {
                button.notifyListeners(SWT.Selection, new Event());
                assertEquals("entry " + i, button.getMenu().getItem(0).getText());
                button.getMenu().setVisible(false);
                window.settle();
            }
        }
    }

    @Test
    void anEntryRunsWhenItIsChosenAndARadioEntryNotWhenItIsLeft() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var menu = new Menu(open(window).control().getShell(), SWT.POP_UP);
            MenuItem entry = DropButton.item(menu, SWT.RADIO, "A & B", true, () -> changes++);
            assertEquals("A && B", entry.getText());
            entry.setSelection(false);
            entry.notifyListeners(SWT.Selection, new Event());
            assertEquals(0, changes);
            entry.setSelection(true);
            entry.notifyListeners(SWT.Selection, new Event());
            assertEquals(1, changes);
            menu.dispose();
        }
    }

    @Test
    void typingIsToldOnceAfterAPause() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Text text = open(window).text("Find", 100);
            for (String typed : List.of("d", "di", "dis", "disk")) {
                text.setText(typed);
                window.settle();
            }
            assertEquals(0, changes);
            window.until("told", () -> changes > 0);
            assertEquals(1, changes);
        }
    }

    @Test
    void escapeEmptiesTheFieldAndStaysThere() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Text text = open(window).text("Find", 100);
            text.setText("disk");
            var escape = Widgets.key("ESC");
            text.notifyListeners(SWT.KeyDown, escape);
            assertEquals("", text.getText());
            assertFalse(escape.doit, "the dialog around it does not close");
            var again = Widgets.key("ESC");
            text.notifyListeners(SWT.KeyDown, again);
            assertTrue(again.doit, "with nothing to empty it is for others");
        }
    }

    @Test
    void aChoiceOfSeveralIsMadeInItsMenuTheWorstFirst() {
        try (var window = new UiWindow(new MemoryAgent())) {
            MultiChoice<Severity> severities = open(window).severities();
            List<String> entries = Widgets.entries(severities.button());
            assertEquals("All", entries.getFirst());
            assertTrue(entries.indexOf("Critical") < entries.indexOf("Warning"), entries.toString());
            Widgets.chooseFrom(severities.button(), "Critical");
            Widgets.chooseFrom(severities.button(), "Major");
            assertEquals(Set.of(Severity.CRITICAL, Severity.MAJOR), severities.chosen());
            assertEquals("Severity: Critical, Major  ▾", severities.button().getText());
            Widgets.chooseFrom(severities.button(), "Critical");
            assertEquals(Set.of(Severity.MAJOR), severities.chosen());
            Widgets.chooseFrom(severities.button(), "All");
            assertEquals(Set.of(), severities.chosen());
            assertEquals("Severity  ▾", severities.button().getText());
            window.until("told each time", () -> changes > 0);
        }
    }

    @Test
    void whatIsSetByTheProgramIsNotToldAndWhatIsTheSameIsNoChange() {
        try (var window = new UiWindow(new MemoryAgent())) {
            FilterBar bar = open(window);
            MultiChoice<HandlingState> states = bar.states();
            Text text = bar.text("Find", 100);
            bar.quietly(() -> {
                states.choose(List.of(HandlingState.HANDLED));
                text.setText("x");
            });
            states.choose(List.of(HandlingState.HANDLED));
            states.choose(List.of(HandlingState.UNHANDLED));
            window.until("told of the last one", () -> changes > 0);
            assertEquals(1, changes);
        }
    }

    @Test
    void quietEndsAlsoAfterAFailure() {
        try (var window = new UiWindow(new MemoryAgent())) {
            FilterBar bar = open(window);
            Text text = bar.text("Find", 100);
            try {
                bar.quietly(() -> {
                    throw new IllegalStateException();
                });
            } catch (IllegalStateException expected) {
                text.setText("heard");
            }
            window.until("told", () -> changes == 1);
        }
    }

    @Test
    void moreThanTwoAreCounted() {
        var three = new LinkedHashSet<>(List.of("a", "b", "c", "d"));
        assertEquals("A, B +2", FilterBar.words(three, String::toUpperCase));
        assertEquals("A", FilterBar.words(Set.of("a"), String::toUpperCase));
        assertEquals("", FilterBar.words(Set.<String>of(), String::toUpperCase));
    }

    @Test
    void anAmpersandInAValueIsAnAmpersand() {
        try (var window = new UiWindow(new MemoryAgent())) {
            MultiChoice<String> choice = open(window).choice("R&D", () -> List.of("A&B"), s -> s);
            choice.choose(List.of("A&B"));
            assertEquals("R&&D: A&&B  ▾", choice.button().getText());
            assertTrue(Widgets.entries(choice.button()).contains("A&B"));
        }
    }

    @Test
    void nothingIsToldOnceTheBarIsGone() {
        try (var window = new UiWindow(new MemoryAgent())) {
            FilterBar bar = open(window);
            bar.text("Find", 100).setText("late");
            bar.control().dispose();
            var over = new boolean[1];
            window.display().timerExec(300, () -> over[0] = true);
            window.until("the pause is over", () -> over[0]);
            assertEquals(0, changes);
        }
    }
}
