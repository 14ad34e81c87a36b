/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import org.yagura.model.Network;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.traps.core.internal.fact.SecurityLevel;

/**
 * A user of SNMPv3. Keeps the keys that RFC 3414, A.2 makes of pass phrases, not these; they are made when first
 * needed, since that costs milliseconds. Thread-safe.
 */
final class UsmUser {
    private static final int MIN_PHRASE = 8;
    private static final int STRETCHED = 1 << 20;
    private static final int BLOCK = 64;

    private final String credential;
    private final String name;
    private final Auth auth;
    private final Priv priv;
    private final byte[] engineId;
    private final Network[] networks;
    private byte[] authPhrase;
    private byte[] privPhrase;
    private byte[] authKey;
    private byte[] privKey;

    /** Algorithms of authentication: digest, MAC, and to how many bytes it is cut. */
    enum Auth {
        MD5("MD5", "HmacMD5", 12), SHA("SHA-1", "HmacSHA1", 12), SHA224("SHA-224", "HmacSHA224", 16),
        SHA256("SHA-256", "HmacSHA256", 24), SHA384("SHA-384", "HmacSHA384", 32), SHA512("SHA-512", "HmacSHA512", 48);

        final String digest;
        final String mac;
        final int length;

        Auth(String digest, String mac, int length) {
            this.digest = digest;
            this.mac = mac;
            this.length = length;
        }
    }

    /** Algorithms of privacy with the length of their keys in bytes; DES: key and pre-IV. */
    enum Priv {
        DES(16), AES128(16), AES192(24), AES256(32);

        final int keyLength;

        Priv(int keyLength) {
            this.keyLength = keyLength;
        }
    }

    UsmUser(String credential, String name, AuthProtocol auth, String authPhrase, PrivProtocol priv, String privPhrase,
            byte[] engineId, Network[] networks) {
        this.credential = credential;
        this.name = name;
        this.auth = auth == null || auth == AuthProtocol.NONE ? null : Auth.valueOf(auth.getName());
        this.priv = priv == null || priv == PrivProtocol.NONE ? null : Priv.valueOf(priv.getName());
        this.engineId = engineId;
        this.networks = networks;
        if (this.priv != null && this.auth == null) {
            throw new IllegalArgumentException("privacy without authentication");
        }
        this.authPhrase = this.auth == null ? null : phrase(authPhrase);
        this.privPhrase = this.priv == null ? null : phrase(privPhrase);
    }

    private static byte[] phrase(String text) {
        if (text == null || text.length() < MIN_PHRASE) {
            throw new IllegalArgumentException("a pass phrase of less than " + MIN_PHRASE + " characters");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String credential() {
        return credential;
    }

    String name() {
        return name;
    }

    Auth auth() {
        return auth;
    }

    Priv priv() {
        return priv;
    }

    /** The only engine that may use it for traps; null when any may. */
    byte[] engineId() {
        return engineId;
    }

    boolean allows(byte[] peer) {
        return Access.allows(networks, peer);
    }

    SecurityLevel level() {
        return auth == null
                ? SecurityLevel.NO_AUTH_NO_PRIV
                : priv == null ? SecurityLevel.AUTH_NO_PRIV : SecurityLevel.AUTH_PRIV;
    }

    /** The key for authentication at an engine. */
    byte[] authKey(byte[] engine) throws GeneralSecurityException {
        return localise(stretched(false), engine);
    }

    /**
     * The key for privacy at an engine. Where the digest is too short for it the key is extended: as net-snmp does
     * (draft-blumenthal-aes-usm-04), or as Cisco and others do (draft-reeder-snmpv3-usm-3desede-00).
     */
    byte[] privKey(byte[] engine, boolean reeder) throws GeneralSecurityException {
        byte[] key = localise(stretched(true), engine);
        MessageDigest digest = MessageDigest.getInstance(auth.digest);
        while (key.length < priv.keyLength) {
            byte[] more = reeder ? localise(stretch(digest, key), engine) : digest.digest(key);
            byte[] longer = Arrays.copyOf(key, key.length + more.length);
            System.arraycopy(more, 0, longer, key.length, more.length);
            key = longer;
        }
        return Arrays.copyOf(key, priv.keyLength);
    }

    /** Whether the two ways to extend a key differ. */
    boolean extended() throws GeneralSecurityException {
        return priv != null && MessageDigest.getInstance(auth.digest).getDigestLength() < priv.keyLength;
    }

    private synchronized byte[] stretched(boolean privacy) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(auth.digest);
        if (!privacy) {
            if (authKey == null) {
                authKey = stretch(digest, authPhrase);
                authPhrase = null;
            }
            return authKey;
        }
        if (privKey == null) {
            privKey = stretch(digest, privPhrase);
            privPhrase = null;
        }
        return privKey;
    }

    /** RFC 3414, A.2: the digest of the phrase, repeated to 1 MiB. */
    private static byte[] stretch(MessageDigest digest, byte[] phrase) {
        var block = new byte[BLOCK];
        int next = 0;
        for (int done = 0; done < STRETCHED; done += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                block[i] = phrase[next];
                next = next + 1 == phrase.length ? 0 : next + 1;
            }
            digest.update(block);
        }
        return digest.digest();
    }

    private byte[] localise(byte[] key, byte[] engine) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(auth.digest);
        digest.update(key);
        digest.update(engine);
        return digest.digest(key);
    }
}
