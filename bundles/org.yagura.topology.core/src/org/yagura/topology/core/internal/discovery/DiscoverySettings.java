/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;

/**
 * How discovery works.
 *
 * @param port UDP port of the nodes' SNMP agents ({@code discovery-port})
 * @param timeout for one answer ({@code discovery-timeout}, milliseconds)
 * @param retries after the first try ({@code discovery-retries})
 * @param every how often all drawn nodes are asked; zero means only when a person says so ({@code discovery-hours})
 */
record DiscoverySettings(int port, Duration timeout, int retries, Duration every) {
    private static final int LAST_PORT = 65_535;
    private static final int MOST_MILLIS = 60_000;
    private static final int MOST_RETRIES = 10;
    private static final int MOST_HOURS = 24 * 365;

    private static final Setting<Long> PORT = setting("discovery-port", SettingForm.number(1, LAST_PORT), "161");
    private static final Setting<Long> TIMEOUT = setting("discovery-timeout", SettingForm.number(10, MOST_MILLIS),
            "1500");
    private static final Setting<Long> RETRIES = setting("discovery-retries", SettingForm.number(0, MOST_RETRIES), "1");
    private static final Setting<Long> HOURS = setting("discovery-hours", SettingForm.number(0, MOST_HOURS), "24");

    /** The settings that there are. */
    static List<Setting<?>> all() {
        return List.of(HOURS, PORT, TIMEOUT, RETRIES);
    }

    /** Reads the settings; throws IllegalArgumentException when one is wrong. */
    static DiscoverySettings of(Map<String, String> given) {
        return new DiscoverySettings(PORT.in(given).intValue(), Duration.ofMillis(TIMEOUT.in(given)),
                RETRIES.in(given).intValue(), Duration.ofHours(HOURS.in(given)));
    }

    private static Setting<Long> setting(String name, SettingForm<Long> form, String usual) {
        return new Setting<>(name, form, usual, DiscoverySettings.class);
    }
}
