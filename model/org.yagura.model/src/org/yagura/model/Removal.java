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
import java.util.HashSet;
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
 * of its ends, a placement without its element or a group without members. The model marks these references as
 * required; an object goes when it would lose all values of one of them.
 */
public final class Removal {

    /** The values of one required reference of one object. */
    private static final class Values {
        private final EObject holder;
        private int left;

        private Values(EObject holder, int left) {
            this.holder = holder;
            this.left = left;
        }
    }

    private final Map<EObject, List<Values>> uses = new HashMap<>();
    private final Set<EObject> removed = new LinkedHashSet<>();
    private final Set<EObject> gone = new HashSet<>();
    private final Deque<EObject> open = new ArrayDeque<>();

    private Removal(EObject root) {
        for (Iterator<EObject> all = EcoreUtil.getAllContents(root, false); all.hasNext();) {
            EObject object = all.next();
            for (EReference reference : object.eClass().getEAllReferences()) {
                if (isRequired(reference) && object.eIsSet(reference)) {
                    use(object, object.eGet(reference, false));
                }
            }
        }
    }

    private void use(EObject holder, Object value) {
        Collection<?> targets = value instanceof Collection<?> several ? several : List.of(value);
        Values values = new Values(holder, targets.size());
        targets.forEach(target -> uses.computeIfAbsent((EObject) target, _ -> new ArrayList<>()).add(values));
    }

    /**
     * The objects and, after them, all others in the same model that cannot be without them and what is below them.
     * Linear in the size of the model. Changes nothing.
     *
     * @param objects not empty; all of one model
     */
    public static List<EObject> of(Collection<? extends EObject> objects) {
        Removal removal = new Removal(EcoreUtil.getRootContainer(objects.iterator().next()));
        objects.forEach(removal::remove);
        while (!removal.open.isEmpty()) {
            EObject object = removal.open.poll();
            removal.follow(object);
            EcoreUtil.getAllContents(object, false).forEachRemaining(below -> removal.follow((EObject) below));
        }
        return List.copyOf(removal.removed);
    }

    private void remove(EObject object) {
        if (removed.add(object)) {
            open.add(object);
        }
    }

    private void follow(EObject object) {
        if (gone.add(object)) {
            for (Values values : uses.getOrDefault(object, List.of())) {
                values.left--;
                if (values.left == 0) {
                    remove(values.holder);
                }
            }
        }
    }

    /** Whether an object says nothing without a value of the reference. */
    public static boolean isRequired(EReference reference) {
        return reference.isRequired() && !reference.isContainment();
    }
}
