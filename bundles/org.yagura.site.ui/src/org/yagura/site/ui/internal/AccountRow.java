/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.time.Instant;
import java.util.List;

import org.yagura.core.account.FindTokens;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.agent.ListSessions;
import org.yagura.model.site.Area;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;

/**
 * A person with what the agent knows of the person's account. Immutable.
 *
 * @param login log-in name
 * @param name of the person
 * @param roles what the site model gives
 * @param enabled whether the site model lets the person in
 * @param account what the agent knows; null where the person who looks may not ask
 * @param waitsUntil end of the wait after failed log-ins; null for none
 * @param sessions the open ones
 * @param tokens of programs that act as this person
 */
record AccountRow(String login, String name, List<Given> roles, boolean enabled, ListAccounts.Account account,
        Instant waitsUntil, List<ListSessions.Session> sessions, List<FindTokens.Token> tokens) {

    /**
     * A role as a person has it.
     *
     * @param name of the role
     * @param privileges names of the model's privileges
     * @param areas names of the areas it is limited to; empty for the whole site
     */
    record Given(String name, List<String> privileges, List<String> areas) {

        static Given of(Role role) {
            return new Given(role.getName(), role.getPrivileges().stream().map(Enum::name).toList(),
                    role.getAreas().stream().map(Area::getName).toList());
        }
    }

    /** What stands between the person and a log-in, the strongest first. */
    enum State {
        /** Kept out by the site model. */
        DISABLED,
        /** Kept out by an administrator. */
        LOCKED,
        /** Never had a password. */
        NO_PASSWORD,
        /** Too many failed log-ins. */
        WAITS,
        /** Gets in, but has to choose a password first. */
        MUST_CHANGE,
        /** Nothing. */
        READY,
        /** Not told to whoever looks. */
        UNKNOWN
    }

    AccountRow {
        roles = List.copyOf(roles);
        sessions = List.copyOf(sessions);
        tokens = List.copyOf(tokens);
    }

    /** What the site model alone says of a person. */
    static AccountRow of(Person person) {
        return new AccountRow(person.getLogin(), person.getName(), person.getRoles().stream().map(Given::of).toList(),
                person.isEnabled(), null, null, List.of(), List.of());
    }

    /** The same person with what the agent knows. */
    AccountRow with(ListAccounts.Account known, List<ListSessions.Session> open, List<FindTokens.Token> lent,
            Instant now) {
        return new AccountRow(login, name, roles, known.enabled(), known,
                known.waitSeconds() > 0 ? now.plusSeconds(known.waitSeconds()) : null, open, lent);
    }

    State state() {
        if (!enabled) {
            return State.DISABLED;
        }
        if (account == null) {
            return State.UNKNOWN;
        }
        return account.locked()
                ? State.LOCKED
                : !account.password()
                        ? State.NO_PASSWORD
                        : waitsUntil != null ? State.WAITS : account.mustChange() ? State.MUST_CHANGE : State.READY;
    }

    /** Names of the areas that roles are limited to; empty when one role holds for the whole site, or there is none. */
    List<String> areas() {
        return roles.stream().anyMatch(r -> r.areas().isEmpty())
                ? List.of()
                : roles.stream().flatMap(r -> r.areas().stream()).distinct().toList();
    }

    /** How many open sessions are not that of whoever looks. */
    long others() {
        return sessions.stream().filter(s -> !s.own()).count();
    }
}
