/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;

/** Whether keys fit, and key stores in memory. */
final class CertificateKeys {
    private static final int PROBE = 32;

    private CertificateKeys() {
    }

    /** Fails when the private key does not belong to the public one. */
    static void check(PrivateKey key, PublicKey of) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "Ed25519", "EdDSA" -> "Ed25519";
            default -> throw new InvalidKeyException("keys of the kind " + key.getAlgorithm() + " are not known");
        };
        byte[] probe = new byte[PROBE];
        new SecureRandom().nextBytes(probe);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(of);
        signature.update(probe);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the private key does not belong to the certificate");
        }
    }

    /** A key store in memory with one identity. */
    static KeyStore store(Certificates.Identity identity, char[] password) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", identity.key(), password, identity.chain().toArray(new Certificate[0]));
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
