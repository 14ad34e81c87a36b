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

/** What happens on servers: load, clusters, connections, mail, log-ins, backups. */
final class ServerStories {
    private static final NodeKind[] SERVERS = {NodeKind.WWW_BM_SERVER, NodeKind.STATIC_WEB_SERVER, NodeKind.AP_SERVER,
            NodeKind.DB_SERVER, NodeKind.COMMUNICATION_SERVER, NodeKind.AUTHENTICATION_SERVER, NodeKind.CA_SERVER,
            NodeKind.MAIL_SERVER, NodeKind.DNS_SERVER, NodeKind.BACKUP_SERVER, NodeKind.MANAGER};
    private static final NodeKind[] HANGING = {NodeKind.WWW_BM_SERVER, NodeKind.STATIC_WEB_SERVER, NodeKind.AP_SERVER,
            NodeKind.COMMUNICATION_SERVER, NodeKind.MAIL_SERVER, NodeKind.DNS_SERVER};
    private static final String[] RESOURCES = {"CPU", "memory", "/var", "/data", "swap", "run queue"};
    private static final String[] SPACES = {"ORDERS", "ORDERS_IDX", "POSITIONS", "AUDIT"};
    private static final int CHECKS = 3;

    static final List<Story> ALL = List.of(new Story("threshold", 14, ServerStories::threshold),
            new Story("heartbeat", 20, ServerStories::heartbeat), new Story("restart", 2, ServerStories::restart),
            new Story("table space", 2, ServerStories::tableSpace),
            new Story("exchange line", 1, ServerStories::exchange),
            new Story("mail queue", 3, ServerStories::mailQueue), new Story("failed log-ins", 2, ServerStories::logIns),
            new Story("backup", 3, ServerStories::backup), new Story("server link", 5, ServerStories::serverLink),
            new Story("server hangs", 1, ServerStories::hangs),
            new Story("database switch-over", 0, ServerStories::switchOver));

    private ServerStories() {
    }

    private static void threshold(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, SERVERS).ifPresent(server -> {
            String resource = RESOURCES[random.nextInt(RESOURCES.length)];
            tale.vendor(server, 15, 1, resource, 85 + random.nextInt(15)).pass(6_000, 40_000).vendor(server, 15, 2,
                    resource);
        });
    }

    private static void heartbeat(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, SERVERS).ifPresent(server -> tale.vendor(server, 14, 1, server.name()));
    }

    private static void restart(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, SERVERS).ifPresent(server -> {
            if (random.nextBoolean()) {
                tale.warmStart(server);
            } else {
                tale.coldStart(server).pass(300, 900).linkUp(server, 1).pass(50, 200).linkUp(server, 2);
            }
        });
    }

    private static void tableSpace(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.DB_SERVER).ifPresent(
                db -> tale.vendor(db, 7, 1, SPACES[random.nextInt(SPACES.length)], 90 + random.nextInt(9)));
    }

    private static void exchange(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.COMMUNICATION_SERVER).ifPresent(gateway -> {
            String line = random.nextBoolean() ? "exchange east" : "exchange west";
            tale.vendor(gateway, 8, 1, line).pass(5_000, 20_000);
            tale.vendor(cast.twin(gateway).orElse(gateway), 8, 2, line);
        });
    }

    private static void mailQueue(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.MAIL_SERVER).ifPresent(relay -> tale.vendor(relay, 6, 1, 500 + random.nextInt(4_000))
                .pass(15_000, 60_000).vendor(relay, 6, 2, random.nextInt(40)));
    }

    private static void logIns(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.AUTHENTICATION_SERVER).ifPresent(
                server -> tale.vendor(server, 9, 1, 20 + random.nextInt(200),
                        "198.51.100." + (1 + random.nextInt(254))));
    }

    private static void backup(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.BACKUP_SERVER).ifPresent(server -> {
            String name = random.nextBoolean() ? "orders-differential" : "www-content";
            if (random.nextInt(3) == 0) {
                tale.vendor(server, 12, 1, name, "tape drive 2 is not ready").pass(20_000, 60_000);
            }
            tale.vendor(server, 12, 2, name);
        });
    }

    private static void serverLink(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, SERVERS).ifPresent(server -> {
            int port = 1 + random.nextInt(2);
            tale.linkDown(server, port).pass(3_000, 20_000).linkUp(server, port);
        });
    }

    /** A server answers nothing for some minutes, as the manager notices, until it is started again. */
    private static void hangs(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.MANAGER, NodeKind.MONITORING_TERMINAL).ifPresent(
                watcher -> cast.any(random, HANGING)
                        .ifPresent(server -> tale.vendor(watcher, 13, 1, server.name()).pass(150_000, 210_000)
                                .coldStart(server).pass(300, 900).vendor(watcher, 13, 2, server.name())));
    }

    /** The active database dies: the standby takes over, checks itself, applications lose it and find it again. */
    private static void switchOver(Tale tale, Cast cast, RandomGenerator random) {
        cast.any(random, NodeKind.DB_SERVER).ifPresent(failed -> cast.twin(failed).ifPresent(standby -> {
            tale.vendor(failed, 15, 1, "I/O wait", 100).pass(300, 900);
            tale.vendor(standby, 3, 1, "orders", failed.name()).pass(100, 400);
            cast.of(NodeKind.FC_HUB).forEach(hub -> tale.pass(20, 120).vendor(hub, 5, 1, 3));
            cast.of(NodeKind.AP_SERVER).forEach(ap -> {
                for (int i = 0; i < CHECKS; i++) {
                    tale.pass(30, 250).vendor(ap, 15, 1, "connections to orders", 100);
                }
            });
            cast.any(random, NodeKind.LOAD_BALANCER).ifPresent(balancer -> cast.of(NodeKind.AP_SERVER).forEach(
                    ap -> tale.pass(40, 200).vendor(balancer, 1, 1, ap.name(), "order-api", "HTTP status 503")));
            tale.pass(12_000, 30_000).vendor(standby, 3, 2, "orders").pass(200, 800);
            cast.of(NodeKind.AP_SERVER).forEach(ap -> tale.pass(50, 300).vendor(ap, 15, 2, "connections to orders"));
            cast.any(random, NodeKind.LOAD_BALANCER).ifPresent(balancer -> cast.of(NodeKind.AP_SERVER)
                    .forEach(ap -> tale.pass(40, 200).vendor(balancer, 1, 2, ap.name(), "order-api")));
            cast.of(NodeKind.FC_HUB).forEach(hub -> tale.pass(20, 120).vendor(hub, 5, 2, 3));
            tale.pass(4_000, 9_000).coldStart(failed).pass(200, 500).linkUp(failed, 1).linkUp(failed, 2);
        }));
    }
}
