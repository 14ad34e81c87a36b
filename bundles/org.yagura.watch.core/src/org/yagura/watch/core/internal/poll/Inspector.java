/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.yagura.watch.core.spi.Phrase;

/**
 * Looks at the certificates of one connection: keeps them whether they are valid or not, and refuses those that are not on
 * wish.
 */
final class Inspector extends X509ExtendedTrustManager {
    private static final double SECONDS_A_DAY = 86_400;

    private final X509ExtendedTrustManager trust;
    private X509Certificate own;
    private CertificateException trouble;

    /** Refuses certificates that this trust manager does not find valid for the host; with null it only looks at them. */
    Inspector(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** Encrypts a connection; its handshake is still to be made. */
    SSLSocket wrap(Socket socket, String host, int port) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{this}, null);
            var encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
            if (trust != null) {
                SSLParameters parameters = encrypted.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                encrypted.setSSLParameters(parameters);
            }
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** How many days the certificate of the server is still good; negative when it has ended; empty when there was none. */
    OptionalDouble daysLeft(Instant now) {
        return own == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Duration.between(now, own.getNotAfter().toInstant()).toSeconds() / SECONDS_A_DAY);
    }

    /** Why the certificate is refused; null when it is not, or there was none. */
    Phrase refusal(String where) {
        if (trouble == null) {
            return null;
        }
        try {
            own.checkValidity();
        } catch (CertificateExpiredException e) {
            return Say.say("certificate.expired", where, own.getNotAfter());
        } catch (CertificateNotYetValidException e) {
            return Say.say("certificate.early", where, own.getNotBefore());
        }
        String message = String.valueOf(trouble.getMessage());
        return message.contains("No subject alternative") || message.contains("No name matching")
                ? Say.say("certificate.name", where)
                : Say.say("certificate.untrusted", where, Failures.clean(message));
    }

    /** A check of the JDK's. */
    private interface Check {
        void check() throws CertificateException;
    }

    private void inspect(X509Certificate[] chain, Check check) throws CertificateException {
        if (chain == null || chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        own = chain[0];
        if (trust != null) {
            try {
                check.check();
                // the JDK takes a certificate that it trusts itself also when its time is over
                own.checkValidity();
            } catch (CertificateException e) {
                trouble = e;
                throw e;
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        inspect(chain, () -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        inspect(chain, () -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        inspect(chain, () -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
