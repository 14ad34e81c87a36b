/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.AgentConnection;
import org.yagura.core.event.Severity;
import org.yagura.e2e.AgentProcess;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SshDaemon;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** A log of a host behind a real sshd: each entry is told exactly once, though it is rotated and the agent is killed. */
final class WatchedLogTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    @TempDir
    private Path directory;
    private Path log;
    private int written;

    private Path site(SshDaemon daemon, int port) throws Exception {
        Site site = NewSites.empty();
        Area area = FACTORY.createArea();
        area.setId("room");
        area.setName("Room");
        site.getAreas().add(area);
        Node node = FACTORY.createNode();
        node.setId("app");
        node.setName("app01");
        node.getSshHostKeys().add(daemon.fingerprint());
        Interface lan = FACTORY.createInterface();
        lan.setId("app.lan");
        lan.setName("eth0");
        Address address = FACTORY.createAddress();
        address.setText("127.0.0.1");
        lan.getAddresses().add(address);
        node.getInterfaces().add(lan);
        area.getNodes().add(node);
        SshCredential credential = FACTORY.createSshCredential();
        credential.setId("ssh");
        credential.setName("watching");
        credential.setUser(System.getProperty("user.name"));
        credential.getNetworks().add("127.0.0.0/8");
        credential.setPrivateKey(Secret.plain(daemon.key()));
        site.getSshCredentials().add(credential);
        site.getWatches().clear();
        site.getWatches().add(watch(node, port));
        return Files.write(directory.resolve("watched.site"), new SiteFiles().toBytes(site));
    }

    private LogWatch watch(Node node, int port) {
        LogWatch watch = FACTORY.createLogWatch();
        watch.setId("log");
        watch.setName("Application");
        watch.getNodes().add(node);
        watch.setAccess(AccessKind.SSH);
        watch.setSshPort(port);
        watch.setPath(log.toString());
        watch.setInterval(Duration.ofSeconds(1));
        watch.setRetryInterval(Duration.ofSeconds(1));
        watch.setTimeout(Duration.ofSeconds(20));
        LogPattern pattern = FACTORY.createLogPattern();
        pattern.setId("error");
        pattern.setText("ERROR (?<number>\\d+)");
        pattern.setSeverity(org.yagura.model.site.Severity.MAJOR);
        pattern.setMessage("Failure %number%.");
        watch.getPatterns().add(pattern);
        LogPattern disk = FACTORY.createLogPattern();
        disk.setId("disk");
        disk.setText("disk (?<disk>\\w+) failed");
        disk.setReductionKey("%disk%");
        watch.getPatterns().add(disk);
        LogPattern replaced = FACTORY.createLogPattern();
        replaced.setId("replaced");
        replaced.setText("disk (?<disk>\\w+) replaced");
        replaced.setResolution(true);
        replaced.setClears(disk);
        watch.getPatterns().add(replaced);
        return watch;
    }

    private void write(int lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("all is well\nERROR ").append(written++).append('\n');
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> told(AgentConnection connection) {
        var filter = new TrapFilter(null, null, null, List.of("app"), null, null, null, null, null, null);
        return connection.ask(new FindTraps(filter, null, 1_000, null)).rows().reversed().stream()
                .map(TrapRow::message).toList();
    }

    private List<String> all() {
        return IntStream.range(0, written).mapToObj(i -> "Application: Failure " + i + ".").toList();
    }

    private static void awaitOk(AgentConnection connection) {
        Await.until("it is followed", () -> {
            WatchRow row = connection.ask(FindWatches.worst(null, null, null)).rows().getFirst();
            return row.state() == WatchState.OK;
        });
    }

    @Test
    void eachEntryIsToldOnceThoughTheAgentIsKilled() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        assumeTrue(SshDaemon.installed(), "no sshd on this machine");
        log = directory.resolve("app.log");
        Files.createFile(log);
        int port = Ports.free();
        try (SshDaemon daemon = SshDaemon.start(directory.resolve("sshd"), port)) {
            Path site = site(daemon, port);
            Path data = directory.resolve("data");
            try (var agent = AgentProcess.start(data, "--site", site.toString())) {
                awaitOk(agent.connection());
                write(10);
                Await.until("the first are told", () -> told(agent.connection()).size() >= 10);
                AlarmRow alarm = agent.connection().ask(new FindAlarms(null, null, null, null)).rows().getFirst();
                assertEquals("app01", alarm.node());
                assertEquals(Severity.MAJOR, alarm.severity());
                write(10);
                agent.kill();
            }
            Files.move(log, directory.resolve("app.log.1"));
            write(10);
            try (var agent = AgentProcess.start(data)) {
                Await.until("those around the kill are told", () -> told(agent.connection()).size() >= 30);
                daemon.kill();
                write(10);
                daemon.start();
                Await.until("all are told", () -> told(agent.connection()).size() >= 40);
                assertEquals(all(), told(agent.connection()));
                assertEquals(1, agent.connection().ask(new FindAlarms(null, null, null, null)).rows().stream()
                        .filter(a -> a.message().contains("Failure")).count(), "one alarm for all of a pattern");
                assertTrue(agent.settled().addsUp());
            }
        }
    }

    private static String open(AgentConnection connection) {
        return connection.ask(new FindAlarms(null, null, null, null)).rows().stream()
                .filter(a -> a.severity() != Severity.CLEARED)
                .map(a -> a.message().replaceAll(".*disk (\\w+) .*", "$1") + ' ' + a.count()).sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void aResolutionEndsJustTheAlarmOfItsKey() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        assumeTrue(SshDaemon.installed(), "no sshd on this machine");
        log = directory.resolve("app.log");
        Files.createFile(log);
        int port = Ports.free();
        try (SshDaemon daemon = SshDaemon.start(directory.resolve("sshd"), port);
                var agent = AgentProcess.start(directory.resolve("data"), "--site", site(daemon, port).toString())) {
            awaitOk(agent.connection());
            Files.writeString(log, "disk sda failed\ndisk sdb failed\ndisk sda failed\n");
            Await.until("each disk has its alarm", () -> open(agent.connection()).equals("sda 2, sdb 1"));
            Files.writeString(log, "disk sda replaced\n", StandardOpenOption.APPEND);
            Await.until("the alarm of one has ended", () -> open(agent.connection()).equals("sdb 1"));
            Files.writeString(log, "disk sda failed\ndisk sdb replaced\n", StandardOpenOption.APPEND);
            Await.until("the other has ended, and the first begins anew",
                    () -> open(agent.connection()).equals("sda 1"));
            assertTrue(agent.settled().addsUp());
        }
    }
}
