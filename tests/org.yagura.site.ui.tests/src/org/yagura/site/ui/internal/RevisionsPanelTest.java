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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;

class RevisionsPanelTest {

    /** An agent with revisions that can be compared and restored. Used from several threads. */
    private static final class Agent {
        private final List<FindRevisions.Row> rows = new ArrayList<>();

        Agent(int revisions) {
            for (int i = 1; i <= revisions; i++) {
                add("sato", "change " + i);
            }
        }

        private void add(String author, String reason) {
            rows.addFirst(new FindRevisions.Row(rows.size() + 1, UiWindow.NOW.minusSeconds(100 - rows.size()), author,
                    reason, rows.size()));
        }

        MemoryAgent memory() {
            return new MemoryAgent().answer(FindRevisions.class, this::find)
                    .answer(CompareRevisions.class, Agent::compare).answer(RestoreRevision.class, this::restore);
        }

        private synchronized FindRevisions.Page find(FindRevisions wanted) {
            int from = (int) Math.min(rows.size(), wanted.position());
            return new FindRevisions.Page(rows.size(), from,
                    List.copyOf(rows.subList(from, Math.min(rows.size(), from + wanted.size()))));
        }

        private static CompareRevisions.Differences compare(CompareRevisions wanted) {
            long from = wanted.from() == null ? wanted.to() - 1 : wanted.from();
            return new CompareRevisions.Differences(from, wanted.to(), List.of(
                    new CompareRevisions.Line("added", "w3", "Tokyo / DMZ / www-3", null, null, null),
                    new CompareRevisions.Line("changed", "w1", "Tokyo / DMZ / www-1", "Vendor", "Old", "New"),
                    new CompareRevisions.Line("changed", "w2", "Tokyo / DMZ / www-2", "Vendor", null, "New")), 7);
        }

        private synchronized SaveSite.Saved restore(RestoreRevision wanted) {
            add("tanaka", wanted.reason());
            return new SaveSite.Saved(rows.size(), 1);
        }
    }

    private record Page(UiWindow window, RevisionsPanel panel, TablePage<FindRevisions.Row> table, Controls controls) {
        static Page open(UiWindow window, int revisions) {
            RevisionsPanel panel = window.open(parent -> new RevisionsPanel(parent, window.kit()));
            return new Page(window, panel, new TablePage<>(window, panel.table()).untilRows(revisions),
                    Controls.of(panel));
        }

        Page select(long... revisions) {
            for (long revision : revisions) {
                window.until("revision " + revision, () -> panel.table().select(revision));
            }
            window.settle();
            return this;
        }

        Page untilSaid(String words) {
            window.until(words, () -> controls.words().contains(words));
            return this;
        }
    }

    @Test
    void aRevisionThatIsMarkedInAChartIsSelectedOnceItIsThere() {
        try (var window = new UiWindow(new Agent(3).memory())) {
            RevisionsPanel panel = window.open(parent -> new RevisionsPanel(parent, window.kit()));
            panel.show(2);
            window.until("selected", () -> panel.table().selection().single() != null
                    && panel.table().selection().single().number() == 2);
        }
    }

    @Test
    void listsTheNewestFirst() {
        try (var window = new UiWindow(new Agent(3).memory())) {
            Page page = Page.open(window, 3);
            page.table().untilCell(0, "number", "3").untilCell(0, "reason", "change 3").untilCell(2, "number", "1");
            page.untilSaid("Select a revision to see what it changed, or two to compare them.");
        }
    }

    @Test
    void aRevisionSaysWhatItChangedInWords() {
        try (var window = new UiWindow(new Agent(3).memory())) {
            Page page = Page.open(window, 3).select(3).untilSaid("Changes (7)");
            String words = page.controls().words();
            assertTrue(words.contains("Added\nTokyo / DMZ / www-3"), words);
            assertTrue(words.contains("Changed\nTokyo / DMZ / www-1 · Vendor: Old → New"), words);
            assertTrue(words.contains("www-2 · Vendor: – → New"), words);
            assertTrue(words.contains("and 4 more"), words);
            assertFalse(page.controls().hasButton("Restore revision 3"), "it is the newest already");
        }
    }

    @Test
    void theFirstRevisionHasNothingToBeComparedWith() {
        try (var window = new UiWindow(new Agent(2).memory())) {
            Page page = Page.open(window, 2).select(1).untilSaid("Revision 1");
            assertTrue(page.controls().words().contains("change 1"));
            assertEquals(List.of(), window.agent().asked(CompareRevisions.class));
        }
    }

    @Test
    void twoAreComparedTheOlderWithTheNewer() {
        try (var window = new UiWindow(new Agent(4).memory())) {
            Page page = Page.open(window, 4).select(4);
            page.panel().compare(4, 2);
            page.untilSaid("From revision 2 to 4");
            assertTrue(window.agent().asked(CompareRevisions.class).contains(new CompareRevisions(2L, 4L)));
        }
    }

    @Test
    void goingBackNeedsAReasonAndMakesANewRevision() {
        try (var window = new UiWindow(new Agent(3).memory())) {
            Page page = Page.open(window, 3).select(2).untilSaid("Go back to this revision");
            assertFalse(page.controls().button("Restore revision 2").isEnabled());
            page.controls().type("Why go back to revision 2", "  the new rule was wrong ").press("Restore revision 2");
            page.untilSaid("The content of revision 2 is in force again as revision 4.");
            assertEquals(List.of(new RestoreRevision(2L, "the new rule was wrong")),
                    window.agent().asked(RestoreRevision.class));
            window.agent().tell("site");
            page.table().untilRows(4).untilCell(0, "reason", "the new rule was wrong");
        }
    }

    @Test
    void whoMayNotEditOnlyLooks() {
        try (var window = new UiWindow(new Agent(3).memory().privileges(Privilege.SEE))) {
            Page page = Page.open(window, 3).select(2).untilSaid("Changes (7)");
            assertFalse(page.controls().hasButton("Restore revision 2"));
        }
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        MemoryAgent agent = new Agent(3).memory().answer(CompareRevisions.class, q -> {
            throw new ProblemException(
                    new Problem(Problem.NOT_FOUND, "Revision 1 is gone.", "It was let go.", null, null));
        });
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window, 3).select(2);
            window.until("the problem", () -> page.panel().table().problem() != null);
            page.untilSaid("Revision 1 is gone. It was let go.");
        }
    }

    @Test
    void aRefusedRestoreCanBeTriedAgain() {
        MemoryAgent agent = new Agent(3).memory().answer(RestoreRevision.class, q -> {
            throw new ProblemException(new Problem(Problem.CONFLICT, "Somebody was faster.", null, null, null));
        });
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window, 3).select(2).untilSaid("Go back to this revision");
            page.controls().type("Why go back to revision 2", "why").press("Restore revision 2");
            page.untilSaid("Somebody was faster.");
            assertEquals("why", page.controls().field("Why go back to revision 2").getText());
            assertTrue(page.controls().button("Restore revision 2").isEnabled());
        }
    }
}
