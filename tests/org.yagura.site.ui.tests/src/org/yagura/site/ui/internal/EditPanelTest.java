/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.SaveSite;
import org.yagura.model.DefaultWatches;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.Watch;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;
import org.yagura.ui.form.FormSection;
import org.yagura.ui.selection.Selected;

class EditPanelTest {

    private static EditPanel open(UiWindow window, String node) {
        EditPanel panel = window.open(parent -> new EditPanel(parent, window.kit(), List.of()));
        window.until("the site is there", () -> panel.editor() != null);
        window.kit().selection().select(Selected.node(node, "a tree"));
        window.settle();
        return panel;
    }

    private static Text field(EditPanel panel, String label) {
        return Controls.of(panel).field(label);
    }

    private static void type(EditPanel panel, String label, String text) {
        Controls.of(panel).type(label, text);
    }

    private static void press(EditPanel panel, String label) {
        Controls.of(panel).press(label);
    }

    private static void save(EditPanel panel, String why) {
        type(panel, "Why, for those who read the history later", why);
        press(panel, "Save as new revision");
    }

    @Test
    void aChangeCanBeUndoneAndSavedWithAReason() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "Host name", "db-1.example.org");
            assertTrue(window.kit().drafts().isChanged());
            panel.editor().undo();
            assertFalse(window.kit().drafts().isChanged());
            panel.editor().redo();
            save(panel, "it has a name now");
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
            type(panel, "Vendor", "Mine");
            site.somebodySaves();
            window.agent().tell("site");
            window.until("the choice is offered", () -> Controls.of(panel).hasButton("Keep mine"));
            assertTrue(window.kit().drafts().isChanged());
            press(panel, "Keep mine");
            save(panel, "mine on top");
            window.until("saved on top of theirs", () -> site.newest().revision() == 3);
            assertTrue(site.newest().site().contains("Mine"));
        }
    }

    @Test
    void twoViewsShareTheDraftAndItsUndo() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            EditPanel one = open(window, "d1");
            EditPanel other = open(window, "d1");
            type(one, "Host name", "db-1.example.org");
            window.settle();
            assertEquals("db-1.example.org", field(other, "Host name").getText());
            other.editor().undo();
            window.settle();
            assertEquals("", field(one, "Host name").getText());
            type(other, "Vendor", "Kept");
            other.dispose();
            one.dispose();
            assertTrue(window.kit().drafts().isChanged(), "closing the views loses nothing");
            open(window, "d1");
            press(one = open(window, "d1"), "Discard changes");
            assertFalse(window.kit().drafts().isChanged());
        }
    }

    @Test
    void aTemplateOfAWatchIsAddedAndUndone() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            EditPanel panel = open(window, "d1");
            List<Watch> watches = panel.editor().site().getWatches();
            int before = watches.size();
            for (int i = 0; i < 2; i++) {
                Watch template = DefaultWatches.templates().stream().filter(SqlWatch.class::isInstance).findFirst()
                        .orElseThrow();
                panel.addTemplate(panel.editor().site(), template);
            }
            assertEquals(before + 2, watches.size());
            assertNotEquals(watches.getLast().getId(), watches.get(before).getId());
            assertEquals(watches.getLast(), panel.tree().getStructuredSelection().getFirstElement());
            assertEquals("SELECT count(*) FROM pg_stat_activity", field(panel, "Query").getText());
            panel.editor().undo();
            panel.editor().undo();
            assertEquals(before, watches.size());
        }
    }

    @Test
    void whoMayNotEditOnlyReads() {
        MemoryAgent agent = new SiteAgents().agent().privileges(Privilege.SEE);
        try (var window = new UiWindow(agent)) {
            EditPanel panel = open(window, "d1");
            assertFalse(field(panel, "Host name").getEditable());
            assertFalse(Controls.of(panel).button("Save as new revision").isEnabled());
        }
    }

    @Test
    void whatIsWrongIsNotSavedAndSaidWithItsPlace() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "Name", "");
            save(panel, "no name any more");
            assertTrue(panel.problem().what().contains("db-1") || panel.problem().details().contains("d1"),
                    panel.problem().toString());
            assertEquals(1, site.newest().revision());
            assertEquals(List.of(), window.agent().asked(SaveSite.class));
            type(panel, "Name", "db-2");
            press(panel, "Save as new revision");
            window.until("saved", () -> site.newest().revision() == 2);
            assertNull(panel.problem());
        }
    }

    @Test
    void takingTheirsGivesTheOwnChangesUp() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "Vendor", "Mine");
            site.somebodySaves("db-1", "db-theirs");
            window.agent().tell("site");
            window.until("the choice is offered", () -> Controls.of(panel).hasButton("Take theirs"));
            assertTrue(Controls.of(panel).words().contains("Revision 2 was saved by somebody else"));
            press(panel, "Take theirs");
            window.settle();
            assertFalse(window.kit().drafts().isChanged());
            assertEquals("db-theirs", field(panel, "Name").getText());
            assertEquals("", field(panel, "Vendor").getText());
            assertFalse(Controls.of(panel).hasButton("Take theirs"));
        }
    }

    @Test
    void aSaveThatComesTooLateOffersTheChoiceAndKeepsTheReason() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            type(panel, "Vendor", "Mine");
            site.somebodySaves();
            save(panel, "both at once");
            window.until("the choice is offered", () -> Controls.of(panel).hasButton("Keep mine"));
            assertEquals("both at once", field(panel, "Why, for those who read the history later").getText());
            window.until("theirs is here", () -> window.kit().site().current().orElseThrow().revision() == 2);
            press(panel, "Keep mine");
            press(panel, "Save as new revision");
            window.until("saved on top of theirs", () -> site.newest().revision() == 3);
        }
    }

    @Test
    void whatTheAgentRefusesIsShownAndNothingIsLost() {
        var site = new SiteAgents();
        MemoryAgent agent = site.agent().answer(SaveSite.class, q -> {
            throw new ProblemException(new Problem(Problem.REFUSED, "Only for two areas.", null, null, null));
        });
        try (var window = new UiWindow(agent)) {
            EditPanel panel = open(window, "d1");
            type(panel, "Vendor", "Mine");
            save(panel, "why");
            window.until("the refusal", () -> panel.problem() != null);
            assertEquals("Only for two areas.", panel.problem().what());
            assertTrue(window.kit().drafts().isChanged());
            assertTrue(Controls.of(panel).button("Save as new revision").isEnabled(), "it can be tried again");
        }
    }

    @Test
    void savingNeedsAChangeAndAReason() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            EditPanel panel = open(window, "d1");
            assertFalse(Controls.of(panel).button("Save as new revision").isEnabled());
            assertFalse(field(panel, "Why, for those who read the history later").getEnabled());
            type(panel, "Vendor", "Mine");
            assertFalse(Controls.of(panel).button("Save as new revision").isEnabled());
            panel.bar().save();
            assertEquals(field(panel, "Why, for those who read the history later"),
                    window.display().getFocusControl(), "the key for saving goes to what is missing");
            assertEquals(List.of(), window.agent().asked(SaveSite.class));
        }
    }

    @Test
    void bothSidesAreMergedAndWhereBothChangedTheSameAPersonChooses() {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window, "d1");
            SiteEditor editor = panel.editor();
            Node d1 = editor.site().getAreas().getFirst().getNodes().getFirst();
            editor.set(d1, SitePackage.Literals.NODE__VENDOR, "Mine");
            editor.set(d1, SitePackage.Literals.NAMED_ELEMENT__NAME, "db-mine");
            site.somebodySaves("name=\"db-1\"", "name=\"db-theirs\" serial=\"S9\"");
            window.agent().tell("site");
            window.until("the choice is offered", () -> Controls.of(panel).hasButton("Merge"));
            Controls.of(panel).press("Merge");
            window.until("both names are offered", () -> Controls.of(panel).hasButton("Theirs: “db-theirs”"));
            var theirs = Controls.of(panel).button("Theirs: “db-theirs”");
            Controls.of(panel).button("Mine: “db-mine”").setSelection(false);
            theirs.setSelection(true);
            theirs.notifyListeners(SWT.Selection, new Event());
            Controls.of(panel).press("Merge with these choices");
            Node merged = panel.editor().site().getAreas().getFirst().getNodes().getFirst();
            assertEquals("db-theirs S9 Mine", merged.getName() + " " + merged.getSerial() + " " + merged.getVendor());
            assertTrue(window.kit().drafts().isChanged());
            panel.editor().undo();
            Node without = panel.editor().site().getAreas().getFirst().getNodes().getFirst();
            assertNull(without.getVendor(), "undo leaves what they saved");
        }
    }

    /** A section that is about nodes, or fails. */
    private static final class Other implements FormSection {
        private final boolean fails;
        private Label label;
        private int shown;

        Other(boolean fails) {
            this.fails = fails;
        }

        @Override
        public Control create(Composite parent, Kit kit) {
            label = new Label(parent, SWT.NONE);
            return label;
        }

        @Override
        public boolean show(EObject object) {
            shown++;
            if (fails) {
                throw new IllegalStateException("for a test");
            }
            label.setText(object instanceof Node node ? String.valueOf(node.getHostName()) : "");
            return object instanceof Node;
        }
    }

    @Test
    void sectionsOfOthersFollowWhatIsEditedAndStayWhileTheFieldsAreMadeAnew() {
        var site = new SiteAgents();
        var broken = new Other(true);
        var other = new Other(false);
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = window.open(parent -> new EditPanel(parent, window.kit(),
                    List.of(new EditPanel.Section("broken", broken), new EditPanel.Section("host name", other))));
            window.until("the site is there", () -> panel.editor() != null);
            assertFalse(other.label.isVisible(), "the site is no node");
            window.kit().selection().select(Selected.node("d1", "a tree"));
            window.settle();
            assertTrue(other.label.isVisible());
            Label before = other.label;
            type(panel, "Host name", "db-9.example.org");
            window.settle();
            assertEquals("db-9.example.org", before.getText(), "told of what is not saved");
            panel.editor().undo();
            window.settle();
            assertFalse(before.isDisposed());
            assertFalse(before.getText().equals("db-9.example.org"));
            assertEquals(1, broken.shown, "one that fails is left out");
        }
    }
}
