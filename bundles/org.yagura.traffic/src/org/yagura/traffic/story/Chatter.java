/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.yagura.model.site.NodeKind;

/**
 * What nodes write into syslog day by day: log-ins, jobs, what the firewall drops of what comes from anywhere; and from time to
 * time one address that knocks again and again. The same seed gives the same sequence. Not thread-safe.
 */
public final class Chatter {
    private static final long BETWEEN = 4_000;
    private static final long FIRST_SCAN = 45_000;
    private static final long BETWEEN_SCANS = 480_000;
    private static final int KNOCKS = 60;
    private static final long BETWEEN_KNOCKS = 700;
    private static final int AUTH = 10;
    private static final int CRON = 9;
    private static final int KERNEL = 0;
    private static final int DAEMON = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATION = 6;
    private static final NodeKind[] SERVERS = {NodeKind.WWW_BM_SERVER, NodeKind.STATIC_WEB_SERVER, NodeKind.AP_SERVER,
            NodeKind.DB_SERVER, NodeKind.MAIL_SERVER};
    private static final int[] PORTS = {22, 23, 445, 1433, 3389, 5900, 8080};
    private static final List<String> PEOPLE = List.of("deploy", "sato", "tanaka", "backup");

    private final Cast cast;
    private final Random random;
    private final PriorityQueue<Line> queue = new PriorityQueue<>(Comparator.comparingLong(Line::at));
    private long nextLine;
    private long nextScan = FIRST_SCAN;

    /**
     * A message at its time.
     *
     * @param at milliseconds since the beginning
     * @param actor who sends it
     * @param facility 0 to 23
     * @param severity 0 to 7
     * @param text with the program before it
     */
    public record Line(long at, Actor actor, int facility, int severity, String text) {
    }

    /** What these write. */
    public Chatter(Cast cast, long seed) {
        this.cast = cast;
        this.random = new Random(seed);
    }

    /** The next message; empty when nobody here writes any. */
    public Optional<Line> next() {
        if (cast.of(SERVERS).isEmpty() && cast.of(NodeKind.FIREWALL).isEmpty()) {
            return Optional.empty();
        }
        while (queue.isEmpty() || queue.peek().at() >= Math.min(nextLine, nextScan)) {
            if (nextScan <= nextLine) {
                scan();
                nextScan += BETWEEN_SCANS / 2 + random.nextLong(BETWEEN_SCANS);
            } else {
                everyday();
                nextLine += 1 + random.nextLong(2 * BETWEEN);
            }
        }
        return Optional.of(queue.poll());
    }

    private void everyday() {
        if (random.nextInt(3) == 0) {
            cast.any(random, NodeKind.FIREWALL).ifPresent(fw -> add(nextLine, fw, KERNEL, WARNING,
                    dropped(fw, anywhere(random), random)));
            return;
        }
        cast.any(random, SERVERS).ifPresent(server -> {
            int process = 1_000 + random.nextInt(30_000);
            switch (random.nextInt(3)) {
                case 0 -> add(nextLine, server, AUTH, INFORMATION, "sshd[" + process + "]: Accepted publickey for "
                        + PEOPLE.get(random.nextInt(PEOPLE.size())) + " from 10.20.0." + (10 + random.nextInt(9))
                        + " port " + port(random) + " ssh2: ED25519 SHA256:c2x1bWJlcg");
                case 1 -> add(nextLine, server, CRON, INFORMATION,
                        "CRON[" + process + "]: (root) CMD (/usr/lib/sysstat/sa1 1 1)");
                default ->
                    add(nextLine, server, DAEMON, NOTICE, "systemd[1]: logrotate.service: Deactivated successfully.");
            }
        });
    }

    /** One address knocks at many doors. */
    private void scan() {
        cast.any(random, NodeKind.FIREWALL).ifPresent(fw -> {
            String source = anywhere(random);
            for (int i = 0; i < KNOCKS; i++) {
                add(nextScan + i * BETWEEN_KNOCKS + random.nextLong(BETWEEN_KNOCKS), fw, KERNEL, WARNING,
                        dropped(fw, source, random));
            }
        });
    }

    private void add(long at, Actor actor, int facility, int severity, String text) {
        queue.add(new Line(at, actor, facility, severity, text));
    }

    private static String dropped(Actor fw, String source, RandomGenerator random) {
        return "kernel: [DROP] IN=eth0 OUT= SRC=" + source + " DST=" + fw.address() + " LEN=60 TOS=0x00 PREC=0x00 TTL="
                + (40 + random.nextInt(20)) + " ID=" + port(random) + " DF PROTO=TCP SPT=" + port(random) + " DPT="
                + PORTS[random.nextInt(PORTS.length)] + " WINDOW=64240 RES=0x00 SYN URGP=0";
    }

    /** An address of those that are reserved for examples. */
    private static String anywhere(RandomGenerator random) {
        return (random.nextBoolean() ? "203.0.113." : "198.51.100.") + (1 + random.nextInt(254));
    }

    private static int port(RandomGenerator random) {
        return 32_768 + random.nextInt(28_000);
    }
}
