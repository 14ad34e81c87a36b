/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import org.yagura.core.host.HostAccess;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.AccessedWatch;
import org.yagura.model.site.Node;
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
     * The way to the node.
     *
     * @throws CannotAskException when the node lacks what the way needs
     */
    public static HostAccess of(AccessedWatch watch, Node node, ProbeContext context) throws CannotAskException {
        if (!byAgent(watch, node)) {
            throw Say.cannot(watch.getAccess() == AccessKind.SSH ? "host.noSsh" : "host.noWay", node.getName());
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
