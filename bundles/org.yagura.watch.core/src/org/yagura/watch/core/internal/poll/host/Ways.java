/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.host.HostAccess;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.AccessedWatch;
import org.yagura.model.site.Node;
import org.yagura.ssh.SshAccess;
import org.yagura.ssh.SshHost;
import org.yagura.ssh.SshSessions;
import org.yagura.watch.core.internal.poll.Peers;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.ProbeContext;

/** Which way a host is asked. */
public final class Ways {
    private Ways() {
    }

    /** Whether the watch asks the node's agent: it says so, or leaves it open and the node has one. */
    public static boolean byAgent(AccessedWatch watch, Node node) {
        return watch.getAccess() == AccessKind.NODE_AGENT
                || watch.getAccess() == AccessKind.AUTOMATIC && node.getAgentPort() > 0;
    }

    /**
     * The way over SSH: where the watch says so, or leaves it open, the node has no agent and a credential may be offered to
     * it; empty where it is another way.
     *
     * @throws CannotAskException when the node has no address, the credential that the watch names is not in use, or the
     *             watch says SSH and no credential may be offered
     */
    public static Optional<HostAccess> bySsh(AccessedWatch watch, Node node, ProbeContext context)
            throws CannotAskException {
        boolean said = watch.getAccess() == AccessKind.SSH;
        if (!said && (watch.getAccess() != AccessKind.AUTOMATIC || byAgent(watch, node))) {
            return Optional.empty();
        }
        InetAddress address = Peers.address(node);
        if (watch.getSshCredential() != null && !watch.getSshCredential().isEnabled()) {
            throw Say.cannot("host.disabled", String.valueOf(watch.getSshCredential().getName()));
        }
        Optional<SshAccess> access = access(watch, address, context);
        if (said && access.isEmpty()) {
            throw watch.getSshCredential() == null
                    ? Say.cannot("host.noCredential", address.getHostAddress())
                    : Say.cannot("host.notAllowed", String.valueOf(watch.getSshCredential().getName()),
                            address.getHostAddress());
        }
        return access.map(found -> new SshHost(context.ssh(), new SshSessions.Peer(address, watch.getSshPort(), found,
                Set.copyOf(node.getSshHostKeys()))));
    }

    /** The credential that the watch names, else the first that may be offered to that address. */
    private static Optional<SshAccess> access(AccessedWatch watch, InetAddress address, ProbeContext context) {
        List<SshAccess> candidates = watch.getSshCredential() == null
                ? SshAccess.of(context.site(), context.reveal())
                : List.of(SshAccess.of(watch.getSshCredential(), context.reveal()));
        return candidates.stream().filter(access -> access.allows(address.getAddress())).findFirst();
    }

    /**
     * The way to the node.
     *
     * @throws CannotAskException when the node lacks what the way needs
     */
    public static HostAccess of(AccessedWatch watch, Node node, ProbeContext context) throws CannotAskException {
        if (!byAgent(watch, node)) {
            return bySsh(watch, node, context).orElseThrow(() -> Say.cannot("host.noWay", node.getName()));
        }
        if (node.getAgentPort() == 0) {
            throw Say.cannot("host.noAgent", node.getName());
        }
        String fingerprint = node.getAgentCertificate();
        if (fingerprint == null || fingerprint.isBlank()) {
            throw Say.cannot("host.noCertificate", node.getName());
        }
        try {
            return context.agents().at(Peers.address(node), node.getAgentPort(), fingerprint);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("host.badCertificate", node.getName(), fingerprint);
        }
    }
}
