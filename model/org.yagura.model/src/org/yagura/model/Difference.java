/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.SitePackage;

/**
 * One difference between two revisions of a site, for people to read. Immutable; holds no element.
 *
 * @param kind what happened
 * @param type class of the element that it happened to
 * @param elementId id of the element
 * @param name name of the element: the newer one, but the older one for what was removed
 * @param place path of what contains it, such as "Tokyo / DMZ"; empty if that is the site. For MOVED where it was before
 * @param feature the feature that differs, for CHANGED; the feature that contains it, for the others; null for the root
 * @param before older values of a changed feature, or older place or position; empty if there was none
 * @param after newer values of a changed feature, or newer place or position; empty if there is none
 * @param count for ADDED and REMOVED: how many elements came or went with it
 */
public record Difference(Kind kind, EClass type, String elementId, String name, String place,
        EStructuralFeature feature, List<Object> before, List<Object> after, int count) {

    private static final int LONGEST = 80;

    /** What happened. */
    public enum Kind {
        /** The element is new, with all below it. */
        ADDED,
        /** The element is gone, with all below it. */
        REMOVED,
        /** The element is in another place. */
        MOVED,
        /** The element has another position among its like. */
        REORDERED,
        /** A feature of the element has another value. */
        CHANGED
    }

    public Difference {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** One line, such as {@code Node db-1: Product "X" → "Y"}. Secrets are not shown. */
    public String text(Locale language) {
        return text(ModelTexts.of(language));
    }

    String text(ModelTexts texts) {
        String subject = texts.message("difference.subject", texts.label(type), name);
        return switch (kind) {
            case ADDED, REMOVED -> texts.message("difference." + kind.name().toLowerCase(Locale.ROOT)
                    + (count > 0 ? ".with" : ""), subject, inPlace(texts, place), count);
            case MOVED -> texts.message("difference.moved", subject, siteOr(texts, before), siteOr(texts, after));
            case REORDERED -> texts.message("difference.reordered", subject, before.get(0).toString(),
                    after.get(0).toString());
            case CHANGED -> texts.message("difference.changed", subject, texts.label(feature), changed(texts));
        };
    }

    private static String inPlace(ModelTexts texts, String place) {
        return place.isEmpty() ? "" : texts.message("difference.in", place);
    }

    static String siteOr(ModelTexts texts, List<Object> place) {
        String path = place.get(0).toString();
        return path.isEmpty() ? texts.label(SitePackage.Literals.SITE) : path;
    }

    private String changed(ModelTexts texts) {
        if (feature.getEType() == SitePackage.Literals.SECRET) {
            return texts.message("difference.secret");
        }
        if (!feature.isMany()) {
            return shown(texts, before) + " → " + shown(texts, after);
        }
        List<Object> gone = without(before, after);
        List<Object> come = without(after, before);
        if (feature == SitePackage.Literals.DIAGRAM__PLACEMENTS || feature == SitePackage.Literals.DIAGRAM__BENDS) {
            return texts.message("difference.layout", Integer.toString(Math.max(gone.size(), come.size())));
        }
        if (gone.isEmpty() && come.isEmpty()) {
            return shown(texts, before) + " → " + shown(texts, after);
        }
        StringBuilder text = new StringBuilder();
        if (!gone.isEmpty()) {
            text.append(texts.message("difference.gone", shown(texts, gone)));
        }
        if (!come.isEmpty()) {
            text.append(gone.isEmpty() ? "" : texts.message("difference.and"))
                    .append(texts.message("difference.come", shown(texts, come)));
        }
        return text.toString();
    }

    private static List<Object> without(List<Object> values, List<Object> others) {
        Set<Object> seen = new HashSet<>(others);
        return values.stream().filter(value -> !seen.contains(value)).toList();
    }

    static String shown(ModelTexts texts, List<Object> values) {
        if (values.isEmpty()) {
            return texts.message("difference.nothing");
        }
        return values.stream().map(value -> shown(texts, value)).collect(Collectors.joining(", "));
    }

    private static String shown(ModelTexts texts, Object value) {
        return switch (value) {
            case Enumerator literal -> texts.label(literal);
            case Boolean truth -> texts.message(truth ? "difference.yes" : "difference.no");
            case String string -> texts.message("difference.quoted", shortened(string));
            default -> value.toString();
        };
    }

    private static String shortened(String text) {
        String line = text.replace("\n", " ⏎ ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
