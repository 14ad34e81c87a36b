/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of hashes: each entry's is SHA-256 over the hash before it and its own content, every field with its length
 * in front, so that no two contents give the same bytes.
 */
public final class AuditChain {

    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);

    private AuditChain() {
    }

    /** The hash of an entry, hex. */
    public static String hash(String before, long id, long atMicros, AuditEntry entry) {
        MessageDigest digest = digest();
        digest.update(HexFormat.of().parseHex(before));
        field(digest, Long.toString(id));
        field(digest, Long.toString(atMicros));
        field(digest, entry.user());
        field(digest, entry.address());
        field(digest, entry.operation());
        field(digest, entry.outcome());
        field(digest, entry.summary());
        field(digest, entry.request());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(new byte[]{(byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8), (byte) bytes.length});
        digest.update(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
