/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** The tokens of programs, in a table and, because they are few and asked for at every request, in memory. */
public final class Tokens implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final ChangeFeed changes;
    private final Map<String, Token> durable = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    /** Tokens that come, null for those that go. */
    private final Map<String, Token> changed = new HashMap<>();

    /** Tokens that tell of their changes. */
    public Tokens(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of("CREATE TABLE account_token (id VARCHAR(40) NOT NULL "
                + "PRIMARY KEY, body " + dialect.longBytes() + " NOT NULL)")));
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(Token.ADDED.name(), Token.REVOKED.name());
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        durable.clear();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, body FROM account_token");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                durable.put(row.getString(1), Json.read(row.getBytes(2), Token.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a row of tokens is broken", e);
        }
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        Map<String, Token> now = new HashMap<>();
        for (PlacedFact placed : facts) {
            try {
                if (placed.fact().type().equals(Token.ADDED.name())) {
                    Token token = Token.ADDED.content(placed.fact());
                    now.put(token.id(), token);
                } else {
                    now.put(Token.REVOKED.content(placed.fact()).id(), null);
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("a fact about tokens at {} is not understood", placed.position(), e);
            }
        }
        for (Map.Entry<String, Token> entry : now.entrySet()) {
            write(connection, entry.getKey(), entry.getValue());
        }
        changed.putAll(now);
    }

    private static void write(Connection connection, String id, Token token) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM account_token WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
        if (token == null) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO account_token (id, body) VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, Json.bytes(token));
            insert.executeUpdate();
        }
    }

    @Override
    public void committed() {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((id, token) -> {
            if (token == null) {
                durable.remove(id);
                used.remove(id);
            } else {
                durable.put(id, token);
            }
        });
        changed.clear();
        changes.publish(new Change(Accounts.TOPIC, Map.of()));
    }

    @Override
    public void rolledBack() {
        changed.clear();
    }

    /** All of them, also those that are good no more. */
    public Collection<Token> all() {
        return List.copyOf(durable.values());
    }

    /** The one with that id. */
    public Optional<Token> find(String id) {
        return Optional.ofNullable(durable.get(id));
    }

    /** When one was used last; null when never. */
    public Instant used(String id) {
        return used.get(id);
    }

    /** The one with that hash, if it is good at a time; counts as a use. */
    public Optional<Token> use(String hash, Instant now) {
        Optional<Token> found = durable.values().stream()
                .filter(t -> t.hash().equals(hash) && (t.expires() == null || now.isBefore(t.expires()))).findFirst();
        found.ifPresent(t -> used.put(t.id(), now));
        return found;
    }
}
