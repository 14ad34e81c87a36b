/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.model.Secret;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapTarget;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SetClock;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.plan.Notices;
import org.yagura.watch.core.internal.store.NoticeFacts;
import org.yagura.watch.core.tests.plan.Sites;

/** What people are told, other managers are told by SNMP traps. */
final class NoticesTest {
    private static final int LARGEST = 2000;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Site site = Sites.of(2);

    @TempDir
    private Path folder;

    NoticesTest() {
        PingWatch ping = Sites.ping(site, "w");
        ping.setInterval(Duration.ofSeconds(1));
        ping.setRetryInterval(Duration.ofSeconds(1));
        ping.setAttempts(2);
        ping.setSeverity(Severity.MAJOR);
        var community = SiteFactory.eINSTANCE.createCommunityCredential();
        community.setId("c");
        community.setName("c");
        community.setCommunity(Secret.plain("tell"));
        site.getSnmpCredentials().add(community);
    }

    private void target(String id, String host, int port, Severity least) {
        TrapTarget target = SiteFactory.eINSTANCE.createTrapTarget();
        target.setId(id);
        target.setName(id);
        target.setHost(host);
        target.setPort(port);
        target.setCredential(site.getSnmpCredentials().getFirst());
        target.setLeastSeverity(least);
        site.getTrapTargets().add(target);
    }

    private static String next(DatagramSocket socket) throws Exception {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    private static boolean troubled(Health health) {
        return health.troubles().stream().anyMatch(t -> t.id().equals("watches.traps:gone"));
    }

    @Test
    void aProblemAndItsEndGoToWhoWantsThem() throws Exception {
        try (var wants = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var worse = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            wants.setSoTimeout(PATIENCE_MILLIS);
            target("wants", "127.0.0.1", wants.getLocalPort(), Severity.MAJOR);
            target("worse", "127.0.0.1", worse.getLocalPort(), Severity.CRITICAL);
            target("gone", "nowhere.invalid", 162, Severity.WARNING);
            try (var rig = new WatchRig(folder, site)) {
                rig.await("w", "n0", WatchState.OK);
                rig.nodes.moods.put("n0", Nodes.Mood.DEAD);
                String problem = next(wants);
                assertTrue(problem.contains("node 0") && problem.contains("watch w") && problem.contains("DEAD"),
                        problem);
                Await.until("says that one is not reached", () -> troubled(rig.health));
                rig.nodes.moods.clear();
                assertTrue(next(wants).contains("GOOD"), "the end");
                worse.setSoTimeout(1);
                assertEquals(0, received(worse), "not severe enough");
                rig.revise(s -> s.getTrapTargets().remove(2));
                assertTrue(!troubled(rig.health), "nobody wants it any more");
            }
        }
    }

    @Test
    void whatWaitsIsSentByWhoeverLeadsNextAndOnlyOnce() throws Exception {
        try (var wants = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            wants.setSoTimeout(PATIENCE_MILLIS);
            target("gone", "nowhere.invalid", wants.getLocalPort(), Severity.MAJOR);
            try (var rig = new WatchRig(folder, site)) {
                rig.await("w", "n0", WatchState.OK);
                rig.nodes.moods.put("n0", Nodes.Mood.DEAD);
                Await.until("says that it is not reached", () -> troubled(rig.health));
                rig.nodes.moods.clear();
                Await.until("the end waits, too", () -> count(rig, NoticeFacts.DUE.name()) == 2);
                rig.settle();
                rig.stop();
                assertTrue(!troubled(rig.health), "another one tells of it");
                rig.revise(s -> s.getTrapTargets().getFirst().setHost("127.0.0.1"));
                rig.restart();
                assertTrue(next(wants).contains("DEAD"), "the problem");
                assertTrue(next(wants).contains("GOOD"), "and then its end");
                Await.until("both are over", () -> count(rig, NoticeFacts.OVER.name()) == 2);
                rig.settle();
                rig.restart();
                rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
                assertTrue(next(wants).contains("node 1"), "nothing of before is sent twice");
            }
        }
    }

    private static long count(WatchRig rig, String type) {
        return rig.facts.stream().filter(f -> f.type().equals(type)).count();
    }

    @Test
    void whatIsADayOldIsGivenUpAndCountedAndTheRestStaysInOrder() throws Exception {
        try (var wants = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            wants.setSoTimeout(PATIENCE_MILLIS);
            target("gone", "nowhere.invalid", wants.getLocalPort(), Severity.MAJOR);
            var health = new Health();
            var over = new CopyOnWriteArrayList<String>();
            Instant now = Instant.parse("2026-11-26T00:00:00Z");
            var sites = new FixedSite(site);
            try (var notices = new Notices(folder, sites, health, new SetClock(now::toEpochMilli),
                    Duration.ofMillis(5), fact -> over.add(NoticeFacts.OVER.content(fact).id()))) {
                notices.send(
                        List.of(notice("old", now.minus(Duration.ofHours(25))), notice("a", now), notice("b", now)));
                Await.until("the old one is given up", () -> health.troubles().stream()
                        .anyMatch(t -> t.arguments().subList(2, 4).equals(List.of("1", "2"))));
                assertEquals(List.of("old"), over);
                site.getTrapTargets().getFirst().setHost("127.0.0.1");
                assertTrue(next(wants).contains("text a"));
                assertTrue(next(wants).contains("text b"));
                Await.until("over", () -> over.equals(List.of("old", "a", "b")));
                Await.until("no trouble", () -> health.troubles().isEmpty());
            }
        }
    }

    private static NoticeFacts.Notice notice(String id, Instant at) {
        return new NoticeFacts.Notice(id, "gone", at, "node", "", "watch", org.yagura.core.event.Severity.MAJOR,
                org.yagura.core.event.Severity.CLEARED, "text " + id);
    }

    private record FixedSite(Site site) implements org.yagura.core.domain.Sites {
        @Override
        public Revision current() {
            return new Revision(1, site);
        }

        @Override
        public String reveal(String secret) {
            return secret;
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // nothing changes
        }
    }

    private static int received(DatagramSocket socket) throws Exception {
        try {
            next(socket);
            return 1;
        } catch (java.net.SocketTimeoutException e) {
            return 0;
        }
    }
}
