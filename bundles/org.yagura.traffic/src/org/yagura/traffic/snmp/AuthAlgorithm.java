/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How messages are authenticated (RFC 3414, RFC 7860). */
public enum AuthAlgorithm {
    MD5("MD5", "HmacMD5", 12), SHA("SHA-1", "HmacSHA1", 12), SHA224("SHA-224", "HmacSHA224", 16), SHA256("SHA-256",
            "HmacSHA256", 24),
    SHA384("SHA-384", "HmacSHA384", 32), SHA512("SHA-512", "HmacSHA512", 48);

    private static final int STRETCH = 1 << 20;

    private final String digest;
    private final String mac;
    private final int length;

    AuthAlgorithm(String digest, String mac, int length) {
        this.digest = digest;
        this.mac = mac;
        this.length = length;
    }

    /** Length of the authentication code in a message. */
    int length() {
        return length;
    }

    /** The key of a password, not yet of an engine. Takes some milliseconds. */
    byte[] key(String password) {
        byte[] text = password.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[text.length * 64];
        for (int i = 0; i < block.length; i++) {
            block[i] = text[i % text.length];
        }
        MessageDigest d = digest();
        int rest = STRETCH;
        for (; rest >= block.length; rest -= block.length) {
            d.update(block);
        }
        d.update(block, 0, rest);
        return d.digest();
    }

    /** The key at an engine. */
    byte[] localised(byte[] key, byte[] engineId) {
        MessageDigest d = digest();
        d.update(key);
        d.update(engineId);
        return d.digest(key);
    }

    /** A localised key made longer as draft-blumenthal-aes-usm-04 says. */
    byte[] extended(byte[] localised, int wanted) {
        byte[] key = localised;
        while (key.length < wanted) {
            byte[] more = digest().digest(key);
            byte[] longer = Arrays.copyOf(key, key.length + more.length);
            System.arraycopy(more, 0, longer, key.length, more.length);
            key = longer;
        }
        return Arrays.copyOf(key, wanted);
    }

    /** The code of a message. */
    byte[] code(byte[] localised, byte[] message) {
        try {
            Mac m = Mac.getInstance(mac);
            m.init(new SecretKeySpec(localised, mac));
            return Arrays.copyOf(m.doFinal(message), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
