/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import org.yagura.traffic.snmp.Engine;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.User;

/** How a node speaks: its SNMP version and secret. Thread-safe. */
sealed interface Voice {

    /** A trap as this node sends it. */
    byte[] trap(Notification trap, int id);

    /** Whether it can send informs. */
    default boolean informs() {
        return false;
    }

    /** An inform, for those who can. */
    default byte[] inform(Notification notification, int id) {
        throw new UnsupportedOperationException();
    }

    /** SNMPv1. */
    record V1(String community, String sender, String system) implements Voice {
        @Override
        public byte[] trap(Notification trap, int id) {
            return trap.v1(community, sender, system);
        }
    }

    /** SNMPv2c. */
    record V2c(String community) implements Voice {
        @Override
        public byte[] trap(Notification trap, int id) {
            return trap.v2c(community, id);
        }

        @Override
        public boolean informs() {
            return true;
        }

        @Override
        public byte[] inform(Notification notification, int id) {
            return notification.inform(community, id);
        }
    }

    /** SNMPv3. */
    record V3(User user, Engine engine) implements Voice {
        @Override
        public byte[] trap(Notification trap, int id) {
            return engine.trap(trap, user, id);
        }
    }
}
