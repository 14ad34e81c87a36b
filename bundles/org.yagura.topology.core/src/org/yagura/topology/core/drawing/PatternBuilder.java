/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.SiteFactory;

/** Makes the elements of a pattern, with what a server or an array has inside to be redundant by itself. */
final class PatternBuilder {
    private static final int COLUMN = Metrics.NODE_WIDTH + 48;
    /** Frames of groups in rows below each other stand apart. */
    private static final int ROW = Metrics.around(new Box(0, 0, 0, Metrics.NODE_HEIGHT)).height() + 20;

    private final Set<String> taken;
    private final ModelTexts words;
    private final String label;
    private final Map<Node, Box> nodes = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<RedundancyGroup> groups = new ArrayList<>();
    private final Set<Part> used = new HashSet<>();

    PatternBuilder(Set<String> taken, ModelTexts words, String label) {
        this.taken = taken;
        this.words = words;
        this.label = label;
    }

    Pattern.Placed placed() {
        nodes.keySet().forEach(Elements::assignIds);
        links.forEach(Elements::assignIds);
        groups.forEach(Elements::assignIds);
        return new Pattern.Placed(nodes, links, groups);
    }

    Node node(NodeKind kind, int column, int row, PartKind... parts) {
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setKind(kind);
        node.setName(Names.free(taken, words.label(kind)));
        for (PartKind part : parts) {
            part(node, part);
        }
        nodes.put(node, new Box(column * COLUMN, row * ROW, Metrics.NODE_WIDTH, Metrics.NODE_HEIGHT));
        return node;
    }

    Part part(Node node, PartKind kind) {
        Part part = SiteFactory.eINSTANCE.createPart();
        part.setKind(kind);
        long same = node.getParts().stream().filter(p -> p.getKind() == kind).count();
        part.setName(words.label(kind) + " " + (same + 1));
        part.setHotSwap(kind == PartKind.DISK);
        node.getParts().add(part);
        return part;
    }

    Node switchNode(int column, int row) {
        return node(NodeKind.SWITCH_HUB, column, row);
    }

    /** A server as table T1 wants it: two processors, mirrored disks that can be swapped, two LAN ports, two power supplies. */
    Node server(NodeKind kind, int column, int row, PartKind... more) {
        Node server = node(kind, column, row, more);
        pair(server, RedundancyScheme.PARALLEL, PartKind.CPU);
        pair(server, RedundancyScheme.MIRROR, PartKind.DISK);
        pair(server, RedundancyScheme.PARALLEL, PartKind.POWER_SUPPLY);
        part(server, PartKind.LAN_PORT);
        part(server, PartKind.LAN_PORT);
        return server;
    }

    /** A disk array as table T1 wants it: two controllers, a RAID with a hot spare, two power supplies. */
    Node array(int column, int row) {
        Node array = node(NodeKind.DISK_ARRAY, column, row, PartKind.FC_PORT, PartKind.FC_PORT);
        pair(array, RedundancyScheme.PARALLEL, PartKind.CONTROLLER);
        pair(array, RedundancyScheme.PARALLEL, PartKind.POWER_SUPPLY);
        Part[] disks = new Part[4];
        for (int i = 0; i < disks.length; i++) {
            disks[i] = part(array, PartKind.DISK);
        }
        RedundancyGroup raid = group(RedundancyScheme.RAID5, null, disks);
        raid.setNeeded(disks.length - 1);
        Part spare = part(array, PartKind.DISK);
        raid.getSpares().add(spare);
        return array;
    }

    private void pair(Node node, RedundancyScheme scheme, PartKind kind) {
        group(scheme, null, part(node, kind), part(node, kind));
    }

    RedundancyGroup group(RedundancyScheme scheme, Duration takeover, Dependable... members) {
        RedundancyGroup group = SiteFactory.eINSTANCE.createRedundancyGroup();
        group.setScheme(scheme);
        group.setName(Names.free(taken, members[0] instanceof Part part
                ? ((Node) part.eContainer()).getName() + " " + words.label(part.getKind())
                : words.label(((Node) members[0]).getKind()) + " " + words.label(scheme)));
        group.getMembers().addAll(List.of(members));
        group.setTakeover(takeover);
        group.setDescription(label);
        groups.add(group);
        return group;
    }

    void link(LinkKind kind, Node from, Node to) {
        Link link = SiteFactory.eINSTANCE.createLink();
        link.setKind(kind);
        link.setFrom(end(kind, from));
        link.setTo(end(kind, to));
        links.add(link);
    }

    /** Two links from one node to each of a pair. */
    void both(LinkKind kind, Node node, Node one, Node other) {
        link(kind, node, one);
        link(kind, node, other);
    }

    /** The next free port of the kind, else the node. */
    private Failable end(LinkKind kind, Node node) {
        PartKind port = kind == LinkKind.FC ? PartKind.FC_PORT : PartKind.LAN_PORT;
        for (Part part : node.getParts()) {
            if (part.getKind() == port && used.add(part)) {
                return part;
            }
        }
        return node;
    }
}
