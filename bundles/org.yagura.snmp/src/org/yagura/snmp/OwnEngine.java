/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * This agent as an SNMP engine: the id that senders of informs discover, how often it has started, and for how long it
 * runs. Kept in {@code snmp-engine} in the data directory: one line with the id in hexadecimal and one with the number
 * of starts.
 */
public final class OwnEngine {
    /** RFC 3414, 2.2.3: how far clocks may differ, in seconds. */
    public static final int WINDOW = 150;

    /** RFC 3411: a local engine id of the enterprise 32473 (documentation, RFC 5612), octets chosen here. */
    private static final byte[] PREFIX = {(byte) 0x80, 0x00, 0x7E, (byte) 0xD9, 0x05};
    private static final int RANDOM = 12;
    private static final int MIN_ID = 5;
    private static final int MAX_ID = 32;
    private static final long SECOND = 1_000_000_000L;

    private final byte[] id;
    private final int boots;
    private final long began = System.nanoTime();

    private OwnEngine(byte[] id, int boots) {
        this.id = id;
        this.boots = boots;
    }

    /** Reads the engine's state, counts this start and makes that durable before anything is answered. */
    public static OwnEngine start(Path data) throws IOException {
        Path file = data.resolve("snmp-engine");
        byte[] id = null;
        int boots = 0;
        if (Files.exists(file)) {
            String[] lines = Files.readString(file).split("\n");
            try {
                id = HexFormat.of().parseHex(lines[0].strip());
                boots = Integer.parseInt(lines[1].strip());
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException(
                        file + " is damaged: it should hold an engine id and a number. Remove it; senders of"
                                + " SNMPv3 informs then discover the new id.",
                        e);
            }
            if (id.length < MIN_ID || id.length > MAX_ID || boots < 0) {
                throw new IOException(file + " is damaged: engine id of " + id.length + " bytes, starts " + boots);
            }
        }
        if (id == null) {
            var random = new byte[RANDOM];
            new SecureRandom().nextBytes(random);
            id = Arrays.copyOf(PREFIX, PREFIX.length + RANDOM);
            System.arraycopy(random, 0, id, PREFIX.length, RANDOM);
        }
        var engine = new OwnEngine(id, Math.min(boots, Integer.MAX_VALUE - 2) + 1);
        engine.save(data, file);
        return engine;
    }

    private void save(Path data, Path file) throws IOException {
        Files.createDirectories(data);
        Path part = data.resolve("snmp-engine.new");
        byte[] text = (HexFormat.of().formatHex(id) + "\n" + boots + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text));
            out.force(true);
        }
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The id; not to be changed. */
    public byte[] id() {
        return id;
    }

    /** How often it has started, with this time. */
    public int boots() {
        return boots;
    }

    /** Seconds since the start. */
    public int time() {
        return (int) ((System.nanoTime() - began) / SECOND);
    }

    /** RFC 3414, 3.2, 7a: whether an authentic message to this engine is in time. */
    public boolean inTime(int msgBoots, int msgTime) {
        return msgBoots == boots && Math.abs((long) msgTime - time()) <= WINDOW;
    }
}
