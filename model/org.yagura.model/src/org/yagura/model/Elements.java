/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.ModelProblem.Where;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapRule;

/** Small helpers around single elements of a model. */
public final class Elements {

    /** Kinds whose nodes pass traffic on. */
    private static final Set<NodeKind> FORWARDING = EnumSet.of(NodeKind.ROUTER, NodeKind.SWITCH_HUB,
            NodeKind.FIREWALL, NodeKind.LOAD_BALANCER, NodeKind.SSL_ACCELERATOR, NodeKind.BANDWIDTH_CONTROLLER,
            NodeKind.FC_HUB, NodeKind.ISP_LINK);

    private Elements() {
    }

    /** A new id: a random UUID. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Gives new ids to the object and to all below that are elements without one. */
    public static void assignIds(EObject object) {
        assignId(object);
        for (Iterator<EObject> below = EcoreUtil.getAllContents(object, false); below.hasNext();) {
            assignId(below.next());
        }
    }

    private static void assignId(EObject object) {
        if (object instanceof Element element && (element.getId() == null || element.getId().isEmpty())) {
            element.setId(newId());
        }
    }

    /**
     * What the object is called: its name, else what it refers to, such as "db01 – sw1" for a link, else its id or its
     * own text. One line, never null.
     */
    public static String name(EObject object) {
        return ElementNames.of(object);
    }

    /** What the object is called where its place does not show: a part together with its node. One line, never null. */
    public static String nameElsewhere(EObject object) {
        return ElementNames.end(object);
    }

    /**
     * Names of the elements from below the site down to the object, such as "Tokyo / DMZ / fw-1"; the name of the site
     * for the site itself.
     */
    public static String path(EObject object) {
        if (object.eContainer() == null) {
            return name(object);
        }
        Deque<String> names = new ArrayDeque<>();
        for (EObject at = object; at != null && at.eContainer() != null; at = at.eContainer()) {
            names.addFirst(name(at));
        }
        return String.join(" / ", names);
    }

    static Where where(EObject object, EStructuralFeature feature, String file) {
        EObject at = object;
        while (!(at instanceof Element) && at.eContainer() != null) {
            at = at.eContainer();
        }
        String id = at instanceof Element element && element.getId() != null ? element.getId() : "";
        return new Where(file, 0, 0, id, path(object), feature);
    }

    /** A new node with one interface that has that address as the node's primary one; all with new ids. */
    public static Node node(NodeKind kind, String name, String address) {
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setId(newId());
        node.setKind(kind);
        node.setName(name);
        Interface port = SiteFactory.eINSTANCE.createInterface();
        port.setId(newId());
        port.setName("eth0");
        Address first = SiteFactory.eINSTANCE.createAddress();
        first.setText(address);
        first.setPrimary(true);
        port.getAddresses().add(first);
        node.getInterfaces().add(port);
        return node;
    }

    /** The address by which a node is shown and polled: the primary one, else the first. */
    public static Optional<String> primaryAddress(Node node) {
        Address first = null;
        for (Interface port : node.getInterfaces()) {
            for (Address address : port.getAddresses()) {
                if (address.isPrimary()) {
                    return Optional.ofNullable(address.getText());
                }
                first = first == null ? address : first;
            }
        }
        return Optional.ofNullable(first).map(Address::getText);
    }

    /** All addresses of a node, those of its interfaces in their order. */
    public static List<String> addresses(Node node) {
        return node.getInterfaces().stream().flatMap(port -> port.getAddresses().stream()).map(Address::getText)
                .toList();
    }

    /** Whether traffic of others passes through the node: as it says itself, else by its kind. */
    public static boolean forwards(Node node) {
        return node.getForwards() != null ? node.getForwards() : FORWARDING.contains(node.getKind());
    }

    /** The time zone of a site; UTC where it names none, or one that does not exist, which the checks refuse. */
    public static ZoneId zone(Site site) {
        String zone = site.getTimeZone();
        try {
            return zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            // a draft or an older file may hold one
            return ZoneOffset.UTC;
        }
    }

    /** The area that a node stands in; empty for a node outside of any. */
    public static Optional<Area> area(Node node) {
        return node.eContainer() instanceof Area area ? Optional.of(area) : Optional.empty();
    }

    /** The node itself, or the node that the part is in; empty for anything else. */
    public static Optional<Node> node(Dependable element) {
        EObject node = element instanceof Part ? element.eContainer() : element;
        return node instanceof Node found ? Optional.of(found) : Optional.empty();
    }

    /** The reason of a rule in a language; empty if it has none. */
    public static String reason(RedundancyRule rule, Locale language) {
        return inLanguage(rule.getReason(), rule.getReasonJa(), language);
    }

    /** The site that an object belongs to; empty for one that is in none. */
    public static Optional<Site> site(EObject object) {
        return EcoreUtil.getRootContainer(object) instanceof Site site ? Optional.of(site) : Optional.empty();
    }

    /** The guide of a rule in a language; empty if it has none. */
    public static String guide(TrapRule rule, Locale language) {
        return inLanguage(rule.getGuide(), rule.getGuideJa(), language);
    }

    private static String inLanguage(String text, String japanese, Locale language) {
        boolean take = language.getLanguage().equals("ja") && japanese != null && !japanese.isEmpty();
        return take ? japanese : text == null ? "" : text;
    }
}
