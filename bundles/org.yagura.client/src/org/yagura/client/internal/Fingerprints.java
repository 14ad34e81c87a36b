/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import org.yagura.core.tls.PinnedTrust;

/** SHA-256 fingerprints of certificates as people compare them. */
public final class Fingerprints {
    private Fingerprints() {
    }

    /** Upper-case hex with colons. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = HexFormat.of().parseHex(PinnedTrust.fingerprint(certificate));
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
