/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

/** The agent shows a certificate of an authority that nobody has trusted yet; a person compares the fingerprint. */
public final class UntrustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fingerprint;
    private final String subject;
    private final String expected;

    /**
     * An exception for that authority.
     *
     * @param fingerprint SHA-256, upper-case hex with colons
     * @param subject name in the authority's certificate
     * @param expected the fingerprint that was trusted before; null at the first connection
     */
    public UntrustedException(String fingerprint, String subject, String expected) {
        super("untrusted certificate authority " + subject + " " + fingerprint);
        this.fingerprint = fingerprint;
        this.subject = subject;
        this.expected = expected;
    }

    /** SHA-256 of the authority's certificate. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Name in the authority's certificate. */
    public String subject() {
        return subject;
    }

    /** Fingerprint trusted before; null at the first connection. If present, somebody may be listening in. */
    public String expected() {
        return expected;
    }
}
