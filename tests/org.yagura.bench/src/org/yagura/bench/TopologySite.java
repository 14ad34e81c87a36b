/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.yagura.model.NewSites;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/**
 * A site of 2,000 nodes with 20,000 parts and 200 services, as they are built: one data centre with 100 racks, a pair of UPS
 * for each ten of them, two access switches in each rack on two core switches, two internet lines with routers and
 * firewalls; a pair of load balancers for each ten services; for each service a farm of web servers, two application servers
 * (every twentieth has one) and a database cluster on a doubled FC fabric with mirrored arrays; authentication and names are
 * services that all others need. Every server has doubled processors, mirrored disks, two ports and two power supplies.
 */
final class TopologySite {
    private static final int NODES = 2_000;
    private static final int PARTS = 20_000;
    private static final int SERVICES = 200;
    private static final int RACKS = 100;
    private static final int PODS = 20;
    private static final int SHARED = 10;
    private static final int LONELY = 20;
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = NewSites.empty();
    private final List<Area> racks = new ArrayList<>();
    private final List<Node[]> access = new ArrayList<>();
    private final List<Node[]> power = new ArrayList<>();
    private int number;
    private int nodes;
    private int parts;

    private TopologySite() {
    }

    static Site build() {
        var builder = new TopologySite();
        builder.all();
        return builder.site;
    }

    private void all() {
        site.getServices().clear();
        Area centre = area(null, AreaKind.DATA_CENTRE, "Data centre");
        Area room = area(centre, AreaKind.ZONE, "Room");
        for (int i = 0; i < RACKS; i++) {
            racks.add(area(room, AreaKind.RACK, "Rack " + (i + 1)));
            if (i % 10 == 0) {
                power.add(new Node[]{node(room, NodeKind.UPS, "ups-a" + i / 10),
                        node(room, NodeKind.UPS, "ups-b" + i / 10)});
            }
        }
        Node[] core = {device(0, NodeKind.SWITCH_HUB, "core-a"), device(1, NodeKind.SWITCH_HUB, "core-b")};
        link(LinkKind.LAN, core[0], core[1]);
        for (int i = 0; i < RACKS; i++) {
            Node[] pair = {device(i, NodeKind.SWITCH_HUB, "sw-a" + i), device(i, NodeKind.SWITCH_HUB, "sw-b" + i)};
            access.add(pair);
            for (Node one : pair) {
                link(LinkKind.LAN, one, core[0]);
                link(LinkKind.LAN, one, core[1]);
            }
        }
        RedundancyGroup lines = edge(core);
        Service names = cluster("names", NodeKind.DNS_SERVER, lines, 2);
        Service authentication = cluster("authentication", NodeKind.AUTHENTICATION_SERVER, lines, 4);
        RedundancyGroup[] balancers = new RedundancyGroup[SERVICES / SHARED];
        for (int i = 0; i < balancers.length; i++) {
            balancers[i] = pair("lb" + i, NodeKind.LOAD_BALANCER, 6 + 3 * i);
        }
        RedundancyGroup[] arrays = new RedundancyGroup[PODS];
        Node[][] fabrics = new Node[PODS][];
        for (int i = 0; i < PODS; i++) {
            fabrics[i] = new Node[]{device(5 * i, NodeKind.FC_HUB, "fc-a" + i),
                    device(5 * i + 1, NodeKind.FC_HUB, "fc-b" + i)};
            arrays[i] = group(RedundancyScheme.MIRROR, 1, "arrays " + i, array(5 * i, fabrics[i], i, 'a'),
                    array(5 * i + 1, fabrics[i], i, 'b'));
        }
        for (int i = 0; i < SERVICES - 2; i++) {
            service(i, lines, balancers[i % balancers.length], arrays[i % PODS], fabrics[i % PODS], names,
                    authentication);
        }
        for (int i = 0; nodes < NODES; i++) {
            server((i * 7) % RACKS, NodeKind.OTHER, "spare-" + i);
        }
        fill();
    }

    /** Memory modules until there are as many parts as are wanted. */
    private void fill() {
        List<Node> all = racks.stream().flatMap(r -> r.getNodes().stream()).toList();
        for (int i = 0; parts < PARTS; i++) {
            part(all.get(i % all.size()), PartKind.MEMORY, "memory");
        }
    }

