/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.Elements;
import org.yagura.model.Ips;
import org.yagura.model.Network;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.Watch;

/**
 * Which credentials of a revision a probe goes by, as a number: when one of them changes, comes or goes, the probe is made
 * anew, and no other one is. The same holds for the certificates that the site trusts. Those that a watch holds itself are no matter of this. For one thread.
 */
final class Credentials {
    /** Those that look at certificates. */
    private static final Set<EClass> TRUSTING = Set.of(Literals.HTTP_WATCH, Literals.LINK_WATCH,
            Literals.TRANSACTION_WATCH, Literals.GREETING_WATCH, Literals.JMX_WATCH);

    private final Map<EObject, Long> contents = new HashMap<>();
    private final Family snmp;
    private final Family ssh;
    private final long trusted;
    private final long all;

    /** Credentials of one protocol, of which a probe takes the first that may be used with its node. */
    private static final class Family {
        private final EClass type;
        private final List<Member> members = new ArrayList<>();
        private final Map<Node, Long> byNode = new HashMap<>();

        Family(EClass type) {
            this.type = type;
        }

        /** Those that may be used with a node, in their order. */
        long of(Node node) {
            return byNode.computeIfAbsent(node, n -> {
                byte[] address = Elements.primaryAddress(n).flatMap(Ips::parse).orElse(null);
                long whole = 0;
                for (Member member : members) {
                    if (address != null && member.networks().stream().anyMatch(net -> net.contains(address))) {
                        whole = Fingerprint.both(whole, member.content());
                    }
                }
                return whole;
            });
        }
    }

    /** A credential in use. */
    private record Member(long content, List<Network> networks) {
    }

    /** Those of a site. */
    Credentials(Site site) {
        snmp = new Family(Literals.SNMP_CREDENTIAL);
        site.getSnmpCredentials().forEach(c -> add(snmp, c, c.isEnabled(), c.getAllowedSources()));
        ssh = new Family(Literals.SSH_CREDENTIAL);
        site.getSshCredentials().forEach(c -> add(ssh, c, c.isEnabled(), c.getNetworks()));
        trusted = Objects.hashCode(site.getTrustedCertificates());
        all = Fingerprint.both(trusted, Fingerprint.both(Fingerprint.of(site.getSnmpCredentials()),
                Fingerprint.of(site.getSshCredentials())));
    }

    private void add(Family family, EObject credential, boolean enabled, List<String> networks) {
        long content = Fingerprint.of(credential);
        contents.put(credential, content);
        if (enabled) {
            family.members.add(new Member(content, networks.stream().flatMap(n -> Network.parse(n).stream()).toList()));
        }
    }

    /** Of a watch at each of its nodes: the credential that it names, else those that it may come to use there. */
    ToLongFunction<Node> of(Watch watch) {
        if (watch.eClass().getEPackage() != SitePackage.eINSTANCE) {
            // a third party's kind may look for any
            return node -> all;
        }
        long named = TRUSTING.contains(watch.eClass()) ? trusted : 0;
        var open = new ArrayList<Family>();
        for (EReference reference : watch.eClass().getEAllReferences()) {
            Family family = reference.isContainment() ? null : family(reference.getEReferenceType());
            Object credential = family == null ? null : watch.eGet(reference);
            if (credential != null) {
                named = Fingerprint.both(named, contents.getOrDefault(credential, 0L));
            } else if (family != null) {
                open.add(family);
            }
        }
        long fixed = named;
        return node -> {
            long whole = fixed;
            for (Family family : open) {
                whole = Fingerprint.both(whole, family.of(node));
            }
            return whole;
        };
    }

    private Family family(EClass type) {
        return type == snmp.type ? snmp : type == ssh.type ? ssh : null;
    }
}
