/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.yagura.core.tls.PemIdentity;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.ProbeContext;

/** Says who says whether a certificate is valid. */
@FunctionalInterface
interface Trust {

    /** Whom this Java trusts ({@code javax.net.ssl.trustStore}), and the certificates that the site trusts besides. */
    Trust OF_SITE = context -> Known.of(context.site().getTrustedCertificates());

    /**
     * For watches of a site.
     *
     * @throws CannotAskException when the site's certificates cannot be read
     */
    X509ExtendedTrustManager in(ProbeContext context) throws CannotAskException;

    /** The same one everywhere. */
    static Trust always(Supplier<X509ExtendedTrustManager> trust) {
        return context -> trust.get();
    }

    /** Those that were asked for, made once. */
    final class Known {
        private static final X509ExtendedTrustManager OF_JAVA = manager(null);
        private static String text = "";
        private static X509ExtendedTrustManager ofText = OF_JAVA;

        private Known() {
        }

        private static synchronized X509ExtendedTrustManager of(String certificates) throws CannotAskException {
            String wanted = certificates == null ? "" : certificates.strip();
            if (!wanted.equals(text)) {
                ofText = wanted.isEmpty() ? OF_JAVA : manager(store(wanted));
                text = wanted;
            }
            return ofText;
        }

        private static KeyStore store(String certificates) throws CannotAskException {
            try {
                List<X509Certificate> own = PemIdentity.certificates(certificates);
                if (own.isEmpty()) {
                    throw Say.cannot("certificate.pem", "-");
                }
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                int number = 0;
                for (List<X509Certificate> some : List.of(List.of(OF_JAVA.getAcceptedIssuers()), own)) {
                    for (X509Certificate certificate : some) {
                        store.setCertificateEntry(Integer.toString(number++), certificate);
                    }
                }
                return store;
            } catch (CertificateException e) {
                throw Say.cannot("certificate.pem", Failures.clean(e.getMessage()));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("this Java cannot keep certificates", e);
            }
        }

        /** Of those in a store; null: of this Java's. */
        private static X509ExtendedTrustManager manager(KeyStore store) {
            try {
                var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(store);
                for (TrustManager manager : factory.getTrustManagers()) {
                    if (manager instanceof X509ExtendedTrustManager fitting) {
                        return fitting;
                    }
                }
                throw new IllegalStateException("this Java has no trust manager");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot say whom it trusts", e);
            }
        }
    }
}
