/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.TrapPage;

/** Whole segments are dropped by days and rows; what is left is whole. */
final class RetentionTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;

    @TempDir
    private Path folder;

    private static List<Fact> day(int day, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(Pdus.received(START + day * DAY + i, new byte[]{10, 0, 1, 1}, Rig.OID + 3, "day " + day).fact());
        }
        return facts;
    }

    @Test
    void daysThatAreOverAreDropped() {
        try (var rig = new Rig(folder)) {
            for (int day = 0; day < 6; day++) {
                rig.add(day(day, 100));
            }
            rig.ask(new HandleTraps(List.of(1L, 550L), null, null, HandlingState.HANDLED, null, "seen"));
            assertEquals(600, rig.ask(new FindTraps(null, null, null, null)).total());
            rig.ask(new SetRetention(2, 1_000_000L, null, null, null));
            Await.until("dropped", () -> rig.ask(new GetRetention()).stored() == 300);
            TrapPage page = rig.ask(new FindTraps(null, null, 1000, null));
            assertEquals(300, page.total());
            assertEquals(301, page.rows().getLast().id());
            assertThrows(ProblemException.class, () -> rig.ask(new GetTrap(1L)));
            assertEquals(1, rig.ask(new HandleTraps(List.of(1L, 301L), null, null, HandlingState.HANDLED, null, null))
                    .missing());
            assertEquals("seen", rig.ask(new GetTrap(550L)).history().getFirst().comment());
            rig.restart();
            assertEquals(300, rig.ask(new FindTraps(null, null, null, null)).total());
            rig.add(day(5, 1));
            assertEquals(601, rig.ask(new FindTraps(null, null, 1, null)).rows().getFirst().id());
        }
    }

    @Test
    void tooManyRowsAreDropped() {
        try (var rig = new Rig(folder)) {
            rig.ask(new SetRetention(365, 100_000L, null, null, null));
            for (int i = 0; i < 12; i++) {
                rig.add(day(0, 10_000));
            }
            Await.until("dropped", () -> rig.ask(new GetRetention()).stored() <= 100_000);
            assertTrue(rig.ask(new GetRetention()).stored() > 85_000);
        }
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        try (var rig = new Rig(folder)) {
            assertEquals("invalid",
                    assertThrows(ProblemException.class, () -> rig.ask(new SetRetention(0, 100_000L, null, null, null)))
                            .problem().code());
            assertEquals("invalid",
                    assertThrows(ProblemException.class, () -> rig.ask(new SetRetention(10, 5L, null, null, null)))
                            .problem().code());
        }
    }
}
