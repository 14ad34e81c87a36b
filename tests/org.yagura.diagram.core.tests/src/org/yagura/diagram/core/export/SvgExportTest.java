/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.testsupport.diagram.DemoScenes;

class SvgExportTest {

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Overlay marking(Mark mark, String banner) {
        return new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return mark;
            }

            @Override
            public String banner() {
                return banner;
            }
        };
    }

    @Test
    void theDocumentIsWellFormedAndComplete() throws Exception {
        Scene scene = DemoScenes.site(null);
        Document document = parse(new SvgExport(Drawing.of(scene, Look.LIGHT), "The site").toText());
        assertEquals("svg", document.getDocumentElement().getLocalName());
        assertEquals("The site", document.getElementsByTagName("title").item(0).getTextContent());
        String texts = document.getDocumentElement().getTextContent();
        for (Figure figure : scene.figures()) {
            assertTrue(texts.contains(figure.name()), figure.name());
        }
        assertTrue(texts.contains("FC 32G"));
        assertTrue(document.getElementsByTagName("path").getLength() >= scene.connections().size());
    }

    @Test
    void anyTextIsEscaped() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < 200; i++) {
            var name = new StringBuilder("<&>\"'");
            for (int k = 0; k < 12; k++) {
                name.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0xFFFF));
            }
            var scene = new Scene();
            scene.put(Figure.node("a", "node", new Box(0, 0, 168, 48), name.toString()).detailed("<script>"));
            Document document = parse(new SvgExport(Drawing.of(scene, Look.DARK), name.toString()).toText());
            assertEquals(0, document.getElementsByTagName("script").getLength());
        }
    }

    @Test
    void longTextsAreShortened() {
        var scene = new Scene();
        scene.put(Figure.node("a", "node", new Box(0, 0, 100, 48), "a name that is far too long for it"));
        scene.put(Figure.node("b", "node", new Box(0, 100, 168, 48), "とても長い日本語の名前はここに入りきりません"));
        String svg = new SvgExport(Drawing.of(scene, Look.LIGHT), "t").toText();
        assertFalse(svg.contains("too long"));
        assertFalse(svg.contains("入りきりません"));
        assertTrue(svg.contains("a name") && svg.contains("…") && svg.contains("とても長い"));
    }

    @Test
    void statesAndBannersAreDrawn() throws Exception {
        Scene scene = DemoScenes.japaneseSite(null);
        var failed = marking(new Mark(Severity.CRITICAL, Condition.FAILED, true, "停止"), "訓練");
        String svg = new SvgExport(new Drawing(scene, Look.LIGHT, Painters.standard(), List.of(failed)), "t").toText();
        Document document = parse(svg);
        assertTrue(document.getElementsByTagName("pattern").getLength() == 1);
        assertTrue(document.getDocumentElement().getTextContent().contains("訓練"));
        assertTrue(svg.contains("#0550ae"), "the colour of rehearsals");
        assertFalse(svg.contains("#b3001e"), "a rehearsal is never in the colour of the real thing");
    }

    @Test
    void nothingGivesAnEmptyPicture() throws Exception {
        assertEquals("svg", parse(new SvgExport(Drawing.of(new Scene(), Look.LIGHT), "").toText()).getDocumentElement()
                .getLocalName());
    }
}
