/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import org.yagura.core.fact.PlacedFact;

/**
 * Facts folded into tables that can be asked. Deterministic: the same facts give the same tables on every member, so
 * neither the clock nor anything else outside of facts and tables may play a part.
 *
 * <p>All methods are called by one thread. The facts of {@link #apply} and the position in the journal are committed
 * in one transaction, so that each fact counts exactly once, also over a crash.
 */
public interface Projection {

    /** Short unique name, also the name under which the version of the tables is kept. */
    String name();

    /** The steps that made the tables what they are. */
    List<Migration> migrations();

    /** The types of facts that are wanted; others are not passed. */
    Set<String> factTypes();

    /**
     * Types of facts before and after which {@link #apply} of all projections is called separately, because others
     * depend on their effect (a revision of the site model). They are still committed together.
     */
    default Set<String> barriers() {
        return Set.of();
    }

    /** Called once after the migrations and before the first {@link #apply}, to load what is kept in memory. */
    default void open(Connection connection, Dialect dialect) throws SQLException {
    }

    /**
     * Folds facts, in order, without committing. A fact that cannot be understood is to be kept aside by the
     * projection, not thrown at the caller: a thrown exception rolls back and the same facts are given again.
     */
    void apply(Connection connection, List<PlacedFact> facts) throws SQLException;

    /** What was applied is durable now: publish changes, switch what is kept in memory. */
    default void committed() {
    }

    /** What was applied since the last commit is undone: forget what is kept in memory of it. */
    default void rolledBack() {
    }

    /**
     * A bounded piece of background work such as retention, in a transaction of its own between batches.
     *
     * @return whether there is more to do at once
     */
    default boolean maintain(Connection connection) throws SQLException {
        return false;
    }
}
