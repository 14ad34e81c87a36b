/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.spi.ProbeRun;

/** Fetches pages, each by a connection of its own. */
final class Web {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Web() {
    }

    /** Whether it is a page that can be fetched. */
    static boolean fetched(URI url) {
        return url.getHost() != null && url.getScheme() != null && url.getPort() <= 65_535
                && (url.getScheme().equalsIgnoreCase("http") || encrypted(url));
    }

    static boolean encrypted(URI url) {
        return url.getScheme().equalsIgnoreCase("https");
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : encrypted(url) ? HTTPS : HTTP;
    }

    /** An address without what may be secret in it: user, password, query. */
    static String shown(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "");
        return Failures.clean(Objects.requireNonNullElse(url.getScheme(), "") + "://" + host
                + (url.getPort() < 0 ? "" : ":" + url.getPort()) + Objects.requireNonNullElse(url.getRawPath(), ""));
    }

    /** Fetches a page, as somebody unless that is null; its body only when that is wanted of one with these headers. */
    static HttpAnswer get(URI url, LogIn logIn, Inspector inspector, ProbeRun run,
            Predicate<Map<String, String>> wanted)
            throws IOException, InterruptedException {
        return send(url, inspector, run, wanted,
                request("GET", url, logIn, List.of()).getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends a request with headers of its own.
     *
     * @param headers lines without their ends and without control characters
     * @param body null for none
     */
    static HttpAnswer send(String method, URI url, List<String> headers, byte[] body, Inspector inspector, ProbeRun run)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(headers);
        if (body != null) {
            all.add("Content-Length: " + body.length);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request(method, url, null, all).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body == null ? new byte[0] : body);
        return send(url, inspector, run, _ -> !method.equals("HEAD"), bytes.toByteArray());
    }

    private static HttpAnswer send(URI url, Inspector inspector, ProbeRun run, Predicate<Map<String, String>> wanted,
            byte[] request) throws IOException, InterruptedException {
        InetAddress address = Peers.resolve(url.getHost(), run);
        try (Line line = Line.open(address, port(url), run)) {
            if (encrypted(url)) {
                line.encrypt(bare(url.getHost()), port(url), inspector);
            }
            line.send(request);
            return HttpAnswer.read(line.in(), wanted);
        }
    }

    /** Where an answer leads on to; null when it does not. */
    static URI next(URI url, HttpAnswer answer) throws ProtocolException {
        String location = answer.headers().get("location");
        boolean leads = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> location != null;
            default -> false;
        };
        if (!leads) {
            return null;
        }
        URI next = url.resolve(location.strip());
        if (!fetched(next)) {
            throw new ProtocolException("a redirect to something else than a page");
        }
        return next;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The lines of a request. Nothing of an address can end a line: {@link URI} has no control characters. */
    private static String request(String method, URI url, LogIn logIn, List<String> headers) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String proof = logIn != null && logIn.goesTo(url)
                ? logIn.encoded()
                : url.getUserInfo() == null ? null : LogIn.encoded(url.getUserInfo());
        String user = proof == null ? "" : "Authorization: Basic " + proof + "\r\n";
        var more = new StringBuilder();
        headers.forEach(header -> more.append(header).append("\r\n"));
        boolean accepts = headers.stream().anyMatch(h -> h.toLowerCase(Locale.ROOT).startsWith("accept:"));
        return method + ' ' + ascii(path + query) + " HTTP/1.1\r\nHost: " + url.getHost().toLowerCase(Locale.ROOT)
                + port
                + "\r\n" + user + "User-Agent: Yagura\r\n" + (accepts ? "" : "Accept: */*\r\n") + more
                + "Connection: close\r\n\r\n";
    }

    private static String ascii(String path) {
        return URI.create(path.startsWith("//") ? "/." + path : path).toASCIIString();
    }
}
