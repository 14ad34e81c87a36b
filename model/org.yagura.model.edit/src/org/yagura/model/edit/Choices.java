/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Link;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.SitePackage.Literals;

/** What a reference may refer to, for those who choose. */
public final class Choices {

    private Choices() {
    }

    /**
     * The objects of the site that make sense as a value of the reference, in the order of the model; those that it has
     * already among them. Linear in the size of the site, or of the node or watch where only what is in it makes sense.
     *
     * @param owner in a site
     * @param reference one of its references that contain nothing
     */
    public static List<EObject> of(EObject owner, EReference reference) {
        Predicate<EObject> sensible = sensible(owner, reference);
        List<EObject> found = new ArrayList<>();
        EObject within = beside(reference) && owner.eContainer() != null
                ? owner.eContainer()
                : EcoreUtil.getRootContainer(owner);
        Iterator<EObject> all = EcoreUtil.getAllContents(within, false);
        while (all.hasNext()) {
            EObject object = all.next();
            if (reference.getEReferenceType().isInstance(object) && object != owner && sensible.test(object)) {
                found.add(object);
            }
        }
        return found;
    }

    /** Whether only what is in the same node, or the same watch, makes sense. */
    private static boolean beside(EReference reference) {
        return reference == Literals.PART__CONTROLLER || reference == Literals.INTERFACE__PORTS
                || reference == Literals.LOG_PATTERN__CLEARS;
    }

    private static Predicate<EObject> sensible(EObject owner, EReference reference) {
        if (reference == Literals.PART__CONTROLLER) {
            return object -> sameNode(owner, object, PartKind.CONTROLLER);
        }
        if (reference == Literals.INTERFACE__PORTS) {
            return object -> sameNode(owner, object, PartKind.LAN_PORT);
        }
        if (reference == Literals.LOG_PATTERN__CLEARS) {
            return object -> opens((LogPattern) object);
        }
        if (reference == Literals.REDUNDANCY_GROUP__PREFERRED) {
            return object -> ((RedundancyGroup) owner).getMembers().contains(object);
        }
        if (reference == Literals.LINK__FROM || reference == Literals.LINK__TO
                || reference == Literals.REDUNDANCY_GROUP__SPARES) {
            return object -> object instanceof Node || object instanceof Part;
        }
        if (reference == Literals.NEED_PATH__FROM || reference == Literals.NEED_PATH__TO) {
            return object -> object instanceof Node || object instanceof Part || object instanceof RedundancyGroup;
        }
        if (reference == Literals.NEED_ELEMENT__ELEMENT) {
            return object -> !(object instanceof Service && EcoreUtil.isAncestor(object, owner));
        }
        if (reference == Literals.PLACEMENT__ELEMENT) {
            return object -> !(object instanceof Link);
        }
        return _ -> true;
    }

    private static boolean opens(LogPattern pattern) {
        return pattern.isAlarm() && !pattern.isIgnored() && !pattern.isResolution();
    }

    private static boolean sameNode(EObject owner, EObject part, PartKind kind) {
        return part.eContainer() == owner.eContainer() && ((Part) part).getKind() == kind;
    }
}
