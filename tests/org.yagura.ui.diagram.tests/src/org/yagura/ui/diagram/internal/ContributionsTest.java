/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Brush;
import org.yagura.diagram.core.paint.FigurePainter;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.ui.diagram.PaletteEntry;

class ContributionsTest {
    private final Object key = new Object();
    private final IExtensionRegistry registry = RegistryFactory.createRegistry(new ByThisLoader(), key, null);
    private final IContributor contributor = ContributorFactorySimple.createContributor("org.example");

    /** Finds classes beside this test, in a framework too. */
    private static final class ByThisLoader extends RegistryStrategy {
        ByThisLoader() {
            super(null, null);
        }

        @Override
        public Object createExecutableExtension(RegistryContributor from, String name, String other)
                throws CoreException {
            try {
                return Class.forName(name, true, ContributionsTest.class.getClassLoader()).getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new CoreException(Status.error(name, e));
            }
        }
    }

    /** A painter of a third party. */
    public static final class UpsPainter implements FigurePainter {
        @Override
        public void paint(ShownFigure shown, Brush brush) {
            // only to be found
        }
    }

    /** An overlay of a third party. */
    public static final class Temperature implements Overlay {
        @Override
        public Mark mark(Figure figure) {
            return null;
        }
    }

    @AfterEach
    void stop() {
        registry.stop(key);
    }

    private Contributions read(String extensions) {
        String points = "<plugin><extension-point id='figure' name='f'/><extension-point id='paletteEntry' name='p'/>"
                + "<extension-point id='overlay' name='o'/></plugin>";
        add(points, ContributorFactorySimple.createContributor("org.yagura.ui.diagram"));
        add("<plugin>" + extensions + "</plugin>", contributor);
        return new Contributions(registry, "topology");
    }

    private void add(String xml, IContributor from) {
        assertTrue(registry.addContribution(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), from, false,
                from.getName(), null, key));
    }

    private static String extension(String point, String element) {
        return "<extension point='org.yagura.ui.diagram." + point + "'>" + element + "</extension>";
    }

    @Test
    void figuresPalettesAndOverlaysAreFound() {
        String painter = UpsPainter.class.getName();
        Contributions found = read(extension("figure", "<figure kind='ups' class='" + painter + "'/>")
                + extension("paletteEntry",
                        "<entry diagram='topology' kind='ups' label='UPS' group='Power' icon='icons/bolt.svg'"
                                + " iconOwner='" + painter + "' width='96'/>")
                + extension("overlay",
                        "<overlay id='t' label='Temperature' on='true' class='" + Temperature.class.getName()
                                + "'/>"));
        assertEquals(UpsPainter.class,
                found.painters().of(Figure.node("a", "ups", new Box(0, 0, 1, 1), "")).getClass());
        PaletteEntry entry = found.palette().getFirst();
        assertEquals(List.of("ups", "UPS", "Power", 96, 48),
                List.of(entry.kind(), entry.label(), entry.group(), entry.width(), entry.height()));
        assertSame(UpsPainter.class, entry.icon().owner());
        assertEquals("bolt", entry.icon().name());
        assertTrue(found.overlays().getFirst().on());
    }

    @Test
    void thoseOfOtherDiagramsAreNot() {
        Contributions found = read(extension("paletteEntry", "<entry diagram='jobs' kind='a' label='A'/>"));
        assertEquals(List.of(), found.palette());
    }

    @Test
    void oneThatFailsDoesNotHinderTheOthers() {
        Contributions found = read(extension("overlay", "<overlay id='a' label='A' class='org.example.None'/>"
                + "<overlay label='without id' class='" + Temperature.class.getName() + "'/>"
                + "<overlay id='b' label='B' class='" + Temperature.class.getName() + "'/>")
                + extension("paletteEntry", "<entry kind='x' label='X' width='wide'/><entry kind='y' label='Y'/>"));
        assertEquals(List.of("b"), found.overlays().stream().map(o -> o.id()).toList());
        assertEquals(List.of("y"), found.palette().stream().map(PaletteEntry::kind).toList());
    }

    @Test
    void withoutARegistryThereIsNothing() {
        assertEquals(List.of(), new Contributions(null, "topology").palette());
    }
}
