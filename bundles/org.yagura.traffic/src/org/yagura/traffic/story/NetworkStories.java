/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.List;
import java.util.random.RandomGenerator;

import org.yagura.model.site.NodeKind;
import org.yagura.traffic.snmp.Value;

/** What happens in the network: links, lines, firewalls, load balancers. */
final class NetworkStories {
    private static final String BGP = "1.3.6.1.2.1.15.";
    private static final int BGP_IDLE = 1;
    private static final int BGP_ESTABLISHED = 6;
    private static final NodeKind[] DEVICES = {NodeKind.SWITCH_HUB, NodeKind.ROUTER, NodeKind.FIREWALL,
            NodeKind.LOAD_BALANCER};
    private static final NodeKind[] POOL = {NodeKind.WWW_BM_SERVER, NodeKind.STATIC_WEB_SERVER, NodeKind.AP_SERVER};
    private static final String[] ATTACKS = {"port scan", "SYN flood", "SQL injection attempt",
            "path traversal attempt"};

    static final List<Story> ALL = List.of(new Story("link flap", 12, NetworkStories::linkFlap),
            new Story("ISP line", 1, NetworkStories::ispLine), new Story("pool member", 8, NetworkStories::poolMember),
            new Story("balancer take-over", 1, NetworkStories::takeOver),
            new Story("attack", 4, NetworkStories::attack),
            new Story("wrong community", 5, NetworkStories::authenticationFailures),
            new Story("certificate", 2, NetworkStories::certificate),
            new Story("switch fails", 0, NetworkStories::switchFails));

    private NetworkStories() {
    }

    private static void linkFlap(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, DEVICES).ifPresent(device -> {
            int port = 1 + random.nextInt(Actor.ports(device.kind()));
            int times = 1 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                tale.linkDown(device, port).pass(2_000, 15_000).linkUp(device, port).pass(500, 4_000);
            }
        });
    }

    private static void ispLine(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.ISP_LINK).ifPresent(line -> {
            tale.linkDown(line, 1).pass(300, 900);
            cast.any(random, NodeKind.ROUTER).ifPresentOrElse(router -> {
                tale.linkDown(router, 1).pass(500, 1_500);
                bgp(tale, router, line, 2, BGP_IDLE);
                tale.pass(20_000, 60_000).linkUp(line, 1).pass(200, 800).linkUp(router, 1).pass(2_000, 5_000);
                bgp(tale, router, line, 1, BGP_ESTABLISHED);
            }, () -> tale.pass(20_000, 60_000).linkUp(line, 1));
        });
    }

    private static void bgp(Tale tale, Actor router, Actor line, int trap, int state) {
        String peer = line.address();
        if (peer.contains(":")) {
            return;
        }
        tale.standard(router, BGP + "0." + trap, Tale.binding(BGP + "3.1.7." + peer, new Value.Ip(peer)),
                Tale.binding(BGP + "3.1.14." + peer, new Value.Text(trap == 1 ? "none" : "hold timer expired")),
                Tale.binding(BGP + "3.1.2." + peer, new Value.Int(state)));
    }

    private static void poolMember(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.LOAD_BALANCER).ifPresent(balancer -> cast.any(random, POOL).ifPresent(member -> {
            String pool = member.kind() == NodeKind.AP_SERVER ? "order-api" : "trade-www";
            String reason = random.nextBoolean() ? "no answer to health check" : "HTTP status 503";
            tale.vendor(balancer, 1, 1, member.name(), pool, reason).pass(5_000, 30_000).vendor(balancer, 1, 2,
                    member.name(), pool);
        }));
    }

    private static void takeOver(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.LOAD_BALANCER, NodeKind.SSL_ACCELERATOR, NodeKind.FIREWALL)
                .ifPresent(failed -> cast.twin(failed).ifPresent(standby -> tale.vendor(standby, 1, 3, failed.name())
                        .pass(8_000, 20_000).coldStart(failed).pass(500, 2_000).linkUp(failed, 1).linkUp(failed, 2)));
    }

    private static void attack(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.FIREWALL).ifPresent(firewall -> tale.vendor(firewall, 11, 1,
                ATTACKS[random.nextInt(ATTACKS.length)], "203.0.113." + (1 + random.nextInt(254))));
    }

    private static void authenticationFailures(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.SWITCH_HUB, NodeKind.ROUTER, NodeKind.UPS, NodeKind.FC_HUB).ifPresent(node -> {
            int times = 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                tale.authenticationFailure(node).pass(800, 3_000);
            }
        });
    }

    private static void certificate(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.SSL_ACCELERATOR, NodeKind.CA_SERVER).ifPresent(
                node -> tale.vendor(node, 2, 1, "trade.aozora.example", 1 + random.nextInt(30)));
    }

    /** A switch dies: its neighbours lose their links, everything behind it is not reached, then it comes back. */
    private static void switchFails(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.SWITCH_HUB).ifPresent(dead -> {
            List<Actor> neighbours = cast.all().stream().filter(a -> a != dead && a.kind() != NodeKind.UPS)
                    .filter(a -> zone(a).equals(zone(dead))).toList();
            neighbours.forEach(a -> tale.pass(5, 60).linkDown(a, 1));
            Actor watcher = cast.any(random, NodeKind.MANAGER, NodeKind.MONITORING_TERMINAL).orElse(null);
            if (watcher != null) {
                tale.pass(1_000, 2_000).vendor(watcher, 13, 1, dead.name());
                neighbours.forEach(a -> tale.pass(5, 40).vendor(watcher, 13, 1, a.name()));
            }
            tale.pass(10_000, 25_000).coldStart(dead);
            neighbours.forEach(a -> tale.pass(10, 90).linkUp(a, 1));
            if (watcher != null) {
                tale.pass(1_000, 2_000).vendor(watcher, 13, 2, dead.name());
                neighbours.forEach(a -> tale.pass(5, 40).vendor(watcher, 13, 2, a.name()));
            }
        });
    }

    private static String zone(Actor actor) {
        return actor.address().substring(0, Math.max(0, actor.address().lastIndexOf('.')));
    }
}
