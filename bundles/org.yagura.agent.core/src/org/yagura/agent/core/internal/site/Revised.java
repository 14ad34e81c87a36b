/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactType;
import org.yagura.core.json.Json;

/**
 * A revision of the site model as a fact: what is said about it, and the XMI, compressed. Content that is too long for a
 * fact goes ahead of it in parts.
 *
 * @param about what is said about it
 * @param content compressed XMI; empty when it went ahead in parts
 */
public record Revised(About about, byte[] content) {

    /** A fact holds so much content at most. */
    static final int PART_BYTES = 1_500_000;

    /**
     * What is said about a revision.
     *
     * @param number from 1
     * @param author log-in name
     * @param reason why
     * @param modelVersion version of the model's form
     * @param differences how many to the one before
     * @param english the first of them, a line each
     * @param japanese the same
     * @param upload id of the parts; null when there are none
     * @param parts how many went ahead
     */
    public record About(long number, String author, String reason, int modelVersion, int differences, String english,
            String japanese, String upload, int parts) {
    }

    /**
     * A part of the content.
     *
     * @param upload id that all parts share
     * @param index from 0
     * @param content the bytes
     */
    public record Part(String upload, int index, byte[] content) {
    }

    /** How revisions stand in the journal. */
    public static final FactType<Revised> TYPE = new FactType<>() {
        @Override
        public String name() {
            return "site.revised";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public byte[] encode(Revised revision) {
            byte[] about = Json.bytes(revision.about());
            return ByteBuffer.allocate(Integer.BYTES + about.length + revision.content().length).putInt(about.length)
                    .put(about).put(revision.content()).array();
        }

        @Override
        public Revised decode(int version, byte[] payload) {
            int length = headerLength(name(), version, version(), payload);
            try {
                return new Revised(
                        Json.read(Arrays.copyOfRange(payload, Integer.BYTES, Integer.BYTES + length), About.class),
                        Arrays.copyOfRange(payload, Integer.BYTES + length, payload.length));
            } catch (IOException e) {
                throw new IllegalArgumentException("a revision cannot be read", e);
            }
        }
    };

    /** How parts stand in the journal. */
    public static final FactType<Part> PART = new FactType<>() {
        @Override
        public String name() {
            return "site.part";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public byte[] encode(Part part) {
            byte[] head = Json.bytes(new PartHead(part.upload(), part.index()));
            return ByteBuffer.allocate(Integer.BYTES + head.length + part.content().length).putInt(head.length)
                    .put(head).put(part.content()).array();
        }

        @Override
        public Part decode(int version, byte[] payload) {
            int length = headerLength(name(), version, version(), payload);
            try {
                PartHead head = Json.read(Arrays.copyOfRange(payload, Integer.BYTES, Integer.BYTES + length),
                        PartHead.class);
                return new Part(head.upload(), head.index(),
                        Arrays.copyOfRange(payload, Integer.BYTES + length, payload.length));
            } catch (IOException e) {
                throw new IllegalArgumentException("a part of a revision cannot be read", e);
            }
        }
    };

    private record PartHead(String upload, int index) {
    }

    private static int headerLength(String name, int version, int known, byte[] payload) {
        int length = payload.length < Integer.BYTES ? -1 : ByteBuffer.wrap(payload).getInt();
        if (version > known || length < 0 || length > payload.length - Integer.BYTES) {
            throw new IllegalArgumentException(name + " version " + version + " cannot be read");
        }
        return length;
    }

    /** The facts of a revision: parts first, when it is long, the revision last. */
    static List<Fact> facts(Instant at, About about, byte[] xmi) {
        byte[] content = compress(xmi);
        if (content.length <= PART_BYTES) {
            return List.of(TYPE.fact(at, new Revised(about, content)));
        }
        String upload = UUID.randomUUID().toString();
        var facts = new ArrayList<Fact>();
        for (int from = 0; from < content.length; from += PART_BYTES) {
            facts.add(PART.fact(at, new Part(upload, facts.size(),
                    Arrays.copyOfRange(content, from, Math.min(content.length, from + PART_BYTES)))));
        }
        About withParts = new About(about.number(), about.author(), about.reason(), about.modelVersion(),
                about.differences(), about.english(), about.japanese(), upload, facts.size());
        facts.add(TYPE.fact(at, new Revised(withParts, new byte[0])));
        return facts;
    }

    static byte[] compress(byte[] xmi) {
        var out = new ByteArrayOutputStream(xmi.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(xmi);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] expand(byte[] content) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the content of a revision is damaged", e);
        }
    }
}
