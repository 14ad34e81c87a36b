/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Need;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Draft;

/** A small random site: everything that can depend on something else does so somewhere. */
public final class RandomSite {
    private static final NodeKind[] KINDS = {NodeKind.AP_SERVER, NodeKind.SWITCH_HUB, NodeKind.SWITCH_HUB,
            NodeKind.ROUTER, NodeKind.UPS, NodeKind.DISK_ARRAY};
    private static final PartKind[] PARTS = {PartKind.CPU, PartKind.DISK, PartKind.LAN_PORT, PartKind.LAN_PORT,
            PartKind.CONTROLLER, PartKind.POWER_SUPPLY, PartKind.OTHER};

    private final Random random;
    private final Draft draft = new Draft();
    private final List<Failable> failables = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<RedundancyGroup> groups = new ArrayList<>();

    private RandomSite(Random random, int most) {
        this.random = random;
        failables.add(draft.root());
        areas(random.nextInt(3));
        nodes(2 + random.nextInt(3));
        while (failables.size() < most && random.nextInt(12) > 0) {
            if (random.nextInt(5) < 2) {
                part();
            } else {
                link();
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            group();
        }
        for (int i = 0; i < 2; i++) {
            draft.service("service" + i, need(0));
        }
    }

    /** A site with at most so many things that can fail. */
    public static RandomSite of(Random random, int most) {
        return new RandomSite(random, most);
    }

    /** The site. */
    public Site site() {
        return draft.site();
    }

    /** All that can fail. */
    public List<Failable> failables() {
        return failables;
    }

    private void areas(int count) {
        for (int i = 0; i < count; i++) {
            Area in = (Area) failables.get(random.nextInt(failables.size()));
            failables.add(draft.area(in, AreaKind.RACK, "area" + i));
        }
    }

    private void nodes(int count) {
        int areas = failables.size();
        for (int i = 0; i < count; i++) {
            Node node = draft.node((Area) failables.get(random.nextInt(areas)), pick(KINDS), "node" + i);
            if (random.nextInt(8) == 0) {
                node.setForwards(random.nextBoolean());
            }
            nodes.add(node);
            failables.add(node);
        }
    }

    private void part() {
        Part part = draft.part(pick(nodes), pick(PARTS), "part" + parts.size());
        List<Part> controllers = parts.stream().filter(
                p -> p.eContainer() == part.eContainer() && p.getKind() == PartKind.CONTROLLER).toList();
        if (!controllers.isEmpty() && part.getKind() != PartKind.CONTROLLER && random.nextBoolean()) {
            part.setController(pick(controllers));
        }
        parts.add(part);
        failables.add(part);
    }

    /** Power leads from earlier nodes to later ones only, so that there are no cycles. */
    private void link() {
        int a = random.nextInt(nodes.size());
        int b = random.nextInt(nodes.size());
        if (a == b) {
            return;
        }
        boolean power = random.nextInt(4) == 0;
        Node from = nodes.get(Math.min(a, b));
        Node to = nodes.get(Math.max(a, b));
        PartKind port = power ? PartKind.POWER_SUPPLY : PartKind.LAN_PORT;
        LinkKind kind = power ? LinkKind.POWER : random.nextInt(3) == 0 ? LinkKind.FC : LinkKind.LAN;
        Link link = draft.link(kind, power ? from : end(from, port), end(to, port), "link" + failables.size());
        failables.add(link);
    }

    private Failable end(Node node, PartKind kind) {
        List<Part> ports = parts.stream().filter(p -> p.eContainer() == node && p.getKind() == kind).toList();
        return ports.isEmpty() || random.nextInt(3) == 0 ? node : pick(ports);
    }

    private void group() {
        var members = new ArrayList<Dependable>();
        boolean ofParts = random.nextBoolean() && parts.size() > 1;
        Node node = ofParts ? (Node) pick(parts).eContainer() : null;
        List<? extends Dependable> from = ofParts
                ? random.nextBoolean() ? parts.stream().filter(p -> p.eContainer() == node).toList() : parts
                : nodes;
        for (Dependable candidate : from) {
            if (random.nextInt(3) > 0) {
                members.add(candidate);
            }
        }
        for (RedundancyGroup inner : groups) {
            if (random.nextInt(4) == 0) {
                members.add(inner);
            }
        }
        if (members.isEmpty()) {
            return;
        }
        RedundancyGroup group = draft.group("group" + groups.size(), RedundancyScheme.PARALLEL,
                1 + random.nextInt(members.size()), members.toArray(Dependable[]::new));
        if (!groups.isEmpty() && random.nextInt(4) == 0 && members.stream().noneMatch(Part.class::isInstance)) {
            group.setFrontEnd(pick(groups));
        }
        groups.add(group);
    }

    private Need need(int depth) {
        int choice = random.nextInt(depth > 1 ? 5 : 8);
        if (choice < 2) {
            return Draft.need(anything());
        }
        if (choice < 5) {
            return Draft.path(end(), end(), random.nextInt(3) > 0
                    ? new LinkKind[0]
                    : new LinkKind[]{random.nextBoolean() ? LinkKind.LAN : LinkKind.FC});
        }
        Need[] needs = new Need[1 + random.nextInt(3)];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = need(depth + 1);
        }
        return switch (choice) {
            case 5 -> Draft.all(needs);
            case 6 -> Draft.any(needs);
            default -> Draft.some(1 + random.nextInt(needs.length), needs);
        };
    }

    private Dependable anything() {
        List<Service> services = site().getServices();
        return switch (random.nextInt(4)) {
            case 0 -> groups.isEmpty() ? pick(nodes) : pick(groups);
            case 1 -> services.isEmpty() ? pick(nodes) : pick(services);
            default -> pick(failables);
        };
    }

    private Dependable end() {
        return switch (random.nextInt(4)) {
            case 0 -> parts.isEmpty() ? pick(nodes) : pick(parts);
            case 1 -> groups.isEmpty() ? pick(nodes) : pick(groups);
            default -> pick(nodes);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
