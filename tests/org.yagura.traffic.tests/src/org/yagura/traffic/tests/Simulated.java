/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.snmp4j.smi.UdpAddress;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.SnmpSessions;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SetClock;
import org.yagura.testsupport.SmallSite;
import org.yagura.traffic.sim.Simulation;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Value;
import org.yagura.traffic.story.Actor;
import org.yagura.traffic.story.Step;

/** A small simulated site: a switch, two web servers, a mail server, a database, a backup server, a UPS. */
final class Simulated implements AutoCloseable {
    static final String NET = "127.0.38.";
    static final String COMMUNITY = "simulated";
    static final long NOW = 1_780_000_000_000L;
    private static final List<NodeKind> KINDS = List.of(NodeKind.SWITCH_HUB, NodeKind.WWW_BM_SERVER,
            NodeKind.STATIC_WEB_SERVER, NodeKind.MAIL_SERVER, NodeKind.DB_SERVER, NodeKind.BACKUP_SERVER, NodeKind.UPS,
            NodeKind.MANAGER);

    final AtomicLong millis = new AtomicLong(NOW);
    final Site site = SmallSite.site();
    private final int base;
    final long seed;
    private final SnmpSessions sessions = new SnmpSessions();
    private Simulation simulation;

    Simulated(long seed) {
        this.base = Ports.baseFor(161);
        this.seed = seed;
        for (NodeKind kind : KINDS) {
            Node node = SmallSite.node(site, name(kind), address(kind));
            node.setKind(kind);
        }
        SmallSite.community(site, COMMUNITY, "127.0.0.0/8");
        start();
    }

    static String name(NodeKind kind) {
        return kind.getName().toLowerCase(java.util.Locale.ROOT);
    }

    static String address(NodeKind kind) {
        return NET + (1 + KINDS.indexOf(kind));
    }

    Simulation simulation() {
        return simulation;
    }

    void start() {
        simulation = Simulation.start(site, _ -> Set.of(COMMUNITY), new SetClock(millis::get), base, seed);
    }

    void stop() {
        simulation.close();
    }

    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    int port(int usual) {
        return base + usual;
    }

    SnmpAsker asker(NodeKind kind) throws IOException {
        return sessions.asker(SnmpAccess.of(site, s -> s.replace("{plain}", "")).getFirst(),
                new UdpAddress(InetAddress.getByName(address(kind)), port(161)), 700, 0);
    }

    /** Something is told by a node: texts and numbers in order. */
    void told(NodeKind kind, String oid, Object... values) {
        var bindings = new Binding[values.length];
        for (int i = 0; i < values.length; i++) {
            bindings[i] = new Binding("1.3.6.1.4.1.32473.1." + i,
                    values[i] instanceof Integer n ? new Value.Int(n) : new Value.Text(values[i].toString()));
        }
        simulation.told(new Step(0, new Actor(name(kind), kind, address(kind), 0), oid, List.of(bindings), false));
    }

    @Override
    public void close() {
        simulation.close();
        sessions.close();
    }
}
