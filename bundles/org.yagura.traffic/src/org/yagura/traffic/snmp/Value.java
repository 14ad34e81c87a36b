/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.nio.charset.StandardCharsets;

/** A value of a variable binding. Immutable. */
public sealed interface Value {

    /** Writes itself. */
    void write(BerWriter out);

    /** Where values write themselves. */
    final class BerWriter {
        private final BerOut out;

        BerWriter(BerOut out) {
            this.out = out;
        }
    }

    /** INTEGER. */
    record Int(int value) implements Value {
        @Override
        public void write(BerWriter out) {
            out.out.number(BerOut.INTEGER, value);
        }
    }

    /** OCTET STRING of text in UTF-8. */
    record Text(String value) implements Value {
        @Override
        public void write(BerWriter out) {
            out.out.octets(BerOut.OCTETS, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** OBJECT IDENTIFIER, in dots. */
    record ObjectId(String value) implements Value {
        @Override
        public void write(BerWriter out) {
            out.out.objectId(value);
        }
    }

    /** IpAddress of four bytes in dots. */
    record Ip(String value) implements Value {
        @Override
        public void write(BerWriter out) {
            out.out.octets(0x40, bytes(value));
        }

        static byte[] bytes(String dotted) {
            String[] parts = dotted.split("\\.");
            byte[] four = new byte[4];
            for (int i = 0; i < four.length; i++) {
                four[i] = (byte) Integer.parseInt(parts[i]);
            }
            return four;
        }
    }

    /** An unsigned number: Counter32, Gauge32, TimeTicks or Counter64. */
    record Unsigned(int tag, long value) implements Value {
        @Override
        public void write(BerWriter out) {
            out.out.number(tag, value);
        }
    }

    /** Gauge32. */
    static Value gauge(long value) {
        return new Unsigned(0x42, value);
    }

    /** Counter32. */
    static Value counter(long value) {
        return new Unsigned(0x41, value);
    }

    /** TimeTicks, hundredths of a second. */
    static Value ticks(long hundredths) {
        return new Unsigned(0x43, hundredths);
    }
}
