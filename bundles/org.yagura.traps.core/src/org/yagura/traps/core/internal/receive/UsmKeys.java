/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.yagura.traps.core.internal.receive.UsmUser.Priv;

/**
 * The keys of a user at one engine, ready for use. Not thread-safe: its objects are used again and again by the one worker.
 */
final class UsmKeys {
    private static final int IV = 16;
    private static final int SALT = 8;
    private static final byte[] NO_DIGEST = new byte[48];

    private final UsmUser user;
    private final byte[] engine;
    private final Mac mac;
    private final byte[] digest;
    private Cipher cipher;
    private Key cipherKey;
    private byte[] preIv;
    private boolean reeder;

    UsmKeys(UsmUser user, byte[] engine) throws GeneralSecurityException {
        this.user = user;
        this.engine = engine;
        this.mac = Mac.getInstance(user.auth().mac);
        mac.init(new SecretKeySpec(user.authKey(engine), user.auth().mac));
        this.digest = new byte[mac.getMacLength()];
    }

    private void ready() throws GeneralSecurityException {
        if (cipher == null) {
            usePriv(reeder);
        }
    }

    private void usePriv(boolean otherExtension) throws GeneralSecurityException {
        reeder = otherExtension;
        byte[] key = user.privKey(engine, otherExtension);
        if (user.priv() == Priv.DES) {
            cipher = Cipher.getInstance("DES/CBC/NoPadding");
            cipherKey = new SecretKeySpec(key, 0, SALT, "DES");
            preIv = Arrays.copyOfRange(key, SALT, 2 * SALT);
        } else {
            cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipherKey = new SecretKeySpec(key, "AES");
        }
    }

    UsmUser user() {
        return user;
    }

    /**
     * Whether the digest in a message is right. It is overwritten by zeros in the process and put back.
     *
     * @param at where the digest stands
     */
    boolean authentic(byte[] b, int from, int to, int at) {
        int length = user.auth().length;
        byte[] found = Arrays.copyOfRange(b, at, at + length);
        byte[] made = sign(b, from, to, at);
        System.arraycopy(found, 0, b, at, length);
        return MessageDigest.isEqual(found, made);
    }

    /** The digest of a message; its place is overwritten by zeros. */
    byte[] sign(byte[] b, int from, int to, int at) {
        int length = user.auth().length;
        System.arraycopy(NO_DIGEST, 0, b, at, length);
        try {
            mac.update(b, from, to - from);
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(digest, length);
    }

    /** Deciphers a scoped PDU; the result may have bytes too many at its end (DES). */
    byte[] decipher(byte[] b, int from, int to, int msgBoots, int msgTime, byte[] salt)
            throws GeneralSecurityException {
        ready();
        cipher.init(Cipher.DECRYPT_MODE, cipherKey, iv(msgBoots, msgTime, salt));
        return cipher.doFinal(b, from, to - from);
    }

    /** Enciphers a scoped PDU. */
    byte[] encipher(byte[] plain, int msgBoots, int msgTime, byte[] salt) throws GeneralSecurityException {
        ready();
        byte[] padded = user.priv() == Priv.DES ? Arrays.copyOf(plain, plain.length + SALT - 1 & -SALT) : plain;
        cipher.init(Cipher.ENCRYPT_MODE, cipherKey, iv(msgBoots, msgTime, salt));
        return cipher.doFinal(padded);
    }

    private IvParameterSpec iv(int msgBoots, int msgTime, byte[] salt) {
        if (user.priv() == Priv.DES) {
            var iv = new byte[SALT];
            for (int i = 0; i < SALT; i++) {
                iv[i] = (byte) (salt[i] ^ preIv[i]);
            }
            return new IvParameterSpec(iv);
        }
        return new IvParameterSpec(ByteBuffer.allocate(IV).putInt(msgBoots).putInt(msgTime).put(salt).array());
    }

    /** Turns to the other way of extending keys, if there is another; again turns back. */
    boolean otherExtension() throws GeneralSecurityException {
        if (!user.extended()) {
            return false;
        }
        usePriv(!reeder);
        return true;
    }
}
