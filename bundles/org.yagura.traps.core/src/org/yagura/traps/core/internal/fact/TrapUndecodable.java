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

/**
 * A message arrived that could not be understood; kept so that a person, or a decoder of a third party, can look at
 * it.
 *
 * @param micros when it was received, microseconds since 1970, UTC
 * @param peer address of the sender of the datagram, 4 or 16 bytes
 * @param port its port
 * @param transport how it came
 * @param message the message as received, its community overwritten by asterisks, cut to {@link #MAX_MESSAGE} bytes
 * @param length how long the message was
 * @param reason why, a technical text in English with the offset where reading failed
 */
public record TrapUndecodable(long micros, byte[] peer, int port, Transport transport, byte[] message, int length,
        String reason) {

    /** How much of a message is kept, in bytes. */
    public static final int MAX_MESSAGE = 8192;
    /** How it is written. */
    public static final TrapUndecodableType TYPE = new TrapUndecodableType();

    public TrapUndecodable {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(reason, "reason");
        Layout.checkPeer(peer, port);
        if (message.length > MAX_MESSAGE || length < message.length) {
            throw new IllegalArgumentException("message of " + message.length + " bytes of " + length);
        }
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
