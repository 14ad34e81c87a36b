/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.watch.core.internal.poll.http.Links;

/** Links of pages as people write them, and of such as nobody should. */
final class LinksTest {
    private static final URI PAGE = URI.create("http://host/dir/page.html?q=1");

    private static List<String> links(String html) {
        return Links.of(html, PAGE).targets().stream().map(URI::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({"a.html,http://host/dir/a.html", "/a,http://host/a", "../a,http://host/a", "../../../a,http://host/a",
            "?x=2,http://host/dir/page.html?x=2", "//other/b,http://other/b", "HTTPS://Other,https://other/",
            "a%20b c,http://host/dir/a%20b%20c", "a.html#part,http://host/dir/a.html", "./,http://host/dir/",
            "日,http://host/dir/%E6%97%A5", "a&amp;b&#61;&#x31;&unknown;,http://host/dir/a&b=1&unknown;"})
    void addressesAreResolvedAsBrowsersDo(String written, String target) {
        assertEquals(List.of(target), links("<a href=\"" + written + "\">x</a>"));
    }

    @ParameterizedTest
    @CsvSource({"#top", "mailto:me@host", "javascript:go(1)", "data:text/plain;hello", "tel:+81", "''", "' '"})
    void whatIsNoPageIsLeftOut(String written) {
        Links links = Links.of("<a href='" + written + "'>x</a>", PAGE);
        assertEquals(Set.of(), links.targets());
        assertEquals(Set.of(), links.broken());
    }

    @Test
    void tagsAreReadInAllForms() {
        assertEquals(
                List.of("http://host/dir/1", "http://host/dir/2", "http://host/dir/3", "http://host/dir/4",
                        "http://host/dir/5"),
                links("<A HREF=1>x</A> <img alt='>' src = '2'/><link rel=stylesheet href=3>"
                        + "<script src=\"4\">document.write('<a href=no>')</script><a\nclass=b\nhref=5 href=no>"));
    }

    @Test
    void commentsScriptsAndHintsAreNone() {
        assertEquals(List.of(), links("<!-- <a href=no> --><style>a{}<a href=no></style><title><a href=no></title>"
                + "<link rel='dns-prefetch' href='//no'><p>a < b href=no</p></a href=no><!DOCTYPE html>"));
    }

    @Test
    void theFirstBaseCounts() {
        assertEquals(List.of("http://host/other/a", "http://host/b"),
                links("<base href='/other/x'><base href='/no/'><a href=a><a href='/b'>"));
        assertEquals(List.of("http://host/a"),
                Links.of("<a href=a>", URI.create("http://host")).targets().stream().map(URI::toString).toList());
    }

    @Test
    void brokenAddressesAreTold() {
        Links links = Links.of("<a href='http://'>x</a><a href='http://[1/'>y</a><a href=good>", PAGE);
        assertEquals(Set.of("http://", "http://[1/"), links.broken());
        assertEquals(1, links.targets().size());
    }

    @Test
    void manyLinksAreBounded() {
        var html = new StringBuilder();
        for (int i = 0; i < 2 * Links.MOST; i++) {
            html.append("<a href=").append(i).append('>');
        }
        assertEquals(Links.MOST, Links.of(html.toString(), PAGE).targets().size());
    }

    @Test
    void anyTextIsRead() {
        var random = new Random(23);
        String[] parts = {"<", ">", "<a href=", "\"", "'", "<!--", "-->", "</", "script", "<script>", "&#", ";", "&",
                "=", " ", "/", "http:", "//", "[", "%", "%4", "#", "?", "..", ":", "日", "\u0000", "\ud800",
                "<base href=",
                "&#x110000;", "&#xd800;", "src", "a", "\n", "@", "1", "-1", "99999"};
        for (int round = 0; round < 30_000; round++) {
            var html = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                html.append(parts[random.nextInt(parts.length)]);
            }
            for (URI target : Links.of(html.toString(), PAGE).targets()) {
                assertTrue(target.getScheme().startsWith("http") && target.getHost() != null
                        && target.getRawFragment() == null && target.getRawPath().startsWith("/"), html.toString());
            }
        }
    }

    @Test
    void longTextsDoNotTakeLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String part : List.of("<", "<a ", "<!--", "<script>", "<a href='", "<a href=&", "</", "<a a=\"",
                    "&")) {
                Links.of(part.repeat((1 << 20) / part.length()), PAGE);
            }
        });
    }
}
