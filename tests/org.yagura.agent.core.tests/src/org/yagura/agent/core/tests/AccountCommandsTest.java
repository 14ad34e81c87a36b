/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.Identity;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** What an administrator and everybody does about accounts, against one real agent: each test has a person of its own. */
class AccountCommandsTest {
    private static final String GOOD = "four words are better";
    @TempDir
    static Path folder;
    private static Asked asked;

    @BeforeAll
    static void start() throws Exception {
        asked = Asked.demo(folder);
    }

    @AfterAll
    static void stop() {
        asked.close();
    }

    private static void restart() throws Exception {
        asked.close();
        asked = Asked.demo(folder);
    }

    private static ListAccounts.Account account(String login) {
        return asked.call(new ListAccounts()).accounts().stream().filter(a -> a.login().equals(login)).findFirst()
                .orElseThrow();
    }

    private static void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(ProblemException.class, () -> asked.logIn(login, "not the password"));
        }
    }

    @Test
    void listsThePeopleOfTheModel() {
        List<ListAccounts.Account> all = asked.call(new ListAccounts()).accounts();
        assertEquals(List.of("admin", "ito", "kobayashi", "sato", "suzuki", "takahashi", "tanaka", "watanabe"),
                all.stream().map(ListAccounts.Account::login).toList());
        ListAccounts.Account kobayashi = account("kobayashi");
        assertEquals(List.of("Help desk", "Operator"), kobayashi.roles());
        assertTrue(kobayashi.enabled() && kobayashi.password() && kobayashi.demo());
        assertFalse(kobayashi.locked() || kobayashi.mustChange());
        assertNotNull(kobayashi.passwordSet());
        assertFalse(account("admin").demo());
    }

    @Test
    void countsLogInsThatFailAndSaysHowLongSomebodyWaits() throws Exception {
        assertNull(account("ito").lastLogin());
        fail("ito", 4);
        assertThrows(ProblemException.class, () -> asked.logIn("nobody", "not the password"));
        ListAccounts.Account ito = account("ito");
        assertEquals(4, ito.failures());
        assertNotNull(ito.lastFailure());
        assertTrue(ito.waitSeconds() >= 1, ito.toString());
        assertEquals(8, asked.call(new ListAccounts()).accounts().size(), "an unknown name is no account");
        restart();
        assertEquals(4, account("ito").failures(), "kept over a restart");
        asked.logIn("ito", Asked.DEMO);
        ito = account("ito");
        assertEquals(0, ito.failures());
        assertNull(ito.lastFailure());
        assertNotNull(ito.lastLogin());
        assertEquals(1, ito.sessions());
    }

    @Test
    void lettingInEndsTheWait() {
        fail("kobayashi", 4);
        ProblemException wait = assertThrows(ProblemException.class, () -> asked.logIn("KOBAYASHI", Asked.DEMO));
        assertEquals(Problem.TOO_MANY, wait.problem().code());
        asked.call(new LockAccount("kobayashi", false));
        assertEquals(0, account("kobayashi").waitSeconds());
        asked.logIn("kobayashi", Asked.DEMO);
    }

    @Test
    void aNewPasswordEndsTheWaitAndOldSessions() {
        String old = asked.logIn("suzuki", Asked.DEMO).token();
        fail("suzuki", 4);
        assertEquals(1, asked.call(new SetPassword("SUZUKI", GOOD)).endedSessions());
        assertTrue(asked.agent.sessions().who(old).isEmpty());
        assertTrue(asked.logIn("suzuki", GOOD).mustChangePassword());
        assertTrue(account("suzuki").mustChange() && !account("suzuki").demo());
        assertThrows(ProblemException.class, () -> asked.logIn("suzuki", Asked.DEMO));
    }

    @Test
    void lockingKeepsOutAtOnceAndOverARestart() throws Exception {
        String token = asked.logIn("tanaka", Asked.DEMO).token();
        assertEquals(1, asked.call(new LockAccount("Tanaka", true)).endedSessions());
        assertTrue(asked.agent.sessions().who(token).isEmpty());
        ProblemException kept = assertThrows(ProblemException.class, () -> asked.logIn("tanaka", Asked.DEMO));
        assertEquals(assertThrows(ProblemException.class, () -> asked.logIn("nobody", "x")).problem(),
                kept.problem(), "who is locked learns no more than who is unknown");
        restart();
        assertTrue(account("tanaka").locked());
        assertThrows(ProblemException.class, () -> asked.logIn("tanaka", Asked.DEMO));
        asked.call(new LockAccount("tanaka", false));
        asked.logIn("tanaka", Asked.DEMO);
        assertEquals(Problem.INVALID, asked.refusal(new LockAccount("sato", true), asked.in("sato")).code());
        assertEquals(Problem.NOT_FOUND, asked.refusal(new LockAccount("nobody", true), Identity.local()).code());
    }

    @Test
    void changingOnesPasswordEndsOnesOtherSessions() {
        Identity here = asked.in("takahashi");
        String elsewhere = asked.logIn("takahashi", Asked.DEMO).token();
        String other = asked.logIn("kobayashi", Asked.DEMO).token();
        assertEquals(Problem.REFUSED, asked.refusal(new ChangePassword("wrong", GOOD), here).code());
        assertEquals(1, asked.call(new ChangePassword(Asked.DEMO, GOOD), here).endedSessions());
        assertTrue(asked.agent.sessions().who(elsewhere).isEmpty());
        assertTrue(asked.agent.sessions().who(other).isPresent());
        Identity sato = asked.in("sato");
        List<ListSessions.Session> left = asked.call(new ListSessions(), sato).sessions();
        assertTrue(left.stream().anyMatch(s -> s.id().equals(here.session())), left.toString());
        assertEquals(List.of(sato.session()),
                left.stream().filter(ListSessions.Session::own).map(ListSessions.Session::id).toList());
        assertTrue(left.stream().anyMatch(s -> s.name().contains("高橋")), left.toString());
    }

    @Test
    void onesOwnPasswordNeedsThePresentOne() {
        Identity sato = asked.in("sato");
        assertEquals(Problem.REFUSED, asked.refusal(new SetPassword("Sato", GOOD), sato).code(),
                "a stolen session must not become a password");
    }

    @Test
    void theFirstPasswordIsGoneOnceItIsChanged() throws Exception {
        Path file = folder.resolve("data/run/initial-password");
        String[] words = Files.readString(file).strip().split(" ");
        asked.call(new SetPassword("watanabe", GOOD));
        restart();
        assertTrue(Files.exists(file), "another's password and a restart leave it");
        Identity admin = asked.who(asked.logIn(words[0], words[1]).token());
        asked.call(new ChangePassword(words[1], GOOD), admin);
        assertFalse(Files.exists(file));
        Files.writeString(file, words[0] + " " + words[1] + "\n", StandardCharsets.UTF_8);
        restart();
        assertFalse(Files.exists(file), "what a crash left behind is removed at the next start");
        asked.call(new SetPassword("admin", "a lost one is mended here"));
        assertFalse(asked.logIn("admin", "a lost one is mended here").mustChangePassword(),
                "the owner of the directory gave it to themselves");
    }

    @Test
    void everythingIsAuditedAndNoSecretIs() {
        Identity sato = asked.in("sato");
        asked.call(new SetPassword("watanabe", GOOD), sato);
        asked.call(new LockAccount("watanabe", true), sato);
        asked.call(new LockAccount("watanabe", false), sato);
        Identity kobayashi = asked.in("kobayashi");
        asked.call(new EndSession(kobayashi.session(), null), sato);
        asked.refusal(new EndSession("x", "y"), sato);
        asked.refusal(new ChangePassword("a wrong secret", GOOD), sato);
        asked.refusal(new LockAccount("sato", true), kobayashi);
        List<FindAudit.Row> rows = asked.audit(8).reversed();
        assertEquals(List.of("accounts.password done watanabe", "accounts.lock done watanabe: locked",
                "accounts.lock done watanabe: unlocked", "session.login done ", "sessions.end done [kobayashi]: 1"),
                rows.subList(0, 5).stream().map(r -> r.operation() + " " + r.outcome() + " " + r.summary()).toList());
        assertEquals(List.of("sessions.end failed", "account.password refused", "accounts.lock refused"),
                rows.subList(5, 8).stream().map(r -> r.operation() + " " + r.outcome()).toList());
        assertEquals("kobayashi", rows.getLast().user());
        assertTrue(rows.stream().noneMatch(r -> r.request().contains(GOOD) || r.request().contains("wrong secret")));
    }

    @Test
    void tellsThatAccountsHaveChanged() {
        var topics = new CopyOnWriteArrayList<String>();
        asked.agent.changes().follow(change -> topics.add(change.topic()));
        asked.call(new LockAccount("kobayashi", false));
        assertTrue(topics.contains("accounts"), topics.toString());
        topics.clear();
        asked.in("sato");
        assertTrue(topics.contains("accounts"), "the last log-in has changed: " + topics);
    }

    @Test
    void saysInBothLanguagesWhyAPasswordIsNoGood() {
        ListAccounts.Account before = account("watanabe");
        for (String bad : List.of("too short", "x".repeat(1_001), "aaaabbbbaaaabbbb", "1234567890", "Yagura-Demo",
                "tab\tis not good", "  WATANABE  ")) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                Problem problem = assertThrows(ProblemException.class, () -> asked.agent.dispatcher()
                        .call(new SetPassword("watanabe", bad), Identity.local(), language, "test"), bad).problem();
                assertEquals(Problem.INVALID, problem.code(), bad);
                assertNotNull(problem.todo(), bad);
                boolean japanese = problem.what().codePoints().anyMatch(c -> c > 0x3000);
                assertEquals(language.equals(Locale.JAPANESE), japanese, problem.what());
            }
        }
        assertEquals(before, account("watanabe"), "nothing was changed");
        asked.call(new SetPassword("watanabe", "𠮷野家でうどんを食べる"));
        asked.logIn("watanabe", "𠮷野家でうどんを食べる");
    }
}
