/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

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

/** A figure of a third party, drawn by the toolkit. */
final class PowerSupplyPainterTest {

    @Test
    void powerSuppliesHaveAPole() {
        var scene = new Scene();
        scene.put(Figure.node("a", "powerSupply", new Box(0, 0, 126, 48), "UPS 1"));
        Painters painters = Painters.standard().with("powerSupply", new PowerSupplyPainter());
        String own = new SvgExport(new Drawing(scene, Look.LIGHT, painters, List.of()), "UPS").toText();
        String standard = new SvgExport(Drawing.of(scene, Look.LIGHT), "UPS").toText();
        String pole = "x=\"120\" y=\"16\" width=\"6\" height=\"16\"";
        assertTrue(own.contains(pole) && own.contains("UPS 1"));
        assertFalse(standard.contains(pole));
    }

    @Test
    void itsIconIsFoundBesideIt() {
        assertTrue(new Icon(PowerSupplyPainter.class, "battery").svg().contains("<path"));
    }
}
