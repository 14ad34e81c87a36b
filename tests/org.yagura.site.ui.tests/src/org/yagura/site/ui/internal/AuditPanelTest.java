/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;

class AuditPanelTest {
    private static final int ENTRIES = 300;

    /** An agent with entries of two people, every third refused; it filters as a real one does, by user and outcome. */
    private static MemoryAgent agent(int entries) {
        List<FindAudit.Row> all = LongStream.rangeClosed(1, entries).map(i -> entries + 1 - i)
                .mapToObj(AuditPanelTest::entry).toList();
        return new MemoryAgent().answer(FindAudit.class, wanted -> {
            List<FindAudit.Row> matching = all.stream()
                    .filter(r -> wanted.user() == null || wanted.user().equals(r.user()))
                    .filter(r -> wanted.outcomes() == null || wanted.outcomes().contains(r.outcome()))
                    .filter(r -> wanted.text() == null || r.summary().contains(wanted.text())).toList();
            int from = (int) Math.min(matching.size(), wanted.position());
            return new FindAudit.Page(entries, matching.size(), from,
                    matching.subList(from, Math.min(matching.size(), from + wanted.size())));
        });
    }

    private static FindAudit.Row entry(long id) {
        Instant at = UiWindow.NOW.minusSeconds(ENTRIES - id);
        return new FindAudit.Row(id, at, id % 2 == 0 ? "sato" : "tanaka", "192.0.2.7", "traps.handle",
                id % 3 == 0 ? "refused" : "done", "did " + id, "{\"id\":" + id + "}", "ab%04x".formatted(id));
    }

    private record Page(UiWindow window, AuditPanel panel, TablePage<FindAudit.Row> table, Controls controls) {
        static Page open(UiWindow window) {
            AuditPanel panel = window.open(parent -> new AuditPanel(parent, window.kit()));
            return new Page(window, panel, new TablePage<>(window, panel.table()), Controls.of(panel));
        }
    }

    @Test
    void listsTheNewestFirstWithWords() {
        try (var window = new UiWindow(agent(ENTRIES))) {
            Page page = Page.open(window);
            page.table().untilRows(ENTRIES).untilCell(0, "summary", "did 300").untilCell(0, "outcome", "Refused")
                    .untilCell(1, "outcome", "Done").untilCell(0, "at", "14:00:00");
        }
    }

    @Test
    void whatTheBarSaysIsAskedOfTheAgent() {
        try (var window = new UiWindow(agent(ENTRIES))) {
            Page page = Page.open(window);
            page.controls().type("User", " sato ");
            page.table().untilRows(ENTRIES / 2);
            page.controls().type("Text in operation, request or outcome", "did 30");
            page.table().untilRows(2).untilCell(0, "summary", "did 300").untilCell(1, "summary", "did 30");
            page.panel().choose(List.of("done"));
            page.table().untilRows(0);
            assertTrue(page.controls().words().contains("No entry matches the filter."));
            page.controls().press("Clear the filter");
            page.table().untilRows(ENTRIES);
            FindAudit last = window.agent().asked(FindAudit.class).getLast();
            assertNull(last.user());
            assertNull(last.text());
            assertNull(last.outcomes());
        }
    }

    @Test
    void anEmptyTrailSaysWhatWillBeThere() {
        try (var window = new UiWindow(agent(0))) {
            Page page = Page.open(window);
            page.table().untilRows(0);
            window.until("words", () -> page.controls().words().contains("Nothing has been done yet"));
            assertFalse(page.controls().hasButton("Clear the filter"));
        }
    }

    @Test
    void anEntryIsShownWhole() {
        try (var window = new UiWindow(agent(ENTRIES))) {
            Page page = Page.open(window);
            page.table().untilCell(1, "summary", "did 299");
            window.until("the details", () -> page.panel().table().select(299L)
                    && page.controls().words().contains("traps.handle"));
            String words = page.controls().words();
            for (String part : List.of("traps.handle", "2026-11-21 13:59:59", "tanaka", "192.0.2.7", "did 299",
                    "{\"id\":299}", "ab012b")) {
                assertTrue(words.contains(part), part + " in\n" + words);
            }
        }
    }

    @Test
    void anUnbrokenChainIsConfirmedWithItsLength() {
        MemoryAgent agent = agent(3).answer(VerifyAudit.class,
                q -> new VerifyAudit.Verified(3, true, null, UiWindow.NOW, UiWindow.NOW, "ff00"));
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window);
            page.controls().press("Verify chain");
            window.until("the verdict", () -> page.panel().verdict().equals("3 entries, the chain holds"));
            assertTrue(page.panel().verifyButton().isEnabled());
            assertNull(page.panel().table().problem());
        }
    }

    @Test
    void aBrokenChainSaysWhereAndWhatToDo() {
        MemoryAgent agent = agent(3).answer(VerifyAudit.class,
                q -> new VerifyAudit.Verified(3, false, 2L, UiWindow.NOW, UiWindow.NOW, "ff00"));
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window);
            page.controls().press("Verify chain");
            window.until("the problem", () -> page.panel().table().problem() != null);
            assertEquals("The chain is broken at entry 2", page.panel().verdict());
            assertTrue(page.panel().table().problem().todo().contains("backup"));
        }
    }

    @Test
    void whoMayNotSeeTheTrailIsToldSo() {
        MemoryAgent agent = new MemoryAgent().answer(FindAudit.class, q -> {
            throw new ProblemException(new Problem(Problem.REFUSED, "You are not allowed to use audit.find.",
                    "It needs the privilege administer.", null, null));
        });
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window);
            window.until("the refusal", () -> page.panel().table().problem() != null);
            assertTrue(page.controls().words().contains("It needs the privilege administer."));
        }
    }

    @Test
    void followsWhatIsWrittenMeanwhile() {
        try (var window = new UiWindow(agent(3))) {
            Page page = Page.open(window);
            page.table().untilRows(3);
            int before = window.agent().asked(FindAudit.class).size();
            window.agent().tell("audit");
            window.until("asked again", () -> window.agent().asked(FindAudit.class).size() > before);
        }
    }
}
