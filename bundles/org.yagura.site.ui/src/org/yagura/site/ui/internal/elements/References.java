/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.Elements;
import org.yagura.model.edit.Choices;
import org.yagura.model.site.SitePackage.Literals;

/**
 * What references may refer to, each by a text of its own: its name, with its place where several have that name. Good
 * until the site changes; what is the same for many owners is worked out once.
 */
final class References {
    /** What they may refer to depends on the owner. */
    private static final Set<EReference> OWN = Set.of(Literals.PART__CONTROLLER, Literals.INTERFACE__PORTS,
            Literals.REDUNDANCY_GROUP__PREFERRED);

    private record Key(EReference reference, EObject owner) {
    }

    private final Map<Key, Map<String, EObject>> known = new HashMap<>();

    /** The choices in the order of their texts; the owner itself is none of them. */
    Map<String, EObject> choices(EObject owner, EReference reference) {
        return known.computeIfAbsent(new Key(reference, OWN.contains(reference) ? owner : null),
                key -> named(Choices.of(owner, reference)));
    }

    /** The text for what is referred to, as among the choices. */
    String text(EObject owner, EReference reference, EObject target) {
        String name = Elements.nameElsewhere(target);
        if (choices(owner, reference).get(name) == target) {
            return name;
        }
        return choices(owner, reference).entrySet().stream().filter(e -> e.getValue() == target).map(Map.Entry::getKey)
                .findFirst().orElse(name); // one that is among the choices no more
    }

    /** A choice with the name that it has for itself. */
    private record Named(String name, EObject object) {
    }

    private static Map<String, EObject> named(List<EObject> objects) {
        var all = new ArrayList<Named>(objects.size());
        objects.forEach(object -> all.add(new Named(Elements.nameElsewhere(object), object)));
        all.sort(Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Named::name));
        var named = LinkedHashMap.<String, EObject>newLinkedHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            Named one = all.get(i);
            boolean twin = i > 0 && one.name().equals(all.get(i - 1).name())
                    || i + 1 < all.size() && one.name().equals(all.get(i + 1).name());
            if (twin) {
                own(named, one.name() + " (" + Elements.path(one.object()) + ")", one.object());
            } else {
                named.put(one.name(), one.object());
            }
        }
        return named;
    }

    private static void own(Map<String, EObject> names, String wanted, EObject object) {
        String name = wanted;
        for (int i = 2; names.putIfAbsent(name, object) != null; i++) {
            name = wanted + " " + i;
        }
    }
}
