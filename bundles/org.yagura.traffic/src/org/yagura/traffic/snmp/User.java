/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

/**
 * A user of SNMPv3 with its keys, not yet of an engine. Immutable.
 */
public final class User {
    private final String name;
    private final AuthAlgorithm auth;
    private final PrivAlgorithm priv;
    private final byte[] authKey;
    private final byte[] privKey;

    /**
     * A user; the keys are made at once.
     *
     * @param auth null for neither authentication nor encryption
     * @param priv null for no encryption
     */
    public User(String name, AuthAlgorithm auth, String authPassword, PrivAlgorithm priv, String privPassword) {
        this.name = name;
        this.auth = auth;
        this.priv = priv;
        this.authKey = auth == null ? null : auth.key(authPassword);
        this.privKey = auth == null || priv == null ? null : auth.key(privPassword);
    }

    String name() {
        return name;
    }

    AuthAlgorithm auth() {
        return auth;
    }

    PrivAlgorithm priv() {
        return authKey == null ? null : priv;
    }

    byte[] authKey(byte[] engineId) {
        return auth == null ? null : auth.localised(authKey, engineId);
    }

    byte[] privKey(byte[] engineId) {
        return privKey == null ? null : auth.extended(auth.localised(privKey, engineId), priv.keyBytes());
    }
}
