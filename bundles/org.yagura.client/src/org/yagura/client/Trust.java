/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import org.yagura.client.internal.AnchorTrustManager;
import org.yagura.client.internal.ChainCatcher;
import org.yagura.client.internal.Fingerprints;
import org.yagura.client.internal.Problems;
import org.yagura.core.tls.PinnedTrust;

/** Which agents' certificates are trusted. The host name in the certificate is always checked. Immutable. */
public sealed interface Trust {

    /** The context for connections. */
    SSLContext context();

    /** Trusts what this machine's Java trusts. */
    static Trust system() {
        return new System();
    }

    /** Trusts a certificate of that SHA-256 fingerprint (hex, colons or not) and what it has signed. */
    static Trust fingerprint(String sha256) {
        return new Pinned(PinnedTrust.plain(sha256));
    }

    /**
     * Trusts the authorities in a PEM file.
     *
     * @throws IOException when there is no certificate in it
     */
    static Trust authority(Path pem) throws IOException {
        return authority(Files.readAllBytes(pem));
    }

    /**
     * Trusts the authorities in PEM text.
     *
     * @throws IOException when there is no certificate in it
     */
    static Trust authority(byte[] pem) throws IOException {
        try {
            Collection<? extends java.security.cert.Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem));
            if (found.isEmpty()) {
                throw new IOException("no certificate in it");
            }
            return new Authority(found.stream().map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw new IOException("not a certificate: " + e.getMessage(), e);
        }
    }

    /**
     * What an agent shows of itself, for a person to compare before it is trusted; nothing is sent to it.
     *
     * @throws org.yagura.core.operation.ProblemException when it cannot be reached
     */
    static Shown shown(URI url) {
        var catcher = new ChainCatcher();
        try {
            SSLContext context = context(catcher);
            int port = url.getPort() < 0 ? 443 : url.getPort();
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket()) {
                socket.connect(new java.net.InetSocketAddress(url.getHost(), port), 10_000);
                socket.setSoTimeout(10_000);
                socket.startHandshake();
            }
        } catch (IOException e) {
            throw Problems.unreachable(url, e, java.util.Locale.getDefault());
        }
        X509Certificate top = catcher.chain().getLast();
        return new Shown(Fingerprints.of(top), top.getSubjectX500Principal().getName(),
                top.getNotAfter().toInstant());
    }

    /**
     * The topmost certificate that an agent shows, as a rule its site's authority.
     *
     * @param fingerprint SHA-256, upper-case hex with colons
     * @param subject name in the certificate
     * @param until last instant of its validity
     */
    record Shown(String fingerprint, String subject, java.time.Instant until) {
    }

    /** Trust in what this machine's Java trusts. */
    record System() implements Trust {
        @Override
        public SSLContext context() {
            try {
                return SSLContext.getDefault();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Trust in one certificate by its fingerprint. */
    record Pinned(String sha256) implements Trust {
        @Override
        public SSLContext context() {
            return Trust.context(AnchorTrustManager.pinned(sha256));
        }
    }

    /** Trust in given authorities. */
    record Authority(List<X509Certificate> authorities) implements Trust {
        @Override
        public SSLContext context() {
            return Trust.context(AnchorTrustManager.anchored(authorities));
        }
    }

    private static SSLContext context(TrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
