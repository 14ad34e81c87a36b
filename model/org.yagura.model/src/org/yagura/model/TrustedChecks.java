/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;

import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Checks the certificates that the site trusts. */
final class TrustedChecks {
    private TrustedChecks() {
    }

    static void check(Site site, Findings findings) {
        String text = site.getTrustedCertificates();
        if (text == null || text.isBlank()) {
            return;
        }
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            if (all.isEmpty()) {
                findings.error("trusted-form", site, Literals.SITE__TRUSTED_CERTIFICATES, "-");
            }
            for (Certificate certificate : all) {
                var own = (X509Certificate) certificate;
                Instant end = own.getNotAfter().toInstant();
                if (end.isBefore(Instant.now())) {
                    findings.warning("trusted-ended", site, Literals.SITE__TRUSTED_CERTIFICATES,
                            own.getSubjectX500Principal().getName(), end.toString());
                }
            }
        } catch (CertificateException e) {
            findings.error("trusted-form", site, Literals.SITE__TRUSTED_CERTIFICATES, String.valueOf(e.getMessage()));
        }
    }
}
