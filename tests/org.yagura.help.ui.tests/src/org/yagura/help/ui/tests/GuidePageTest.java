/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.yagura.help.ui.internal.GuidePage;
import org.yagura.help.ui.internal.GuidePage.Kind;
import org.yagura.help.ui.internal.GuidePage.Look;

final class GuidePageTest {

    private static GuidePage page(String body) throws IOException {
        return GuidePage.read(new ByteArrayInputStream(
                ("<html><head><title> A  page </title></head><body>" + body + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsHeadingsParagraphsAndLooks() throws IOException {
        var page = page("<h1>Top</h1><p>One <b>two</b>\n <code>three</code> <a href='x.html'>four</a>.</p>");
        assertEquals("A page", page.title());
        assertEquals(Kind.HEADING, page.blocks().get(0).kind());
        assertEquals("One two three four.", page.blocks().get(1).text());
        var link = page.blocks().get(1).runs().stream().filter(r -> r.look() == Look.LINK).findFirst().orElseThrow();
        assertEquals("x.html", link.target());
        assertEquals("four", link.text());
    }

    @Test
    void numbersOrderedListsAndNestsLists() throws IOException {
        var blocks = page("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>").blocks();
        assertEquals("1.", blocks.get(0).marker());
        assertEquals("a", blocks.get(0).text());
        assertEquals("b", blocks.get(1).text());
        assertEquals(2, blocks.get(1).level());
        assertEquals("2.", blocks.get(2).marker());
    }

    @Test
    void putsCellsOfARowSideBySide() throws IOException {
        assertEquals("Key\tMeaning",
                page("<table><tr><th>Key</th><td>Meaning</td></tr></table>").blocks().get(0).text());
    }

    @Test
    void aPictureAloneInItsParagraphIsABlockThatSaysWhatItShows() throws IOException {
        var page = page("<p> <img src='p/a.svg' alt='Two\n racks'/>\n</p><p>not <img src='b.svg' alt='b'/> alone</p>");
        var picture = page.blocks().get(0);
        assertEquals(Kind.PICTURE, picture.kind());
        assertEquals("p/a.svg", picture.runs().getFirst().target());
        assertTrue(page.text().contains("Two racks"), "found by searching");
        assertEquals("not b alone", page.blocks().get(1).text());
    }

    @Test
    void keepsLinesOfCode() throws IOException {
        assertEquals("a\n  b", page("<pre>a\n  b</pre>").blocks().get(0).text());
    }

    @Test
    void refusesBrokenPagesAndDoctypes() {
        assertThrows(IOException.class, () -> page("<p>open"));
        assertThrows(IOException.class, () -> GuidePage.read(new ByteArrayInputStream(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><html/>".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesHugePages() {
        var error = assertThrows(IOException.class, () -> GuidePage.read(new ByteArrayInputStream(new byte[2 << 20])));
        assertTrue(error.getMessage().contains("over"), error.getMessage());
    }
}
