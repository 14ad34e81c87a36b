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
import java.util.ArrayList;
import java.util.List;

/**
 * Answers SNMP questions of version 2c as fast as a process can, so that who asks is measured and not who answers: each value
 * is 7. A process of its own; argument: {@code ADDRESS PORT}.
 */
public final class SnmpEcho {
    private static final int SEQUENCE = 0x30;
    private static final int RESPONSE = 0xA2;
    private static final byte[] SEVEN = {2, 1, 7};
    private static final byte[] NO_ERROR = {2, 1, 0, 2, 1, 0};
    private static final int LARGEST = 65_507;
    private static final int SHORT = 0x80;

    private final byte[] out = new byte[LARGEST];
    private int begin;

    private SnmpEcho() {
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])));
            System.out.println("ready");
            var echo = new SnmpEcho();
            ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
            while (true) {
                buffer.clear();
                SocketAddress from = channel.receive(buffer);
                buffer.flip();
                channel.send(echo.answer(buffer), from);
            }
        }
    }

    /** The answer to a question, written from its end. */
    private ByteBuffer answer(ByteBuffer question) {
        int version = content(question, 0);
        int community = end(question, version);
        int pdu = end(question, community);
        int number = content(question, pdu);
        int bindings = end(question, end(question, end(question, number)));
        List<Integer> names = new ArrayList<>();
        for (int at = content(question, bindings); at < question.limit(); at = end(question, at)) {
            names.add(content(question, at));
        }
        begin = LARGEST;
        for (int name : names.reversed()) {
            int before = begin;
            put(SEVEN, 0, SEVEN.length);
            put(question.array(), name, end(question, name) - name);
            head(SEQUENCE, before - begin);
        }
        head(SEQUENCE, LARGEST - begin);
        put(NO_ERROR, 0, NO_ERROR.length);
        put(question.array(), number, end(question, number) - number);
        head(RESPONSE, LARGEST - begin);
        put(question.array(), version, pdu - version);
        head(SEQUENCE, LARGEST - begin);
        return ByteBuffer.wrap(out, begin, LARGEST - begin);
    }

    private void put(byte[] bytes, int from, int count) {
        begin -= count;
        System.arraycopy(bytes, from, out, begin, count);
    }

    private void head(int type, int length) {
        if (length < SHORT) {
            out[--begin] = (byte) length;
        } else {
            out[--begin] = (byte) length;
            out[--begin] = (byte) (length >> 8);
            out[--begin] = (byte) (SHORT | 2);
        }
        out[--begin] = (byte) type;
    }

    /** Where the content of what begins there begins. */
    private static int content(ByteBuffer message, int at) {
        int length = message.get(at + 1);
        return at + 2 + (length < 0 ? length & 0x7F : 0);
    }

    /** Where what begins there ends. */
    private static int end(ByteBuffer message, int at) {
        int content = content(message, at);
        int length = message.get(at + 1);
        if (length < 0) {
            length = 0;
            for (int i = at + 2; i < content; i++) {
                length = length << 8 | message.get(i) & 0xFF;
            }
        }
        return content + length;
    }
}
