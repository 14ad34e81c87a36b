/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yagura.example.PowerDecoder;
import org.yagura.traps.core.spi.TrapDecoder;
import org.yagura.traps.core.spi.TrapDecoder.Binding;
import org.yagura.traps.core.spi.TrapDecoder.Input;
import org.yagura.traps.core.spi.TrapDecoder.Message;
import org.yagura.traps.core.spi.TrapDecoder.Value;

/** The decoder unpacks what it knows and leaves everything else alone. */
final class PowerDecoderTest {
    private static final String OURS = "1.3.6.1.4.1.32473.90";
    private final TrapDecoder decoder = new PowerDecoder();

    private static Input trap(String oid, String status) {
        return new Input("V2C", OURS + ".0.1", OURS, "127.1.3.41",
                List.of(new Binding(oid, "OctetString", status, status.getBytes(StandardCharsets.US_ASCII))));
    }

    private Optional<Message> message(String text) {
        return decoder.decodeMessage(text.getBytes(StandardCharsets.US_ASCII), "127.0.0.1");
    }

    @Test
    void aPackedStatusBecomesNamedValues() {
        assertEquals(List.of(OURS), decoder.subtrees());
        assertEquals(List.of(new Value(OURS + ".2.1.0", "phase", "2"), new Value(OURS + ".2.3.0", "temp", "40")),
                decoder.decode(trap(OURS + ".1.1.0", "phase=2;unknown=1;broken;temp=40")));
        assertEquals(List.of(), decoder.decode(trap(OURS + ".1.2.0", "phase=2")));
    }

    @Test
    void aLineOfTextBecomesATrap() {
        assertEquals(
                Optional.of(
                        new Message(OURS + ".0.1", "127.1.3.41", List.of(new Value(OURS + ".2.1.0", "phase", "2")))),
                message("EXPWR 127.1.3.41 BREAKER-OPEN phase=2\n"));
        assertEquals(Optional.of(new Message(OURS + ".0.3", "ups", List.of())), message("EXPWR ups OVERLOAD"));
    }

    @Test
    void otherMessagesAreLeftToOthers() {
        for (String other : List.of("", "EXPWR", "EXPWR a UNKNOWN", "GET / HTTP/1.1", "E".repeat(5_000))) {
            assertTrue(message(other).isEmpty(), other);
        }
    }

    @Test
    void theSameInputAlwaysGivesTheSame() {
        Input trap = trap(OURS + ".1.1.0", "load=71");
        assertEquals(decoder.decode(trap), decoder.decode(trap));
    }
}
