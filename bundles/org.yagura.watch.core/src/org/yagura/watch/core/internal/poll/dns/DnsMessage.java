/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.dns;

import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of a name server.
 *
 * @param truncated whether it did not fit; TCP then has all of it
 * @param code of RFC 1035, 4.1.1: 0 is good, 3 a name that does not exist
 * @param records those of the asked type, as a zone file has them
 */
public record DnsMessage(boolean truncated, int code, List<String> records) {
    /** Numbers of the types that can be asked for. */
    public static final Map<String, Integer> TYPES = Map.of("A", 1, "NS", 2, "CNAME", 5, "SOA", 6, "PTR", 12, "MX", 15,
            "TXT", 16, "AAAA", 28, "SRV", 33);
    private static final int HEADER = 12;
    private static final int RESPONSE = 0x8000;
    private static final int OPCODE = 0x7800;
    private static final int TRUNCATED = 0x0200;
    private static final int WISHED = 0x0100;
    private static final int INTERNET = 1;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_RECORDS = 500;

    /**
     * Writes a question.
     *
     * @throws IllegalArgumentException when the name is none, or the type unknown
     */
    public static byte[] question(int id, String name, String type) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + LONGEST_NAME + 8);
        out.putShort((short) id).putShort((short) WISHED).putShort((short) 1).putShort((short) 0).putInt(0);
        put(out, name);
        out.putShort(number(type).shortValue()).putShort((short) INTERNET);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static Integer number(String type) {
        Integer number = TYPES.get(type.toUpperCase(Locale.ROOT));
        if (number == null) {
            throw new IllegalArgumentException(type);
        }
        return number;
    }

    private static void put(ByteBuffer out, String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        int begin = out.position();
        for (String label : bare.isEmpty() ? new String[0] : bare.split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            if (bytes.length == 0 || bytes.length > LONGEST_LABEL
                    || out.position() - begin + bytes.length + 2 > LONGEST_NAME) {
                throw new IllegalArgumentException(name);
            }
            out.put((byte) bytes.length).put(bytes);
        }
        out.put((byte) 0);
    }

    /**
     * Reads an answer.
     *
     * @param question to which it has to be the answer, with the same id
     * @throws ProtocolException when it is none; nothing follows from it, as anybody can send one
     */
    public static DnsMessage read(byte[] bytes, byte[] question) throws ProtocolException {
        try {
            return new Reader(bytes).read(question);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw (ProtocolException) new ProtocolException("an answer that ends too early").initCause(e);
        }
    }

    /** Reads one message. */
    private static final class Reader {
        private final ByteBuffer in;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        DnsMessage read(byte[] question) throws ProtocolException {
            ByteBuffer asked = ByteBuffer.wrap(question);
            boolean ours = in.getShort() == asked.getShort();
            int flags = in.getShort() & 0xFFFF;
            int questions = in.getShort() & 0xFFFF;
            int answers = Math.min(in.getShort() & 0xFFFF, MOST_RECORDS);
            in.position(HEADER);
            asked.position(HEADER);
            if (!ours || (flags & (RESPONSE | OPCODE)) != RESPONSE || questions != 1
                    || !name().equalsIgnoreCase(new Reader(question).at(HEADER).name())) {
                throw new ProtocolException("an answer to another question");
            }
            int type = in.getShort() & 0xFFFF;
            int wanted = ByteBuffer.wrap(question).getShort(question.length - 4) & 0xFFFF;
            if (type != wanted || in.getShort() != INTERNET) {
                throw new ProtocolException("an answer to another question");
            }
            var records = new ArrayList<String>();
            for (int i = 0; i < answers; i++) {
                record(wanted, records);
            }
            return new DnsMessage((flags & TRUNCATED) != 0, flags & 0xF, List.copyOf(records));
        }

        private Reader at(int position) {
            in.position(position);
            return this;
        }

        private void record(int wanted, List<String> records) throws ProtocolException {
            name();
            int type = in.getShort() & 0xFFFF;
            int area = in.getShort();
            in.getInt();
            int length = in.getShort() & 0xFFFF;
            int end = in.position() + length;
            if (type == wanted && area == INTERNET) {
                records.add(data(type, end));
            }
            in.position(end);
        }

        private String data(int type, int end) throws ProtocolException {
            return switch (type) {
                case 1, 28 -> address(end - in.position());
                case 2, 5, 12 -> name();
                case 6 ->
                    name() + ' ' + name() + ' ' + number() + ' ' + number() + ' ' + number() + ' ' + number() + ' '
                            + number();
                case 15 -> small() + " " + name();
                case 16 -> text(end);
                default -> small() + " " + small() + " " + small() + " " + name();
            };
        }

        private int small() {
            return in.getShort() & 0xFFFF;
        }

        private long number() {
            return in.getInt() & 0xFFFF_FFFFL;
        }

        private String address(int length) throws ProtocolException {
            if (length != 4 && length != 16) {
                throw new ProtocolException("an address of " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            try {
                return InetAddress.getByAddress(bytes).getHostAddress();
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        private String text(int end) {
            var text = new StringBuilder();
            while (in.position() < end) {
                byte[] part = new byte[in.get() & 0xFF];
                in.get(part);
                text.append(new String(part, StandardCharsets.UTF_8));
            }
            return text.toString();
        }

        /** A name; may go on elsewhere, though only further to the front, so it ends. */
        private String name() throws ProtocolException {
            var name = new StringBuilder();
            int back = -1;
            int bound = in.position();
            while (true) {
                int length = in.get() & 0xFF;
                if ((length & 0xC0) == 0xC0) {
                    int place = (length & 0x3F) << 8 | in.get() & 0xFF;
                    back = back < 0 ? in.position() : back;
                    if (place >= bound) {
                        throw new ProtocolException("a name that goes in circles");
                    }
                    bound = place;
                    in.position(place);
                } else if (length > LONGEST_LABEL || name.length() + length > LONGEST_NAME) {
                    throw new ProtocolException("a name that is too long");
                } else if (length == 0) {
                    if (back >= 0) {
                        in.position(back);
                    }
                    return name.isEmpty() ? "." : name.toString();
                } else {
                    byte[] label = new byte[length];
                    in.get(label);
                    name.append(new String(label, StandardCharsets.UTF_8)).append('.');
                }
            }
        }
    }
}
