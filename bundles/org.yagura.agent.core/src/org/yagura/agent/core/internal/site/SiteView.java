/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Site;

/**
 * The site as somebody sees it whose scope is a part of it: the areas of the scope with all in them, those around as
 * mere shells, and no credentials. Good for looking, not for saving.
 */
final class SiteView {

    private SiteView() {
    }

    static Site of(Site whole, Set<String> areas) {
        Site view = SiteFiles.copy(whole);
        prune(view.getAreas(), areas);
        view.getSnmpCredentials().clear();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(view, false); all.hasNext();) {
            EObject object = all.next();
            for (EReference reference : object.eClass().getEAllReferences()) {
                if (!reference.isContainment() && !reference.isContainer() && reference.isChangeable()
                        && object.eIsSet(reference)) {
                    unlink(object, reference, view);
                }
            }
        }
        return view;
    }

    private static void prune(List<Area> list, Set<String> areas) {
        list.removeIf(area -> {
            if (areas.contains(area.getId())) {
                return false;
            }
            prune(area.getAreas(), areas);
            area.getNodes().clear();
            return area.getAreas().isEmpty();
        });
    }

    /** References to what is not shown go. */
    private static void unlink(EObject object, EReference reference, Site view) {
        Object value = object.eGet(reference, false);
        if (value instanceof Collection<?> targets) {
            targets.removeIf(target -> outside(target, view));
        } else if (outside(value, view)) {
            object.eUnset(reference);
        }
    }

    private static boolean outside(Object target, Site view) {
        return target instanceof EObject other && EcoreUtil.getRootContainer(other) != view;
    }
}
