/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.util.List;

import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Draws a site for a test; names are ids. */
public final class Draft {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site;
    private final Area root;

    /** A site with one area that cannot fail by itself. */
    public Draft() {
        this(called(FACTORY.createSite(), "site"));
        root.setKind(AreaKind.ZONE);
    }

    /** More of a site; what it has is left alone. Without any area it gets one. */
    public Draft(Site site) {
        this.site = site;
        if (site.getAreas().isEmpty()) {
            site.getAreas().add(area("all"));
        }
        root = site.getAreas().getFirst();
    }

    /** An element that is known by that id, and called so. */
    private static <T extends NamedElement> T called(T element, String name) {
        element.setId(name);
        element.setName(name);
        return element;
    }

    /** The same with an id. */
    public static <T extends Element> T with(String id, T element) {
        element.setId(id);
        return element;
    }

    /** An area that is in no site yet. */
    public static Area area(String name) {
        return called(FACTORY.createArea(), name);
    }

    /** A node with one interface and address that is in no area yet. */
    public static Node node(String name, String address) {
        Node node = Elements.node(NodeKind.DB_SERVER, name, address);
        node.setId(name);
        node.getInterfaces().getFirst().setId(name + ".eth0");
        return node;
    }

    /** The site. */
    public Site site() {
        return site;
    }

    /** The area around everything. */
    public Area root() {
        return root;
    }

    /** An area in another. */
    public Area area(Area in, AreaKind kind, String name) {
        Area area = called(FACTORY.createArea(), name);
        area.setKind(kind);
        in.getAreas().add(area);
        return area;
    }

    /** A rack. */
    public Area rack(String name) {
        return area(root, AreaKind.RACK, name);
    }

    /** A node in an area. */
    public Node node(Area in, NodeKind kind, String name) {
        Node node = called(FACTORY.createNode(), name);
        node.setKind(kind);
        in.getNodes().add(node);
        return node;
    }

    /** A server. */
    public Node server(String name) {
        return node(root, NodeKind.AP_SERVER, name);
    }

    /** A switch. */
    public Node hub(String name) {
        return node(root, NodeKind.SWITCH_HUB, name);
    }

    /** A part of a node. */
    public Part part(Node in, PartKind kind, String name) {
        Part part = called(FACTORY.createPart(), name);
        part.setKind(kind);
        in.getParts().add(part);
        return part;
    }

    /** A link. */
    public Link link(LinkKind kind, Failable from, Failable to, String name) {
        Link link = called(FACTORY.createLink(), name);
        link.setKind(kind);
        link.setFrom(from);
        link.setTo(to);
        site.getLinks().add(link);
        return link;
    }

    /** A LAN link that is called by its ends. */
    public Link lan(Failable from, Failable to) {
        return link(LinkKind.LAN, from, to, from.getId() + "-" + to.getId());
    }

    /** A group. */
    public RedundancyGroup group(String name, RedundancyScheme scheme, int needed, Dependable... members) {
        RedundancyGroup group = called(FACTORY.createRedundancyGroup(), name);
        group.setScheme(scheme);
        group.setNeeded(needed);
        group.getMembers().addAll(List.of(members));
        site.getGroups().add(group);
        return group;
    }

    /** A service that needs all of these. */
    public Service service(String name, Need... needs) {
        Service service = called(FACTORY.createService(), name);
        service.setNeed(needs.length == 1 ? needs[0] : all(needs));
        site.getServices().add(service);
        return service;
    }

    /** A need of all. */
    public static NeedAll all(Need... needs) {
        NeedAll all = FACTORY.createNeedAll();
        all.getNeeds().addAll(List.of(needs));
        return all;
    }

    /** A need of one. */
    public static Need any(Need... needs) {
        NeedAny any = FACTORY.createNeedAny();
        any.getNeeds().addAll(List.of(needs));
        return any;
    }

    /** A need of some. */
    public static Need some(int count, Need... needs) {
        NeedSome some = FACTORY.createNeedSome();
        some.setCount(count);
        some.getNeeds().addAll(List.of(needs));
        return some;
    }

    /** A need of an element. */
    public static NeedElement need(Dependable element) {
        NeedElement need = FACTORY.createNeedElement();
        need.setElement(element);
        return need;
    }

    /** A need of a path. */
    public static NeedPath path(Dependable from, Dependable to, LinkKind... kinds) {
        NeedPath path = FACTORY.createNeedPath();
        path.setFrom(from);
        path.setTo(to);
        path.getLinkKinds().addAll(List.of(kinds));
        return path;
    }
}
