/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yagura.core.account.AddToken;
import org.yagura.core.account.FindTokens;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.RevokeToken;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.Person;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.Role;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;

/**
 * Accounts of four people in memory: sato, who looks, administers; tanaka operates Tokyo and has two sessions; ito never
 * had a password; watanabe is disabled in the model. Thread-safe.
 */
final class AccountAgents {
    /** A password that this agent refuses, as a real one refuses what is easy to guess. */
    static final String WEAK = "0000000000";

    /** What is kept of a person. */
    private static final class Kept {
        boolean password = true;
        boolean mustChange;
        boolean locked;
        long waitSeconds;
        Instant lastLogin;
    }

    private final Site site = SiteAgents.small();
    private final Map<String, Kept> kept = new TreeMap<>();
    private final List<ListSessions.Session> sessions = new ArrayList<>();
    private final List<FindTokens.Token> tokens = new ArrayList<>();

    AccountAgents() {
        Role all = role("Administrators", Privilege.SEE, Privilege.ADMINISTER);
        Role tokyo = role("Operators", Privilege.SEE, Privilege.HANDLE);
        tokyo.getAreas().add(site.getAreas().getFirst());
        person("sato", "Sato Hanako", all);
        person("tanaka", "Tanaka Shota", tokyo);
        person("ito", "Ito Daisuke", tokyo);
        person("watanabe", "Watanabe Naoto").setEnabled(false);
        kept.get("tanaka").lastLogin = UiWindow.NOW.minusSeconds(600);
        kept.get("ito").password = false;
        session("s1", "sato", "127.0.0.1", true);
        session("s2", "tanaka", "192.0.2.7", false);
        session("s3", "tanaka", "192.0.2.8", false);
    }

    private Role role(String name, Privilege... privileges) {
        Role role = SiteFactory.eINSTANCE.createRole();
        role.setId("role-" + name);
        role.setName(name);
        role.getPrivileges().addAll(List.of(privileges));
        site.getRoles().add(role);
        return role;
    }

    private Person person(String login, String name, Role... roles) {
        Person person = SiteFactory.eINSTANCE.createPerson();
        person.setId(login);
        person.setLogin(login);
        person.setName(name);
        person.getRoles().addAll(List.of(roles));
        site.getPeople().add(person);
        kept.put(login, new Kept());
        return person;
    }

    private void session(String id, String user, String address, boolean own) {
        sessions.add(new ListSessions.Session(id, user, user, own, address, UiWindow.NOW.minusSeconds(600),
                UiWindow.NOW.minusSeconds(60), UiWindow.NOW.plusSeconds(3600)));
    }

    MemoryAgent agent() {
        return new SiteAgents(site).agent().answer(ListAccounts.class, q -> list())
                .answer(ListSessions.class, q -> sessions()).answer(SetPassword.class, this::set)
                .answer(LockAccount.class, this::lock).answer(EndSession.class, this::end)
                .answer(FindTokens.class, q -> tokens()).answer(AddToken.class, this::add)
                .answer(RevokeToken.class, this::revoke);
    }

    /** Too many failed log-ins. */
    synchronized void failsToLogIn(String login, long waitSeconds) {
        kept.get(login).waitSeconds = waitSeconds;
    }

    synchronized boolean locked(String login) {
        return kept.get(login).locked;
    }

    synchronized FindTokens.Tokens tokens() {
        return new FindTokens.Tokens(List.copyOf(tokens));
    }

    private synchronized AddToken.Added add(AddToken command) {
        String id = "t" + tokens.size();
        tokens.add(new FindTokens.Token(id, command.login(), command.name(), command.operations(), "sato", UiWindow.NOW,
                command.days() == null ? null : UiWindow.NOW.plus(Duration.ofDays(command.days())), null));
        return new AddToken.Added(id, "secret-" + id, null);
    }

    private synchronized RevokeToken.Revoked revoke(RevokeToken command) {
        FindTokens.Token gone = tokens.stream().filter(t -> t.id().equals(command.id())).findFirst().orElseThrow();
        tokens.remove(gone);
        return new RevokeToken.Revoked(gone.login(), gone.name());
    }

    private synchronized ListAccounts.Accounts list() {
        return new ListAccounts.Accounts(site.getPeople().stream().map(person -> {
            Kept now = kept.get(person.getLogin());
            int open = (int) sessions.stream().filter(s -> s.user().equals(person.getLogin())).count();
            return new ListAccounts.Account(person.getLogin(), person.getName(),
                    person.getRoles().stream().map(Role::getName).toList(), person.isEnabled(), now.password, null,
                    now.mustChange, false, now.locked, now.waitSeconds, open, now.lastLogin, 0, null);
        }).toList());
    }

    private synchronized ListSessions.Sessions sessions() {
        return new ListSessions.Sessions(List.copyOf(sessions));
    }

    private synchronized SetPassword.Set set(SetPassword wanted) {
        if (wanted.password().equals(WEAK)) {
            throw new ProblemException(
                    new Problem(Problem.INVALID, "The password is too easy to guess.", null, "Choose another.", null));
        }
        kept.get(wanted.login()).password = true;
        kept.get(wanted.login()).mustChange = true;
        return new SetPassword.Set(wanted.login(), endAll(wanted.login()));
    }

    private synchronized SetPassword.Set lock(LockAccount wanted) {
        kept.get(wanted.login()).locked = wanted.locked();
        kept.get(wanted.login()).waitSeconds = 0;
        return new SetPassword.Set(wanted.login(), wanted.locked() ? endAll(wanted.login()) : 0);
    }

    private synchronized EndSession.Ended end(EndSession wanted) {
        int before = sessions.size();
        sessions.removeIf(s -> s.id().equals(wanted.id()));
        return new EndSession.Ended(before - sessions.size());
    }

    private int endAll(String login) {
        int before = sessions.size();
        sessions.removeIf(s -> s.user().equals(login));
        return before - sessions.size();
    }
}
