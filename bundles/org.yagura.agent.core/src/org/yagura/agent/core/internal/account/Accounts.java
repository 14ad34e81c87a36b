/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** The accounts, in a table and, because they are few and asked for at every request, in memory. */
public final class Accounts implements Projection {
    /** The topic of changes of accounts. */
    public static final String TOPIC = "accounts";

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String COLUMNS = "login, hash, must_change, demo, locked, last_login, password_set, failures, "
            + "last_failure";

    private final ChangeFeed changes;
    private final Map<String, Account> durable = new ConcurrentHashMap<>();
    private final Map<String, Account> changed = new HashMap<>();

    /** Accounts that tell of their changes. */
    public Accounts(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(1, dialect -> List.of("CREATE TABLE account (login VARCHAR(100) NOT NULL PRIMARY KEY, "
                        + "hash VARCHAR(300), must_change SMALLINT NOT NULL, demo SMALLINT NOT NULL, "
                        + "locked SMALLINT NOT NULL, last_login BIGINT)")),
                new Migration(2, dialect -> List.of("ALTER TABLE account ADD COLUMN password_set BIGINT",
                        "ALTER TABLE account ADD COLUMN failures INTEGER DEFAULT 0 NOT NULL",
                        "ALTER TABLE account ADD COLUMN last_failure BIGINT")));
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(Account.PASSWORD.name(), Account.LOCKED.name(), AuditEntry.TYPE.name());
    }

    /** The account of a person; nothing is known of somebody who never had a password. */
    public Optional<Account> find(String login) {
        return Optional.ofNullable(durable.get(Account.key(login)));
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        durable.clear();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM account");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                durable.put(row.getString(1),
                        new Account(row.getString(1), row.getString(2), time(row, 7), row.getInt(3) != 0,
                                row.getInt(4) != 0, row.getInt(5) != 0, time(row, 6), row.getInt(8), time(row, 9)));
            }
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        Map<String, Account> now = new HashMap<>();
        for (PlacedFact placed : facts) {
            try {
                fold(placed.fact(), now);
            } catch (IllegalArgumentException e) {
                LOG.warn("a fact about accounts at {} is not understood", placed.position(), e);
            }
        }
        changed.putAll(now);
        for (Account account : now.values()) {
            write(connection, account);
        }
    }

    private void fold(Fact fact, Map<String, Account> now) {
        if (fact.type().equals(Account.PASSWORD.name())) {
            Account.PasswordSet set = Account.PASSWORD.content(fact);
            put(known(set.login(), now).with(set, fact.at()), now);
        } else if (fact.type().equals(Account.LOCKED.name())) {
            Account.Locked locked = Account.LOCKED.content(fact);
            put(known(locked.login(), now).with(locked), now);
        } else {
            AuditEntry entry = AuditEntry.TYPE.content(fact);
            if (entry.operation().equals(SessionTable.LOG_IN) && !entry.user().equals(SessionTable.UNKNOWN)) {
                Account old = known(entry.user(), now);
                put(entry.outcome().equals(AuditEntry.DONE) ? old.loggedIn(fact.at()) : old.refused(fact.at()), now);
            }
        }
    }

    private static void put(Account account, Map<String, Account> now) {
        now.put(account.login(), account);
    }

    private Account known(String login, Map<String, Account> now) {
        String key = Account.key(login);
        Account account = now.get(key);
        account = account == null ? changed.get(key) : account;
        account = account == null ? durable.get(key) : account;
        return account == null ? Account.none(key) : account;
    }

    private static void write(Connection connection, Account account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM account WHERE login = ?")) {
            delete.setString(1, account.login());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO account (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, account.login());
            insert.setString(2, account.hash());
            insert.setInt(3, account.mustChange() ? 1 : 0);
            insert.setInt(4, account.demo() ? 1 : 0);
            insert.setInt(5, account.locked() ? 1 : 0);
            setTime(insert, 6, account.lastLogin());
            setTime(insert, 7, account.passwordSet());
            insert.setInt(8, account.failures());
            setTime(insert, 9, account.lastFailure());
            insert.executeUpdate();
        }
    }

    private static void setTime(PreparedStatement insert, int column, Instant time) throws SQLException {
        insert.setObject(column, time == null ? null : time.toEpochMilli(), Types.BIGINT);
    }

    @Override
    public void committed() {
        if (!changed.isEmpty()) {
            durable.putAll(changed);
            changed.clear();
            changes.publish(new Change(TOPIC, Map.of()));
        }
    }

    @Override
    public void rolledBack() {
        changed.clear();
    }
}
