/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.ping;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Echo messages of ICMP (RFC 792) and ICMPv6 (RFC 4443) as bytes. */
public final class Icmp {
    /** Type, code, checksum, id, sequence. */
    public static final int HEADER = 8;
    /** The number by which an answer is known. */
    public static final int NONCE = 8;
    private static final int ECHO = 8;
    private static final int ECHO_REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int ECHO_V6 = 128;
    private static final int ECHO_REPLY_V6 = 129;
    private static final int UNREACHABLE_V6 = 1;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_DESTINATION = 16;
    private static final int IPV6_DESTINATION = 24;
    private static final int ICMP_PROTOCOL = 1;
    private static final int ICMP_V6_PROTOCOL = 58;

    /**
     * What was received.
     *
     * @param reply true for an answer, false when somebody says that the request cannot get there
     * @param code why it cannot, of RFC 792 or 4443; 0 for an answer
     * @param nonce of the request; null when it is not quoted
     * @param destination that the request was sent to, as quoted; null for an answer
     */
    public record Message(boolean reply, int code, int id, int sequence, Long nonce, byte[] destination) {
    }

    private Icmp() {
    }

    /** Writes an echo request into a buffer from its beginning; the data is the nonce, then bytes that count up. */
    public static int request(ByteBuffer out, boolean v6, int id, int sequence, long nonce, int size) {
        int length = HEADER + Math.max(NONCE, size);
        out.put(0, (byte) (v6 ? ECHO_V6 : ECHO)).put(1, (byte) 0).putShort(2, (short) 0).putShort(4, (short) id)
                .putShort(6, (short) sequence).putLong(HEADER, nonce);
        for (int i = HEADER + NONCE; i < length; i++) {
            out.put(i, (byte) i);
        }
        if (!v6) {
            out.putShort(2, (short) checksum(out, length));
        }
        return length;
    }

    /** RFC 1071. That of ICMPv6 is the kernel's work. */
    public static int checksum(ByteBuffer bytes, int length) {
        long sum = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum += bytes.getShort(i) & 0xFFFF;
        }
        if (length % 2 == 1) {
            sum += (bytes.get(length - 1) & 0xFF) << 8;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) ~sum & 0xFFFF;
    }

    /**
     * Understands what was received.
     *
     * @param v6 whether it came by IPv6
     * @param header whether it begins with its IPv4 header, as raw sockets give it
     * @return empty when it is nothing that concerns echo requests, or broken
     */
    public static Optional<Message> parse(ByteBuffer in, boolean v6, boolean header) {
        int start = header ? headerEnd(in, 0) : 0;
        if (start < 0 || in.limit() < start + HEADER) {
            return Optional.empty();
        }
        int type = in.get(start) & 0xFF;
        int code = in.get(start + 1) & 0xFF;
        if (type == (v6 ? ECHO_REPLY_V6 : ECHO_REPLY)) {
            return in.limit() < start + HEADER + NONCE || code != 0
                    ? Optional.empty()
                    : Optional.of(echo(in, start, true, 0, null));
        }
        return type == (v6 ? UNREACHABLE_V6 : UNREACHABLE) ? quoted(in, start + HEADER, v6, code) : Optional.empty();
    }

    private static Message echo(ByteBuffer in, int start, boolean reply, int code, byte[] destination) {
        Long nonce = in.limit() < start + HEADER + NONCE ? null : in.getLong(start + HEADER);
        return new Message(reply, code, in.getShort(start + 4) & 0xFFFF, in.getShort(start + 6) & 0xFFFF, nonce,
                destination);
    }

    /** The request of ours that a router quotes. */
    private static Optional<Message> quoted(ByteBuffer in, int start, boolean v6, int code) {
        int end = v6 ? start + IPV6_HEADER : headerEnd(in, start);
        if (end < 0 || in.limit() < end + HEADER) {
            return Optional.empty();
        }
        boolean ours = v6
                ? in.get(start + 6) == ICMP_V6_PROTOCOL && in.get(end) == (byte) ECHO_V6
                : in.get(start + 9) == ICMP_PROTOCOL && in.get(end) == ECHO;
        if (!ours) {
            return Optional.empty();
        }
        var destination = new byte[v6 ? 16 : 4];
        in.get(start + (v6 ? IPV6_DESTINATION : IPV4_DESTINATION), destination);
        return Optional.of(echo(in, end, false, code, destination));
    }

    /** Where an IPv4 header ends; negative when there is none. */
    private static int headerEnd(ByteBuffer in, int start) {
        if (in.limit() < start + IPV4_HEADER) {
            return -1;
        }
        int words = in.get(start) & 0x0F;
        return (in.get(start) & 0xF0) != 0x40 || words < 5 ? -1 : start + words * 4;
    }
}
