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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
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
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TcpWatch;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** A server that is watched dies and comes back: soft, hard, an alarm and an event beside the traps, and cleared. */
final class WatchedPortTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    @TempDir
    private Path directory;

    /** Takes connections until it is closed. */
    private record Server(ServerSocket socket) implements AutoCloseable {
        static Server at(int port) throws IOException {
            var server = new Server(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::serve);
            return server;
        }

        private void serve() {
            try {
                while (true) {
                    try (Socket client = socket.accept()) {
                        client.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (SocketException e) {
                // closed: the end
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Path site(int port) throws Exception {
        Site site = NewSites.empty();
        Area area = FACTORY.createArea();
        area.setId("room");
        area.setName("Room");
        site.getAreas().add(area);
        Node node = FACTORY.createNode();
        node.setId("mail");
        node.setName("mail01");
        Interface lan = FACTORY.createInterface();
        lan.setId("mail.lan");
        lan.setName("eth0");
        Address address = FACTORY.createAddress();
        address.setText("127.0.0.1");
        lan.getAddresses().add(address);
        node.getInterfaces().add(lan);
        area.getNodes().add(node);
        site.getWatches().clear();
        TcpWatch watch = FACTORY.createTcpWatch();
        watch.setId("smtp");
        watch.setName("Mail reception");
        watch.getNodes().add(node);
        watch.setPort(port);
        watch.setExpect("^220 ");
        watch.setInterval(Duration.ofSeconds(1));
        watch.setRetryInterval(Duration.ofSeconds(1));
        watch.setTimeout(Duration.ofSeconds(2));
        watch.setAttempts(3);
        watch.setSeverity(org.yagura.model.site.Severity.MAJOR);
        watch.setGuide("Start the mail server.");
        site.getWatches().add(watch);
        return Files.write(directory.resolve("watched.site"), new SiteFiles().toBytes(site));
    }

    private static WatchRow row(AgentConnection connection) {
        return connection.ask(FindWatches.worst(null, null, null)).rows().getFirst();
    }

    private static List<TrapRow> events(AgentConnection connection) {
        var filter = new TrapFilter(null, null, null, List.of("mail"), null, null, null, null, null, null);
        return connection.ask(new FindTraps(filter, null, null, null)).rows();
    }

    @Test
    void aServerDiesAndComesBack() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        int port = Ports.free();
        Path site = site(port);
        var server = Server.at(port);
        try (var agent = AgentProcess.start(directory.resolve("data"), "--site", site.toString())) {
            AgentConnection connection = agent.connection();
            Await.until("it is well", () -> row(connection).state() == WatchState.OK);
            assertEquals(List.of(), events(connection));
            server.close();
            Await.until("soft", () -> row(connection).state() == WatchState.PROBLEM);
            Await.until("hard", () -> row(connection).hard() && row(connection).state() == WatchState.PROBLEM);
            Await.until("an alarm", () -> connection.ask(new FindAlarms(null, null, null, null)).total() == 1);
            AlarmRow alarm = connection.ask(new FindAlarms(null, null, null, null)).rows().getFirst();
            assertEquals("mail01", alarm.node());
            assertEquals(Severity.MAJOR, alarm.severity());
            assertTrue(alarm.message().startsWith("Mail reception: "), alarm.message());
            assertEquals("Start the mail server.", connection.ask(new GetAlarm(alarm.id())).guide());
            TrapRow event = events(connection).getFirst();
            assertEquals("watch", event.source());
            assertEquals("event", event.version());
            assertEquals("Mail reception", event.name());
            assertTrue(connection.ask(new ExplainWatch("smtp", "mail")).why().getFirst().contains("major"));
            assertTrue(agent.settled().addsUp(), "the loss chain is about traps only");
            try (var again = Server.at(port)) {
                assertTrue(again.socket().isBound());
                Await.until("well again", () -> row(connection).state() == WatchState.OK);
                Await.until("cleared", () -> connection.ask(new FindAlarms(null, null, null, null)).total() == 0);
                assertEquals(List.of(Severity.CLEARED, Severity.MAJOR),
                        events(connection).stream().map(TrapRow::severity).toList());
            }
        }
    }
}
