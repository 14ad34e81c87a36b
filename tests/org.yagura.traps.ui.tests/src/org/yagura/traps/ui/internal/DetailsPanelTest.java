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

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapRow;

final class DetailsPanelTest {
    private Window window;
    private DetailsPanel panel;
    private TrapRow disk;
    private TrapRow fan;

    @BeforeEach
    void open() throws Exception {
        window = new Window(Privilege.SEE);
        disk = window.agent.trap(Severity.CRITICAL, "db-1", "disk 3 & 4 failed");
        fan = window.agent.trap(Severity.MINOR, "db-1", "fan slow");
        panel = new DetailsPanel(window.shell, window.kit);
        window.open();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(TrapRow row) {
        panel.show(row);
        window.until("details of " + row.id(), () -> panel.shown() != null && panel.shown().row().id() == row.id());
    }

    private String words() {
        return String.join("|", Widgets.readable(panel));
    }

    private Table varbinds() {
        return Window.find(panel, Table.class);
    }

    @Test
    void withoutATrapItSaysWhatToDo() {
        assertTrue(words().contains("Select a trap"), words());
        show(disk);
        panel.show(null);
        assertNull(panel.shown());
        assertTrue(words().contains("Select a trap"), words());
        assertEquals(0, varbinds().getItemCount());
    }

    @Test
    void theTitleNamesSeverityNodeAndMessage() {
        show(disk);
        assertTrue(words().startsWith("Critical  db-1  disk 3 & 4 failed"), words());
    }

    @Test
    void theStoryTellsWhatToDoFirstAndThenTheFacts() {
        show(disk);
        String story = Window.find(panel, StyledText.class).getText();
        assertTrue(story.indexOf("Look at the cable.") >= 0, story);
        assertTrue(story.indexOf("Look at the cable.") < story.indexOf("linkDown"), "the guide comes first: " + story);
        assertTrue(story.contains("noAuthNoPriv") || story.contains("public"), story);
    }

    @Test
    void ofAnEventItTellsWhatRaisedItAndNothingOfSnmp() {
        show(window.agent.event(Severity.CRITICAL, "rt01", "Ping: no answer."));
        assertTrue(words().startsWith("Critical  rt01  Ping: no answer."), words());
        String story = Window.find(panel, StyledText.class).getText();
        assertTrue(story.startsWith("What to do") || story.contains("Look at the switch."), story);
        assertTrue(story.contains("Raised by") && story.contains("watch"), story);
        assertTrue(!story.contains("SNMP") && !story.contains("Transport") && !story.contains("null"), story);
        assertEquals("watch-ping", varbinds().getItem(0).getText(1));
    }

    @Test
    void aVariableIsDescribedWhenItIsSelected() {
        show(disk);
        assertEquals(1, varbinds().getItemCount());
        assertEquals("ifIndex.3", varbinds().getItem(0).getText(0));
        varbinds().setSelection(0);
        var event = new Event();
        event.item = varbinds().getItem(0);
        varbinds().notifyListeners(SWT.Selection, event);
        assertTrue(words().contains("A unique value"), words());
    }

    @Test
    void anotherTrapReplacesTheFirstAndTheSameIsNotAskedAgain() {
        show(disk);
        show(fan);
        assertTrue(words().startsWith("Minor"), words());
        long asked = window.agent.asked.stream().filter(GetTrap.class::isInstance).count();
        panel.show(fan);
        assertEquals(asked, window.agent.asked.stream().filter(GetTrap.class::isInstance).count());
        panel.refresh();
        window.until("asked again",
                () -> window.agent.asked.stream().filter(GetTrap.class::isInstance).count() == asked + 1);
    }

    @Test
    void theLastOneThatIsSelectedIsShownHoweverQuickOneIs() {
        for (int i = 0; i < 20; i++) {
            panel.show(i % 2 == 0 ? disk : fan);
        }
        window.until("the last one", () -> panel.shown() != null && panel.shown().row().id() == fan.id());
        assertTrue(words().startsWith("Minor"), words());
    }

    @Test
    void aProblemIsShownInPlaceAndTriedAgain() {
        window.agent.failure = new Problem(Problem.UNAVAILABLE, "The store is closed.", null, null, null);
        panel.show(disk);
        window.until("told", () -> words().contains("The store is closed."));
        window.agent.failure = null;
        Widgets.click(panel, "Try again");
        window.until("shown", () -> panel.shown() != null);
        assertFalse(words().contains("The store is closed."), words());
    }

    @Test
    void aPacketIsReadInOffsetsBytesAndCharacters() {
        assertEquals("", DetailsPanel.dump("").strip());
        String dump = DetailsPanel.dump("414200ff7e1f");
        assertTrue(dump.startsWith("0000"), dump);
        assertTrue(dump.contains("41 42 00 ff"), dump);
        assertTrue(dump.strip().endsWith("AB..~."), dump);
        assertEquals(20, DetailsPanel.dump("00".repeat(320)).lines().count());
    }
}
