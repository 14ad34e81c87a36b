/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.SitePackage.Literals;

/** One feature of the model: attributes and references, single or several; what an element contains is only shown. */
record FeatureCell(EStructuralFeature feature, Values values) implements ElementCell {
    /** The model's own remarks on how its features are edited. */
    private static final String GENERATION = "http://www.eclipse.org/emf/2002/GenModel";

    @Override
    public String id() {
        return feature.getName();
    }

    @Override
    public String label() {
        return values.words().label(feature);
    }

    @Override
    public String description() {
        return values.words().description(feature);
    }

    @Override
    public Object value(EObject element) {
        return element.eGet(feature);
    }

    @Override
    public boolean editable() {
        return feature.isChangeable() && feature != Literals.ELEMENT__ID
                && !(feature instanceof EReference reference && reference.isContainment());
    }

    @Override
    public String locked(EObject element) {
        boolean commas = feature instanceof EAttribute && feature.isMany() && !(feature.getEType() instanceof EEnum)
                && ((Collection<?>) value(element)).stream().anyMatch(v -> String.valueOf(v).indexOf(',') >= 0);
        return commas ? values.texts().get("locked.commas") : null;
    }

    @Override
    public String typed(EObject element, References references) {
        Object value = value(element);
        if (feature instanceof EReference reference) {
            return ListText.write(all(value).stream()
                    .map(target -> references.text(element, reference, (EObject) target)).toList());
        }
        return feature.isMany() ? ListText.write(all(value).stream().map(values::write).toList()) : values.write(value);
    }

    private static List<?> all(Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> several -> List.copyOf(several);
            default -> List.of(value);
        };
    }

    @Override
    public List<String> choices(EObject element, References references) {
        List<String> choices = switch (feature.getEType()) {
            case EEnum type -> values.literals(type);
            case Object _ when feature instanceof EReference reference ->
                List.copyOf(references.choices(element, reference).keySet());
            case Object _ when isTruth() -> List.of(values.write(true), values.write(false));
            default -> null;
        };
        if (choices == null || !isOptional()) {
            return choices;
        }
        var withNone = new ArrayList<>(choices);
        withNone.addFirst(values.texts().get("none"));
        return withNone;
    }

    /** Whether the value is a number. */
    boolean isNumber() {
        Class<?> type = feature.getEType().getInstanceClass();
        return type == int.class || type == double.class || type != null && Number.class.isAssignableFrom(type);
    }

    /** Whether the value has a unit, bounds or a form of its own: a number, a day, a span of time. */
    boolean isMeasured() {
        Class<?> type = feature.getEType().getInstanceClass();
        return isNumber() || type == LocalDate.class || type == Duration.class;
    }

    private boolean isTruth() {
        Class<?> type = feature.getEType().getInstanceClass();
        return type == boolean.class || type == Boolean.class;
    }

    private boolean isOptional() {
        Class<?> type = feature.getEType().getInstanceClass();
        return !feature.isMany() && feature.getLowerBound() == 0
                && (feature instanceof EReference || type == Boolean.class);
    }

    @Override
    public boolean several() {
        return feature.isMany();
    }

    @Override
    public boolean lines() {
        return "true".equals(EcoreUtil.getAnnotation(feature, GENERATION, "propertyMultiLine"));
    }

    @Override
    public Change read(EObject element, String text, References references) throws Refused {
        String given = lines() ? text : text.replaceAll("\\R", " ").strip();
        Object now = element.eGet(feature);
        Object value = feature.isMany() ? several(element, given, references) : single(element, given, references);
        boolean same = feature.isMany() ? all(now).equals(value) : Objects.equals(now, value);
        return same || isNothing(now) && isNothing(value) ? null : new Change(element, feature, value);
    }

    private static boolean isNothing(Object value) {
        return value == null || "".equals(value);
    }

    private Object single(EObject element, String text, References references) throws Refused {
        if (text.isBlank() || isOptional() && text.equals(values.texts().get("none"))) {
            return feature.getDefaultValue();
        }
        return feature instanceof EReference reference
                ? target(element, reference, text, references)
                : values.read((EAttribute) feature, text);
    }

    private List<Object> several(EObject element, String text, References references) throws Refused {
        var read = new ArrayList<Object>();
        if (feature instanceof EReference reference) {
            Map<String, EObject> choices = references.choices(element, reference);
            for (String piece : ListText.read(text, choices::containsKey)) {
                read.add(target(element, reference, piece, references));
            }
        } else {
            for (String piece : ListText.read(text, whole -> false)) {
                read.add(values.read((EAttribute) feature, piece));
            }
        }
        return feature.isUnique() ? List.copyOf(new LinkedHashSet<>(read)) : read;
    }

    private EObject target(EObject element, EReference reference, String text, References references) throws Refused {
        Map<String, EObject> choices = references.choices(element, reference);
        EObject found = choices.get(text);
        if (found == null) {
            List<String> alike = choices.keySet().stream()
                    .filter(c -> c.equalsIgnoreCase(text) || c.startsWith(text + " (")).toList();
            if (alike.size() > 1) {
                throw new Refused(values.texts().get("not.unique", text));
            }
            found = alike.isEmpty() ? null : choices.get(alike.getFirst());
        }
        if (found == null || found == element) {
            throw new Refused(values.texts().get("not.target", text));
        }
        return found;
    }
}
