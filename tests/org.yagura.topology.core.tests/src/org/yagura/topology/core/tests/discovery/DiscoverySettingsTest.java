/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Setting;
import org.yagura.topology.core.internal.discovery.DiscoveryDomain;

class DiscoverySettingsTest {
    private final List<Setting<?>> declared = new DiscoveryDomain().settings();

    @Test
    void theDomainDeclaresThemWithTheirMeaning() {
        assertEquals(List.of("discovery-hours", "discovery-port", "discovery-timeout", "discovery-retries"),
                declared.stream().map(Setting::name).toList());
        for (Setting<?> setting : declared) {
            assertFalse(setting.meaning(Locale.ENGLISH).equals(setting.meaning(Locale.JAPANESE)), setting.name());
            assertDoesNotThrow(() -> setting.in(Map.of()), setting.name());
        }
    }

    @Test
    void refusesWhatCannotBe() {
        for (Setting<?> setting : declared) {
            assertThrows(IllegalArgumentException.class, () -> setting.read("-1"), setting.name());
            assertThrows(IllegalArgumentException.class, () -> setting.read("often"), setting.name());
        }
    }
}
