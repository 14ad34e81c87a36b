/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.time.Duration;
import java.util.Map;

/**
 * How discovery works.
 *
 * @param port UDP port of the nodes' SNMP agents ({@code discovery-port})
 * @param timeout for one answer ({@code discovery-timeout}, milliseconds)
 * @param retries after the first try ({@code discovery-retries})
 * @param every how often all drawn nodes are asked; zero means only when a person says so ({@code discovery-hours})
 */
record DiscoverySettings(int port, Duration timeout, int retries, Duration every) {
    private static final int SNMP = 161;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_MILLIS = 60_000;
    private static final int MOST_HOURS = 24 * 365;

    static DiscoverySettings of(Map<String, String> settings) {
        return new DiscoverySettings(number(settings, "discovery-port", SNMP, 1, LAST_PORT),
                Duration.ofMillis(number(settings, "discovery-timeout", 1_500, 10, MOST_MILLIS)),
                number(settings, "discovery-retries", 1, 0, 10),
                Duration.ofHours(number(settings, "discovery-hours", 24, 0, MOST_HOURS)));
    }

    private static int number(Map<String, String> settings, String name, int usual, int least, int most) {
        String text = settings.get(name);
        if (text == null) {
            return usual;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(name, text, least, most), e);
        }
        throw new IllegalArgumentException(message(name, text, least, most));
    }

    private static String message(String name, String text, int least, int most) {
        return name + " is " + text + ", but must be a number from " + least + " to " + most;
    }
}
