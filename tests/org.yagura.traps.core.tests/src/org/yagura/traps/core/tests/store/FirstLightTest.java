/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;

/** Traps in the journal become rows that are found. */
final class FirstLightTest {
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final long START = 1_790_000_000_000_000L;

    @TempDir
    private Path folder;

    private static Fact trap(int i) {
        return Pdus.received(START + i * 1_000L, new byte[]{10, 0, (byte) (1 + i % 3), (byte) (i % 10)}, LINK_DOWN,
                "port " + i, "value " + i % 7).fact();
    }

    @Test
    void trapsBecomeRows() {
        try (var rig = new Rig(folder)) {
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < 3_000; i++) {
                facts.add(trap(i));
            }
            rig.add(facts);
            rig.add(trap(3_000));
            TrapPage page = rig.ask(new FindTraps(null, null, null, null));
            assertEquals(3_001, page.total());
            assertEquals(200, page.rows().size());
            assertEquals(3_001, page.rows().getFirst().id());
            assertEquals("node-w0", page.rows().getFirst().node());
            TrapPage middle = rig.ask(new FindTraps(filter("w3"), 50L, 10, null));
            assertEquals(100, middle.total());
            assertTrue(middle.rows().stream().allMatch(r -> r.nodeId().equals("w3")), middle::toString);
            assertEquals(10, middle.rows().size());
            TrapDetail detail = rig.ask(new GetTrap(7L));
            assertEquals("port 6", detail.varbinds().getFirst().value());
            rig.restart();
            assertEquals(middle, rig.ask(new FindTraps(filter("w3"), 50L, 10, null)));
            assertEquals(3_001, rig.ask(new CountTraps(List.of(TrapFilter.ALL))).counts().getFirst().unhandled());
        }
    }

    private static TrapFilter filter(String node) {
        return new TrapFilter(null, null, null, List.of(node), null, null, null, null, null, null);
    }
}
