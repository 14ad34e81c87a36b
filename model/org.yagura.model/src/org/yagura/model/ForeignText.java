/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.FeatureMap;

/** Writes an object of a third party as one line of text, by which two of them are compared. */
final class ForeignText {

    private ForeignText() {
    }

    static String of(EObject object) {
        String inner = object.eClass().getEAllStructuralFeatures().stream()
                .filter(feature -> object.eIsSet(feature) && !feature.isDerived())
                .map(feature -> feature.getName() + "=" + value(feature, object.eGet(feature, false)))
                .collect(Collectors.joining(", "));
        return object.eClass().getName() + "(" + inner + ")";
    }

    private static String value(EStructuralFeature feature, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(single -> single(feature, single)).collect(Collectors.joining("; ", "[", "]"));
        }
        return single(feature, value);
    }

    private static String single(EStructuralFeature feature, Object value) {
        return switch (value) {
            case FeatureMap.Entry entry -> entry.getEStructuralFeature().getName() + "="
                    + single(entry.getEStructuralFeature(), entry.getValue());
            case EObject other when feature instanceof EReference reference && reference.isContainment() -> of(other);
            case EObject other -> Elements.name(other);
            case null -> "";
            default -> value.toString();
        };
    }
}
