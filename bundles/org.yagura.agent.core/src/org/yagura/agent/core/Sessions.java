/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.yagura.agent.core.internal.account.Account;
import org.yagura.agent.core.internal.account.Accounts;
import org.yagura.agent.core.internal.account.PasswordHash;
import org.yagura.agent.core.internal.account.SessionTable;
import org.yagura.agent.core.internal.account.Token;
import org.yagura.agent.core.internal.account.Tokens;
import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.agent.core.internal.audit.RefusedLogIns;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.core.operation.Problem;
import org.yagura.model.site.Person;

/** Log-in, log-out, and who a token belongs to. Thread-safe. */
public final class Sessions {
    private static final int FREE_FAILURES_OF_NAME = 3;
    private static final int FREE_FAILURES_OF_ADDRESS = 10;
    private static final int MAX_NAME = 100;
    private static final int MAX_PASSWORD = 1_000;
    /** The hash of nobody's password, so that an unknown name takes as long as a known one. */
    private static final String NOBODY = PasswordHash.of(SessionTable.newToken(new SecureRandom()));

    private final SiteState sites;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;
    private final Auditor auditor;
    private final RefusedLogIns refused;
    private final SessionTable table;
    private final String localToken;
    private final Throttle names;
    private final Throttle addresses;

    /**
     * What a person gets at log-in.
     *
     * @param token to be shown with every request
     * @param user log-in name
     * @param mustChangePassword nothing else is served before
     * @param expires when the session ends at the latest
     */
    public record LoggedIn(String token, String user, boolean mustChangePassword, Instant expires) {
    }

    /** Sessions of a table; the throttle is that of names. */
    Sessions(SiteState sites, Accounts accounts, Tokens tokens, Clock clock, Auditor auditor, RefusedLogIns refused,
            SessionTable table, Throttle names, String localToken) {
        this.refused = refused;
        this.sites = sites;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.auditor = auditor;
        this.table = table;
        this.localToken = SessionTable.hash(localToken);
        this.names = names;
        this.addresses = Throttle.ofFailures(FREE_FAILURES_OF_ADDRESS, System::nanoTime);
    }

    /** What slows down log-ins under one name. */
    static Throttle ofNames() {
        return Throttle.ofFailures(FREE_FAILURES_OF_NAME, System::nanoTime);
    }

    /** Thrown as a problem's cause when somebody must wait before the next try. */
    public static final class Wait extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long seconds;

        Wait(Duration wait) {
            super("wait " + wait);
            this.seconds = Math.max(1, (wait.toMillis() + 999) / 1_000);
        }

        /** How long, at least 1. */
        public long seconds() {
            return seconds;
        }
    }

    /**
     * Logs a person in.
     *
     * @param address from where
     * @param loopback whether that is this machine
     * @throws org.yagura.core.operation.ProblemException when the name or the password is wrong, which one is not said;
     *         or with {@link Wait} as the cause, when there were too many failures
     */
    public LoggedIn logIn(String user, String password, String address, boolean loopback, Locale language) {
        if (user == null || user.isBlank() || user.length() > MAX_NAME || password == null || password.isEmpty()
                || password.length() > MAX_PASSWORD) {
            throw AgentTexts.problem(Problem.UNAUTHENTICATED, language, "log-in");
        }
        String name = Account.key(user);
        patience(name, address, language);
        names.tried(name);
        addresses.tried(address);
        Person person = person(name).orElse(null);
        Account account = accounts.find(name).orElse(null);
        String hash = account == null || account.hash() == null ? NOBODY : account.hash();
        boolean right = PasswordHash.matches(password, hash) && hash != NOBODY;
        if (!right || person == null || account == null || account.locked() || account.demo() && !loopback) {
            refuse(person, address, reason(right, person, account), false);
            throw AgentTexts.problem(Problem.UNAUTHENTICATED, language, "log-in");
        }
        names.succeeded(name);
        addresses.succeeded(address);
        SessionTable.Begun begun = table.begin(person.getLogin(), address);
        auditor.write(new AuditEntry(person.getLogin(), address, SessionTable.LOG_IN, AuditEntry.DONE, "", ""));
        return new LoggedIn(begun.token(), person.getLogin(), account.mustChange(), begun.session().expires());
    }

    private void patience(String name, String address, Locale language) {
        Duration wait = names.wait(name);
        Duration other = addresses.wait(address);
        wait = wait.compareTo(other) >= 0 ? wait : other;
        if (!wait.isZero()) {
            var cause = new Wait(wait);
            refuse(person(name).orElse(null), address, "too many failed log-ins", true);
            throw AgentTexts.detailed(Problem.TOO_MANY, null, cause, language, "log-in-wait", cause.seconds());
        }
    }

    /** What was typed as the name of nobody may be a password: it is not written. */
    private void refuse(Person person, String address, String why, boolean wait) {
        refused.add(new AuditEntry(person == null ? SessionTable.UNKNOWN : person.getLogin(), address,
                SessionTable.LOG_IN, AuditEntry.REFUSED, why, ""), wait);
    }

    private static String reason(boolean right, Person person, Account account) {
        if (person == null) {
            return "unknown or disabled person";
        }
        if (!right) {
            return "wrong password";
        }
        return account != null && account.locked() ? "locked" : "demo password from elsewhere";
    }

    private Optional<Person> person(String login) {
        return sites.index().person(login).filter(Person::isEnabled);
    }

    /**
     * Who a token belongs to now, of a session or of a program: a person who was disabled or locked meanwhile is nobody. Counts
     * as a use.
     */
    public Optional<Identity> who(String token) {
        String hash = SessionTable.hash(token);
        if (hash.equals(localToken)) {
            return Optional.of(Identity.local());
        }
        return session(token).or(() -> tokens.use(hash, clock.instant()).flatMap(this::program));
    }

    /** A program needs no password of the person, so there may be no account. */
    private Optional<Identity> program(Token token) {
        return person(token.login()).filter(p -> accounts.find(token.login()).filter(Account::locked).isEmpty())
                .map(p -> Identity.of(p, false, "").only(Set.copyOf(token.operations()), token.id()));
    }

    private Optional<Identity> session(String token) {
        return table.use(token).flatMap(session -> person(session.user()).flatMap(person -> {
            Account account = accounts.find(session.user()).orElse(null);
            return account == null || account.locked()
                    ? Optional.empty()
                    : Optional.of(Identity.of(person, account.mustChange(), session.id()));
        }));
    }

    /** Ends the session of a token; nothing happens when there is none. */
    public void logOut(String token, String address) {
        table.use(token).ifPresent(session -> {
            table.end(other -> other == session);
            auditor.write(new AuditEntry(session.user(), address, SessionTable.LOG_OUT, AuditEntry.DONE, "", ""));
        });
    }
}
