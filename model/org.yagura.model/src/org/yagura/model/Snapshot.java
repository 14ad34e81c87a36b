/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Element;
import org.yagura.model.site.Placement;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/**
 * A site taken apart for merging: items with keys that are the same in all revisions, their values, and who contains
 * whom. What has neither an id nor a natural key (addresses, conditions, third parties' objects) is a value of what
 * contains it. Does not follow later changes of the site.
 */
final class Snapshot {

    /** Key of the site itself, whatever its id is. */
    static final String ROOT = "";
    /** Before the id of an element that third parties contain in theirs. */
    static final String FOREIGN = "@";

    /**
     * A value of a feature. Two are equal when they mean the same in all revisions.
     *
     * @param key what the value means: itself, the key of the item that is referred to, or a text of what is contained
     * @param object what is contained or referred to; null for values of attributes
     */
    record Value(Object key, EObject object) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && key.equals(value.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /**
     * Where an item is.
     *
     * @param parent key of what contains it
     * @param reference by which it is contained
     */
    record Place(String parent, EReference reference) {
    }

    /**
     * Something with a key.
     *
     * @param place null for the site itself
     * @param values of the features that are set, except those that contain items
     * @param children keys of the items that it contains, in order
     * @param unknown content that is kept although the model does not know it; null if there is none
     */
    record Item(String key, EObject object, Place place, Map<EStructuralFeature, List<Value>> values,
            Map<EReference, List<String>> children, Value unknown) {

        List<Value> values(EStructuralFeature feature) {
            return values.getOrDefault(feature, List.of());
        }

        List<String> children(EReference reference) {
            return children.getOrDefault(reference, List.of());
        }

        /** Whether both say the same; what the items that they contain say is not asked. */
        boolean sameAs(Item other) {
            return values.equals(other.values) && children.equals(other.children) && Objects.equals(place, other.place)
                    && Objects.equals(unknown, other.unknown);
        }

        /** Whether it says where a figure stands or how a line bends: that is taken whole. */
        boolean isLayout() {
            return object instanceof Placement || object instanceof Bend;
        }
    }

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<EObject, String> keys = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Snapshot() {
    }

    static Snapshot of(Site site) {
        Snapshot snapshot = new Snapshot();
        snapshot.keys(site, ROOT);
        snapshot.items(site, null);
        return snapshot;
    }

    /** All items by key, outer ones first. */
    Map<String, Item> items() {
        return items;
    }

    /** The item with the key; null if there is none. */
    Item get(String key) {
        return items.get(key);
    }

    boolean has(String key) {
        return items.containsKey(key);
    }

    /**
     * The values that were given to a feature of an item. That a reference lost what was removed altogether since the
     * base says nothing: there it is as it was.
     */
    List<Value> given(String key, EStructuralFeature feature, Snapshot base) {
        List<Value> values = items.get(key).values(feature);
        Item had = base.get(key);
        if (had == null || !(feature instanceof EReference reference) || reference.isContainment()
                || !feature.isMany() && !values.isEmpty()) {
            return values;
        }
        List<Value> lost = had.values(feature).stream()
                .filter(value -> base.has((String) value.key()) && !has((String) value.key())).toList();
        if (lost.isEmpty()) {
            return values;
        }
        Set<Value> all = new HashSet<>(values);
        all.addAll(lost);
        return ThreeWay.woven(values, had.values(feature), all);
    }

    /** Whether an item that both have was changed since the base; what it contains is not asked. */
    boolean isChanged(String key, Snapshot base) {
        Item item = items.get(key);
        Item had = base.get(key);
        return item.object().eClass() != had.object().eClass() || !Objects.equals(item.place(), had.place())
                || !Objects.equals(item.unknown(), had.unknown())
                || Stream.of(item, had).flatMap(some -> some.values().keySet().stream())
                        .anyMatch(feature -> !given(key, feature, base).equals(had.values(feature)));
    }

    /** Whether what the reference contains are items. */
    static boolean containsItems(EStructuralFeature feature) {
        return feature instanceof EReference reference && reference.isContainment()
                && (Literals.ELEMENT.isSuperTypeOf(reference.getEReferenceType())
                        || reference.getEReferenceType() == Literals.PLACEMENT
                        || reference.getEReferenceType() == Literals.BEND);
    }

    private void keys(EObject object, String key) {
        keys.put(object, key);
        taken.add(key);
        for (EReference reference : object.eClass().getEAllContainments()) {
            if (containsItems(reference)) {
                children(object, reference).forEach(child -> keys(child, key(key, child)));
            }
        }
    }

    private static List<EObject> children(EObject object, EReference reference) {
        Object value = object.eGet(reference, false);
        return switch (value) {
            case List<?> several -> several.stream().map(EObject.class::cast).toList();
            case EObject one -> List.of(one);
            case null, default -> List.of();
        };
    }

    private String key(String parent, EObject object) {
        String key = switch (object) {
            case Element element -> "#" + element.getId();
            case Placement placement -> parent + "/placement/" + id(placement.getElement());
            case Bend bend -> parent + "/bend/" + id(bend.getLink());
            default -> throw new IllegalArgumentException(object.eClass().getName());
        };
        return object instanceof Element || !taken.contains(key) ? key : key + "/" + taken.size();
    }

    private static String id(Element element) {
        return element == null ? "" : element.getId();
    }

    private void items(EObject object, Place place) {
        String key = keys.get(object);
        Map<EStructuralFeature, List<Value>> values = new LinkedHashMap<>();
        Map<EReference, List<String>> children = new LinkedHashMap<>();
        Item item = new Item(key, object, place, values, children, unknown(object));
        if (items.putIfAbsent(key, item) != null) {
            return;
        }
        for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
            if (!object.eIsSet(feature) || feature == Literals.ELEMENT__ID
                    || feature == Literals.SITE__MODEL_VERSION) {
                continue;
            }
            if (containsItems(feature)) {
                EReference reference = (EReference) feature;
                List<EObject> inside = children(object, reference);
                children.put(reference, inside.stream().map(keys::get).toList());
                inside.forEach(child -> items(child, new Place(key, reference)));
            } else {
                List<Value> some = values(object, feature);
                if (!some.isEmpty()) {
                    values.put(feature, some);
                }
            }
        }
    }

    /** Whether something that both have is in another place than in the base. */
    boolean hasMoved(Snapshot base) {
        return items.values().stream().anyMatch(item -> base.has(item.key())
                && !Objects.equals(item.place(), base.get(item.key()).place()));
    }

    private static Value unknown(EObject object) {
        return UnknownContent.of(object).map(content -> new Value(ForeignText.of(content), content)).orElse(null);
    }

    private List<Value> values(EObject object, EStructuralFeature feature) {
        List<Value> values = new ArrayList<>();
        for (Object value : Differences.raw(object, feature)) {
            value(feature, value).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    private Optional<Value> value(EStructuralFeature feature, Object value) {
        if (feature instanceof EAttribute) {
            return Optional.ofNullable(value).map(some -> new Value(some, null));
        }
        EObject object = (EObject) value;
        String key = ((EReference) feature).isContainment() ? Differences.text(object) : keys.get(object);
        if (key == null && object instanceof Element element) {
            key = FOREIGN + element.getId();
        }
        return Optional.ofNullable(key).map(some -> new Value(some, object));
    }
}
