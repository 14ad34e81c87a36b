/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.agent.core.internal.audit.RefusedLogIns;

class RefusedLogInsTest {
    private final List<AuditEntry> trail = new ArrayList<>();
    private final Hands clock = new Hands();
    private final RefusedLogIns refused = new RefusedLogIns(trail::add, clock);

    private void refuse(String user, String why) {
        refused.add(new AuditEntry(user, "10.0.0.9", "session.login", AuditEntry.REFUSED, why, ""),
                why.startsWith("too many"));
    }

    @Test
    void theFirstOfAKindIsWrittenAndTheOthersAreCounted() {
        for (int i = 0; i < 1_000; i++) {
            refuse("sato", "too many failed log-ins");
        }
        refuse("sato", "wrong password");
        assertEquals(2, trail.size());
        refused.tick();
        assertEquals(2, trail.size(), "the minute is not over");
        clock.move(RefusedLogIns.SPAN);
        refused.tick();
        assertEquals(3, trail.size());
        assertTrue(trail.getLast().summary().startsWith("999 more"), trail.getLast().summary());
        refuse("sato", "wrong password");
        assertEquals(4, trail.size(), "a new minute");
    }

    @Test
    void manyNamesDoNotFloodItEither() {
        for (int i = 0; i < 1_000; i++) {
            refuse("name" + i, "unknown or disabled person");
        }
        assertEquals(RefusedLogIns.SINGLY, trail.size());
        clock.move(RefusedLogIns.SPAN);
        refuse("later", "wrong password");
        assertEquals(RefusedLogIns.SINGLY + 2, trail.size());
        assertTrue(trail.get(RefusedLogIns.SINGLY).summary().startsWith("980 more"));
    }

    @Test
    void nothingIsWrittenWhenNothingHappened() {
        clock.move(RefusedLogIns.SPAN);
        refused.tick();
        assertEquals(List.of(), trail);
    }
}
