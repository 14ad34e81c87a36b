/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Where a new element goes: beside the one that is selected, else into what is selected elsewhere. */
record Additions(Texts texts, ModelTexts words) {

    /**
     * A place for a new element.
     *
     * @param owner what will contain it
     * @param reference in which of its lists
     */
    record Place(EObject owner, EReference reference) {
    }

    /**
     * The place for a new element of a kind.
     *
     * @param beside the element that is selected in the table; null for none
     * @param elsewhere the node or area that is selected in other views; null for none
     */
    Optional<Place> place(Site site, ElementKind kind, Element beside, EObject elsewhere) {
        if (beside != null && kind.inPlaces()) {
            return Optional.of(new Place(beside.eContainer(), beside.eContainmentFeature()));
        }
        return switch (kind) {
            case PARTS, INTERFACES -> elsewhere instanceof Node node
                    ? Optional.of(new Place(node, kind.list()))
                    : Optional.empty();
            case NODES -> Optional.ofNullable(area(site, elsewhere)).map(area -> new Place(area, kind.list()));
            case AREAS -> Optional.of(elsewhere instanceof Area area
                    ? new Place(area, Literals.AREA__AREAS)
                    : new Place(site, kind.list()));
            default -> Optional.of(new Place(site, kind.list()));
        };
    }

    private static Area area(Site site, EObject elsewhere) {
        return switch (elsewhere) {
            case Area area -> area;
            case Node node when node.eContainer() instanceof Area area -> area;
            case null, default -> site.getAreas().isEmpty() ? null : site.getAreas().getFirst();
        };
    }

    /** What to do first when there is no place. */
    String missing(ElementKind kind) {
        return texts.get(kind == ElementKind.NODES ? "add.area" : "add.node");
    }

    /** A new element, with a name that says what it is. */
    Element made(ElementKind kind) {
        var made = (Element) EcoreUtil.create(kind.type());
        if (made instanceof NamedElement named && !(made instanceof Link)) {
            named.setName(texts.get("add.new", words.label(kind.type())));
        }
        return made;
    }
}
