/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.time.Instant;
import java.util.Objects;

import org.yagura.core.fact.Fact;
import org.yagura.model.site.SnmpVersion;

/**
 * A trap or inform arrived from a sender that proved a credential of the site, or a syslog message from a network of the
 * site. The bytes of a PDU are as received, those of a syslog message what RFC 5676 makes of it; what they mean is worked out
 * by the projection, so that a changed rule or MIB can be tried on the past. A community never stands in here.
 *
 * @param micros when it was received, microseconds since 1970, UTC
 * @param peer address of the sender of the datagram, 4 or 16 bytes
 * @param port its port
 * @param transport how it came
 * @param version SNMP version of the message, or syslog
 * @param credential name of the credential in the site model; empty for syslog
 * @param level how it was secured
 * @param contextEngineId v3: engine that the scoped PDU is of; else empty
 * @param contextName v3: context name; else empty
 * @param inform whether it asks for an answer, which it gets once this fact is durable
 * @param pdu the PDU in BER, with tag and length; v3: decrypted
 */
public record TrapReceived(long micros, byte[] peer, int port, Transport transport, SnmpVersion version,
        String credential, SecurityLevel level, byte[] contextEngineId, String contextName, boolean inform,
        byte[] pdu) {

    /** How it is written. */
    public static final TrapReceivedType TYPE = new TrapReceivedType();

    public TrapReceived {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(contextEngineId, "contextEngineId");
        Objects.requireNonNull(contextName, "contextName");
        Objects.requireNonNull(pdu, "pdu");
        Layout.checkPeer(peer, port);
    }

    /** When it was received. */
    public Instant receivedAt() {
        return Layout.instant(micros);
    }

    /** This as a fact. */
    public Fact fact() {
        return TYPE.fact(receivedAt(), this);
    }
}
