/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
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

    @Test
    void theListIsAskedForAlsoAfterARestart() throws Exception {
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().start(() -> serve(server));
            String start = "http://127.0.0.1:" + server.getLocalPort() + "/";
            LinkWatch links = SiteFactory.eINSTANCE.createLinkWatch();
            links.setId("links");
            links.setName("Pages");
            links.setUrl(start);
            links.setInterval(Duration.ofSeconds(1));
            links.setRetryInterval(Duration.ofSeconds(1));
            links.setAllNodes(true);
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
