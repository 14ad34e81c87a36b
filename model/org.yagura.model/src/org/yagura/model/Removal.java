/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * What goes when something is removed: some objects say nothing without what they refer to, such as a link without one
 * of its ends or a placement without its element. The model marks these references as required.
 */
public final class Removal {

    private Removal() {
    }

    /**
     * The objects and, after them, all others in the same model that cannot be without one of them or of what is below
     * them. Linear in the size of the model. Changes nothing.
     *
     * @param objects not empty; all of one model
     */
    public static List<EObject> of(Collection<? extends EObject> objects) {
        Map<EObject, List<EObject>> holders = holders(EcoreUtil.getRootContainer(objects.iterator().next()));
        Set<EObject> removed = new LinkedHashSet<>(objects);
        Deque<EObject> open = new ArrayDeque<>(objects);
        while (!open.isEmpty()) {
            EObject object = open.poll();
            follow(object, holders, removed, open);
            for (Iterator<EObject> below = EcoreUtil.getAllContents(object, false); below.hasNext();) {
                follow(below.next(), holders, removed, open);
            }
        }
        return List.copyOf(removed);
    }

    private static void follow(EObject object, Map<EObject, List<EObject>> holders, Set<EObject> removed,
            Deque<EObject> open) {
        for (EObject holder : holders.getOrDefault(object, List.of())) {
            if (removed.add(holder)) {
                open.add(holder);
            }
        }
    }

    /** By target: what must refer to it. */
    private static Map<EObject, List<EObject>> holders(EObject root) {
        Map<EObject, List<EObject>> holders = new HashMap<>();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(root, false); all.hasNext();) {
            EObject object = all.next();
            for (EReference reference : object.eClass().getEAllReferences()) {
                if (isRequired(reference) && object.eGet(reference, false) instanceof EObject target) {
                    holders.computeIfAbsent(target, _ -> new ArrayList<>()).add(object);
                }
            }
        }
        return holders;
    }

    /** Whether an object says nothing without a value of the reference. */
    public static boolean isRequired(EReference reference) {
        return reference.isRequired() && !reference.isMany() && !reference.isContainment();
    }
}
