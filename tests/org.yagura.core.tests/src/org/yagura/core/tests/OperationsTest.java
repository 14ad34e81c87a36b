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

    private static <Q extends Request<String>> RequestHandler<Q, String> handler(Class<Q> type) {
        return RequestHandler.of(type, (request, context) -> request + " done");
    }

    private final Operations operations = new Operations();

    @Test
    void operationsAreFoundByNameUntilTheyAreRemoved() {
        var ask = handler(Ask.class);
        operations.add(handler(Give.class));
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
    void aFunctionAnswers() {
        RequestHandler<Ask, String> handler = handler(Ask.class);
        assertEquals(Ask.class, handler.type());
        assertEquals("Ask[text=x] done", handler.handle(new Ask("x"), null));
    }

    @Test
    void aNameIsServedOnce() {
        operations.add(handler(Ask.class));
        assertThrows(IllegalArgumentException.class, () -> operations.add(handler(Ask.class)));
    }

    @Test
    void aRequestWithoutANameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> operations.add(handler(Nameless.class)));
    }

    @Test
    void theAgentItselfMayDoEverythingEverywhere() {
        for (Privilege privilege : Privilege.values()) {
            assertTrue(Caller.system().may(privilege));
        }
        assertTrue(Caller.system().areas().isEmpty());
    }
}
