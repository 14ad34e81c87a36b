/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/** Makes accepted proposals on a draft. */
public final class Proposals {
    private Proposals() {
    }

    /**
     * Makes the changes, in order, on a site that nobody else uses; an editor records them for undo with a change
     * recorder, or applies them to a copy and merges that. What does not fit any more (its owner is gone) is left out.
     *
     * @return those that were left out
     */
    public static List<Proposal> apply(Site draft, Collection<Proposal> proposals) {
        var leftOut = new ArrayList<Proposal>();
        SiteIndex index = SiteIndex.of(draft);
        for (Proposal proposal : proposals) {
            EObject owner = proposal.owner() == null || proposal.owner().equals(draft.getId())
                    ? draft
                    : index.element(proposal.owner()).orElse(null);
            if (owner == null || !apply(index, owner, proposal)) {
                leftOut.add(proposal);
            }
        }
        return leftOut;
    }

    private static boolean apply(SiteIndex index, EObject owner, Proposal proposal) {
        if (proposal.type() == null) {
            return set(index, owner, proposal);
        }
        if (!(SitePackage.eINSTANCE.getEClassifier(proposal.type()) instanceof EClass type) || type.isAbstract()) {
            return false;
        }
        EObject created = EcoreUtil.create(type);
        if (!set(index, created, proposal)) {
            return false;
        }
        for (Proposal inner : proposal.within()) {
            if (!apply(index, created, inner)) {
                return false;
            }
        }
        return owner.eClass().getEAllContainments().stream()
                .filter(r -> r.isMany() && r.getEReferenceType().isSuperTypeOf(type)).findFirst()
                .map(reference -> add(owner, reference, created)).orElse(false);
    }

    @SuppressWarnings("unchecked")
    private static boolean add(EObject owner, EReference reference, EObject created) {
        Elements.assignIds(created);
        return ((List<EObject>) owner.eGet(reference)).add(created);
    }

    private static boolean set(SiteIndex index, EObject object, Proposal proposal) {
        for (var value : proposal.values().entrySet()) {
            EStructuralFeature feature = object.eClass().getEStructuralFeature(value.getKey());
            Object parsed = feature == null ? null : parse(index, feature, value.getValue());
            if (parsed == null) {
                return false;
            }
            object.eSet(feature, parsed);
        }
        return true;
    }

    /** Null when there is no such value. */
    private static Object parse(SiteIndex index, EStructuralFeature feature, String text) {
        if (feature instanceof EAttribute attribute && !attribute.isMany()) {
            try {
                return EcoreUtil.createFromString(attribute.getEAttributeType(), text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return feature instanceof EReference reference && !reference.isMany() && !reference.isContainment()
                ? index.element(text).filter(reference.getEReferenceType()::isInstance).orElse(null)
                : null;
    }
}
