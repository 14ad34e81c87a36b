/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.WebDaemon;
import org.yagura.watch.core.FindDeadLinks;
import org.yagura.watch.core.internal.WatchDomain;
import org.yagura.watch.core.internal.poll.LinkKind;
import org.yagura.watch.core.tests.plan.Sites;

/** The whole list of dead links is answered, also by the next agent, and is empty once all are mended. */
final class DeadLinksTest {
    @TempDir
    private Path folder;
    private volatile boolean mended;

    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] head = new byte[4_096];
                String path = new String(head, 0, Math.max(0, socket.getInputStream().read(head)),
                        StandardCharsets.US_ASCII).split(" ", 3)[1];
                String body = mended ? "well" : "<a href='/gone'>x</a><a href='/b'>b</a>";
                answer(socket.getOutputStream(), path.equals("/gone") ? "404 Gone" : "200 OK", body);
            } catch (java.io.IOException | ArrayIndexOutOfBoundsException e) {
                if (!server.isClosed()) {
                    System.err.println("not answered: " + e);
                }
            }
        }
    }

    private static void answer(OutputStream out, String status, String body) throws java.io.IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    }

    private static WatchRig rig(Path folder, Site site) throws Exception {
        var domain = new WatchDomain();
        domain.addKind(new LinkKind());
        return new WatchRig(folder, site, Clock.systemUTC(), domain);
    }

    private static List<String> events(WatchRig rig) {
        return rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .map(e -> e.title() + " " + e.kind()).toList();
    }

    /** So many runs later. */
    private static void runs(WatchRig rig, int more) {
        for (int i = 0; i < more; i++) {
            Instant last = rig.row("links", "n0").last();
            Await.until("another run", () -> !Objects.equals(last, rig.row("links", "n0").last()));
        }
    }

    @Test
    void newDeadLinksOfARealServerAreToldOnceAndMendedOnesEnd() throws Exception {
        assumeTrue(WebDaemon.installed(), "no nginx on this machine");
        int port = Ports.free();
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(root.resolve("index.html"), "<a href='/one.html'>1</a>");
        Site site = Sites.of(1);
        LinkWatch links = watch("http://127.0.35.8:" + port + "/");
        links.setAttempts(1);
        site.getWatches().add(links);
        try (var nginx = WebDaemon.start(folder.resolve("nginx"), "127.0.35.8", port,
                "  server {\n    listen 127.0.35.8:"
                        + port + ";\n    root " + root + ";\n  }");
                var rig = rig(folder.resolve("store"), site)) {
            Await.until("the first is told", () -> events(rig).equals(List.of("Pages [/one.html] PROBLEM")));
            Files.writeString(root.resolve("index.html"), "<a href='/one.html'>1</a><a href='/two.html'>2</a>");
            Await.until("the new one is told", () -> events(rig).size() == 2);
            assertEquals("Pages [/two.html] PROBLEM", events(rig).getLast());
            runs(rig, 3);
            assertEquals(2, events(rig).size(), "nothing is told again");
            rig.restart();
            Files.writeString(root.resolve("one.html"), "here again");
            Await.until("the mended one ends", () -> events(rig).size() == 3);
            assertEquals("Pages [/one.html] RESOLUTION", events(rig).getLast());
            nginx.kill();
            Await.until("the server is told", () -> events(rig).size() == 4);
            assertEquals("Pages PROBLEM", events(rig).getLast());
            nginx.start();
            Await.until("it is back", () -> events(rig).size() == 5);
            runs(rig, 2);
            assertEquals(List.of("Pages PROBLEM", "Pages RESOLUTION"), events(rig).subList(3, 5),
                    "what was told of the link stood meanwhile");
            Files.writeString(root.resolve("index.html"), "none");
            Await.until("all is well", () -> events(rig).size() == 6);
            assertEquals("Pages [/two.html] RESOLUTION", events(rig).getLast());
        }
    }

    private static LinkWatch watch(String start) {
        LinkWatch links = SiteFactory.eINSTANCE.createLinkWatch();
        links.setId("links");
        links.setName("Pages");
        links.setUrl(start);
        links.setInterval(Duration.ofSeconds(1));
        links.setRetryInterval(Duration.ofSeconds(1));
        links.setAllNodes(true);
        return links;
    }

    @Test
    void theListIsAskedForAlsoAfterARestart() throws Exception {
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().start(() -> serve(server));
            String start = "http://127.0.0.1:" + server.getLocalPort() + "/";
            LinkWatch links = watch(start);
            Site site = Sites.of(1);
            Sites.ping(site, "w");
            site.getWatches().add(links);
            var question = new FindDeadLinks("links", "n0");
            var row = new FindDeadLinks.Row(start + "gone", "status 404", List.of(start, start + "b"), 0);
            try (var rig = rig(folder, site)) {
                Await.until("found", () -> rig.ask(question).rows().equals(List.of(row)));
                rig.restart();
                assertEquals(List.of(row), rig.ask(question).rows());
                mended = true;
                Await.until("mended", () -> rig.ask(question).rows().isEmpty());
                var refused = assertThrows(ProblemException.class, () -> rig.ask(new FindDeadLinks("w", "n0")));
                assertEquals("“watch w” does not look for dead links.", refused.problem().what());
            }
        }
    }
}
