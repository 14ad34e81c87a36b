/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.snmp4j.smi.UdpAddress;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SnmpCredential;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.SnmpSessions;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.ProbeContext;

/** The sessions that all SNMP watches ask through; those of credentials that a revision no longer has are closed. */
@Component(service = SnmpPolls.class)
public final class SnmpPolls implements AutoCloseable {
    private final SnmpSessions sessions;
    private WeakReference<Site> site = new WeakReference<>(null);
    private List<SnmpAccess> accesses = List.of();

    /** With sessions of their own. */
    @Activate
    public SnmpPolls() {
        this(new SnmpSessions());
    }

    /** With these sessions, which are closed with this. */
    public SnmpPolls(SnmpSessions sessions) {
        this.sessions = sessions;
    }

    /** A node as it is asked. */
    record Peer(SnmpSessions sessions, SnmpAccess access, UdpAddress address) {

        String where() {
            return Peers.written(address.getInetAddress(), address.getPort());
        }
    }

    /** The node, with the credential that the watch names, else the first that allows its address. */
    Peer peer(Node node, SnmpCredential named, int port, ProbeContext context) throws CannotAskException {
        InetAddress address = Peers.address(node);
        if (named != null && !named.isEnabled()) {
            throw Say.cannot("snmp.disabled", String.valueOf(named.getName()));
        }
        List<SnmpAccess> candidates = named == null
                ? known(context)
                : List.of(SnmpAccess.of(named, context.reveal()));
        known(context);
        SnmpAccess access = candidates.stream().filter(a -> a.allows(address.getAddress())).findFirst()
                .orElseThrow(() -> named == null
                        ? Say.cannot("snmp.noCredential", address.getHostAddress())
                        : Say.cannot("snmp.notAllowed", String.valueOf(named.getName()), address.getHostAddress()));
        return new Peer(sessions, access, new UdpAddress(address, port));
    }

    /** Whether a credential allows to ask the node. */
    boolean allowed(Node node, SnmpCredential named, ProbeContext context) throws CannotAskException {
        byte[] address = Peers.address(node).getAddress();
        return named != null || known(context).stream().anyMatch(a -> a.allows(address));
    }

    /** The credentials of the site, read once a revision. */
    private synchronized List<SnmpAccess> known(ProbeContext context) {
        if (site.get() != context.site()) {
            accesses = SnmpAccess.of(context.site(), context.reveal());
            site = new WeakReference<>(context.site());
            sessions.retain(context.site().getSnmpCredentials().stream()
                    .map(c -> SnmpAccess.of(c, context.reveal())).toList());
        }
        return accesses;
    }

    @Override
    @Deactivate
    public void close() {
        sessions.close();
    }
}
