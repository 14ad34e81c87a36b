/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whoever shows a certificate of a known SHA-256 fingerprint, or one that it has signed, for what the certificate is
 * meant for: servers or clients. Names of hosts are not looked at: the fingerprint already says which one it is. Immutable.
 */
public final class PinnedTrust extends X509ExtendedTrustManager {
    private static final int HEX_DIGITS = 64;

    private final BiFunction<String, Integer, Set<String>> known;

    /**
     * Trust in these.
     *
     * @throws IllegalArgumentException when one is no SHA-256 fingerprint
     */
    public PinnedTrust(Collection<String> fingerprints) {
        Set<String> plain = fingerprints.stream().map(PinnedTrust::plain).collect(Collectors.toUnmodifiableSet());
        known = (host, port) -> plain;
    }

    /**
     * Trust in others for each peer.
     *
     * @param known by host and port as the connection was asked for; fingerprints as {@link #plain} gives them
     */
    public PinnedTrust(BiFunction<String, Integer, Set<String>> known) {
        this.known = known;
    }

    /**
     * A fingerprint as 64 lower-case hex digits.
     *
     * @param written hex digits in upper or lower case, with or without colons
     * @throws IllegalArgumentException when it is none
     */
    public static String plain(String written) {
        String digits = written.replaceAll("(?i)^sha-?256[:=]?", "").replaceAll("[:\\s-]", "").toLowerCase(Locale.ROOT);
        if (digits.length() != HEX_DIGITS || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint of 64 hex digits: " + written);
        }
        return digits;
    }

    /** SHA-256 of a certificate, as {@link #plain} gives it. */
    public static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        below(chain, known.apply("", 0)).checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        below(chain, known.apply("", 0)).checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        below(chain, known.apply(engine.getPeerHost(), engine.getPeerPort())).checkServerTrusted(chain, type);
    }

    private static X509ExtendedTrustManager below(X509Certificate[] chain, Set<String> trusted)
            throws CertificateException {
        return below(List.of(anchor(chain, trusted)));
    }

    /** What trusts certificates below these, as this Java does it. */
    public static X509ExtendedTrustManager below(List<X509Certificate> anchors) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor" + i, anchors.get(i));
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new CertificateException("no trust manager in this Java");
        } catch (IOException | GeneralSecurityException e) {
            throw e instanceof CertificateException c ? c : new CertificateException(e);
        }
    }

    private static X509Certificate anchor(X509Certificate[] chain, Set<String> trusted) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (trusted.contains(fingerprint(certificate))) {
                return certificate;
            }
        }
        throw new CertificateException("unknown fingerprint "
                + (chain.length == 0 ? "-" : fingerprint(chain[chain.length - 1])));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
