/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Checks redundancy groups and services with what they need. */
final class DependencyChecks {

    private final Findings findings;

    DependencyChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getGroups().forEach(this::group);
        site.getServices().forEach(this::service);
        List<Dependable> all = new ArrayList<>(site.getGroups());
        all.addAll(site.getServices());
        for (List<Dependable> cycle : Cycles.of(all, DependencyChecks::uses)) {
            findings.error("dependency-cycle", cycle.getFirst(), null,
                    String.join(" → ", cycle.stream().map(Elements::name).toList()) + " → "
                            + Elements.name(cycle.getFirst()));
        }
    }

    /** What a group or service names as needed by it. */
    private static Collection<? extends Dependable> uses(Dependable user) {
        List<Dependable> used = new ArrayList<>();
        if (user instanceof RedundancyGroup group) {
            used.addAll(group.getMembers());
            if (group.getFrontEnd() != null) {
                used.add(group.getFrontEnd());
            }
        } else if (user instanceof Service service && service.getNeed() != null) {
            collect(service.getNeed(), used);
        }
        return used;
    }

    private static void collect(Need need, List<Dependable> used) {
        switch (need) {
            case NeedElement element when element.getElement() != null -> used.add(element.getElement());
            case NeedPath path -> {
                Optional.ofNullable(path.getFrom()).ifPresent(used::add);
                Optional.ofNullable(path.getTo()).ifPresent(used::add);
            }
            default -> inner(need).forEach(inside -> collect(inside, used));
        }
    }

    private static List<Need> inner(Need need) {
        return switch (need) {
            case NeedAll all -> all.getNeeds();
            case NeedAny any -> any.getNeeds();
            case NeedSome some -> some.getNeeds();
            default -> List.of();
        };
    }

    private void group(RedundancyGroup group) {
        int members = group.getMembers().size();
        if (members > 0 && (group.getNeeded() < 1 || group.getNeeded() > members)) {
            findings.error("needed-range", group, Literals.REDUNDANCY_GROUP__NEEDED, group.getNeeded(), members);
        } else if (members > 0) {
            scheme(group, members);
        }
        if (group.getPreferred() != null && !group.getMembers().contains(group.getPreferred())) {
            findings.error("preferred-outside", group, Literals.REDUNDANCY_GROUP__PREFERRED,
                    Elements.name(group.getPreferred()));
        }
        group.getSpares().forEach(spare -> {
            if (!(spare instanceof Node || spare instanceof Part)) {
                findings.error("spare-kind", group, Literals.REDUNDANCY_GROUP__SPARES, Elements.name(spare));
            } else if (group.getMembers().contains(spare)) {
                findings.error("spare-member", group, Literals.REDUNDANCY_GROUP__SPARES, Elements.name(spare));
            }
        });
        if (group.getTakeover() != null && group.getTakeover().isNegative()) {
            findings.error("takeover-negative", group, Literals.REDUNDANCY_GROUP__TAKEOVER,
                    group.getTakeover().toString());
        }
        String address = group.getVirtualAddress();
        if (address != null && !address.isEmpty() && Ips.parse(address).isEmpty()) {
            findings.error("address-form", group, Literals.REDUNDANCY_GROUP__VIRTUAL_ADDRESS, address);
        }
    }

    /** What the scheme itself says about how many must work. */
    private void scheme(RedundancyGroup group, int members) {
        int mayFail = switch (group.getScheme()) {
            case MIRROR -> members - 1;
            case RAID5 -> 1;
            case RAID6 -> 2;
            default -> members - group.getNeeded();
        };
        if (members - group.getNeeded() != mayFail) {
            findings.warning("scheme-needed", group, Literals.REDUNDANCY_GROUP__NEEDED, group.getScheme(), members,
                    Math.max(1, members - mayFail), group.getNeeded());
        }
    }

    private void service(Service service) {
        Double target = service.getTarget();
        if (target != null && !(target > 0 && target < 1)) {
            findings.error("target-range", service, Literals.SERVICE__TARGET, target);
        }
        if (service.getNeed() == null) {
            findings.warning("need-none", service, Literals.SERVICE__NEED);
        } else {
            need(service.getNeed());
        }
    }

    private void need(Need need) {
        switch (need) {
            case NeedSome some when some.getCount() < 1 || some.getCount() > some.getNeeds().size() ->
                findings.error("needed-range", some, Literals.NEED_SOME__COUNT, some.getCount(),
                        some.getNeeds().size());
            case NeedAll all when all.getNeeds().isEmpty() ->
                findings.error("need-empty", all, Literals.NEED_ALL__NEEDS);
            case NeedAny any when any.getNeeds().isEmpty() ->
                findings.error("need-empty", any, Literals.NEED_ANY__NEEDS);
            case NeedPath path -> {
                end(path, Literals.NEED_PATH__FROM, path.getFrom());
                end(path, Literals.NEED_PATH__TO, path.getTo());
                if (path.getFrom() != null && path.getFrom() == path.getTo()) {
                    findings.error("link-loop", path, Literals.NEED_PATH__TO, Elements.name(path.getTo()));
                }
            }
            default -> inner(need).forEach(this::need);
        }
        if (need instanceof NeedSome some) {
            some.getNeeds().forEach(this::need);
        }
    }

    private void end(NeedPath path, EReference feature, Dependable end) {
        if (end != null && !(end instanceof Node || end instanceof Part || end instanceof RedundancyGroup)) {
            findings.error("path-end", path, feature, Elements.name(end));
        }
    }
}
