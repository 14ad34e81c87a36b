/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.json.Json;

final class JsonTest {

    /** All kinds of values that requests have. */
    record Values(String text, Long number, Boolean flag, Instant time, Duration span, List<String> list) {
    }

    @Test
    void timesAreIso8601AndAbsentValuesAreLeftOut() {
        assertEquals("{\"text\":\"日\",\"time\":\"2026-11-20T05:00:00Z\",\"span\":\"PT15M\"}",
                Json.text(new Values("日", null, null, Instant.parse("2026-11-20T05:00:00Z"), Duration.ofMinutes(15),
                        null)));
    }

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        var values = new Values("\u0000\n\u2028", -5L, true, Instant.parse("2026-11-20T05:00:00.000001Z"),
                Duration.ZERO,
                List.of("", "a"));
        assertEquals(values, Json.read(Json.bytes(values), Values.class));
    }

    @Test
    void nestingIsBounded() {
        byte[] deep = ("[".repeat(5000) + "]".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> Json.read(deep, Object.class));
    }

    @Test
    void aWrongTypeIsToldWithItsPlace() {
        byte[] json = "{\"number\":\"many\"}".getBytes(StandardCharsets.UTF_8);
        var error = assertThrows(IOException.class, () -> Json.read(json, Values.class));
        assertEquals(true, error.getMessage().contains("number"));
    }
}
