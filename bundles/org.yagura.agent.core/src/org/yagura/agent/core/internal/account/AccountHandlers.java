/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.Throttle;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;

/** The queries and commands about accounts and sessions. */
public final class AccountHandlers {
    private final SiteState sites;
    private final Accounts accounts;
    private final SessionTable sessions;
    private final Throttle throttle;
    private final InitialPassword initial;
    private final Clock clock;

    /** Handlers that know the people from the model and the sessions from the table; the throttle is that of names. */
    public AccountHandlers(SiteState sites, Accounts accounts, SessionTable sessions, Throttle throttle,
            InitialPassword initial, Clock clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.initial = initial;
        this.clock = clock;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> all() {
        return List.of(RequestHandler.of(ListAccounts.class, (query, context) -> list()),
                RequestHandler.of(ChangePassword.class, this::change), RequestHandler.of(SetPassword.class, this::set),
                RequestHandler.of(LockAccount.class, this::lock),
                RequestHandler.of(ListSessions.class, (query, context) -> sessions(context)),
                RequestHandler.of(EndSession.class, this::end));
    }

    private ListAccounts.Accounts list() {
        Map<String, Long> open = sessions.all().stream()
                .collect(Collectors.groupingBy(s -> Account.key(s.user()), Collectors.counting()));
        return new ListAccounts.Accounts(sites.current().site().getPeople().stream().map(person -> row(person, open))
                .sorted(Comparator.comparing(ListAccounts.Account::login, String.CASE_INSENSITIVE_ORDER)).toList());
    }

    private ListAccounts.Account row(Person person, Map<String, Long> open) {
        String login = person.getLogin();
        Account account = accounts.find(login).orElse(Account.none(login));
        return new ListAccounts.Account(login, person.getName(),
                person.getRoles().stream().map(Role::getName).toList(), person.isEnabled(), account.hash() != null,
                account.passwordSet(), account.mustChange(), account.demo(), account.locked(),
                seconds(throttle.wait(Account.key(login))), open.getOrDefault(Account.key(login), 0L).intValue(),
                account.lastLogin(), account.failures(), account.lastFailure());
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    private SetPassword.Set change(ChangePassword command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Account account = accounts.find(caller.user()).orElse(null);
        if (account == null || account.hash() == null || !PasswordHash.matches(command.present(), account.hash())) {
            throw AgentTexts.problem(Problem.REFUSED, caller.language(), "password-wrong");
        }
        if (command.present().equals(command.password())) {
            throw AgentTexts.problem(Problem.INVALID, caller.language(), "password-same");
        }
        return commit(caller.user(), command.password(), false, context);
    }

    /** One's own password needs the present one, unless one owns the data directory: that is how a lost one is mended. */
    private SetPassword.Set set(SetPassword command, RequestHandler.Context context) {
        Person person = person(command.login(), context.caller());
        boolean own = Account.same(person.getLogin(), context.caller().user());
        if (own && !context.session().equals(Identity.LOCAL)) {
            throw AgentTexts.problem(Problem.REFUSED, context.caller().language(), "password-own");
        }
        return commit(person.getLogin(), command.password(), !own, context);
    }

    private SetPassword.Set commit(String login, String password, boolean mustChange, RequestHandler.Context context) {
        PasswordRules.check(password, login, context.caller().language());
        context.audit(login);
        context.commit(List.of(Account.PASSWORD.fact(clock.instant(),
                new Account.PasswordSet(login, PasswordHash.of(password), mustChange, false))));
        initial.changed(login);
        throttle.succeeded(Account.key(login));
        return new SetPassword.Set(login, endOthers(login, context));
    }

    private SetPassword.Set lock(LockAccount command, RequestHandler.Context context) {
        Person person = person(command.login(), context.caller());
        String login = person.getLogin();
        if (command.locked() && Account.same(login, context.caller().user())) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "lock-oneself");
        }
        context.audit(login + (command.locked() ? ": locked" : ": unlocked"));
        context.commit(List.of(
                Account.LOCKED.fact(clock.instant(), new Account.Locked(login, command.locked()))));
        if (!command.locked()) {
            throttle.succeeded(Account.key(login));
            return new SetPassword.Set(login, 0);
        }
        return new SetPassword.Set(login, endOthers(login, context));
    }

    private Person person(String login, Caller caller) {
        return sites.index().person(login)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, caller.language(), "no-person", login));
    }

    /** Ends the person's sessions but for the one that asks. */
    private int endOthers(String login, RequestHandler.Context context) {
        return sessions.end(session -> Account.same(session.user(), login) && !session.id().equals(context.session()))
                .size();
    }

    private ListSessions.Sessions sessions(RequestHandler.Context context) {
        return new ListSessions.Sessions(sessions.all().stream()
                .map(s -> new ListSessions.Session(s.id(), s.user(),
                        sites.index().person(s.user()).map(Person::getName).orElse(s.user()),
                        s.id().equals(context.session()), s.address(), s.since(), s.lastUsed(), s.expires()))
                .toList());
    }

    private EndSession.Ended end(EndSession command, RequestHandler.Context context) {
        if ((command.id() == null) == (command.user() == null)) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "session-which");
        }
        List<SessionTable.Open> ended = sessions.end(session -> command.id() != null
                ? session.id().equals(command.id())
                : Account.same(session.user(), command.user()));
        context.audit(ended.stream().map(SessionTable.Open::user).distinct().toList() + ": " + ended.size());
        return new EndSession.Ended(ended.size());
    }
}