    private RedundancyGroup edge(Node[] core) {
        Node[] isp = new Node[2];
        Node[] firewalls = new Node[2];
        for (int i = 0; i < 2; i++) {
            isp[i] = node(racks.get(2 + i), NodeKind.ISP_LINK, "isp-" + i);
            Node router = device(2 + i, NodeKind.ROUTER, "router-" + i);
            firewalls[i] = device(4 + i, NodeKind.FIREWALL, "firewall-" + i);
            link(LinkKind.WAN, isp[i], router);
            link(LinkKind.LAN, router, firewalls[i]);
            link(LinkKind.LAN, firewalls[i], core[0]);
            link(LinkKind.LAN, firewalls[i], core[1]);
        }
        link(LinkKind.LAN, firewalls[0], firewalls[1]);
        group(RedundancyScheme.HOT_STANDBY, 1, "firewalls", firewalls).setTakeover(Duration.ofSeconds(5));
        return group(RedundancyScheme.DUAL_PATH, 1, "lines", isp);
    }

    private RedundancyGroup pair(String name, NodeKind kind, int rack) {
        RedundancyGroup group = group(RedundancyScheme.HOT_STANDBY, 1, name, server(rack, kind, name + "-1"),
                server(rack + 1, kind, name + "-2"));
        group.setTakeover(Duration.ofSeconds(10));
        return group;
    }

    private Service cluster(String name, NodeKind kind, Dependable lines, int rack) {
        RedundancyGroup group = pair(name, kind, rack);
        return service(name, need(group), path(lines, group, LinkKind.LAN, LinkKind.WAN));
    }

    private void service(int i, Dependable lines, RedundancyGroup balancers, RedundancyGroup arrays, Node[] fabric,
            Service names, Service authentication) {
        Node[] web = new Node[4];
        for (int n = 0; n < web.length; n++) {
            web[n] = server((i * 3 + n * 11) % RACKS, NodeKind.WWW_BM_SERVER, "www-" + i + "-" + n);
        }
        RedundancyGroup farm = group(RedundancyScheme.PARALLEL, 3, "farm " + i, web);
        farm.setFrontEnd(balancers);
        Node[] servers = new Node[i % LONELY == 0 ? 1 : 2];
        for (int n = 0; n < servers.length; n++) {
            servers[n] = server((i * 5 + n) % RACKS, NodeKind.AP_SERVER, "ap-" + i + "-" + n);
        }
        RedundancyGroup application = group(RedundancyScheme.PARALLEL, 1, "application " + i, servers);
        Node[] database = new Node[2];
        for (int n = 0; n < database.length; n++) {
            database[n] = server((i * 7 + n) % RACKS, NodeKind.DB_SERVER, "db-" + i + "-" + n);
            for (Node hub : fabric) {
                link(LinkKind.FC, part(database[n], PartKind.FC_PORT, "fc"), hub);
            }
        }
        RedundancyGroup cluster = group(RedundancyScheme.HOT_STANDBY, 1, "database " + i, database);
        cluster.setTakeover(Duration.ofMinutes(5));
        service("service " + i, path(lines, balancers, LinkKind.LAN, LinkKind.WAN), need(farm),
                path(balancers, farm, LinkKind.LAN), need(application), path(farm, application, LinkKind.LAN),
                need(cluster), path(application, cluster, LinkKind.LAN), need(arrays),
                path(cluster, arrays, LinkKind.FC), need(names), need(authentication)).setTarget(0.999);
    }

