/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Answers SNMP questions as fast as a process can, so that who asks is measured and not who answers: each value is an empty
 * text, which is as long as the question's empty place for it. A process of its own; argument: {@code ADDRESS PORT}.
 */
public final class SnmpEcho {
    private static final byte GET = (byte) 0xA0;
    private static final byte RESPONSE = (byte) 0xA2;
    private static final byte NULL = 5;
    private static final byte TEXT = 4;
    private static final int LARGEST = 65_507;

    private SnmpEcho() {
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])));
            System.out.println("ready");
            ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
            while (true) {
                buffer.clear();
                SocketAddress from = channel.receive(buffer);
                buffer.flip();
                answer(buffer);
                channel.send(buffer, from);
            }
        }
    }

    /** Makes the answer of a question of version 2c in its place. */
    static void answer(ByteBuffer message) {
        int version = content(message, 0);
        int community = content(message, version) + message.get(version + 1);
        int pdu = content(message, community) + message.get(community + 1);
        if (message.get(pdu) == GET) {
            message.put(pdu, RESPONSE);
        }
        int number = content(message, pdu);
        // the names that are asked for have no 5 before a 0; the number of the question may
        for (int i = content(message, number) + message.get(number + 1); i + 1 < message.limit(); i++) {
            if (message.get(i) == NULL && message.get(i + 1) == 0) {
                message.put(i, TEXT);
            }
        }
    }

    /** Where the content of what begins there begins. */
    private static int content(ByteBuffer message, int at) {
        int length = message.get(at + 1);
        return at + 2 + (length < 0 ? length & 0x7F : 0);
    }
}
