/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * The sockets that a run asks through, one for each credential, so that two users of one name do not meet in one user
 * table. Thread-safe; closed at the end of the run.
 */
final class SnmpSessions implements AutoCloseable {
    private static final int LARGEST_ANSWER = 65_507;

    private final Map<SnmpAccess, Snmp> sessions = new HashMap<>();

    /** One asker for a node by a credential. */
    SnmpAsker asker(SnmpAccess access, UdpAddress address, long timeoutMillis, int retries) {
        return new SnmpAsker(session(access), access.target(address), timeoutMillis, retries);
    }

    /** Whether a node tells its engine id to anybody, as every agent of version 3 does (RFC 3414, 4). */
    boolean speaksVersion3(SnmpAccess access, UdpAddress address, long timeoutMillis) {
        return session(access).discoverAuthoritativeEngineID(address, timeoutMillis) != null;
    }

    private synchronized Snmp session(SnmpAccess access) {
        return sessions.computeIfAbsent(access, SnmpSessions::open);
    }

    private static Snmp open(SnmpAccess access) {
        try {
            var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
            var usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
            usm.setEngineDiscoveryEnabled(true);
            access.register(usm);
            var transport = new DefaultUdpTransportMapping(new UdpAddress("0.0.0.0/0"));
            transport.setMaxInboundMessageSize(LARGEST_ANSWER);
            var dispatcher = new MessageDispatcherImpl();
            dispatcher.addMessageProcessingModel(new MPv2c());
            dispatcher.addMessageProcessingModel(new MPv3(usm));
            var snmp = new Snmp(dispatcher, transport);
            snmp.listen();
            return snmp;
        } catch (IOException e) {
            throw new UncheckedIOException("no socket to ask through", e);
        }
    }

    @Override
    public synchronized void close() {
        for (Snmp snmp : sessions.values()) {
            try {
                snmp.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a socket cannot be closed", e);
            }
        }
        sessions.clear();
    }
}
