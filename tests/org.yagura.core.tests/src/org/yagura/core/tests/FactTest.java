/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.JsonFactType;

final class FactTest {
    private static final Instant AT = Instant.parse("2026-11-20T05:06:07.123456Z");

    /** Content as an older program knew it. */
    record Old(String name, List<Long> ids) {
    }

    /** Content as a newer one writes it. */
    record Newer(String name, List<Long> ids, Instant since) {
    }

    private final JsonFactType<Old> old = new JsonFactType<>("test.thing", 1, Old.class);
    private final JsonFactType<Newer> newer = new JsonFactType<>("test.thing", 2, Newer.class);

    @Test
    void contentComesBackAsItWas() {
        var content = new Newer("名前 \"quoted\"", List.of(1L, Long.MAX_VALUE), AT);
        Fact fact = newer.fact(AT, content);
        assertEquals("test.thing", fact.type());
        assertEquals(2, fact.version());
        assertEquals(content, newer.content(fact));
    }

    @Test
    void aNewerProgramReadsWhatAnOlderOneWrote() {
        Newer read = newer.content(old.fact(AT, new Old("x", List.of(3L))));
        assertEquals("x", read.name());
        assertEquals(null, read.since());
    }

    @Test
    void anOlderProgramSaysThatAFactIsNewerThanItself() {
        Fact fact = newer.fact(AT, new Newer("x", List.of(), AT));
        var error = assertThrows(IllegalArgumentException.class, () -> old.content(fact));
        assertTrue(error.getMessage().contains("newer"), error.getMessage());
    }

    @Test
    void fieldsUnknownWithinAVersionArePassedOver() {
        byte[] json = "{\"name\":\"x\",\"ids\":[1],\"more\":{\"a\":[true]}}".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Old("x", List.of(1L)), old.decode(1, json));
    }

    @Test
    void brokenBytesAndOtherTypesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> old.decode(1, new byte[]{'{', 1}));
        assertThrows(IllegalArgumentException.class, () -> old.content(new Fact("other", 1, AT, new byte[]{'{', '}'})));
    }

    @Test
    void aPayloadOverTheLimitIsRefusedWhereItIsMade() {
        assertThrows(IllegalArgumentException.class, () -> new Fact("big", 1, AT, new byte[Fact.MAX_PAYLOAD + 1]));
        assertEquals(Fact.MAX_PAYLOAD, new Fact("big", 1, AT, new byte[Fact.MAX_PAYLOAD]).payload().length);
    }
}
