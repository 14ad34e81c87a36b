/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.site;

import java.util.List;

import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
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

    private final Site site = FACTORY.createSite();
    private final Area root;

    /** A site with one area that cannot fail by itself. */
    public Draft() {
        site.setId("site");
        site.setName("site");
        root = FACTORY.createArea();
        root.setId("all");
        root.setName("all");
        root.setKind(AreaKind.ZONE);
        site.getAreas().add(root);
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
        Area area = FACTORY.createArea();
        area.setId(name);
        area.setName(name);
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
        Node node = FACTORY.createNode();
        node.setId(name);
        node.setName(name);
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
        Part part = FACTORY.createPart();
        part.setId(name);
        part.setName(name);
        part.setKind(kind);
        in.getParts().add(part);
        return part;
    }

    /** A link. */
    public Link link(LinkKind kind, Failable from, Failable to, String name) {
        Link link = FACTORY.createLink();
        link.setId(name);
        link.setName(name);
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
        RedundancyGroup group = FACTORY.createRedundancyGroup();
        group.setId(name);
        group.setName(name);
        group.setScheme(scheme);
        group.setNeeded(needed);
        group.getMembers().addAll(List.of(members));
        site.getGroups().add(group);
        return group;
    }

    /** A service that needs all of these. */
    public Service service(String name, Need... needs) {
        Service service = FACTORY.createService();
        service.setId(name);
        service.setName(name);
        service.setNeed(needs.length == 1 ? needs[0] : all(needs));
        site.getServices().add(service);
        return service;
    }

    /** A need of all. */
    public static Need all(Need... needs) {
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
    public static Need need(Dependable element) {
        NeedElement need = FACTORY.createNeedElement();
        need.setElement(element);
        return need;
    }

    /** A need of a path. */
    public static Need path(Dependable from, Dependable to, LinkKind... kinds) {
        NeedPath path = FACTORY.createNeedPath();
        path.setFrom(from);
        path.setTo(to);
        path.getLinkKinds().addAll(List.of(kinds));
        return path;
    }
}
