/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** What the simulated servers say: web, mail, database. */
final class Talks {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 4_000;
    private static final double SLOW_EVERY = 1_200;
    private static final double SLOW_FOR = 240;
    private static final int SLOW_MILLIS = 3_600;
    private static final String UNAVAILABLE = "503";
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "/", page("Aozora Trading", "<a href=\"/news.html\">News</a> <a href=\"/rules.html\">Rules</a>"),
            "/news.html", page("News", "<a href=\"/\">Home</a> <a href=\"/rates/yesterday.html\">Rates</a>"),
            "/rules.html", page("Rules", "<a href=\"/\">Home</a>"),
            "/rates/yesterday.html", page("Rates", "<a href=\"/\">Home</a>")));
    private static final String LOG_IN = "/login.html";
    private static final String ORDER = "/order";
    /** A page that all name and one server does not have. */
    private static final String LOST = "/rates/yesterday.html";

    private Talks() {
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>" + title + "</title></head>\n<body><h1>" + title
                + "</h1>\n<p>" + body + "</p></body></html>\n";
    }

    /**
     * A web server of a few pages.
     *
     * @param loses whether it does not have one of the pages that its pages name
     * @param slows whether it takes some seconds for a page, for some minutes now and then
     */
    static Server.Talk web(Host host, DoubleSupplier clock, boolean loses, boolean slows) {
        return client -> {
            BufferedReader in = reader(client);
            String first = line(in);
            int length = 0;
            String header = first;
            for (int i = 0; i < MOST_LINES && header != null && !header.isEmpty(); i++) {
                header = line(in);
                if (header != null && header.matches("(?i)content-length: *\\d{1,4}")) {
                    length = Integer.parseInt(header.replaceAll("\\D", ""));
                }
            }
            String[] words = first == null ? new String[0] : first.split(" ");
            if (words.length < 2 || host.silent() || !host.webTrouble().isEmpty()
                    && !host.webTrouble().contains(UNAVAILABLE)) {
                return;
            }
            if (slows && clock.getAsDouble() % SLOW_EVERY < SLOW_FOR) {
                // nobody ends this but the time: the client that hangs up is noticed when it is answered
                new CountDownLatch(1).await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
            }
            client.getOutputStream().write(answer(words[0], words[1], body(in, length), host, loses));
        };
    }

    private static byte[] answer(String method, String path, String body, Host host, boolean loses) {
        boolean post = method.equals("POST");
        String found = post ? posted(path, body, host) : page(path, host, loses);
        String status = !host.webTrouble().isEmpty()
                ? UNAVAILABLE + " Service Unavailable"
                : !post && !method.equals("GET") && !method.equals("HEAD")
                        ? "405 Method Not Allowed"
                        : found == null ? "404 Not Found" : "200 OK";
        String text = status.startsWith("200") ? found : page(status, host.name());
        String head = "HTTP/1.1 " + status + "\r\nServer: " + host.name()
                + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + text.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n";
        return (method.equals("HEAD") ? head : head + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A page; null when there is none. */
    private static String page(String path, Host host, boolean loses) {
        if (path.equals(LOG_IN)) {
            return page("Log in", "<form method=\"post\" action=\"" + ORDER + "\"><input name=\"token\" value=\""
                    + token(host) + "\"></form>");
        }
        return loses && path.equals(LOST) ? null : PAGES.get(path.replaceAll("[?#].*", ""));
    }

    /** Takes an order of whoever shows the token of the log-in page; null where no orders are taken. */
    private static String posted(String path, String body, Host host) {
        return !path.equals(ORDER)
                ? null
                : page("Order", body.contains("token=" + token(host) + "&")
                        ? "Order accepted."
                        : "Order not accepted: log in first.");
    }

    private static String token(Host host) {
        return Integer.toHexString(host.name().hashCode());
    }

    private static String body(BufferedReader in, int length) throws IOException {
        var body = new char[length];
        int read = 0;
        for (int more = 0; read < length && more >= 0; read += Math.max(0, more)) {
            more = in.read(body, read, length - read);
        }
        return new String(body, 0, read);
    }

    /** A mail server that takes no mail. */
    static Server.Talk mail(Host host) {
        return client -> {
            if (host.silent()) {
                return;
            }
            say(client, "220 " + host.name() + " ESMTP");
            BufferedReader in = reader(client);
            for (int i = 0; i < MOST_LINES; i++) {
                String line = line(in);
                String verb = line == null ? "" : line.split(" ")[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "HELO", "EHLO" -> say(client, "250 " + host.name());
                    case "NOOP", "RSET" -> say(client, "250 OK");
                    case "QUIT" -> {
                        say(client, "221 " + host.name() + " closes");
                        return;
                    }
                    case "" -> {
                        return;
                    }
                    default -> say(client, "502 not simulated");
                }
            }
        };
    }

    /** A database that waits for its client to speak, and hangs up when it does. */
    static Server.Talk database(Host host) {
        return client -> {
            if (!host.silent()) {
                line(reader(client));
            }
        };
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** A line, without its end; null at the end of the stream, or when it is too long. */
    private static String line(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() == LONGEST_LINE) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
