/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Snapshot.Place;
import org.yagura.model.Snapshot.Value;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;

/** Puts a site together from items of several others. For one site. */
final class SiteBuilder {

    private final Map<String, EObject> objects = new HashMap<>();
    private final Map<EObject, EObject> twins = new LinkedHashMap<>();
    private final List<Runnable> links = new ArrayList<>();
    private final SiteResource resource = new SiteResource(URI.createURI("site:/merged.site"));

    SiteBuilder() {
        resource.loaded();
    }

    /** Makes an item like another, without its values, in what has been made before it. */
    void object(String key, EObject like, Place place) {
        EObject made = EcoreUtil.create(like.eClass());
        if (like instanceof Element element) {
            ((Element) made).setId(element.getId());
        }
        objects.put(key, made);
        if (place == null) {
            ((Site) made).setModelVersion(SiteFiles.MODEL_VERSION);
            resource.getContents().add(made);
        } else {
            put(objects.get(place.parent()), place.reference(), List.of(made));
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(EObject owner, EStructuralFeature feature, List<?> values) {
        if (feature.isMany()) {
            ((List<Object>) owner.eGet(feature)).addAll(values);
        } else if (!values.isEmpty()) {
            owner.eSet(feature, values.get(0));
        }
    }

    /** Gives values to a feature of an item; those that refer to what is not made are left out. */
    void values(String key, EStructuralFeature feature, List<Value> values) {
        EObject owner = objects.get(key);
        switch (feature) {
            case EAttribute _ -> put(owner, feature, values.stream().map(Value::key).toList());
            case EReference reference when reference.isContainment() ->
                put(owner, feature, values.stream().map(value -> copy(value.object())).toList());
            default -> links.add(() -> put(owner, feature, values.stream().map(Value::key).map(objects::get)
                    .filter(Objects::nonNull).toList()));
        }
    }

    /** Keeps content for an item that the model does not know; null for none. */
    void unknown(String key, Value content) {
        if (content != null) {
            links.add(() -> UnknownContent.keep(objects.get(key), content.object()));
        }
    }

    private EObject copy(EObject object) {
        EcoreUtil.Copier copier = new EcoreUtil.Copier();
        EObject copy = copier.copy(object);
        copier.copyReferences();
        twins.putAll(copier);
        copier.values().forEach(twin -> {
            if (twin instanceof Element element) {
                objects.put(Snapshot.FOREIGN + element.getId(), twin);
            }
        });
        return copy;
    }

    /** The site, after all has been added. */
    Site site() {
        links.forEach(Runnable::run);
        twins.forEach((original, twin) -> {
            UnknownContent.of(original).ifPresent(content -> UnknownContent.keep(twin, content));
            twin.eClass().getEAllReferences().stream()
                    .filter(reference -> !reference.isContainment() && !reference.isContainer()
                            && reference.isChangeable() && !reference.isDerived())
                    .forEach(reference -> bend(twin, reference));
        });
        return (Site) resource.getContents().get(0);
    }

    /** References of third parties' objects to elements lead to those of this site; what is not here is left out. */
    private void bend(EObject object, EReference reference) {
        List<Object> targets = new ArrayList<>();
        for (Object target : Differences.raw(object, reference)) {
            if (target instanceof Element element && element.eResource() != resource) {
                EObject here = objects.get("#" + element.getId());
                if (here != null) {
                    targets.add(here);
                }
            } else {
                targets.add(target);
            }
        }
        if (!targets.equals(Differences.raw(object, reference))) {
            object.eUnset(reference);
            put(object, reference, targets);
        }
    }
}