    private Node array(int rack, Node[] fabric, int pod, char letter) {
        Node array = node(racks.get(rack), NodeKind.DISK_ARRAY, "array-" + letter + pod);
        power(array, rack);
        Part[] controllers = {part(array, PartKind.CONTROLLER, "controller 1"),
                part(array, PartKind.CONTROLLER, "controller 2")};
        group(RedundancyScheme.PARALLEL, 1, "controllers", controllers);
        for (int i = 0; i < 2; i++) {
            part(array, PartKind.CACHE, "cache").setController(controllers[i]);
            Part port = part(array, PartKind.FC_PORT, "fc " + i);
            port.setController(controllers[i]);
            link(LinkKind.FC, port, fabric[i]);
        }
        Part[] disks = new Part[8];
        for (int i = 0; i < disks.length; i++) {
            disks[i] = part(array, PartKind.DISK, "disk " + i);
        }
        RedundancyGroup raid = group(RedundancyScheme.RAID5, 7, "raid", disks);
        raid.getSpares().add(part(array, PartKind.DISK, "spare"));
        raid.setTakeover(Duration.ofHours(2));
        return array;
    }

    private Node server(int rack, NodeKind kind, String name) {
        Node server = node(racks.get(rack), kind, name);
        power(server, rack);
        group(RedundancyScheme.PARALLEL, 1, "processors", part(server, PartKind.CPU, "cpu 1"),
                part(server, PartKind.CPU, "cpu 2"));
        group(RedundancyScheme.MIRROR, 1, "disks", part(server, PartKind.DISK, "disk 1"),
                part(server, PartKind.DISK, "disk 2"));
        part(server, PartKind.MEMORY, "memory");
        for (Node hub : access.get(rack)) {
            link(LinkKind.LAN, part(server, PartKind.LAN_PORT, "lan"), hub);
        }
        return server;
    }

    private Node device(int rack, NodeKind kind, String name) {
        Node device = node(racks.get(rack), kind, name);
        power(device, rack);
        return device;
    }

    private void power(Node consumer, int rack) {
        Part[] supplies = {part(consumer, PartKind.POWER_SUPPLY, "power 1"),
                part(consumer, PartKind.POWER_SUPPLY, "power 2")};
        for (int i = 0; i < 2; i++) {
            link(LinkKind.POWER, power.get(rack / 10)[i], supplies[i]);
        }
        group(RedundancyScheme.PARALLEL, 1, "power", supplies);
    }

    private Area area(Area in, AreaKind kind, String name) {
        Area area = FACTORY.createArea();
        area.setId("a" + number++);
        area.setName(name);
        area.setKind(kind);
        (in == null ? site.getAreas() : in.getAreas()).add(area);
        return area;
    }

    private Node node(Area in, NodeKind kind, String name) {
        Node node = FACTORY.createNode();
        node.setId("n" + number++);
        node.setName(name);
        node.setKind(kind);
        in.getNodes().add(node);
        nodes++;
        return node;
    }

    private Part part(Node in, PartKind kind, String name) {
        Part part = FACTORY.createPart();
        part.setId("p" + number++);
        part.setName(name);
        part.setKind(kind);
        in.getParts().add(part);
        parts++;
        return part;
    }

    private void link(LinkKind kind, Failable from, Failable to) {
        Link link = FACTORY.createLink();
        link.setId("l" + number++);
        link.setKind(kind);
        link.setFrom(from);
        link.setTo(to);
        site.getLinks().add(link);
    }

    private RedundancyGroup group(RedundancyScheme scheme, int needed, String name, Dependable... members) {
        RedundancyGroup group = FACTORY.createRedundancyGroup();
        group.setId("g" + number++);
        group.setName(name);
        group.setScheme(scheme);
        group.setNeeded(needed);
        group.getMembers().addAll(List.of(members));
        site.getGroups().add(group);
        return group;
    }

    private Service service(String name, Need... needs) {
        NeedAll all = FACTORY.createNeedAll();
        all.setId("d" + number++);
        all.getNeeds().addAll(List.of(needs));
        Service service = FACTORY.createService();
        service.setId("s" + number++);
        service.setName(name);
        service.setNeed(all);
        site.getServices().add(service);
        return service;
    }

    private Need need(Dependable element) {
        NeedElement need = FACTORY.createNeedElement();
        need.setId("d" + number++);
        need.setElement(element);
        return need;
    }

    private Need path(Dependable from, Dependable to, LinkKind... kinds) {
        NeedPath need = FACTORY.createNeedPath();
        need.setId("d" + number++);
        need.setFrom(from);
        need.setTo(to);
        need.getLinkKinds().addAll(List.of(kinds));
        return need;
    }
}
