/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.ENamedElement;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Severity;
import org.yagura.model.site.SitePackage;

class ModelTextsTest {

    private final ModelTexts english = ModelTexts.of(Locale.ENGLISH);
    private final ModelTexts japanese = ModelTexts.of(Locale.JAPAN);

    private static List<EClassifier> classifiers() {
        return SitePackage.eINSTANCE.getEClassifiers();
    }

    private static void documented(ENamedElement element) {
        String documentation = EcoreUtil.getDocumentation(element);
        assertTrue(documentation != null && documentation.length() > 4 && documentation.endsWith("."),
                element + " is not documented");
    }

    @Test
    void everythingInTheModelIsDocumented() {
        documented(SitePackage.eINSTANCE);
        for (EClassifier classifier : classifiers()) {
            documented(classifier);
            if (classifier instanceof EClass type) {
                type.getEStructuralFeatures().forEach(ModelTextsTest::documented);
            }
            if (classifier instanceof EEnum literals) {
                literals.getELiterals().forEach(ModelTextsTest::documented);
            }
        }
    }

    @Test
    void everyClassAndFeatureHasALabelInBothLanguages() {
        for (EClassifier classifier : classifiers()) {
            if (classifier instanceof EClass type) {
                assertFalse(english.label(type).isBlank());
                assertNotEquals(english.label(type), japanese.label(type));
                for (EStructuralFeature feature : type.getEStructuralFeatures()) {
                    assertTrue(Character.isUpperCase(english.label(feature).charAt(0)), feature.getName());
                    assertFalse(japanese.label(feature).isBlank());
                    assertNotEquals(english.description(feature), japanese.description(feature));
                    assertFalse(english.description(feature).isBlank());
                }
            }
        }
    }

    @Test
    void everyLiteralHasALabelInBothLanguages() {
        Set<String> technical = Set.of("SnmpVersion", "AuthProtocol", "PrivProtocol");
        for (EClassifier classifier : classifiers()) {
            if (classifier instanceof EEnum literals) {
                for (EEnumLiteral literal : literals.getELiterals()) {
                    assertNotEquals(literal.getName(), english.label(literal) + "!");
                    if (!technical.contains(literals.getName())) {
                        assertNotEquals(english.label(literal), japanese.label(literal));
                    }
                }
            }
        }
    }

    @Test
    void literalsOfGeneratedEnumerationsAreLabelled() {
        assertEquals("致命的", japanese.label(Severity.CRITICAL));
        assertEquals("critical", english.label(Severity.CRITICAL));
    }

    @Test
    void otherLanguagesGetEnglish() {
        assertEquals("Node", ModelTexts.of(Locale.FRENCH).label(SitePackage.Literals.NODE));
    }

    @Test
    void severitiesRise() {
        assertEquals(List.of("CLEARED", "INFO", "INDETERMINATE", "WARNING", "MINOR", "MAJOR", "CRITICAL"),
                Severity.VALUES.stream().map(Severity::getName).toList());
    }

    @Test
    void theModelItselfIsWellFormed() {
        assertEquals(0, Diagnostician.INSTANCE.validate(SitePackage.eINSTANCE).getSeverity());
    }
}
