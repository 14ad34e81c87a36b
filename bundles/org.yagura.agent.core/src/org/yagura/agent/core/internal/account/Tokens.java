/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
import org.yagura.core.store.Dialect;
import org.yagura.core.store.JsonRows;
import org.yagura.core.store.Kept;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;

/** The tokens of programs, in a table and, because they are few and asked for at every request, in memory. */
public final class Tokens implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final JsonRows<Token> ROWS = new JsonRows<>("account_token", Token.class);

    private final ChangeFeed changes;
    private final Kept<String, Token> tokens = new Kept<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

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
        return List.of(new Migration(1, ROWS::create));
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(Token.ADDED.name(), Token.REVOKED.name());
    }

    @Override
    public void open(Connection connection, Dialect dialect) throws SQLException {
        tokens.load(ROWS.read(connection));
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            try {
                if (placed.fact().type().equals(Token.ADDED.name())) {
                    Token token = Token.ADDED.content(placed.fact());
                    tokens.put(token.id(), token);
                } else {
                    tokens.remove(Token.REVOKED.content(placed.fact()).id());
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("a fact about tokens at {} is not understood", placed.position(), e);
            }
        }
        ROWS.write(connection, tokens.drafts());
    }

    @Override
    public void committed() {
        if (tokens.drafts().isEmpty()) {
            return;
        }
        tokens.committed();
        used.keySet().retainAll(tokens.all().keySet());
        changes.publish(new Change(Accounts.TOPIC, Map.of()));
    }

    @Override
    public void rolledBack() {
        tokens.rolledBack();
    }

    /** All of them, also those that are good no more. */
    public Collection<Token> all() {
        return List.copyOf(tokens.all().values());
    }

    /** The one with that id. */
    public Optional<Token> find(String id) {
        return Optional.ofNullable(tokens.all().get(id));
    }

    /** When one was used last; null when never. */
    public Instant used(String id) {
        return used.get(id);
    }

    /** The one with that hash, if it is good at a time; counts as a use. */
    public Optional<Token> use(String hash, Instant now) {
        Optional<Token> found = tokens.all().values().stream()
                .filter(t -> t.hash().equals(hash) && (t.expires() == null || now.isBefore(t.expires()))).findFirst();
        found.ifPresent(t -> used.put(t.id(), now));
        return found;
    }
}
