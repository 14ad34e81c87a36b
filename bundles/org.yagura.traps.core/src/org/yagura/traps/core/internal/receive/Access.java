/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.model.Network;
import org.yagura.model.Secret;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Site;
import org.yagura.model.site.SnmpCredential;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.UserCredential;
import org.yagura.traps.core.internal.receive.Refused.Why;

/**
 * Who may send, compiled from the credentials of a site. Immutable. Communities are found by a hash with a random seed
 * and then compared in constant time, so that the time of an answer says nothing about them.
 */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final int MIN_MASKED = 4;

    private final Map<Long, List<Community>> communities = new HashMap<>();
    private final Map<String, List<UsmUser>> users = new HashMap<>();
    private final List<byte[]> maskable = new ArrayList<>();
    private Network[] syslog = {};
    private final long seed = new SecureRandom().nextLong() | 1;

    /**
     * A community that is accepted.
     *
     * @param credential name of the credential
     * @param text the community
     * @param versions versions by which it is accepted
     * @param networks from where
     */
    record Community(String credential, byte[] text, Set<SnmpVersion> versions, Network[] networks) {
    }

    private Access() {
    }

    /** Compiles the enabled credentials; what is wrong in one is logged, and it alone is left out. */
    public static Access compile(Site site, UnaryOperator<String> reveal) {
        var access = new Access();
        for (SnmpCredential credential : site.getSnmpCredentials()) {
            if (!credential.isEnabled()) {
                continue;
            }
            try {
                access.add(credential, reveal);
            } catch (RuntimeException e) {
                LOG.error("SNMP credential {} is left out: {}", credential.getName(), e.getMessage());
            }
        }
        access.syslog = site.getSyslogSources().stream().map(Access::source).flatMap(Optional::stream)
                .toArray(Network[]::new);
        return access;
    }

    private static Optional<Network> source(String text) {
        Optional<Network> network = Network.parse(text);
        if (network.isEmpty()) {
            LOG.error("{} is no network; no syslog is taken from there", text);
        }
        return network;
    }

    /** Whether syslog messages are taken from there. */
    boolean takesSyslog(byte[] peer) {
        return allows(syslog, peer);
    }

    private void add(SnmpCredential credential, UnaryOperator<String> reveal) {
        Network[] networks = credential.getAllowedSources().stream().map(s -> Network.parse(s).orElseThrow(
                () -> new IllegalArgumentException("not a network: " + s))).toArray(Network[]::new);
        if (credential instanceof CommunityCredential c) {
            String text = clear(c.getCommunity(), reveal);
            if (text == null) {
                throw new IllegalArgumentException("it has no community");
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Set<SnmpVersion> versions = c.getVersions().isEmpty()
                    ? EnumSet.of(SnmpVersion.V1, SnmpVersion.V2C)
                    : EnumSet.copyOf(c.getVersions());
            communities.computeIfAbsent(hash(bytes, 0, bytes.length), h -> new ArrayList<>())
                    .add(new Community(c.getName(), bytes, versions, networks));
            if (bytes.length >= MIN_MASKED) {
                maskable.add(bytes);
            }
        } else if (credential instanceof UserCredential u) {
            String engine = u.getEngineId();
            byte[] engineId = engine == null || engine.isBlank()
                    ? null
                    : HexFormat.of().parseHex(engine.replace(":", "").replace(" ", "").replaceFirst("^0[xX]", ""));
            var user = new UsmUser(u.getName(), u.getUserName(), u.getAuthProtocol(), clear(u.getAuthSecret(), reveal),
                    u.getPrivProtocol(), clear(u.getPrivSecret(), reveal), engineId, networks);
            users.computeIfAbsent(u.getUserName(), n -> new ArrayList<>()).add(user);
        }
    }

    private static String clear(Secret secret, UnaryOperator<String> reveal) {
        return secret == null ? null : reveal.apply(secret.encoded());
    }

    /** The credential that a message of v1 or v2c proves. */
    Community community(byte[] b, int from, int to, SnmpVersion version, byte[] peer) throws Refused {
        Why why = Why.COMMUNITY;
        for (Community c : communities.getOrDefault(hash(b, from, to), List.of())) {
            if (!same(c.text(), b, from, to)) {
                continue;
            }
            if (!allows(c.networks(), peer)) {
                why = Why.SOURCE;
            } else if (!c.versions().contains(version)) {
                why = Why.VERSION;
            } else {
                return c;
            }
        }
        throw new Refused(why, null);
    }

    /** The users of that name. */
    List<UsmUser> users(String name) {
        return users.getOrDefault(name, List.of());
    }

    /** Overwrites the known communities in a message that could not be read. */
    void mask(byte[] message) {
        for (byte[] community : maskable) {
            for (int i = 0; i + community.length <= message.length; i++) {
                if (Arrays.equals(message, i, i + community.length, community, 0, community.length)) {
                    Arrays.fill(message, i, i + community.length, (byte) '*');
                }
            }
        }
    }

    static boolean allows(Network[] networks, byte[] peer) {
        for (Network network : networks) {
            if (network.contains(peer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] secret, byte[] b, int from, int to) {
        return MessageDigest.isEqual(secret, Arrays.copyOfRange(b, from, to));
    }

    private long hash(byte[] b, int from, int to) {
        long h = seed;
        for (int i = from; i < to; i++) {
            h = (h ^ b[i] & 0xFF) * 0x9E37_79B9_7F4A_7C15L;
            h ^= h >>> 29;
        }
        return h;
    }
}
