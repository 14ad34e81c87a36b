/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.example.PowerSupplyPainter;
import org.yagura.model.DemoSite;
import org.yagura.model.site.NodeKind;
import org.yagura.testsupport.SourceTree;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.SiteDrawing;

/** A figure of a third party takes over a kind of node in the topology, and says all that the standard one says. */
final class PowerSupplyPainterTest {
    private static final String UPS = Kinds.of(NodeKind.UPS);

    private static String drawn(Scene scene, Painters painters) {
        return new SvgExport(new Drawing(scene, Look.LIGHT, painters, List.of()), "UPS").toText();
    }

    private static Painters own() {
        return Painters.standard().with(UPS, new PowerSupplyPainter());
    }

    @Test
    void powerSuppliesHaveAPole() {
        var scene = new Scene();
        scene.put(Figure.node("a", UPS, new Box(0, 0, 126, 48), "UPS 1").detailed("10.0.0.1"));
        String own = drawn(scene, own());
        String pole = "x=\"120\" y=\"16\" width=\"6\" height=\"16\"";
        assertTrue(own.contains(pole) && own.contains("UPS 1") && own.contains("10.0.0.1"));
        assertFalse(drawn(scene, Painters.standard()).contains(pole));
    }

    @Test
    void inTheTopologyEveryUpsIsDrawnSo() {
        var scene = new Scene();
        new SiteDrawing(scene, Locale.ENGLISH).show(DemoSite.load(), null);
        List<Figure> changed = scene.figures().stream()
                .filter(f -> own().of(f) instanceof PowerSupplyPainter).toList();
        assertEquals(Set.of("ups01", "ups02"), changed.stream().map(Figure::id).collect(Collectors.toSet()));
        assertTrue(drawn(scene, own()).length() > drawn(scene, Painters.standard()).length());
    }

    @Test
    void oneThatShowsItsPartsIsAContainerLikeOthers() {
        var scene = new Scene();
        scene.put(Figure.container("a", UPS, new Box(0, 0, 0, 0), "UPS 1"));
        scene.put(Figure.node("b", "part:FAN", new Box(20, 50, 100, 40), "fan").in("a"));
        assertEquals(drawn(scene, Painters.standard()), drawn(scene, own()));
    }

    /** The extension point and the palette name the kind that the topology uses. */
    @Test
    void pluginXmlNamesTheKind() throws Exception {
        String xml = Files.readString(SourceTree.root().resolve("tests/org.yagura.example/plugin.xml"));
        assertEquals(2, xml.split("diagram=\"topology\" kind=\"" + UPS + "\"", -1).length - 1);
    }

    @Test
    void itsIconIsFoundBesideIt() {
        assertTrue(new Icon(PowerSupplyPainter.class, "battery").svg().contains("<path"));
    }
}
