/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.Site;

/** What tables call areas, nodes and parts: by id, or by names from outside in. */
final class CsvPlaces {

    private final Map<String, Element> byText = new HashMap<>();

    CsvPlaces(Site site) {
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            if (all.next() instanceof Element element) {
                add(element);
            }
        }
    }

    /** Takes an element that is new in the site. */
    void add(Element element) {
        if (element.getId() != null) {
            byText.put("#" + element.getId(), element);
        }
        byText.putIfAbsent(kind(element.getClass()) + text(element), element);
    }

    private static String kind(Class<?> type) {
        return Area.class.isAssignableFrom(type)
                ? "area "
                : Node.class.isAssignableFrom(type) || Part.class.isAssignableFrom(type) ? "node " : "other ";
    }

    /** What an element is called in tables. */
    static String text(Element element) {
        return switch (element) {
            case Area area -> Elements.path(area);
            case Link link -> link.getKind() + " " + Elements.name(link);
            default -> Elements.nameElsewhere(element);
        };
    }

    /** The element with the id, or so called, if it is of the type. */
    <T extends Element> Optional<T> find(String text, Class<T> type) {
        return Stream.of("#" + text, kind(type) + text).map(byText::get).filter(type::isInstance)
                .map(type::cast).findFirst();
    }

    /** The node or part with the id, or so called. */
    Optional<Element> end(String text) {
        Optional<Element> found = find(text, Node.class).map(Element.class::cast);
        return found.isPresent() ? found : find(text, Part.class).map(Element.class::cast);
    }

    /** What a table says in one of the columns that are no attributes. */
    static String text(Element element, String column) {
        return switch (column) {
            case "area" -> element.eContainer() instanceof Area area ? text(area) : "";
            case "address" -> Elements.primaryAddress((Node) element).orElse("");
            case "node" -> text((Element) element.eContainer());
            case "controller" -> ((Part) element).getController() == null
                    ? ""
                    : ((Part) element).getController().getName();
            case "from" -> orEmpty(((Link) element).getFrom());
            case "to" -> orEmpty(((Link) element).getTo());
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static String orEmpty(Element element) {
        return element == null ? "" : text(element);
    }
}
