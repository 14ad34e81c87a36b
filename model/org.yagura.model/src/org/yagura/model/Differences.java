/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Difference.Kind;
import org.yagura.model.site.Address;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Element;
import org.yagura.model.site.Placement;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.VarbindCondition;

/**
 * Compares two revisions of a site: elements by their ids, their features by value, what has no id (addresses,
 * conditions) as values of what contains it. Takes time linear in the size of the sites.
 */
public final class Differences {

    private final Map<String, Element> before;
    private final Map<String, Element> after;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Site before, Site after) {
        this.before = elements(before);
        this.after = elements(after);
    }

    /**
     * What differs, in the order of the newer site, then what was removed. The two sites are taken to be the same
     * site, whatever their own ids are.
     */
    public static List<Difference> between(Site before, Site after) {
        return new Differences(before, after).run(before, after);
    }

    /**
     * The differences as text, a line each.
     *
     * @param most not more lines than this; a last line says how many more there are
     */
    public static String text(List<Difference> differences, Locale language, int most) {
        ModelTexts texts = ModelTexts.of(language);
        String text = differences.stream().limit(most).map(difference -> difference.text(texts))
                .collect(Collectors.joining("\n"));
        int more = differences.size() - most;
        return more > 0 ? text + "\n" + texts.message("difference.more", Integer.toString(more)) : text;
    }

    private static Map<String, Element> elements(Site site) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            if (all.next() instanceof Element element && element.getId() != null) {
                elements.putIfAbsent(element.getId(), element);
            }
        }
        return elements;
    }

    private List<Difference> run(Site old, Site fresh) {
        features(old, fresh);
        for (Element element : after.values()) {
            Element had = before.get(element.getId());
            if (had == null || had.eClass() != element.eClass()) {
                if (!isNew(element.eContainer())) {
                    found.add(whole(Kind.ADDED, element));
                }
                continue;
            }
            place(had, element);
            features(had, element);
        }
        for (Element element : before.values()) {
            if (isGone(element) && !isGone(element.eContainer())) {
                found.add(whole(Kind.REMOVED, element));
            }
        }
        return found;
    }

    private boolean isNew(EObject object) {
        if (!(object instanceof Element element) || object instanceof Site) {
            return false;
        }
        Element had = before.get(element.getId());
        return had == null || had.eClass() != element.eClass();
    }

    private boolean isGone(EObject object) {
        if (!(object instanceof Element element) || object instanceof Site) {
            return false;
        }
        Element has = after.get(element.getId());
        return has == null || has.eClass() != element.eClass();
    }

    private Difference whole(Kind kind, Element element) {
        int count = 0;
        for (Iterator<EObject> below = EcoreUtil.getAllContents(element, false); below.hasNext();) {
            EObject child = below.next();
            count += child instanceof Element && (kind == Kind.ADDED ? isNew(child) : isGone(child)) ? 1 : 0;
        }
        return new Difference(kind, element.eClass(), element.getId(), Elements.name(element), place(element),
                element.eContainingFeature(), List.of(), List.of(), count);
    }

    /** Path of the container; empty for the site. */
    private static String place(EObject object) {
        EObject container = object.eContainer();
        return container == null || container.eContainer() == null ? "" : Elements.path(container);
    }

    private void place(Element had, Element has) {
        if (!sameContainer(had, has)) {
            found.add(new Difference(Kind.MOVED, has.eClass(), has.getId(), Elements.name(has), place(had),
                    has.eContainingFeature(), List.of(place(had)), List.of(place(has)), 0));
        }
    }

    private static boolean sameContainer(Element had, Element has) {
        EObject old = had.eContainer();
        EObject fresh = has.eContainer();
        if (had.eContainingFeature() != has.eContainingFeature()) {
            return false;
        }
        if (old instanceof Site && fresh instanceof Site) {
            return true;
        }
        return old instanceof Element oldElement && fresh instanceof Element freshElement
                && Objects.equals(oldElement.getId(), freshElement.getId());
    }

    private void features(Element had, Element has) {
        unknown(had, has);
        for (EStructuralFeature feature : has.eClass().getEAllStructuralFeatures()) {
            if (!had.eIsSet(feature) && !has.eIsSet(feature) || feature == SitePackage.Literals.SITE__MODEL_VERSION
                    || feature == SitePackage.Literals.ELEMENT__ID) {
                continue;
            }
            if (feature instanceof EReference reference && reference.isContainment()
                    && SitePackage.Literals.ELEMENT.isSuperTypeOf(reference.getEReferenceType())) {
                order(had, has, reference);
            } else {
                values(had, has, feature);
            }
        }
    }

    /** Content that is kept although the model does not know it. */
    private void unknown(Element had, Element has) {
        List<Object> old = unknown(had);
        List<Object> fresh = unknown(has);
        if (!old.equals(fresh)) {
            changed(has, SitePackage.Literals.ELEMENT__EXTENSIONS, old, fresh);
        }
    }

    private static List<Object> unknown(Element element) {
        return UnknownContent.of(element).<List<Object>>map(content -> List.of(ForeignText.of(content)))
                .orElse(List.of());
    }

    private void changed(Element has, EStructuralFeature feature, List<Object> old, List<Object> fresh) {
        found.add(new Difference(Kind.CHANGED, has.eClass(), String.valueOf(has.getId()), Elements.name(has),
                place(has), feature, old, fresh, 0));
    }

    private void values(Element had, Element has, EStructuralFeature feature) {
        List<?> old = raw(had, feature);
        List<?> fresh = raw(has, feature);
        if (feature instanceof EAttribute && old.equals(fresh)) {
            return;
        }
        List<Object> oldKeys = keys(old, feature);
        List<Object> freshKeys = keys(fresh, feature);
        if (oldKeys.equals(freshKeys)) {
            return;
        }
        boolean reference = feature instanceof EReference plain && !plain.isContainment();
        changed(has, feature, reference ? names(old) : oldKeys, reference ? names(fresh) : freshKeys);
    }

    /** The values of a feature, none if there is none; an empty text is none. */
    static List<?> raw(EObject object, EStructuralFeature feature) {
        Object value = object.eGet(feature, false);
        if (feature.isMany()) {
            return (List<?>) value;
        }
        return value == null || value.equals("") ? List.of() : List.of(value);
    }

    /** What the values are compared by. */
    private static List<Object> keys(List<?> values, EStructuralFeature feature) {
        List<Object> keys = new ArrayList<>(values.size());
        for (Object value : values) {
            keys.add(switch (value) {
                case Element element -> element.getId();
                case EObject other -> text(other);
                case null -> "";
                default -> feature.getEType() == SitePackage.Literals.SECRET || value instanceof Number
                        || value instanceof Boolean || value instanceof Enumerator
                                ? value
                                : value.toString();
            });
        }
        return keys;
    }

    private static List<Object> names(Collection<?> targets) {
        return targets.stream().<Object>map(target -> Elements.name((EObject) target)).toList();
    }

    /** All that an object without an id says, in one line. */
    static String text(EObject object) {
        return switch (object) {
            case Address address -> address.getText() + (address.isPrimary() ? " *" : "");
            case VarbindCondition condition -> text(condition);
            case Placement placement -> text(placement);
            case Bend bend -> Elements.name(bend) + " " + bend.getPoints();
            default -> ForeignText.of(object);
        };
    }

    private static String text(VarbindCondition condition) {
        String of = condition.getIndex() != null ? "#" + condition.getIndex() : String.valueOf(condition.getOid());
        return of + " = " + String.join(" | ", condition.getValues());
    }

    private static String text(Placement placement) {
        return Elements.name(placement) + " " + placement.getX() + "," + placement.getY() + " " + placement.getWidth()
                + "×" + placement.getHeight() + (placement.isCollapsed() ? " −" : "")
                + (placement.isFixed() ? " *" : "");
    }

    /** Tells which elements changed their position: as few as possible, by the longest run that kept its order. */
    private void order(Element had, Element has, EReference reference) {
        if (!reference.isMany()) {
            return;
        }
        Map<String, Integer> old = new HashMap<>();
        for (Object child : (List<?>) had.eGet(reference)) {
            old.put(((Element) child).getId(), old.size());
        }
        List<Element> kept = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Integer> now = new ArrayList<>();
        int at = 0;
        for (Object child : (List<?>) has.eGet(reference)) {
            Integer position = old.get(((Element) child).getId());
            if (position != null) {
                kept.add((Element) child);
                positions.add(position);
                now.add(at);
            }
            at++;
        }
        for (int index : LongestRun.outside(positions)) {
            Element moved = kept.get(index);
            found.add(new Difference(Kind.REORDERED, moved.eClass(), moved.getId(), Elements.name(moved),
                    place(moved), reference, List.of(positions.get(index) + 1), List.of(now.get(index) + 1), 0));
        }
    }
}
