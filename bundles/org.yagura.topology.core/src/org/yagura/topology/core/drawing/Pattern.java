/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Site;

/** A whole arrangement that is placed in one gesture: nodes with their parts, links and redundancy groups. */
public enum Pattern {
    /** Two load balancers, the second in hot standby, before three servers. */
    LOAD_BALANCED_FARM {
        @Override
        void build(PatternBuilder b) {
            Node first = b.node(NodeKind.LOAD_BALANCER, 0, 0, lan(2));
            Node second = b.node(NodeKind.LOAD_BALANCER, 1, 0, lan(2));
            RedundancyGroup balancers = b.group(RedundancyScheme.HOT_STANDBY, Duration.ofSeconds(3), first, second);
            Node one = b.switchNode(0, 1);
            Node other = b.switchNode(1, 1);
            Node[] servers = {b.server(NodeKind.WWW_BM_SERVER, 0, 2), b.server(NodeKind.WWW_BM_SERVER, 1, 2),
                    b.server(NodeKind.WWW_BM_SERVER, 2, 2)};
            b.group(RedundancyScheme.PARALLEL, null, servers).setFrontEnd(balancers);
            b.both(LinkKind.LAN, first, one, other);
            b.both(LinkKind.LAN, second, one, other);
            for (Node server : servers) {
                b.both(LinkKind.LAN, server, one, other);
            }
        }
    },
    /** Two servers in hot standby on a doubled disk array over two fibre channel hubs. */
    CLUSTER_WITH_SHARED_ARRAY {
        @Override
        void build(PatternBuilder b) {
            Node first = b.server(NodeKind.DB_SERVER, 0, 0, PartKind.FC_PORT, PartKind.FC_PORT);
            Node second = b.server(NodeKind.DB_SERVER, 1, 0, PartKind.FC_PORT, PartKind.FC_PORT);
            b.group(RedundancyScheme.HOT_STANDBY, Duration.ofSeconds(30), first, second);
            fabric(b, new Node[]{first, second});
        }
    },
    /** Two fibre channel hubs, cascaded, each with both disk arrays. */
    DOUBLED_FC_FABRIC {
        @Override
        void build(PatternBuilder b) {
            fabric(b, new Node[0]);
        }
    },
    /** Two firewalls in hot standby between two pairs of switches. */
    FIREWALL_PAIR {
        @Override
        void build(PatternBuilder b) {
            Node outsideOne = b.switchNode(0, 0);
            Node outsideOther = b.switchNode(1, 0);
            Node first = b.node(NodeKind.FIREWALL, 0, 1, lan(4));
            Node second = b.node(NodeKind.FIREWALL, 1, 1, lan(4));
            b.group(RedundancyScheme.HOT_STANDBY, Duration.ofSeconds(5), first, second);
            Node insideOne = b.switchNode(0, 2);
            Node insideOther = b.switchNode(1, 2);
            for (Node firewall : new Node[]{first, second}) {
                b.both(LinkKind.LAN, firewall, outsideOne, outsideOther);
                b.both(LinkKind.LAN, firewall, insideOne, insideOther);
            }
        }
    },
    /** Two lines of two providers, each on a border router of its own, both on two switches. */
    DUAL_ISP {
        @Override
        void build(PatternBuilder b) {
            Node lineA = b.node(NodeKind.ISP_LINK, 0, 0);
            Node lineB = b.node(NodeKind.ISP_LINK, 1, 0);
            Node routerA = b.node(NodeKind.ROUTER, 0, 1, lan(3));
            Node routerB = b.node(NodeKind.ROUTER, 1, 1, lan(3));
            b.group(RedundancyScheme.DUAL_PATH, null, routerA, routerB);
            b.link(LinkKind.WAN, lineA, routerA);
            b.link(LinkKind.WAN, lineB, routerB);
            Node one = b.switchNode(0, 2);
            Node other = b.switchNode(1, 2);
            b.both(LinkKind.LAN, routerA, one, other);
            b.both(LinkKind.LAN, routerB, one, other);
            b.link(LinkKind.LAN, one, other);
        }
    };

    /**
     * New elements, in no site yet.
     *
     * @param nodes with their boxes, seen from the pattern's upper left corner
     */
    record Placed(Map<Node, Box> nodes, List<Link> links, List<RedundancyGroup> groups) {
    }

    abstract void build(PatternBuilder builder);

    /** Makes the elements, with names that the site has not. */
    Placed make(Site site, ModelTexts words) {
        var builder = new PatternBuilder(Names.taken(site), words, label(words.language()));
        build(builder);
        return builder.placed();
    }

    /** What it is called in a palette. */
    public String label(Locale language) {
        return Texts.of(Pattern.class, language).get("pattern." + name());
    }

    private static PartKind[] lan(int ports) {
        var kinds = new PartKind[ports];
        Arrays.fill(kinds, PartKind.LAN_PORT);
        return kinds;
    }

    private static void fabric(PatternBuilder b, Node[] servers) {
        int row = servers.length == 0 ? 0 : 1;
        Node hubA = b.node(NodeKind.FC_HUB, 0, row);
        Node hubB = b.node(NodeKind.FC_HUB, 1, row);
        b.group(RedundancyScheme.DUAL_PATH, null, hubA, hubB);
        b.link(LinkKind.FC, hubA, hubB);
        for (Node server : servers) {
            b.both(LinkKind.FC, server, hubA, hubB);
        }
        Node arrayA = b.array(0, row + 1);
        Node arrayB = b.array(1, row + 1);
        b.group(RedundancyScheme.MIRROR, null, arrayA, arrayB);
        b.both(LinkKind.FC, arrayA, hubA, hubB);
        b.both(LinkKind.FC, arrayB, hubA, hubB);
    }

    /** All by the kind of their palette entries, in order. */
    public static Map<String, Pattern> byKind() {
        var all = new LinkedHashMap<String, Pattern>();
        for (Pattern pattern : values()) {
            all.put(Kinds.PATTERN + pattern.name(), pattern);
        }
        return all;
    }
}
