/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.snmp4j.CommunityTarget;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.yagura.model.Network;
import org.yagura.model.Secret;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SnmpCredential;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.UserCredential;

/**
 * One way to ask a node: a credential of the site. Communities and keys go only to addresses that the credential allows,
 * and users of version 3 are tried before communities, so that nothing is told in clear text without need. Equal when all
 * is equal, so a session made with one serves the next revision's. Immutable.
 */
public final class SnmpAccess {
    private final String name;
    private final List<Network> networks;
    private final String community;
    private final User user;

    /** A user of version 3 with its secrets in clear text; null where there is none. */
    private record User(String name, AuthProtocol auth, String authSecret, PrivProtocol priv, String privSecret) {
    }

    private SnmpAccess(String name, List<Network> networks, String community, User user) {
        this.name = name;
        this.networks = networks;
        this.community = community;
        this.user = user;
    }

    /** The credentials of the site that can ask: enabled, of version 3 or 2c. */
    public static List<SnmpAccess> of(Site site, UnaryOperator<String> reveal) {
        return site.getSnmpCredentials().stream().filter(SnmpCredential::isEnabled)
                .filter(c -> !(c instanceof CommunityCredential community) || community.getVersions().isEmpty()
                        || community.getVersions().contains(SnmpVersion.V2C))
                .sorted((a, b) -> Boolean.compare(b instanceof UserCredential, a instanceof UserCredential))
                .map(c -> of(c, reveal)).toList();
    }

    /** A credential, whether enabled or not. */
    public static SnmpAccess of(SnmpCredential credential, UnaryOperator<String> reveal) {
        List<Network> networks = credential.getAllowedSources().stream().flatMap(s -> Network.parse(s).stream())
                .toList();
        return credential instanceof UserCredential user
                ? new SnmpAccess(user.getName(), networks, null,
                        new User(user.getUserName(), user.getAuthProtocol(), clear(user.getAuthSecret(), reveal),
                                user.getPrivProtocol(), clear(user.getPrivSecret(), reveal)))
                : new SnmpAccess(credential.getName(), networks,
                        clear(((CommunityCredential) credential).getCommunity(), reveal), null);
    }

    /** Whether this is a user of version 3. */
    public boolean isUser() {
        return user != null;
    }

    private static String clear(Secret secret, UnaryOperator<String> reveal) {
        return secret == null ? null : reveal.apply(secret.encoded());
    }

    /** Whether the credential may be used with that address. */
    public boolean allows(byte[] address) {
        return networks.stream().anyMatch(n -> n.contains(address));
    }

    /** Makes a version 3 user known; nothing for a community. */
    void register(USM usm) {
        if (user != null) {
            usm.addUser(new UsmUser(new OctetString(user.name()), auth(user.auth()), phrase(user.authSecret()),
                    priv(user.priv()), phrase(user.privSecret())));
        }
    }

    /** Where and as whom to ask or to send. */
    Target<UdpAddress> target(UdpAddress address) {
        if (user == null) {
            var target = new CommunityTarget<UdpAddress>();
            target.setAddress(address);
            target.setVersion(SnmpConstants.version2c);
            target.setCommunity(new OctetString(community == null ? "" : community));
            return target;
        }
        var target = new UserTarget<UdpAddress>();
        target.setAddress(address);
        target.setVersion(SnmpConstants.version3);
        target.setSecurityName(new OctetString(user.name()));
        boolean authenticates = user.auth() != AuthProtocol.NONE;
        boolean encrypts = authenticates && user.priv() != PrivProtocol.NONE;
        target.setSecurityLevel(encrypts
                ? SecurityLevel.AUTH_PRIV
                : authenticates ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.NOAUTH_NOPRIV);
        return target;
    }

    private static OctetString phrase(String secret) {
        return secret == null || secret.isEmpty() ? null : new OctetString(secret);
    }

    private static OID auth(AuthProtocol protocol) {
        return switch (protocol) {
            case NONE -> null;
            case MD5 -> AuthMD5.ID;
            case SHA -> AuthSHA.ID;
            case SHA224 -> AuthHMAC128SHA224.ID;
            case SHA256 -> AuthHMAC192SHA256.ID;
            case SHA384 -> AuthHMAC256SHA384.ID;
            case SHA512 -> AuthHMAC384SHA512.ID;
        };
    }

    private static OID priv(PrivProtocol protocol) {
        return switch (protocol) {
            case NONE -> null;
            case DES -> PrivDES.ID;
            case AES128 -> PrivAES128.ID;
            case AES192 -> PrivAES192.ID;
            case AES256 -> PrivAES256.ID;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SnmpAccess that && Objects.equals(name, that.name) && networks.equals(that.networks)
                && Objects.equals(community, that.community) && Objects.equals(user, that.user);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, networks, community, user);
    }

    /** The name alone; never a secret. */
    @Override
    public String toString() {
        return name;
    }
}
