/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How messages are encrypted (RFC 3414, RFC 3826, draft-blumenthal-aes-usm-04). */
public enum PrivAlgorithm {
    DES(16), AES128(16), AES192(24), AES256(32);

    private static final int DES_BLOCK = 8;

    private final int keyBytes;

    PrivAlgorithm(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /** Bytes of the localised key that it needs. */
    int keyBytes() {
        return keyBytes;
    }

    /** The salt of a message, that goes with it in clear. */
    byte[] salt(int boots, long counter) {
        return this == DES
                ? ByteBuffer.allocate(8).putInt(boots).putInt((int) counter).array()
                : ByteBuffer.allocate(8).putLong(counter).array();
    }

    /** The scoped PDU encrypted. */
    byte[] encrypted(byte[] key, byte[] salt, int boots, int time, byte[] plain) {
        try {
            if (this == DES) {
                byte[] iv = new byte[DES_BLOCK];
                for (int i = 0; i < iv.length; i++) {
                    iv[i] = (byte) (key[DES_BLOCK + i] ^ salt[i]);
                }
                Cipher cipher = Cipher.getInstance("DES/CBC/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, DES_BLOCK, "DES"), new IvParameterSpec(iv));
                return cipher.doFinal(Arrays.copyOf(plain, (plain.length + DES_BLOCK - 1) / DES_BLOCK * DES_BLOCK));
            }
            byte[] iv = ByteBuffer.allocate(16).putInt(boots).putInt(time).put(salt).array();
            Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, keyBytes, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
