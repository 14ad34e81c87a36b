/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.NodeKind;

/** The simulated web, mail and database servers. */
final class ServersTest {
    private static final NodeKind LOSING = NodeKind.WWW_BM_SERVER;
    private static final NodeKind SLOW = NodeKind.STATIC_WEB_SERVER;
    private static final String MEMBER_DOWN = "1.3.6.1.4.1.32473.1.0.1";
    private static final String MEMBER_UP = "1.3.6.1.4.1.32473.1.0.2";
    private static final int PATIENCE_MILLIS = 20_000;
    /** A second at which the slow server is slow, and one at which it is not. */
    private static final long SLOW_AT = Simulated.NOW / 1_200_000 * 1_200_000 + 60_000;
    private static final long FAST_AT = SLOW_AT + 600_000;

    private final Simulated site = new Simulated(1);

    @AfterEach
    void end() {
        site.close();
    }

    private Socket connect(NodeKind kind, int usual) throws IOException {
        var socket = new Socket(InetAddress.getByName(Simulated.address(kind)), site.port(usual));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** All that a server says after that has been said to it. */
    private String talk(NodeKind kind, int usual, String text) throws IOException {
        try (Socket socket = connect(kind, usual)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String page(NodeKind kind, String path) throws IOException {
        return talk(kind, 80, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /** The pages that follow from the first, that are not there. */
    private List<String> dead(NodeKind kind) throws IOException {
        var seen = new ArrayList<>(List.of("/"));
        var dead = new ArrayList<String>();
        for (int i = 0; i < seen.size(); i++) {
            String page = page(kind, seen.get(i));
            if (page.startsWith("HTTP/1.1 404 ")) {
                dead.add(seen.get(i));
            }
            Pattern.compile("href=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1))
                    .filter(link -> !seen.contains(link)).forEach(seen::add);
        }
        assertEquals(4, seen.size());
        return dead;
    }

    @Test
    void oneServerHasADeadLink() throws Exception {
        site.millis.set(FAST_AT);
        assertEquals(List.of("/rates/yesterday.html"), dead(LOSING));
        assertEquals(List.of(), dead(SLOW));
        String page = page(LOSING, "/?q=1");
        assertTrue(page.startsWith("HTTP/1.1 200 OK\r\n") && page.contains("Aozora Trading"), page);
        String[] parts = talk(LOSING, 80, "HEAD / HTTP/1.1\r\n\r\n").split("\r\n\r\n", -1);
        assertTrue(parts[0].contains("Content-Length: ") && parts[1].isEmpty());
        assertTrue(talk(LOSING, 80, "PUT / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 405 "));
        assertEquals("", talk(LOSING, 80, "nonsense\r\n\r\n"));
        assertEquals("", talk(LOSING, 80, "x".repeat(4_001)));
    }

    private String order(String body) throws IOException {
        return talk(LOSING, 80, "POST /order HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void anOrderIsTakenWithTheTokenOfTheLogInPageOnly() throws Exception {
        site.millis.set(FAST_AT);
        String token = page(LOSING, "/login.html").replaceAll("(?s).*name=\"token\" value=\"([0-9a-f]+)\".*", "$1");
        assertTrue(order("token=" + token + "&item=test").contains("Order accepted."), token);
        assertTrue(order("token=" + token + "0&item=test").contains("Order not accepted"), token);
        assertTrue(order("").contains("Order not accepted"));
        assertTrue(talk(LOSING, 80, "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").startsWith("HTTP/1.1 404 "));
        site.told(NodeKind.MANAGER, MEMBER_DOWN, Simulated.name(LOSING), "trade-www", "HTTP status 503");
        assertTrue(order("token=" + token + "&item=test").startsWith("HTTP/1.1 503 "));
    }

    @Test
    void oneServerIsSlowNowAndThen() throws Exception {
        site.millis.set(SLOW_AT);
        long before = System.nanoTime();
        assertTrue(page(SLOW, "/").startsWith("HTTP/1.1 200 "));
        assertTrue(System.nanoTime() - before >= 3_000_000_000L);
        try (Socket waiting = connect(SLOW, 80)) {
            waiting.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            site.stop();
            site.start();
            assertEquals(List.of(), site.simulation().refused(), "who waits does not hold the port");
        }
    }

    @Test
    void membersThatAreToldDownAreDown() throws Exception {
        String name = Simulated.name(LOSING);
        site.told(NodeKind.MANAGER, MEMBER_DOWN, name, "trade-www", "HTTP status 503");
        assertTrue(page(LOSING, "/").startsWith("HTTP/1.1 503 "));
        site.told(NodeKind.MANAGER, MEMBER_DOWN, name, "trade-www", "no answer to health check");
        assertEquals("", page(LOSING, "/"));
        site.told(NodeKind.MANAGER, MEMBER_UP, name, "trade-www");
        assertTrue(page(LOSING, "/").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void mailIsGreetedAndTheDatabaseWaits() throws Exception {
        String said = talk(NodeKind.MAIL_SERVER, 25, "EHLO me\r\nMAIL FROM:<a@b>\r\nNOOP\r\nQUIT\r\n");
        assertEquals(List.of("220", "250", "502", "250", "221"),
                said.lines().map(line -> line.substring(0, 3)).toList());
        try (Socket client = connect(NodeKind.DB_SERVER, 5_432)) {
            assertEquals(0, client.getInputStream().available());
            client.getOutputStream().write('\n');
            assertEquals(-1, client.getInputStream().read());
        }
        site.told(NodeKind.MANAGER, "1.3.6.1.4.1.32473.13.0.1", Simulated.name(NodeKind.MAIL_SERVER));
        assertEquals("", talk(NodeKind.MAIL_SERVER, 25, ""));
    }

    /** Who is too many is sent away, and all are when it ends. */
    @Test
    void clientsAreBounded() throws Exception {
        var clients = new ArrayList<Socket>();
        for (int i = 0; i < 40; i++) {
            clients.add(connect(NodeKind.DB_SERVER, 5_432));
        }
        assertEquals(-1, clients.getLast().getInputStream().read());
        site.stop();
        for (Socket client : clients) {
            assertEquals(-1, client.getInputStream().read());
            client.close();
        }
        site.start();
        assertEquals(List.of(), site.simulation().refused());
    }
}
