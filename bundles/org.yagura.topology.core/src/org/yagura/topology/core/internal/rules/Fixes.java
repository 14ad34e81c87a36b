/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.yagura.model.Elements;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.topology.core.QuickFix;
import org.yagura.topology.core.internal.site.Anatomy;

/** Makes the changes that mend findings, where nobody has to decide anything but whether. */
final class Fixes {
    private static final int MOST_FRONT_ENDS = 3;

    private record Fix(String label, Locale language, Function<SiteCommands, List<Command>> steps) implements QuickFix {

        @Override
        public Command command(EditingDomain domain) {
            var commands = new SiteCommands(domain, language);
            return commands.all(label, steps.apply(commands));
        }
    }

    private Fixes() {
    }

    private static List<QuickFix> fix(Report report, String label, Function<SiteCommands, List<Command>> steps) {
        return List.of(new Fix(label, report.language(), steps));
    }

    /** A second node like the first, with its parts, and a group of both that everybody needs instead of the first. */
    static List<QuickFix> doubled(Report report, RedundancyRule rule, Node node) {
        RedundancyScheme scheme = rule.getAllowedSchemes().isEmpty()
                ? RedundancyScheme.PARALLEL
                : rule.getAllowedSchemes().getFirst();
        return fix(report, report.text("fix.double", Report.name(node), report.label(scheme)),
                commands -> new Doubling(report, commands).of(node, scheme));
    }

    /** As many parts more as are missing, in a group with those that are there when the node needs such parts. */
    static List<QuickFix> moreParts(Report report, RedundancyRule rule, Node node, List<Part> parts) {
        int missing = rule.getMinimum() - parts.size();
        PartKind kind = parts.isEmpty() ? rule.getPartKinds().getFirst() : parts.getLast().getKind();
        return fix(report, report.text("fix.parts", missing, report.label(kind)), commands -> {
            var steps = new ArrayList<Command>();
            var all = new ArrayList<Part>(parts);
            for (int i = 0; i < missing; i++) {
                Part part = parts.isEmpty() ? SiteFactory.eINSTANCE.createPart() : like(parts.getLast());
                part.setKind(kind);
                part.setName(report.label(kind) + " " + (all.size() + 1));
                all.add(part);
                steps.add(commands.add(node, Literals.NODE__PARTS, part));
            }
            Optional<RedundancyGroup> group = parts.stream().flatMap(p -> report.index().groups(p).stream())
                    .findFirst();
            if (group.isPresent()) {
                var members = new ArrayList<Dependable>(group.get().getMembers());
                members.addAll(all.subList(parts.size(), all.size()));
                steps.add(commands.set(group.get(), Literals.REDUNDANCY_GROUP__MEMBERS, members));
            } else if (Anatomy.isNeeded(kind)) {
                steps.add(group(report, commands, RedundancyScheme.PARALLEL, 1, node, all));
            }
            return steps;
        });
    }

    /** A group of parts of which one suffices. */
    static List<QuickFix> grouped(Report report, Node node, List<Part> parts) {
        return fix(report, report.text("fix.group", Report.names(parts)),
                commands -> List.of(group(report, commands, RedundancyScheme.PARALLEL, 1, node, parts)));
    }

    /** Disks in a mirror, a single one with a second; more than two with single parity. */
    static List<QuickFix> mirror(Report report, Node node, List<Part> disks) {
        return fix(report, report.text("fix.mirror", Report.names(disks)), commands -> {
            var steps = new ArrayList<Command>();
            var all = new ArrayList<Part>(disks);
            if (disks.size() == 1) {
                Part second = like(disks.getFirst());
                second.setName(disks.getFirst().getName() + " 2");
                all.add(second);
                steps.add(commands.add(node, Literals.NODE__PARTS, second));
            }
            boolean two = all.size() == 2;
            steps.add(group(report, commands, two ? RedundancyScheme.MIRROR : RedundancyScheme.RAID5,
                    two ? 1 : all.size() - 1, node, all));
            return steps;
        });
    }

    /** A hot spare like the disks of a group. */
    static List<QuickFix> spare(Report report, Node node, RedundancyGroup group) {
        Optional<Part> disk = group.getMembers().stream().filter(Part.class::isInstance).map(Part.class::cast)
                .findFirst();
        return disk.isEmpty() ? List.of() : fix(report, report.text("fix.spare", Report.name(group)), commands -> {
            Part spare = like(disk.get());
            spare.setName(report.text("spare"));
            var spares = new ArrayList<Failable>(group.getSpares());
            spares.add(spare);
            return List.of(commands.add(node, Literals.NODE__PARTS, spare),
                    commands.set(group, Literals.REDUNDANCY_GROUP__SPARES, spares));
        });
    }

    /** Every second part on another controller of the node. */
    static List<QuickFix> otherController(Report report, Node node, Part controller, List<Part> parts) {
        Optional<Part> other = node.getParts().stream().filter(p -> p.getKind() == PartKind.CONTROLLER
                && p != controller && report.anatomy().counts(p)).findFirst();
        return other.isEmpty()
                ? List.of()
                : fix(report, report.text("fix.controller", Elements.name(other.get())), commands -> {
                    var steps = new ArrayList<Command>();
                    for (int i = 1; i < parts.size(); i += 2) {
                        steps.add(commands.set(parts.get(i), Literals.PART__CONTROLLER, other.get()));
                    }
                    return steps;
                });
    }

