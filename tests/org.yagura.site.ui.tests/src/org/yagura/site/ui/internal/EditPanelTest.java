/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.core.site.SaveSite;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.selection.Selected;

class EditPanelTest {

    private static EditPanel open(UiWindow window, String node) {
        EditPanel panel = window.open(parent -> new EditPanel(parent, window.kit()));
        window.until("the site is there", () -> panel.editor() != null);
        window.kit().selection().select(Selected.node(node, "a tree"));
        window.settle();
        return panel;
    }

    private static Control find(Composite in, String data, String value) {
        for (Control child : in.getChildren()) {
            if (value.equals(child.getData(data))
                    || data.equals("text") && child instanceof Button b && b.getText().equals(value)) {
                return child;
            }
            Control inside = child instanceof Composite composite ? find(composite, data, value) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static void type(EditPanel panel, String feature, String text) {
        var field = (Text) find(panel, "feature", feature);
        field.setText(text);
        field.notifyListeners(SWT.FocusOut, new Event());
    }

    private static void press(EditPanel panel, String label) {
        var button = (Button) find(panel, "text", label);
        assertTrue(button.isEnabled(), label);
        button.notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void aChangeCanBeUndoneAndSavedWithAReason() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "hostName", "db-1.example.org");
            assertTrue(window.kit().drafts().isChanged());
            panel.editor().undo();
            assertFalse(window.kit().drafts().isChanged());
            panel.editor().redo();
            ((Text) find(panel, "name", "Why, for those who read the history later")).setText("it has a name now");
            press(panel, "Save as new revision");
            window.until("saved", () -> !window.kit().drafts().isChanged() && site.newest().revision() == 2);
            SaveSite saved = window.agent().asked(SaveSite.class).getFirst();
            assertEquals("it has a name now", saved.reason());
            assertEquals(1, saved.basedOn());
            assertTrue(site.newest().site().contains("db-1.example.org"));
        }
    }

    @Test
    void whenSomebodyElseWasFasterNothingIsLost() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "vendor", "Mine");
            site.somebodySaves();
            window.agent().tell("site");
            window.until("the choice is offered", () -> find(panel, "text", "Keep mine").isVisible());
            assertTrue(window.kit().drafts().isChanged());
            press(panel, "Keep mine");
            ((Text) find(panel, "name", "Why, for those who read the history later")).setText("mine on top");
            press(panel, "Save as new revision");
            window.until("saved on top of theirs", () -> site.newest().revision() == 3);
            assertTrue(site.newest().site().contains("Mine"));
        }
    }

    @Test
    void twoViewsShareTheDraftAndItsUndo() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            EditPanel one = open(window, "d1");
            EditPanel other = open(window, "d1");
            type(one, "hostName", "db-1.example.org");
            window.settle();
            assertEquals("db-1.example.org", ((Text) find(other, "feature", "hostName")).getText());
            other.editor().undo();
            window.settle();
            assertEquals("", ((Text) find(one, "feature", "hostName")).getText());
            type(other, "vendor", "Kept");
            other.dispose();
            one.dispose();
            assertTrue(window.kit().drafts().isChanged(), "closing the views loses nothing");
            open(window, "d1");
            press(one = open(window, "d1"), "Discard changes");
            assertFalse(window.kit().drafts().isChanged());
        }
    }

    @Test
    void whoMayNotEditOnlyReads() {
        MemoryAgent agent = new SiteAgents().agent().privileges(Privilege.SEE);
        try (var window = new UiWindow(agent)) {
            EditPanel panel = open(window, "d1");
            assertFalse(((Text) find(panel, "feature", "hostName")).getEditable());
            assertFalse(find(panel, "text", "Save as new revision").isEnabled());
        }
    }
}
