/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;

final class OperationsTest {

    /** A query. */
    @Operation(name = "test.ask", privilege = Privilege.SEE, doc = "Asks.")
    record Ask(String text) implements Query<String> {
    }

    /** A command. */
    @Operation(name = "test.give", privilege = Privilege.RUN, doc = "Gives.")
    record Give() implements Command<String> {
    }

    /** Without a name. */
    record Nameless() implements Query<String> {
    }

    private record Handler<Q extends Request<String>>(Class<Q> type) implements RequestHandler<Q, String> {
        @Override
        public String handle(Q request, Context context) {
            return "done";
        }
    }

    private final Operations operations = new Operations();

    @Test
    void operationsAreFoundByNameUntilTheyAreRemoved() {
        var ask = new Handler<>(Ask.class);
        operations.add(new Handler<>(Give.class));
        operations.add(ask);
        assertEquals(2, operations.all().size());
        assertFalse(operations.find("test.ask").orElseThrow().command());
        assertTrue(operations.find("test.give").orElseThrow().command());
        assertEquals(Privilege.RUN, operations.find("test.give").orElseThrow().operation().privilege());
        operations.remove(ask);
        assertTrue(operations.find("test.ask").isEmpty());
        assertTrue(operations.find("test.give").isPresent());
    }

    @Test
    void aNameIsServedOnce() {
        operations.add(new Handler<>(Ask.class));
        assertThrows(IllegalArgumentException.class, () -> operations.add(new Handler<>(Ask.class)));
    }

    @Test
    void aRequestWithoutANameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> operations.add(new Handler<>(Nameless.class)));
    }

    @Test
    void theAgentItselfMayDoEverythingEverywhere() {
        for (Privilege privilege : Privilege.values()) {
            assertTrue(Caller.system().may(privilege));
        }
        assertTrue(Caller.system().areas().isEmpty());
    }
}
