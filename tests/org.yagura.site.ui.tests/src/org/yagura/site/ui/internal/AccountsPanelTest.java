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

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.yagura.core.account.FindTokens;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.operation.Privilege;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.table.Sort;

class AccountsPanelTest {

    /** The view as a person works with it. */
    private record Page(UiWindow window, AccountsPanel panel, TablePage<AccountRow> table, Controls controls,
            AtomicInteger changesOfOwn) {

        static Page open(UiWindow window, int people) {
            var own = new AtomicInteger();
            AccountsPanel panel = window
                    .open(parent -> new AccountsPanel(parent, window.kit(), own::incrementAndGet));
            var table = new TablePage<>(window, panel.table()).untilRows(people);
            return new Page(window, panel, table, Controls.of(panel), own);
        }

        Page select(String login) {
            window.until(login + " is there", () -> panel.table().select(login));
            window.settle();
            return this;
        }

        Page press(String label) {
            controls.press(label);
            window.settle();
            return this;
        }

        Page untilSaid(String words) {
            window.until(words, () -> controls.words().contains(words));
            return this;
        }
    }

    @Test
    void showsWhoMayLogInWithRolesAreasAndSessions() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4);
            page.table().untilCell(3, "login", "watanabe");
            assertEquals(List.of("ito", "sato", "tanaka", "watanabe"), page.table().column("login", 4));
            assertEquals(List.of("No password", "May log in", "May log in", "Disabled"),
                    page.table().column("state", 4));
            assertEquals(List.of("Tokyo", "Whole site", "Tokyo", ""), page.table().column("areas", 4));
            assertEquals(List.of("0", "1", "2", "0"), page.table().column("sessions", 4));
            page.select("tanaka");
            String words = page.controls().words();
            assertTrue(words.contains("see, handle\nTokyo"), words);
            assertTrue(words.contains("192.0.2.7"), words);
            assertTrue(words.contains("2026-11-21 13:50:00 JST"), words);
        }
    }

    @Test
    void filtersByTextStateAndPresence() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4);
            page.controls().type("Log-in, name, role or area", "operators");
            page.table().untilRows(2);
            page.press("Only who is here");
            page.table().untilRows(1).untilCell(0, "login", "tanaka");
            page.controls().type("Log-in, name, role or area", "nobody of that name");
            page.table().untilRows(0);
            page.press("Clear the filter").table().untilRows(4);
            assertFalse(page.controls().button("Only who is here").getSelection());
        }
    }

    @Test
    void filterTakesAnyOfTheChosenStates() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4);
            page.panel().choose(Set.of(AccountRow.State.DISABLED, AccountRow.State.NO_PASSWORD));
            page.table().untilRows(2);
            assertEquals(List.of("ito", "watanabe"), page.table().column("login", 2));
        }
    }

    @Test
    void sortsByAnyColumn() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4);
            page.panel().table().sort(new Sort("sessions", true));
            page.table().untilCell(0, "login", "tanaka").untilCell(1, "login", "sato");
        }
    }

    @Test
    void lockingAsksInPlaceAndEndsTheSessions() {
        var accounts = new AccountAgents();
        try (var window = new UiWindow(accounts.agent())) {
            Page page = Page.open(window, 4).select("tanaka").press("Lock out…");
            assertFalse(accounts.locked("tanaka"), "nothing happens before the answer");
            page.untilSaid("Lock Tanaka Shota out? 2 sessions end now.").press("Lock out")
                    .untilSaid("Tanaka Shota is locked out. 2 sessions were ended.");
            assertTrue(accounts.locked("tanaka"));
            page.table().untilCell(2, "state", "Locked out").untilCell(2, "sessions", "0");
            page.untilSaid("Let in again").press("Let in again").untilSaid("Tanaka Shota may log in again.");
            assertFalse(accounts.locked("tanaka"));
        }
    }

    @Test
    void aTokenForAProgramIsShownOnceAndTakenBack() {
        var accounts = new AccountAgents();
        try (var window = new UiWindow(accounts.agent())) {
            Page page = Page.open(window, 4).select("ito").untilSaid("No program acts as this person.");
            page.table().press(SWT.NONE, 't');
            assertFalse(page.controls().button("Make the token").isEnabled(), "a name is missing");
            page.controls().type("What it is for", "import");
            page.press("Make the token").untilSaid("The token “import” was made.");
            assertEquals("secret-t0", page.controls().field("New token").getText());
            FindTokens.Token made = accounts.tokens().tokens().getFirst();
            assertEquals("ito [watches.push]", made.login() + ' ' + made.operations());
            assertEquals(UiWindow.NOW.plus(Duration.ofDays(365)), made.expires());
            page.untilSaid("Take it back").select("sato").select("ito").untilSaid("Take it back");
            assertFalse(page.controls().words().contains("secret-t0"), "shown once");
            page.controls().follow("Take it back");
            page.untilSaid("The token “import” is good for nothing any more.");
            assertEquals(List.of(), accounts.tokens().tokens());
        }
    }

    @Test
    void escapeAndCancelGiveTheQuestionUp() {
        var accounts = new AccountAgents();
        try (var window = new UiWindow(accounts.agent())) {
            Page page = Page.open(window, 4).select("tanaka");
            page.table().press(SWT.NONE, 'l');
            page.untilSaid("2 sessions end now.").press("Cancel");
            assertFalse(page.controls().hasButton("Lock out"));
            page.table().press(SWT.NONE, 'l');
            Control button = page.controls().button("Lock out");
            assertFalse(Controls.traverse(button, SWT.TRAVERSE_ESCAPE), "the key is used up");
            window.settle();
            assertFalse(page.controls().hasButton("Lock out"));
            assertEquals(List.of(), window.agent().asked(LockAccount.class));
        }
    }

    @Test
    void aPasswordIsSetOnceBothFieldsAreGood() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("ito").press("Set password…");
            page.controls().type("New password", "short").type("Once more", "short");
            page.untilSaid("5 more characters needed.");
            assertFalse(page.controls().button("Set password").isEnabled());
            page.controls().type("New password", "long enough 1").type("Once more", "long enough 2");
            page.untilSaid("The two are not the same yet.");
            page.controls().type("Once more", "long enough 1");
            page.press("Set password").untilSaid("Ito Daisuke has a new password");
            assertEquals(List.of(new SetPassword("ito", "long enough 1")), window.agent().asked(SetPassword.class));
            page.table().untilCell(0, "state", "New password due");
        }
    }

    @Test
    void aPasswordThatWasMadeUpIsShownToBeHandedOn() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("ito").press("Set password…").press("Make one up");
            String made = page.controls().field("New password").getText();
            assertTrue(made.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"), made);
            assertEquals('\0', page.controls().field("New password").getEchoChar());
            assertTrue(page.controls().button("Set password").isEnabled());
        }
    }

    @Test
    void whatTheAgentRefusesIsSaidAtThePlaceAndNothingIsLost() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("ito").press("Set password…");
            page.controls().type("New password", AccountAgents.WEAK).type("Once more", AccountAgents.WEAK);
            page.press("Set password");
            window.until("the problem", () -> page.panel().details().problem() != null);
            assertEquals("The password is too easy to guess.", page.panel().details().problem().what());
            assertEquals(AccountAgents.WEAK, page.controls().field("New password").getText());
            window.agent().tell("audit");
            window.settle();
            assertEquals(AccountAgents.WEAK, page.controls().field("New password").getText(), "a refresh keeps it");
        }
    }

    @Test
    void sessionsAreEndedOneByOneOrAll() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("tanaka");
            page.controls().follow("End this session");
            page.untilSaid("1 session was ended.");
            page.table().untilCell(2, "sessions", "1");
            page.press("End sessions…").untilSaid("End the session of Tanaka Shota?").press("End sessions");
            page.table().untilCell(2, "sessions", "0");
            assertEquals(List.of(new EndSession("s2", null), new EndSession("s3", null)),
                    window.agent().asked(EndSession.class));
            assertFalse(page.controls().button("End sessions…").isEnabled());
        }
    }

    @Test
    void nobodyLocksThemselvesOut() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("sato");
            assertFalse(page.controls().button("Lock out…").isEnabled());
            assertFalse(page.controls().button("End sessions…").isEnabled(), "the only one is this one");
            assertTrue(page.controls().words().contains("nobody can lock themselves out"));
            page.table().press(SWT.NONE, 'l').press(SWT.NONE, 'e');
            assertFalse(page.controls().hasButton("Lock out"));
            page.press("Change my password…");
            assertEquals(1, page.changesOfOwn().get());
        }
    }

    @Test
    void aWaitAfterFailuresIsShownWithItsEndAndCanBeTakenAway() {
        var accounts = new AccountAgents();
        accounts.failsToLogIn("tanaka", 90);
        try (var window = new UiWindow(accounts.agent())) {
            Page page = Page.open(window, 4).select("tanaka");
            page.table().untilCell(2, "state", "Waits until 14:01:30");
            page.untilSaid("Has to wait until 14:01:30").press("Let in again");
            page.table().untilCell(2, "state", "May log in");
        }
    }

    @Test
    void whoMayNotAdministerSeesTheModelAndWhy() {
        MemoryAgent agent = new AccountAgents().agent().privileges(Privilege.SEE);
        try (var window = new UiWindow(agent)) {
            Page page = Page.open(window, 4).select("tanaka");
            assertEquals("Operators", page.table().table().text(2, "roles"));
            assertEquals("", page.table().table().text(2, "lastLogin"));
            for (String label : List.of("Set password…", "Lock out…", "End sessions…")) {
                assertFalse(page.controls().button(label).isEnabled(), label);
            }
            assertTrue(page.controls().words().contains("needs the privilege administer for the whole site"));
            assertEquals(List.of(), agent.asked(ListAccounts.class));
        }
    }

    @Test
    void whenTheAgentIsGoneNothingCanBePressed() {
        try (var window = new UiWindow(new AccountAgents().agent())) {
            Page page = Page.open(window, 4).select("tanaka");
            window.agent().refuse(new IllegalStateException("gone"));
            window.agent().cut();
            page.untilSaid("Not connected to the agent");
            assertFalse(page.controls().button("Lock out…").isEnabled());
        }
    }

    @Test
    void whatHappensElsewhereIsSeen() {
        var accounts = new AccountAgents();
        try (var window = new UiWindow(accounts.agent())) {
            Page page = Page.open(window, 4);
            accounts.failsToLogIn("tanaka", 30);
            window.agent().tell("audit");
            page.table().untilCell(2, "state", "Waits until 14:00:30");
        }
    }
}
