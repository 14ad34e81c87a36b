/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.yagura.core.operation.Doc;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.SitePackage;

/** An element of the site model as answers name it. */
@Doc("An element of the site model.")
public record ElementRef(@Doc("id") String id,
        @Doc("what it is: Area, Node, Part, Link, RedundancyGroup, Service or another class of the model") String type,
        @Doc("sort of it, such as DB_SERVER, DISK, LAN, RACK or HOT_STANDBY; absent when it has none") String kind,
        @Doc("name") String name, @Doc("where it is, such as Tokyo / DMZ; empty at the top") String place) {

    /** A reference to an element. */
    public static ElementRef of(Element element) {
        EObject around = element.eContainer();
        return new ElementRef(element.getId(), element.eClass().getName(), kind(element), Elements.name(element),
                around == null || around.eContainer() == null ? "" : Elements.path(around));
    }

    private static String kind(Element element) {
        Enumerator kind = switch (element) {
            case Node node -> node.getKind();
            case Part part -> part.getKind();
            case Link link -> link.getKind();
            case Area area -> area.getKind();
            case RedundancyGroup group -> group.getScheme();
            case Service service -> service.getPurpose();
            default -> null;
        };
        return kind == null ? null : kind.getName();
    }

    /** Its sort in words: that of its kind, else that of its class. */
    public String kindLabel(ModelTexts words) {
        if (kind != null) {
            // kinds of a class are in an enumeration that begins with its name, but for groups
            String prefix = type.equals("RedundancyGroup") ? "RedundancyScheme" : type + "Kind";
            for (var classifier : SitePackage.eINSTANCE.getEClassifiers()) {
                EEnumLiteral literal = classifier instanceof EEnum kinds && kinds.getName().startsWith(prefix)
                        ? kinds.getEEnumLiteral(kind)
                        : null;
                if (literal != null) {
                    return words.label(literal.getInstance());
                }
            }
        }
        return SitePackage.eINSTANCE.getEClassifier(type) instanceof EClass known ? words.label(known) : type;
    }
}
