/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.example.BusyNodesHandler;
import org.yagura.example.FindBusyNodes;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;

/** The query counts what another query gives it, and can be served. */
final class BusyNodesHandlerTest {

    /** Answers one query with rows of these nodes. */
    private record Rows(List<String> nodes) implements RequestHandler.Context {
        @Override
        public Caller caller() {
            return Caller.system();
        }

        @Override
        public long commit(List<Fact> facts) {
            throw new AssertionError("a query makes no facts");
        }

        @Override
        public <T> T ask(Query<T> query) {
            int size = ((FindTraps) query).size();
            List<TrapRow> rows = nodes.stream().limit(size).map(Rows::row).toList();
            @SuppressWarnings("unchecked")
            T page = (T) new TrapPage(9, rows.size(), true, 0, rows);
            return page;
        }

        private static TrapRow row(String node) {
            return new TrapRow(1, Instant.EPOCH, Severity.MINOR, HandlingState.UNHANDLED, null, node, "127.0.0.1",
                    "v2c",
                    "1.3", "x", "x", null, 0);
        }

        @Override
        public void audit(String what) {
            throw new AssertionError("queries are not audited");
        }
    }

    @Test
    void theBusiestIsFirst() {
        var busy = new BusyNodesHandler().handle(new FindBusyNodes(null),
                new Rows(List.of("b", "a", "c", "a", "b", "a")));
        assertEquals(new FindBusyNodes.Busy(6, List.of(new FindBusyNodes.Node("a", 3), new FindBusyNodes.Node("b", 2),
                new FindBusyNodes.Node("c", 1))), busy);
        assertEquals(2, new BusyNodesHandler().handle(new FindBusyNodes(2), new Rows(List.of("b", "a", "c"))).traps());
    }

    @Test
    void theBoundIsSaid() {
        var thrown = assertThrows(ProblemException.class,
                () -> new BusyNodesHandler().handle(new FindBusyNodes(5_000), new Rows(List.of())));
        assertEquals(Problem.INVALID, thrown.problem().code());
    }

    @Test
    void itCanBeServed() {
        var operations = new Operations();
        operations.add(new BusyNodesHandler());
        assertFalse(operations.find("example.busy").orElseThrow().command());
    }
}
