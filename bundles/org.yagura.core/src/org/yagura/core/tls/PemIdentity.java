/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A private key with its certificate and those above it.
 *
 * @param key the private key
 * @param chain its certificate first
 */
public record PemIdentity(PrivateKey key, List<Certificate> chain) {
    private static final Pattern KEY = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    public PemIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads it from PEM files.
     *
     * @param key without a password, PKCS #8, for an elliptic curve or RSA
     * @throws IOException when they cannot be read, or hold something else
     */
    public static PemIdentity read(Path certificates, Path key) throws IOException {
        Matcher matcher = KEY.matcher(Files.readString(key, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new IOException("there is no private key without a password in " + key);
        }
        try {
            List<X509Certificate> chain = certificates(certificates);
            if (chain.isEmpty()) {
                throw new IOException("there is no certificate in " + certificates);
            }
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
            return new PemIdentity(
                    KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm()).generatePrivate(spec),
                    List.copyOf(chain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(certificates + " and " + key + " do not hold a certificate and its key", e);
        }
    }

    /** Certificates in a PEM file. */
    public static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            return certificates(in);
        }
    }

    /** Certificates in a text in PEM form. */
    public static List<X509Certificate> certificates(String text) throws CertificateException {
        return certificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<X509Certificate> certificates(InputStream in) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast).toList();
    }

    /** What shows it to the other side. */
    public KeyManager[] keyManagers() throws GeneralSecurityException {
        char[] none = {};
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, none);
            store.setKeyEntry("own", key, none, chain.toArray(Certificate[]::new));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, none);
            return factory.getKeyManagers();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
