/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EFactory;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.junit.jupiter.api.Test;
import org.yagura.model.ModelClasses;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.tests.firm.Colour;
import org.yagura.model.tests.firm.impl.FirmPackageImpl;

/** Classes of the model that plug-ins bring: which there are, and what they are called. */
class ModelClassesTest {
    private final EPackage.Registry registry = new EPackageRegistryImpl();
    private final FirmPackageImpl firm = new FirmPackageImpl("https://firm.example/1");
    private final ModelTexts english = ModelTexts.of(Locale.ENGLISH);
    private final ModelTexts japanese = ModelTexts.of(Locale.JAPAN);

    private ModelClasses classes() {
        return new ModelClasses(registry);
    }

    private static List<String> names(List<EClass> classes) {
        return classes.stream().map(EClass::getName).toList();
    }

    @Test
    void thoseOfTheProductAreThereWithoutBeingRegistered() {
        List<String> watches = names(classes().concrete(Literals.WATCH));
        assertTrue(watches.containsAll(List.of("PingWatch", "HttpWatch")), watches.toString());
        assertFalse(watches.contains("Watch"), "there are only watches of a kind");
        assertEquals(List.of(Literals.AREA), classes().concrete(Literals.AREA));
        registry.put(SitePackage.eNS_URI, SitePackage.eINSTANCE);
        assertEquals(watches, names(classes().concrete(Literals.WATCH)), "and no twice when they are");
    }

    @Test
    void plugInsComeBehindTheProductInTheOrderOfTheirUris() {
        int own = classes().concrete(Literals.WATCH).size();
        registry.put("https://late.example/1", new FirmPackageImpl("https://late.example/1"));
        registry.put("https://firm.example/1", firm);
        registry.put("https://firm.example/other-name", firm);
        List<EClass> watches = classes().concrete(Literals.WATCH);
        assertEquals(List.of("Lamp", "Lamp"), names(watches.subList(own, watches.size())),
                "neither what nobody can make nor what is no watch, and each package once");
        assertEquals(firm.lamp, watches.get(own));
        assertEquals(Optional.of(firm.lamp), classes().named("Lamp"));
        assertEquals(Optional.of(firm.device), classes().named("Device"));
        assertEquals(Optional.empty(), classes().named("Screw"), "it has nothing to do with sites");
        assertEquals(List.of(Literals.AREA), classes().concrete(Literals.AREA));
    }

    @Test
    void theProductsNameWins() {
        firm.lamp.setName("PingWatch");
        registry.put(firm.getNsURI(), firm);
        assertEquals(Optional.of(Literals.PING_WATCH), classes().named("PingWatch"));
    }

    /** As a plug-in is registered whose class cannot be loaded. */
    private record Broken(Exception exception, Error error) implements EPackage.Descriptor {
        @Override
        public EPackage getEPackage() {
            if (error != null) {
                throw error;
            }
            throw new WrappedException(exception);
        }

        @Override
        public EFactory getEFactory() {
            return null;
        }
    }

    @Test
    void aBrokenPlugInHindersNobody() {
        registry.put("https://a.example/broken", new Broken(new ClassNotFoundException("gone"), null));
        registry.put("https://b.example/broken", new Broken(null, new NoClassDefFoundError("gone")));
        registry.put(firm.getNsURI(), firm);
        assertEquals("Lamp", classes().concrete(Literals.WATCH).getLast().getName());
    }

    @Test
    void aPlugInBringsItsLabels() {
        assertEquals("Lamp Colour: What it shines in.", english.label(firm.lamp) + " " + english.label(firm.colour)
                + ": " + english.description(firm.colour));
        assertEquals("ランプ 色: 点灯時の色。", japanese.label(firm.lamp) + " " + japanese.label(firm.colour) + ": "
                + japanese.description(firm.colour));
        assertEquals("赤 赤", japanese.label(firm.colours.getELiterals().getFirst()) + " "
                + japanese.label(firm.colours.getELiterals().getFirst().getInstance()));
        assertEquals("赤 red", japanese.label(Colour.RED) + " " + english.label(Colour.RED));
        assertEquals("名前", japanese.label(firm.lamp.getEStructuralFeature("name")),
                "what is inherited is the product's");
    }

    @Test
    void whatHasNoLabelIsCalledByItsName() {
        assertEquals("bright", japanese.label(firm.bright));
        assertEquals("", japanese.description(firm.bright));
        assertEquals("Device", japanese.label(firm.device));
        assertEquals("green", japanese.label(Colour.GREEN));
    }

    @Test
    void aPackageWithoutJavaHasNoLabels() {
        EPackage made = EcoreFactory.eINSTANCE.createEPackage();
        made.setName("made");
        made.getEClassifiers().add(firm.lamp);
        assertEquals("Lamp", japanese.label(firm.lamp));
        made.getEClassifiers().remove(firm.lamp);
        assertEquals("Lamp", japanese.label(firm.lamp), "nor has one without a package");
    }
}
