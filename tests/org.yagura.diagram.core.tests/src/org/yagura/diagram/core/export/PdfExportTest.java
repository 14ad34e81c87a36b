/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.testsupport.diagram.DemoScenes;

class PdfExportTest {

    private static PdfReader read(Drawing drawing) throws IOException {
        return new PdfReader(new PdfExport(drawing, "The site").toBytes());
    }

    private static String content(PdfReader reader) throws IOException {
        return new String(reader.getPageContent(1), StandardCharsets.ISO_8859_1);
    }

    @Test
    void onePageAsLargeAsTheDiagram() throws IOException {
        Scene scene = DemoScenes.site(null);
        PdfReader reader = read(Drawing.of(scene, Look.LIGHT));
        assertEquals(1, reader.getNumberOfPages());
        Box page = new Sheet(Drawing.of(scene, Look.LIGHT)).page();
        assertEquals(page.width() * 0.75, reader.getPageSize(1).getWidth(), 0.5);
        assertEquals(page.height() * 0.75, reader.getPageSize(1).getHeight(), 0.5);
        assertEquals("The site", reader.getInfo().get("Title"));
        assertTrue(content(reader).contains("(Load balancer 1)Tj"), "texts stay text");
    }

    @Test
    void japaneseIsInTheStandardTypeface() throws IOException {
        PdfReader reader = read(Drawing.of(DemoScenes.japaneseSite(null), Look.LIGHT));
        String raw = new String(new PdfExport(Drawing.of(DemoScenes.japaneseSite(null), Look.LIGHT), "構成図").toBytes(),
                StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("HeiseiKakuGo-W5") && raw.contains("UniJIS-UCS2-H"));
        assertEquals(1, reader.getNumberOfPages());
    }

    @Test
    void whatIsTooLargeForAPageIsDrawnSmaller() throws IOException {
        var scene = new Scene();
        scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), "a"));
        scene.put(Figure.node("b", "node", new Box(60_000, 0, 168, 48), "b"));
        assertEquals(14_400, read(Drawing.of(scene, Look.LIGHT)).getPageSize(1).getWidth(), 1);
    }

    @Test
    void statesIconsAndBannersAreDrawn() throws IOException {
        var scene = new Scene();
        scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), "a").with(new Icon(PdfExportTest.class, "probe")));
        Overlay overlay = new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return new Mark(Severity.CRITICAL, Condition.FAILED, true, "down");
            }

            @Override
            public String banner() {
                return "Rehearsal";
            }
        };
        String content = content(read(new Drawing(scene, Look.LIGHT, Painters.standard(), List.of(overlay))));
        assertTrue(content.contains("(Rehearsal)Tj"));
        assertTrue(content.contains(" c\n"), "the icon's curve");
    }
}
