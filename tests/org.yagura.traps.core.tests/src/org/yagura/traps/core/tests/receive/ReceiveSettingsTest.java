/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Setting;
import org.yagura.traps.core.internal.TrapsDomain;
import org.yagura.traps.core.internal.receive.ReceiveSettings;

class ReceiveSettingsTest {

    @Test
    void hasUsualValues() {
        ReceiveSettings usual = ReceiveSettings.of(Map.of());
        assertEquals(List.of(162), usual.ports());
        assertFalse(usual.fixedPorts());
        assertTrue(usual.addresses().getFirst().isAnyLocalAddress());
        assertTrue(usual.tcp());
        assertEquals(4 << 20, usual.bufferBytes());
        assertEquals(64 << 20, usual.queueBytes());
        assertEquals(600_000, usual.idleMillis());
    }

    @Test
    void takesSeveralPortsAndAddresses() throws Exception {
        ReceiveSettings given = ReceiveSettings.of(Map.of("trap-port", "162,1162", "trap-bind", "127.0.0.1, ::1"));
        assertEquals(List.of(162, 1162), given.ports());
        assertTrue(given.fixedPorts());
        assertEquals(List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1")), given.addresses());
    }

    @Test
    void refusesWhatCannotBe() {
        Map.of("trap-port", "65536", "trap-bind", "localhost", "trap-tcp", "yes", "trap-buffer", "1", "trap-queue",
                "1", "trap-tcp-idle", "0").forEach((name, value) -> {
                    String message = assertThrows(IllegalArgumentException.class,
                            () -> ReceiveSettings.of(Map.of(name, value)), name).getMessage();
                    assertTrue(message.contains("--" + name) && message.contains(value), message);
                });
    }

    @Test
    void theDomainDeclaresThemWithTheirMeaning() {
        for (Setting<?> setting : new TrapsDomain().settings()) {
            assertTrue(setting.name().startsWith("trap-") || setting.name().startsWith("syslog"), setting.name());
            assertFalse(setting.meaning(Locale.ENGLISH).equals(setting.meaning(Locale.JAPANESE)), setting.name());
        }
    }
}
