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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.AgentConnection;
import org.yagura.core.event.Severity;
import org.yagura.e2e.AgentProcess;
import org.yagura.model.NewSites;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessLogSource;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SyslogDaemon;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;

/**
 * A real logger and a real rsyslog send what a firewall refuses, over UDP and TCP: each refusal counts once though the agent is
 * killed, and too many of one source are an alarm that names it and ends.
 */
final class RefusedAccessTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final String DENIED = "%%ASA-4-106023: Deny tcp src outside:%s/40111 dst inside:10.0.0.20/22 "
            + "by access-group \"outside_in\" [0x0, 0x0]";
    private static final String BAD = "203.0.113.77";

    @TempDir
    private Path directory;
    private int sent;

    private Path site() throws IOException {
        Site site = NewSites.empty();
        Area area = FACTORY.createArea();
        area.setId("room");
        area.setName("Room");
        site.getAreas().add(area);
        Node node = FACTORY.createNode();
        node.setId("fw");
        node.setName("fw01");
        Interface lan = FACTORY.createInterface();
        lan.setId("fw.lan");
        lan.setName("eth0");
        Address address = FACTORY.createAddress();
        address.setText("127.0.0.1");
        lan.getAddresses().add(address);
        node.getInterfaces().add(lan);
        area.getNodes().add(node);
        site.getWatches().clear();
        AccessWatch watch = FACTORY.createAccessWatch();
        watch.setId("refused");
        watch.setName("Firewall");
        watch.getNodes().add(node);
        watch.setLogSource(AccessLogSource.SYSLOG);
        watch.setForm(AccessLogForm.CISCO_ASA);
        watch.setWithin(Duration.ofSeconds(60));
        watch.setMostRefused(20);
        watch.setInterval(Duration.ofSeconds(1));
        watch.setRetryInterval(Duration.ofSeconds(1));
        watch.setSeverity(org.yagura.model.site.Severity.MAJOR);
        site.getWatches().add(watch);
        return Files.write(directory.resolve("firewall.site"), new SiteFiles().toBytes(site));
    }

    /** Sends so many refusals of a source by logger. */
    private void send(String source, int count, String... how) throws Exception {
        Path lines = directory.resolve("lines-" + sent++);
        Files.writeString(lines, (DENIED.formatted(source) + '\n').repeat(count), StandardCharsets.US_ASCII);
        var command = new java.util.ArrayList<>(List.of("logger", "-t", "fw01", "-f", lines.toString()));
        command.addAll(List.of(how));
        try (ChildProcess logger = ChildProcess.start(directory, "logger-" + sent, java.util.Map.of(), command)) {
            Await.until("logger has ended", () -> !logger.alive());
            assertEquals("", logger.err());
        }
    }

    private static int port(AgentProcess agent) {
        return agent.local().syslogPort();
    }

    private static double counted(AgentConnection connection, String source) {
        return connection.ask(new FindSeries(SeriesFilter.of("fw", "refused[" + source + "]"), null, null)).rows()
                .stream().mapToDouble(SeriesRow::last).findFirst().orElse(0);
    }

    private static List<AlarmRow> open(AgentConnection connection) {
        return connection.ask(new FindAlarms(null, null, null, null)).rows();
    }

    private static void awaitOk(AgentConnection connection) {
        Await.until("it is followed", () -> {
            WatchRow row = connection.ask(FindWatches.worst(null, null, null)).rows().getFirst();
            return row.state() == WatchState.OK;
        });
    }

    @Test
    void refusalsSentByLoggerAndRsyslogAreCountedOnce() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        assumeTrue(SyslogDaemon.installed(), "no rsyslog on this machine");
        Path data = directory.resolve("data");
        Path site = site();
        try (var agent = AgentProcess.start(data, "--site", site.toString())) {
            awaitOk(agent.connection());
            send(BAD, 7, "-n", "127.0.0.1", "-d", "-P", String.valueOf(port(agent)));
            send("203.0.113.5", 3, "-n", "127.0.0.1", "-T", "--octet-count", "-P", String.valueOf(port(agent)));
            Await.until("both are counted", () -> counted(agent.connection(), BAD) == 7
                    && counted(agent.connection(), "203.0.113.5") == 3);
            assertTrue(open(agent.connection()).isEmpty(), "twenty a minute are allowed");
            agent.kill();
        }
        int in = Ports.free();
        try (var agent = AgentProcess.start(data);
                var rsyslog = SyslogDaemon.start(directory.resolve("rsyslog"), in, "",
                        "port=\"" + port(agent) + "\" protocol=\"tcp\"")) {
            send(BAD, 14, "-n", "127.0.0.1", "-T", "-P", String.valueOf(in));
            Await.until("those before the kill count still, and none twice", () -> counted(agent.connection(),
                    BAD) == 21);
            Await.until("it is an alarm", () -> open(agent.connection()).size() == 1);
            AlarmRow alarm = open(agent.connection()).getFirst();
            assertEquals("fw01", alarm.node());
            assertEquals(Severity.MAJOR, alarm.severity());
            assertTrue(alarm.message().contains("21 accesses from " + BAD + " were refused within 1 min"),
                    alarm.message());
            Await.until("it ends", Duration.ofSeconds(90), () -> open(agent.connection()).isEmpty());
            assertTrue(agent.settled().addsUp(), rsyslog::said);
        }
    }
}