    /** A link to the partner of the node that the first link leads to. */
    static List<QuickFix> partnerLink(Report report, Node node, List<Link> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        Link first = links.getFirst();
        Optional<Node> partner = Anatomy.other(first, node).stream()
                .flatMap(n -> report.index().groups(n).stream()
                        .flatMap(g -> report.anatomy().members(g).stream())
                        .flatMap(m -> m instanceof Node other && other != n && other.getKind() == n.getKind()
                                ? Stream.of(other)
                                : Stream.empty()))
                .filter(n -> links.stream().noneMatch(l -> Anatomy.other(l, node).filter(n::equals).isPresent()))
                .findFirst();
        return partner.isEmpty()
                ? List.of()
                : fix(report, report.text("fix.link", Report.name(partner.get())), commands -> {
                    Link link = SiteFactory.eINSTANCE.createLink();
                    link.setKind(first.getKind());
                    link.setFrom(freePort(report, node, first.getKind()));
                    link.setTo(partner.get());
                    return List.of(commands.add(report.basis().site(), Literals.SITE__LINKS, link));
                });
    }

    /** A port of the node for that kind of link that nothing is plugged into; the node when there is none. */
    private static Failable freePort(Report report, Node node, LinkKind kind) {
        PartKind wanted = switch (kind) {
            case LAN, WAN -> PartKind.LAN_PORT;
            case FC -> PartKind.FC_PORT;
            case SCSI -> PartKind.SCSI_PORT;
            case POWER -> PartKind.POWER_SUPPLY;
        };
        return node.getParts().stream().filter(p -> p.getKind() == wanted && report.anatomy().counts(p)
                && report.index().links(p).isEmpty()).map(Failable.class::cast).findFirst().orElse(node);
    }

    /** One of the groups of balancers in front. */
    static List<QuickFix> frontEnds(Report report, RedundancyGroup group, List<RedundancyGroup> balancers) {
        return balancers.stream().limit(MOST_FRONT_ENDS)
                .flatMap(b -> fix(report, report.text("fix.front", Report.name(b)),
                        commands -> List.of(commands.set(group, Literals.REDUNDANCY_GROUP__FRONT_END, b))).stream())
                .toList();
    }

    /** A part of the same make; what is written on the single piece is left out. */
    private static Part like(Part part) {
        Part copy = EcoreUtil.copy(part);
        copy.setId(Elements.newId());
        copy.setSerial(null);
        copy.setSlot(null);
        return copy;
    }

    private static Command group(Report report, SiteCommands commands, RedundancyScheme scheme, int needed, Node node,
            List<? extends Dependable> members) {
        RedundancyGroup group = SiteFactory.eINSTANCE.createRedundancyGroup();
        group.setScheme(scheme);
        group.setNeeded(needed);
        group.setName(report.text("groupOf", node.getName(), report.label(((Part) members.getFirst()).getKind())));
        group.getMembers().addAll(members);
        return commands.add(report.basis().site(), Literals.SITE__GROUPS, group);
    }

    /** The doubling of a node. */
    private record Doubling(Report report, SiteCommands commands) {

        List<Command> of(Node node, RedundancyScheme scheme) {
            Site site = report.basis().site();
            var copier = new EcoreUtil.Copier();
            Node second = (Node) copier.copy(node);
            List<RedundancyGroup> inner = report.anatomy().innerGroups(node);
            List<RedundancyGroup> innerOfSecond = inner.stream().map(g -> (RedundancyGroup) copier.copy(g)).toList();
            copier.copyReferences();
            renew(second);
            second.setName(freeName(node.getName()));
            second.setSerial(null);
            second.getInterfaces().forEach(i -> i.getAddresses().clear());
            var steps = new ArrayList<Command>();
            steps.add(commands.add(node.eContainer(), Literals.AREA__NODES, second));
            for (RedundancyGroup group : innerOfSecond) {
                renew(group);
                group.setName(group.getName().replace(node.getName(), second.getName()));
                steps.add(commands.add(site, Literals.SITE__GROUPS, group));
            }
            RedundancyGroup pair = SiteFactory.eINSTANCE.createRedundancyGroup();
            pair.setName(report.text("pairOf", node.getName(), second.getName()));
            pair.setScheme(scheme);
            pair.getMembers().add(node);
            pair.getMembers().add(second);
            steps.add(commands.add(site, Literals.SITE__GROUPS, pair));
            site.getServices()
                    .forEach(s -> s.eAllContents().forEachRemaining(need -> instead(need, node, pair, steps)));
            return steps;
        }

        private void instead(EObject need, Node node, RedundancyGroup pair, List<Command> steps) {
            for (var reference : List.of(Literals.NEED_ELEMENT__ELEMENT, Literals.NEED_PATH__FROM,
                    Literals.NEED_PATH__TO)) {
                if (reference.getEContainingClass().isInstance(need) && need.eGet(reference) == node) {
                    steps.add(commands.set(need, reference, pair));
                }
            }
        }

        private static void renew(EObject object) {
            if (object instanceof Element element) {
                element.setId(Elements.newId());
            }
            object.eContents().forEach(Doubling::renew);
        }

        /** The name with the next number, or with 2, that no node has. */
        private String freeName(String name) {
            String stem = name.replaceFirst("\\d+$", "");
            String end = name.substring(stem.length());
            String free = end.isEmpty() ? name + "-2" : name;
            for (long number = end.isEmpty() || end.length() > 9 ? 2 : Long.parseLong(end) + 1; taken(free); number++) {
                free = (end.isEmpty() ? name + "-" : stem) + ("%0" + Math.max(1, end.length()) + "d").formatted(number);
            }
            return free;
        }

        private boolean taken(String name) {
            for (Node node : report.index().nodes()) {
                if (name.equals(node.getName())) {
                    return true;
                }
            }
            return false;
        }
    }
}
