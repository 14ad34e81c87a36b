/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.Collections;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.Element;

/** A number that changes when anything about an object or in it does; two objects with equal content have the same. */
final class Fingerprint {
    private static final long FIRST = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private Fingerprint() {
    }

    /** That of an object with what it contains; of what it refers to by the ids. */
    static long of(EObject object) {
        return object == null ? 0 : mix(FIRST, object);
    }

    /** That of several. */
    static long of(List<? extends EObject> objects) {
        long hash = FIRST;
        for (EObject object : objects) {
            hash = mix(hash, object);
        }
        return hash;
    }

    /** Two in one. */
    static long both(long one, long other) {
        return (one ^ Long.rotateLeft(other, 31)) * PRIME;
    }

    private static long mix(long before, EObject object) {
        long hash = mix(before, object.eClass().getName());
        for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
            if (!feature.isDerived() && object.eIsSet(feature)) {
                hash = mix(hash, feature.getName());
                // one that is empty although it would usually hold something is set, too
                for (Object value : feature.isMany()
                        ? (List<?>) object.eGet(feature)
                        : Collections.singletonList(object.eGet(feature))) {
                    hash = value(hash, feature, value);
                }
            }
        }
        return hash;
    }

    private static long value(long before, EStructuralFeature feature, Object value) {
        if (feature instanceof EAttribute attribute) {
            return value == null
                    ? mix(before, "-")
                    : mix(before, attribute.getEAttributeType().getEPackage().getEFactoryInstance()
                            .convertToString(attribute.getEAttributeType(), value));
        }
        if (feature instanceof EReference reference && reference.isContainment()) {
            return mix(before, (EObject) value);
        }
        return mix(before, value instanceof Element element ? element.getId() : "");
    }

    private static long mix(long before, String text) {
        long hash = before;
        String whole = text == null ? "" : text;
        for (int i = 0; i < whole.length(); i++) {
            hash = (hash ^ whole.charAt(i)) * PRIME;
        }
        return (hash ^ 0xFFFF) * PRIME;
    }
}
