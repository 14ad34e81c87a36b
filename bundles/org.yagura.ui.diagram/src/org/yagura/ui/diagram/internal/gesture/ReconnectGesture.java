/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.ui.diagram.internal.Stage;

/** Moves one end of a connection to another figure. */
public final class ReconnectGesture extends Connecting {
    private final Connection connection;
    private final boolean movesFrom;

    /** @param movesFrom whether the end that moves is that where the connection begins */
    public ReconnectGesture(Stage stage, Connection connection, boolean movesFrom, Point at) {
        super(stage, at);
        this.connection = connection;
        this.movesFrom = movesFrom;
    }

    @Override
    Edit edit(Edits edits, End end) {
        return movesFrom
                ? edits.reconnect(connection.id(), end, connection.to())
                : edits.reconnect(connection.id(), connection.from(), end);
    }

    @Override
    String other() {
        return movesFrom ? connection.to().figure() : connection.from().figure();
    }

    @Override
    public String start() {
        return (movesFrom ? connection.from() : connection.to()).figure();
    }

    /** The connection whose end moves. */
    public Connection connection() {
        return connection;
    }

    /** Whether the end that moves is that where the connection begins. */
    public boolean movesFrom() {
        return movesFrom;
    }
}
