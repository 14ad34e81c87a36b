/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a page of HTML links to and shows. Reads any text without failing, in time that grows with its length, as browsers
 * do: what is no tag is skipped. Anchors within a page do not count, nor do addresses of other schemes than HTTP.
 *
 * @param targets addresses without fragment, each once, in their order, {@link #MOST} at most
 * @param broken what is written where an address should be and is none
 */
public record Links(Set<URI> targets, Set<String> broken) {
    /** So many links of a page are looked at. */
    public static final int MOST = 5_000;
    private static final int LONGEST = 2_048;
    private static final int LONGEST_ENTITY = 10;
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "xmp");
    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos",
            "'");

    /** Reads the page that is at an address. */
    public static Links of(String html, URI page) {
        var reader = new Reader(html, page);
        reader.read();
        return new Links(reader.targets, reader.broken);
    }

    /** The address that a page at another one means; null for one of another scheme, or within the page. */
    static URI resolve(URI page, String written) throws URISyntaxException {
        String text = written.strip();
        int fragment = text.indexOf('#');
        text = encoded(fragment < 0 ? text : text.substring(0, fragment));
        if (text.isEmpty()) {
            return null;
        }
        var link = new URI(text.startsWith("?") ? page.getRawPath() + text : text);
        if (link.isOpaque()
                || link.getScheme() != null && !link.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
            return null;
        }
        URI target = page.resolve(link).normalize();
        if (target.getHost() == null) {
            throw new URISyntaxException(text, "no host");
        }
        String path = target.getRawPath();
        while (path.startsWith("/../")) {
            path = path.substring("/..".length());
        }
        return new URI(target.getScheme().toLowerCase(Locale.ROOT) + "://"
                + target.getRawAuthority().toLowerCase(Locale.ROOT) + (path.isEmpty() ? "/" : path)
                + (target.getRawQuery() == null ? "" : '?' + target.getRawQuery()));
    }

    /** As browsers send what may not stand in an address. */
    private static String encoded(String text) {
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append(String.format("%02X", c));
            } else {
                out.append((char) c);
            }
        }
        return out.toString();
    }

    /** Goes over one text. */
    private static final class Reader {
        private final String html;
        private final Set<URI> targets = new LinkedHashSet<>();
        private final Set<String> broken = new LinkedHashSet<>();
        private URI base;
        private boolean based;
        private int at;

        Reader(String html, URI page) {
            this.html = html;
            this.base = page.getRawPath() == null || page.getRawPath().isEmpty() ? page.resolve("/") : page;
        }

        void read() {
            for (at = html.indexOf('<'); at >= 0 && targets.size() < MOST; at = html.indexOf('<', at)) {
                if (html.startsWith("<!--", at)) {
                    after("-->", at + 2);
                } else if (at + 1 < html.length() && letter(html.charAt(at + 1))) {
                    tag();
                } else {
                    at++;
                }
                if (at < 0) {
                    return;
                }
            }
        }

        /** Goes to after a text; to the end when there is none. */
        private void after(String text, int from) {
            int found = html.indexOf(text, from);
            at = found < 0 ? html.length() : found + text.length();
        }

        private void tag() {
            at++;
            String name = word();
            Map<String, String> attributes = attributes();
            String href = attributes.get("href");
            if (name.equals("base")) {
                base(href);
            } else if (!name.equals("link") || linked(attributes.getOrDefault("rel", ""))) {
                add(href);
                add(attributes.get("src"));
            }
            if (RAW.contains(name)) {
                raw(name);
            }
        }

        private static boolean linked(String relation) {
            String small = relation.toLowerCase(Locale.ROOT);
            return !small.contains("preconnect") && !small.contains("dns-prefetch");
        }

        private void base(String href) {
            if (href == null || based) {
                return;
            }
            based = true;
            try {
                URI resolved = resolve(base, href);
                base = resolved == null ? base : resolved;
            } catch (URISyntaxException | IllegalArgumentException e) {
                note(href);
            }
        }

        private void add(String written) {
            if (written == null) {
                return;
            }
            try {
                URI target = resolve(base, written);
                if (target != null) {
                    targets.add(target);
                }
            } catch (URISyntaxException | IllegalArgumentException e) {
                note(written);
            }
        }

        private void note(String written) {
            if (broken.size() < MOST) {
                broken.add(written);
            }
        }

        /** Skips text that is none of HTML, up to its end tag. */
        private void raw(String name) {
            for (int end = html.indexOf("</", at); end >= 0; end = html.indexOf("</", end + 2)) {
                if (html.regionMatches(true, end + 2, name, 0, name.length())) {
                    at = end + 2;
                    return;
                }
            }
            at = html.length();
        }

        /** Up to the end of the tag; of several with one name the first counts. */
        private Map<String, String> attributes() {
            var attributes = new HashMap<String, String>();
            while (at < html.length() && html.charAt(at) != '>') {
                String name = word();
                if (name.isEmpty()) {
                    at++;
                    continue;
                }
                blanks();
                if (at < html.length() && html.charAt(at) == '=') {
                    at++;
                    blanks();
                    attributes.putIfAbsent(name, value());
                }
            }
            return attributes;
        }

        private String word() {
            int begin = at;
            while (at < html.length() && (letter(html.charAt(at)) || ":-_".indexOf(html.charAt(at)) >= 0
                    || html.charAt(at) >= '0' && html.charAt(at) <= '9')) {
                at++;
            }
            return html.substring(begin, Math.min(at, begin + LONGEST)).toLowerCase(Locale.ROOT);
        }

        private void blanks() {
            while (at < html.length() && html.charAt(at) <= ' ') {
                at++;
            }
        }

        private String value() {
            if (at >= html.length()) {
                return "";
            }
            char quote = html.charAt(at);
            int begin = at;
            if (quote == '"' || quote == '\'') {
                begin++;
                after(String.valueOf(quote), begin);
                return decoded(html.substring(begin, Math.max(begin, Math.min(at - 1, begin + LONGEST))));
            }
            while (at < html.length() && html.charAt(at) > ' ' && html.charAt(at) != '>') {
                at++;
            }
            return decoded(html.substring(begin, Math.min(at, begin + LONGEST)));
        }

        private static boolean letter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
    }

    /** A text without entities; those that are not known stay. */
    private static String decoded(String text) {
        int next = text.indexOf('&');
        if (next < 0) {
            return text;
        }
        var out = new StringBuilder();
        int done = 0;
        for (; next >= 0; next = text.indexOf('&', next + 1)) {
            int end = text.indexOf(';', next);
            String meant = end < 0 || end - next > LONGEST_ENTITY ? null : entity(text.substring(next + 1, end));
            if (meant != null) {
                out.append(text, done, next).append(meant);
                done = end + 1;
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
