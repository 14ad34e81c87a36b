/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Removal;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Need;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/**
 * The site as somebody sees it whose scope is a part of it: the areas of the scope with all in them, those around as
 * mere shells, and no credentials. What needs or is about something that is not shown is not shown either: links,
 * services, contracts, rules. Good for looking, not for saving.
 */
final class SiteView {

    /** Without a value of these, an object would speak of the whole site, or of nothing. */
    private static final Set<EReference> MEANING = Set.of(SitePackage.Literals.CONTRACT__ELEMENTS,
            SitePackage.Literals.REDUNDANCY_RULE__AREAS, SitePackage.Literals.DIAGRAM__ROOT);

    private SiteView() {
    }

    static Site of(Site whole, Set<String> areas) {
        Site view = SiteFiles.copy(whole);
        Set<EObject> hidden = new LinkedHashSet<>();
        hide(view.getAreas(), areas, hidden);
        for (int before = -1; before < hidden.size() && !hidden.isEmpty();) {
            before = hidden.size();
            Removal.of(hidden).forEach(object -> hidden.add(speaker(object)));
        }
        hidden.forEach(EcoreUtil::remove);
        view.getSnmpCredentials().clear();
        List<EObject> meaningless = new ArrayList<>();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(view, false); all.hasNext();) {
            EObject object = all.next();
            for (EReference reference : object.eClass().getEAllReferences()) {
                if (!reference.isContainment() && !reference.isContainer() && reference.isChangeable()
                        && object.eIsSet(reference)) {
                    unlink(object, reference, view);
                    if (MEANING.contains(reference) && !object.eIsSet(reference)) {
                        meaningless.add(object);
                    }
                }
            }
        }
        meaningless.forEach(EcoreUtil::remove);
        return view;
    }

    /** A need that is not shown whole would say that less is needed: its service is not shown. */
    private static EObject speaker(EObject object) {
        EObject speaker = object;
        while (speaker instanceof Need && speaker.eContainer() != null) {
            speaker = speaker.eContainer();
        }
        return speaker;
    }

    /** The outermost of what is not in the areas. */
    private static void hide(List<Area> list, Set<String> areas, Set<EObject> hidden) {
        for (Area area : list) {
            if (!areas.contains(area.getId())) {
                if (leadsTo(area, areas)) {
                    hidden.addAll(area.getNodes());
                    hide(area.getAreas(), areas, hidden);
                } else {
                    hidden.add(area);
                }
            }
        }
    }

    private static boolean leadsTo(Area area, Set<String> areas) {
        return area.getAreas().stream().anyMatch(inner -> areas.contains(inner.getId()) || leadsTo(inner, areas));
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
