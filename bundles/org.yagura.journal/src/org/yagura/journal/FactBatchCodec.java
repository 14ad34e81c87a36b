/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.yagura.core.fact.Fact;

/**
 * Writes and reads batches of facts. Layout, numbers as little-endian base-128 varints, strings as length and UTF-8:
 *
 * <pre>
 * batch = codec version (1 byte), producer, first sequence, number of facts, time of the first fact, fact...
 * fact  = type, version, time less the time before (zigzag), payload length, payload
 * type  = 0, name            the first time in a batch
 *       | n                  the n-th name of the batch, from 1
 * </pre>
 *
 * Times are microseconds since 1970, UTC. The bytes are protected by the journal's own checksums, so a batch that cannot
 * be read is a fault in a program; the error tells the place. An instance is used by one thread and keeps its buffer.
 */
public final class FactBatchCodec {
    /** What the names of types in a batch may take together, on top of {@link #size} of its facts. */
    static final int MAX_NAMES = 64 << 10;

    private static final int VERSION = 1;
    private static final int MAX_NAME = 1_000;
    private static final int MIN_FACT = 4;
    private static final int KEPT_BUFFER = 1 << 20;

    private byte[] out = new byte[1 << 16];
    private int at;

    /**
     * The bytes of a batch.
     *
     * @throws IllegalArgumentException when they are over {@link FactBatch#MAX_BYTES}, or a name is over 1,000 bytes
     */
    public byte[] encode(FactBatch batch) {
        at = 0;
        ensure(1);
        out[at++] = VERSION;
        string(batch.producer());
        varint(batch.firstSequence());
        List<Fact> facts = batch.facts();
        varint(facts.size());
        long last = micros(facts.getFirst().at());
        varint(zigzag(last));
        var names = new ArrayList<String>(4);
        for (Fact fact : facts) {
            int known = indexOf(names, fact.type());
            varint(known + 1L);
            if (known < 0) {
                names.add(fact.type());
                string(fact.type());
            }
            varint(fact.version());
            long micros = micros(fact.at());
            varint(zigzag(micros - last));
            last = micros;
            varint(fact.payload().length);
            bytes(fact.payload());
        }
        byte[] result = Arrays.copyOf(out, at);
        if (out.length > KEPT_BUFFER) {
            out = new byte[KEPT_BUFFER];
        }
        return result;
    }

    /** About how many bytes a fact takes in a batch, not less than it does when its type stands there already. */
    public static int size(Fact fact) {
        return fact.payload().length + 24;
    }

    private static int indexOf(List<String> names, String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static long micros(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("time out of range: " + time, e);
        }
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
    }

    private void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_NAME) {
            throw new IllegalArgumentException("name of " + utf8.length + " bytes is over " + MAX_NAME);
        }
        varint(utf8.length);
        bytes(utf8);
    }

    private void bytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, out, at, value.length);
        at += value.length;
    }

    private void ensure(int more) {
        if (at + more > FactBatch.MAX_BYTES) {
            throw new IllegalArgumentException("batch is over " + FactBatch.MAX_BYTES + " bytes");
        }
        if (at + more > out.length) {
            out = Arrays.copyOf(out, Math.max(at + more, Math.min(out.length * 2, FactBatch.MAX_BYTES)));
        }
    }

    /**
     * The batch of bytes.
     *
     * @throws IllegalArgumentException when a newer program wrote them or they are broken; the message tells the place
     */
    public static FactBatch decode(byte[] bytes) {
        var in = new Reader(bytes);
        in.version();
        String producer = in.string();
        long firstSequence = in.varint();
        int count = in.count();
        var facts = new ArrayList<Fact>(count);
        long time = unzigzag(in.varint());
        var names = new ArrayList<String>(4);
        for (int i = 0; i < count; i++) {
            String name = in.name(names);
            int version = in.number();
            time += unzigzag(in.varint());
            byte[] payload = in.payload();
            try {
                facts.add(new Fact(name, version, instant(time), payload));
            } catch (IllegalArgumentException e) {
                throw in.broken(e.getMessage());
            }
        }
        if (in.at != bytes.length) {
            throw in.broken((bytes.length - in.at) + " bytes are left over");
        }
        try {
            return new FactBatch(producer, firstSequence, facts);
        } catch (IllegalArgumentException e) {
            throw in.broken(e.getMessage());
        }
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static final class Reader {
        private final byte[] in;
        private int at;

        Reader(byte[] in) {
            this.in = in;
        }

        void version() {
            if (in.length == 0) {
                throw broken("it is empty");
            }
            int version = in[at++];
            if (version != VERSION) {
                throw broken("its layout is version " + version + ", this program knows version " + VERSION
                        + "; a newer program wrote it");
            }
        }

        String name(List<String> names) {
            int index = number();
            if (index == 0) {
                String name = string();
                names.add(name);
                return name;
            }
            if (index > names.size()) {
                throw broken("type " + index + " of " + names.size());
            }
            return names.get(index - 1);
        }

        String string() {
            int length = number();
            if (length > MAX_NAME || length > in.length - at) {
                throw broken("a name of " + length + " bytes");
            }
            at += length;
            return new String(in, at - length, length, StandardCharsets.UTF_8);
        }

        byte[] payload() {
            int length = number();
            if (length > Fact.MAX_PAYLOAD || length > in.length - at) {
                throw broken("a payload of " + length + " bytes");
            }
            at += length;
            return Arrays.copyOfRange(in, at - length, at);
        }

        int count() {
            int count = number();
            if (count == 0 || count > (in.length - at) / MIN_FACT) {
                throw broken(count + " facts");
            }
            return count;
        }

        int number() {
            long value = varint();
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw broken("the number " + value);
            }
            return (int) value;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at >= in.length) {
                    throw broken("it ends within a number");
                }
                byte b = in[at++];
                value |= (b & 0x7FL) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw broken("a number of more than ten bytes");
        }

        IllegalArgumentException broken(String what) {
            return new IllegalArgumentException("batch of facts cannot be read at byte " + at + ": " + what);
        }
    }
}
