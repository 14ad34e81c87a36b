/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import org.yagura.model.site.NodeKind;

/**
 * A node that sends.
 *
 * @param name of the node
 * @param kind of the node
 * @param address IPv4 or IPv6 address as text
 * @param number its place in the site, from 0
 */
public record Actor(String name, NodeKind kind, String address, int number) {
    private static final int OF_SWITCHES = 8;
    private static final int OF_DEVICES = 4;
    private static final int OF_OTHERS = 2;

    /** How many ports stories speak of at nodes of a kind. */
    public static int ports(NodeKind kind) {
        return switch (kind) {
            case SWITCH_HUB -> OF_SWITCHES;
            case ROUTER, FIREWALL, LOAD_BALANCER -> OF_DEVICES;
            default -> OF_OTHERS;
        };
    }
}
