/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.SitePackage;

/**
 * Something that two people changed in different ways, so that a person must choose. Immutable; holds no element.
 *
 * @param kind what they did
 * @param type class of the element
 * @param elementId id of the element
 * @param name name of the element, mine where both have it
 * @param place path of what contains it; empty if that is the site
 * @param feature the feature that both changed; null for PLACE and removals
 * @param base what was there before both: values, a path, or names in order
 * @param mine what there is on my side; nothing if it was removed
 * @param theirs what there is on the other side; nothing if it was removed
 * @param changes for removals: what the other side did to what was removed
 */
public record Conflict(Kind kind, EClass type, String elementId, String name, String place,
        EStructuralFeature feature, List<Object> base, List<Object> mine, List<Object> theirs,
        List<Difference> changes) {

    /** Who did it. */
    public enum Side {
        /** The person who merges. */
        MINE,
        /** Who saved before. */
        THEIRS
    }

    /** What both did. */
    public enum Kind {
        /** Both gave a feature another value. */
        VALUE,
        /** Both moved it, to different places, or each into what the other moved. */
        PLACE,
        /** Both changed the order of a list. */
        ORDER,
        /** I removed it, they changed or used it. */
        REMOVED_BY_MINE,
        /** They removed it, I changed or used it. */
        REMOVED_BY_THEIRS
    }

    public Conflict {
        Objects.requireNonNull(kind);
        base = List.copyOf(base);
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
        changes = List.copyOf(changes);
    }

    /** What it is about, in one line, such as {@code Node db01: Product}. */
    public String what(Locale language) {
        ModelTexts texts = ModelTexts.of(language);
        String subject = texts.message("difference.subject", texts.label(type), name);
        return switch (kind) {
            case VALUE -> feature == null ? subject : texts.message("conflict.value", subject, texts.label(feature));
            case PLACE -> texts.message("conflict.place", subject);
            case ORDER -> texts.message("conflict.order", subject, texts.label(feature));
            case REMOVED_BY_MINE, REMOVED_BY_THEIRS -> subject;
        };
    }

    /** What a side did, a line for each change. Secrets are not shown. */
    public String text(Side side, Locale language) {
        ModelTexts texts = ModelTexts.of(language);
        List<Object> values = side == Side.MINE ? mine : theirs;
        return switch (kind) {
            case VALUE, ORDER -> feature != null && feature.getEType() == SitePackage.Literals.SECRET
                    ? texts.message("difference.secret")
                    : Difference.shown(texts, values);
            case PLACE -> Difference.siteOr(texts, values);
            case REMOVED_BY_MINE, REMOVED_BY_THEIRS -> (kind == Kind.REMOVED_BY_MINE) == (side == Side.MINE)
                    ? texts.message("conflict.removed")
                    : changes.stream().map(change -> change.text(texts)).collect(Collectors.joining("\n"));
        };
    }
}
