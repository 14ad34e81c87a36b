/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.model.site.SiteFactory;
import org.yagura.traps.core.TrapChain;
import org.yagura.ui.selection.Selected;

/** What others show of alarms: the properties of a node, and the chain in words. */
final class NodeAlarmsTest {
    private Window window;

    @BeforeEach
    void open() throws Exception {
        window = new Window(Privilege.SEE);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private StyledText section() {
        var section = new NodeAlarmsSection();
        var text = (StyledText) section.create(window.shell, window.kit);
        window.open();
        var node = SiteFactory.eINSTANCE.createNode();
        node.setId("db-1");
        section.show(node);
        return text;
    }

    /** Where there is no workbench, such as in this test, nothing can be brought into sight. */
    @Test
    void badgesSayWhenTheyCannotShowWhatIsBehind() {
        assertFalse(new AlarmBadges(window.kit).show(Selected.node("db-1", this)));
    }

    @Test
    void theOpenAlarmsOfANodeAreReadInItsProperties() {
        window.agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        StyledText text = section();
        window.until("the alarm", () -> text.getText().contains("disk array degraded"));
        assertTrue(text.getText().startsWith("Critical"), text.getText());
        window.agent.alarm(Severity.MINOR, "db-1", "fan slow");
        window.agent.tell("alarms");
        window.until("the other one", () -> text.getText().contains("fan slow"));
        assertEquals(2, text.getText().lines().count());
    }

    @Test
    void withoutAlarmsItSaysSo() {
        StyledText text = section();
        window.until("none", () -> !text.getText().isBlank());
        assertEquals(1, text.getText().lines().count());
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        window.agent.failure = new Problem(Problem.UNAVAILABLE, "The store is closed.", null, null, null);
        var section = new NodeAlarmsSection();
        var text = (StyledText) section.create(window.shell, window.kit);
        var node = SiteFactory.eINSTANCE.createNode();
        node.setId("db-1");
        section.show(node);
        window.until("told", () -> text.getText().equals("The store is closed."));
        section.show(null);
        assertEquals("", text.getText());
    }

    @Test
    void theChainIsReadFromTheNetworkToTheTables() {
        var canvas = new ChainCanvas(window.shell, window.kit);
        String nothing = canvas.description();
        canvas.show(new TrapChain(3, 2, 100, 4, 5, 0, 91, 91, 0, 0, 0, true, 5, true, java.util.List.of(), null));
        String words = canvas.description();
        assertTrue(!nothing.equals(words));
        for (String number : new String[]{"105", "102", "100", "91", "3", "2", "4", "5"}) {
            assertTrue(words.contains(" " + number), number + " is not in " + words);
        }
    }
}
