/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.model.Ips;
import org.yagura.model.Network;
import org.yagura.model.Secret;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SnmpCredential;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.UserCredential;
import org.yagura.traffic.snmp.AuthAlgorithm;
import org.yagura.traffic.snmp.Engine;
import org.yagura.traffic.snmp.PrivAlgorithm;
import org.yagura.traffic.snmp.User;
import org.yagura.traffic.story.Actor;

/** Chooses for each node one of the site's credentials that it may use, of a sort that fits its kind. */
final class Voices {
    private static final String SYSTEM = "1.3.6.1.4.1.32473.100.";
    private static final Instant ERA = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LONGEST_NAME = 27;
    private static final String PLAIN = "{plain}";

    /** What devices of a kind speak. */
    private enum Sort {
        V1, V2C, AUTHENTICATED, DES, AES128, AES192, AES256
    }

    private static final Map<NodeKind, Sort> SORTS = new EnumMap<>(Map.of(NodeKind.ISP_LINK, Sort.V1,
            NodeKind.MONITORING_TERMINAL, Sort.V1, NodeKind.DNS_SERVER, Sort.AUTHENTICATED, NodeKind.UPS, Sort.DES,
            NodeKind.FIREWALL, Sort.AES192, NodeKind.DISK_ARRAY, Sort.AES256, NodeKind.FC_HUB, Sort.AES256,
            NodeKind.TAPE_LIBRARY, Sort.AES256));
    private static final List<NodeKind> COMMUNITY = List.of(NodeKind.ROUTER, NodeKind.SWITCH_HUB,
            NodeKind.LOAD_BALANCER, NodeKind.SSL_ACCELERATOR);

    private final List<SnmpCredential> credentials;
    private final Map<SnmpCredential, User> users = new HashMap<>();
    private final Instant started;

    Voices(Site site, Instant started) {
        this.started = started;
        credentials = site.getSnmpCredentials().stream().filter(c -> c.isEnabled() && readable(c)).toList();
    }

    private static boolean readable(SnmpCredential credential) {
        return switch (credential) {
            case CommunityCredential c -> clear(c.getCommunity());
            case UserCredential u -> (u.getAuthProtocol() == AuthProtocol.NONE || clear(u.getAuthSecret()))
                    && (u.getPrivProtocol() == PrivProtocol.NONE || clear(u.getPrivSecret()));
            default -> false;
        };
    }

    private static boolean clear(Secret secret) {
        return secret != null && !secret.isEncrypted();
    }

    /** Whether there is any credential whose secrets can be read. */
    boolean any() {
        return !credentials.isEmpty();
    }

    /** The communities of version 2c in which a node of that address may be asked. */
    Set<String> communities(String address) {
        return credentials.stream().filter(c -> allows(c, address) && fits(c, Sort.V2C))
                .map(c -> text(((CommunityCredential) c).getCommunity())).collect(Collectors.toSet());
    }

    /** The voice of a node; empty when it may use none of the credentials. */
    Optional<Voice> of(Actor actor, String sentFrom) {
        List<SnmpCredential> allowed = credentials.stream().filter(c -> allows(c, sentFrom)).toList();
        Sort wanted = SORTS.getOrDefault(actor.kind(), COMMUNITY.contains(actor.kind()) ? Sort.V2C : Sort.AES128);
        return voice(actor, allowed, wanted).or(() -> Arrays.stream(Sort.values())
                .map(sort -> voice(actor, allowed, sort)).flatMap(Optional::stream).findFirst());
    }

    /** Of the credentials of that sort the one that is made for the fewest versions. */
    private Optional<Voice> voice(Actor actor, List<SnmpCredential> allowed, Sort sort) {
        return allowed.stream().filter(c -> fits(c, sort)).min(Comparator.comparingInt(Voices::versions))
                .map(c -> voice(actor, c, sort));
    }

    private static int versions(SnmpCredential credential) {
        return credential instanceof CommunityCredential c && !c.getVersions().isEmpty()
                ? c.getVersions().size()
                : SnmpVersion.values().length;
    }

    private static boolean allows(SnmpCredential credential, String address) {
        byte[] bytes = Ips.parse(address).orElse(null);
        return bytes != null && (credential.getAllowedSources().isEmpty() || credential.getAllowedSources().stream()
                .anyMatch(s -> Network.parse(s).map(n -> n.contains(bytes)).orElse(false)));
    }

    private static boolean fits(SnmpCredential credential, Sort sort) {
        return switch (credential) {
            case CommunityCredential c -> switch (sort) {
                case V1 -> c.getVersions().isEmpty() || c.getVersions().contains(SnmpVersion.V1);
                case V2C -> c.getVersions().isEmpty() || c.getVersions().contains(SnmpVersion.V2C);
                default -> false;
            };
            case UserCredential u -> switch (sort) {
                case AUTHENTICATED -> u.getPrivProtocol() == PrivProtocol.NONE;
                case V1, V2C -> false;
                default -> sort.name().equals(u.getPrivProtocol().getName());
            };
            default -> false;
        };
    }

    private Voice voice(Actor actor, SnmpCredential credential, Sort sort) {
        return switch (credential) {
            case CommunityCredential c when sort == Sort.V1 -> new Voice.V1(text(c.getCommunity()), ipv4(actor),
                    SYSTEM + (actor.kind().getValue() + 1));
            case CommunityCredential c -> new Voice.V2c(text(c.getCommunity()));
            case UserCredential u -> new Voice.V3(users.computeIfAbsent(u, k -> user(u)), engine(actor));
            default -> throw new IllegalArgumentException(credential.toString());
        };
    }

    private static String ipv4(Actor actor) {
        return actor.address().contains(":") ? "0.0.0.0" : actor.address();
    }

    private static User user(UserCredential u) {
        return new User(u.getUserName(),
                u.getAuthProtocol() == AuthProtocol.NONE ? null : AuthAlgorithm.valueOf(u.getAuthProtocol().getName()),
                text(u.getAuthSecret()),
                u.getPrivProtocol() == PrivProtocol.NONE ? null : PrivAlgorithm.valueOf(u.getPrivProtocol().getName()),
                text(u.getPrivSecret()));
    }

    private static String text(Secret secret) {
        return secret == null ? "" : secret.encoded().substring(PLAIN.length());
    }

    /**
     * The node's engine. The number of its starts counts the minutes of an era, so that a later start of this program
     * is never before an earlier one.
     */
    private Engine engine(Actor actor) {
        String name = actor.name().replaceAll("[^\\x21-\\x7e]", "-");
        byte[] id = Engine.id(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        int boots = (int) Duration.between(ERA, started).toMinutes();
        return new Engine(id, Math.max(1, boots), () -> Duration.between(started, Instant.now()).toSeconds());
    }
}
