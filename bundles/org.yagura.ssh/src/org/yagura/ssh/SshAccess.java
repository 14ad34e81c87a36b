/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.yagura.model.Network;
import org.yagura.model.Secret;
import org.yagura.model.site.Site;
import org.yagura.model.site.SshCredential;

/**
 * A credential of the site to log in with. It is offered only to addresses that the credential names. Equal when all is equal,
 * so a connection made with one serves the next revision's. Immutable; its text holds no secret.
 */
public final class SshAccess {
    private final String name;
    private final List<Network> networks;
    private final String user;
    private final String password;
    private final String privateKey;
    private final String passphrase;

    private SshAccess(SshCredential credential, UnaryOperator<String> reveal) {
        name = String.valueOf(credential.getName());
        networks = credential.getNetworks().stream().flatMap(s -> Network.parse(s).stream()).toList();
        user = credential.getUser() == null ? "" : credential.getUser();
        password = clear(credential.getPassword(), reveal);
        privateKey = clear(credential.getPrivateKey(), reveal);
        passphrase = clear(credential.getPassphrase(), reveal);
    }

    /** The credentials of the site that are in use. */
    public static List<SshAccess> of(Site site, UnaryOperator<String> reveal) {
        return site.getSshCredentials().stream().filter(SshCredential::isEnabled).map(c -> of(c, reveal)).toList();
    }

    /** A credential, whether it is in use or not. */
    public static SshAccess of(SshCredential credential, UnaryOperator<String> reveal) {
        return new SshAccess(credential, reveal);
    }

    private static String clear(Secret secret, UnaryOperator<String> reveal) {
        String text = secret == null ? null : reveal.apply(secret.encoded());
        return text == null || text.isEmpty() ? null : text;
    }

    /** Its name in the site. */
    public String name() {
        return name;
    }

    /** Whether it may be offered to that address. */
    public boolean allows(byte[] address) {
        return networks.stream().anyMatch(n -> n.contains(address));
    }

    String user() {
        return user;
    }

    /** Null where there is none, as the others. */
    String password() {
        return password;
    }

    String privateKey() {
        return privateKey;
    }

    String passphrase() {
        return passphrase;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshAccess o && user.equals(o.user) && Objects.equals(password, o.password)
                && Objects.equals(privateKey, o.privateKey) && Objects.equals(passphrase, o.passphrase);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, password, privateKey, passphrase);
    }

    @Override
    public String toString() {
        return name + " (" + user + ")";
    }
}
