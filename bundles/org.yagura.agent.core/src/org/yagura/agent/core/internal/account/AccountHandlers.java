/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yagura.agent.core.AgentTexts;
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

/** The queries and commands about accounts and sessions. */
public final class AccountHandlers {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;

    private final SiteState sites;
    private final Accounts accounts;
    private final SessionTable sessions;
    private final Clock clock;

    /** Handlers that know the people from the model and the sessions from the table. */
    public AccountHandlers(SiteState sites, Accounts accounts, SessionTable sessions, Clock clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> all() {
        return List.of(RequestHandler.of(ListAccounts.class, (query, context) -> list()),
                RequestHandler.of(ChangePassword.class, this::change), RequestHandler.of(SetPassword.class, this::set),
                RequestHandler.of(LockAccount.class, this::lock),
                RequestHandler.of(ListSessions.class, (query, context) -> sessions()),
                RequestHandler.of(EndSession.class, this::end));
    }

    private ListAccounts.Accounts list() {
        var all = new ArrayList<ListAccounts.Account>();
        for (Person person : sites.current().site().getPeople()) {
            Optional<Account> account = accounts.find(person.getLogin());
            all.add(new ListAccounts.Account(person.getLogin(), person.getName(), person.isEnabled(),
                    account.map(Account::hash).isPresent(), account.map(Account::locked).orElse(false),
                    account.map(Account::mustChange).orElse(false), account.map(Account::lastLogin).orElse(null)));
        }
        all.sort((a, b) -> a.login().compareToIgnoreCase(b.login()));
        return new ListAccounts.Accounts(all);
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

    private SetPassword.Set set(SetPassword command, RequestHandler.Context context) {
        Person person = person(command.login(), context.caller());
        boolean own = Account.key(person.getLogin()).equals(Account.key(context.caller().user()));
        SetPassword.Set done = commit(person.getLogin(), command.password(), !own, context);
        return new SetPassword.Set(done.login(), endAll(person.getLogin()));
    }

    private SetPassword.Set commit(String login, String password, boolean mustChange, RequestHandler.Context context) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "password-length", SHORTEST,
                    LONGEST);
        }
        if (password.strip().equalsIgnoreCase(login)) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "password-same");
        }
        context.audit(login);
        context.commit(List.of(Account.PASSWORD.fact(clock.instant(),
                new Account.PasswordSet(login, PasswordHash.of(password), mustChange, false))));
        return new SetPassword.Set(login, 0);
    }

    private SetPassword.Set lock(LockAccount command, RequestHandler.Context context) {
        Person person = person(command.login(), context.caller());
        if (command.locked() && Account.key(person.getLogin()).equals(Account.key(context.caller().user()))) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "lock-oneself");
        }
        context.audit(person.getLogin() + (command.locked() ? ": locked" : ": unlocked"));
        context.commit(List.of(
                Account.LOCKED.fact(clock.instant(), new Account.Locked(person.getLogin(), command.locked()))));
        return new SetPassword.Set(person.getLogin(), command.locked() ? endAll(person.getLogin()) : 0);
    }

    private Person person(String login, Caller caller) {
        return sites.index().person(login)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, caller.language(), "no-person", login));
    }

    private int endAll(String login) {
        return sessions.end(session -> Account.key(session.user()).equals(Account.key(login))).size();
    }

    private ListSessions.Sessions sessions() {
        return new ListSessions.Sessions(sessions.all().stream().map(s -> new ListSessions.Session(s.id(), s.user(),
                s.address(), s.since(), s.lastUsed(), s.expires())).toList());
    }

    private EndSession.Ended end(EndSession command, RequestHandler.Context context) {
        if ((command.id() == null) == (command.user() == null)) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "session-which");
        }
        List<SessionTable.Open> ended = sessions.end(session -> command.id() != null
                ? session.id().equals(command.id())
                : Account.key(session.user()).equals(Account.key(command.user())));
        context.audit(ended.stream().map(SessionTable.Open::user).distinct().toList() + ": " + ended.size());
        return new EndSession.Ended(ended.size());
    }
}
