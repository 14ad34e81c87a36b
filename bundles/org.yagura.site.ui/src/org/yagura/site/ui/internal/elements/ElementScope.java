/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Area;
import org.yagura.model.site.RedundancyGroup;

/**
 * What belongs to an area: itself, what is in it, and what is kept elsewhere and refers to something in it, such as a link with
 * an end there or a service that needs a node there.
 *
 * @param area the area
 */
record ElementScope(Area area) {

    /** Whether an element belongs to the area. */
    boolean holds(EObject element) {
        return EcoreUtil.isAncestor(area, element) || refers(element, new HashSet<>());
    }

    private boolean refers(EObject element, Set<EObject> seen) {
        if (!seen.add(element)) {
            return false;
        }
        for (EObject target : element.eCrossReferences()) {
            boolean there = EcoreUtil.isAncestor(area, target);
            if (there || target instanceof RedundancyGroup && refers(target, seen)) {
                return true;
            }
        }
        return element.eContents().stream().anyMatch(inside -> refers(inside, seen));
    }
}
