/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 fingerprints of certificates as people write them. */
public final class Fingerprints {
    private static final int HEX_DIGITS = 64;

    private Fingerprints() {
    }

    /** Upper-case hex with colons. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As 64 upper-case hex digits.
     *
     * @throws IllegalArgumentException when the text is no SHA-256 fingerprint
     */
    public static String plain(String written) {
        String digits = written.replaceAll("(?i)^sha-?256[:=]?", "").replaceAll("[:\\s-]", "").toUpperCase(Locale.ROOT);
        if (digits.length() != HEX_DIGITS || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint of 64 hex digits: " + written);
        }
        return digits;
    }
}
