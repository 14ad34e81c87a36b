/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.util.Objects;

import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * Mutual TLS between members: both sides show a certificate, and both check it.
 *
 * @param key this member's key and certificate
 * @param trust whose certificates are believed
 */
public record MemberTls(KeyManager key, TrustManager trust) {

    public MemberTls {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(trust, "trust");
    }
}
