/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.ui.wall.WallTile;

/** What the wall-board shows of alarms and reception. */
final class WallTilesTest {
    private final FakeAgent agent = new FakeAgent("<site/>", Privilege.SEE);

    @Test
    void criticalAlarmsThatNobodyWorksOnAreHeard() {
        agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        agent.alarm(Severity.CRITICAL, "db-2", "disk array lost");
        WallTile.Content content = new WallCriticals().load(agent, null);
        assertEquals(Set.of("alarm 1", "alarm 2"), content.ringing());
        WallTile.Line line = content.lines().getFirst();
        assertEquals(Severity.CRITICAL, line.severity());
        assertEquals(FakeAgent.START, line.at());
        assertTrue(new WallCriticals().topics().contains("handling"), "work on one silences it");
    }

    @Test
    void countsStandForEachSeverity() {
        agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        List<WallTile.Line> lines = new WallCounts().load(agent, null).lines();
        assertEquals(5, lines.size());
        assertEquals("Critical", lines.getFirst().text());
        assertTrue(new WallNodes().load(agent, null).ringing().isEmpty());
    }

    @Test
    void aLossIsCritical() {
        assertEquals(Severity.CLEARED, new WallChain().load(agent, null).lines().getFirst().severity());
        agent.dropped = 3;
        WallTile.Line lost = new WallChain().load(agent, null).lines().getFirst();
        assertEquals(Severity.CRITICAL, lost.severity());
        assertTrue(lost.head().contains("3"), lost.head());
    }
}
