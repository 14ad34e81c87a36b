/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.Locale;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.SitePackage;
import org.yagura.topology.core.ElementRef;

/** What answers name, in words. */
final class ElementWords {
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());

    /** Sort of an element: that of its kind, else that of its class. */
    String kind(ElementRef element) {
        if (element.kind() != null) {
            for (var classifier : SitePackage.eINSTANCE.getEClassifiers()) {
                EEnumLiteral literal = classifier instanceof EEnum kinds && kinds.getName().startsWith(prefix(element))
                        ? kinds.getEEnumLiteral(element.kind())
                        : null;
                if (literal != null) {
                    return words.label(literal.getInstance());
                }
            }
        }
        return SitePackage.eINSTANCE.getEClassifier(element.type()) instanceof EClass type
                ? words.label(type)
                : element.type();
    }

    /** Kinds of a class are in an enumeration that begins with its name, but for groups. */
    private static String prefix(ElementRef element) {
        return element.type().equals("RedundancyGroup") ? "RedundancyScheme" : element.type() + "Kind";
    }
}
