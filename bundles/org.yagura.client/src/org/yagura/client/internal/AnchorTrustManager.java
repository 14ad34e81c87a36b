/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import org.yagura.core.tls.PinnedTrust;

/** Trusts servers below given certificates, or below one that is known by its fingerprint only. */
public final class AnchorTrustManager extends X509ExtendedTrustManager {
    private final List<X509Certificate> anchors;
    private final String fingerprint;

    private AnchorTrustManager(List<X509Certificate> anchors, String fingerprint) {
        this.anchors = anchors;
        this.fingerprint = fingerprint;
    }

    /** Trust below these. */
    public static AnchorTrustManager anchored(List<X509Certificate> anchors) {
        return new AnchorTrustManager(List.copyOf(anchors), null);
    }

    /** Trust below the certificate of that fingerprint, as {@link PinnedTrust#plain} gives it; the server has to show it. */
    public static AnchorTrustManager pinned(String fingerprint) {
        return new AnchorTrustManager(List.of(), fingerprint);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        below(chain).checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        below(chain).checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        below(chain).checkServerTrusted(chain, type);
    }

    private X509ExtendedTrustManager below(X509Certificate[] chain) throws CertificateException {
        return PinnedTrust.below(fingerprint == null ? anchors : List.of(known(chain)));
    }

    private X509Certificate known(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (PinnedTrust.fingerprint(certificate).equals(fingerprint)) {
                return certificate;
            }
        }
        throw new CertificateException("none of the certificates shown has the trusted fingerprint");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("for servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("for servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("for servers only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.toArray(X509Certificate[]::new);
    }
}
