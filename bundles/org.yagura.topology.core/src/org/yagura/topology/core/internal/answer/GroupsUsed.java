/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.topology.core.internal.site.Anatomy;

/** The groups that a service uses: those it needs, those at the ends of its paths, and all inside of these. */
final class GroupsUsed {
    private final Anatomy anatomy;
    private final Set<EObject> seen = new HashSet<>();
    private final Set<RedundancyGroup> groups = new LinkedHashSet<>();
    private final Deque<EObject> open = new ArrayDeque<>();

    private GroupsUsed(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    static Set<RedundancyGroup> of(Service service, Anatomy anatomy) {
        var used = new GroupsUsed(anatomy);
        used.add(service);
        while (!used.open.isEmpty()) {
            used.visit(used.open.poll());
        }
        return used.groups;
    }

    private void add(EObject object) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    private void visit(EObject object) {
        switch (object) {
            case Service service -> add(service.getNeed());
            case NeedAll all -> all.getNeeds().forEach(this::add);
            case NeedAny any -> any.getNeeds().forEach(this::add);
            case NeedSome some -> some.getNeeds().forEach(this::add);
            case NeedElement element -> add(element.getElement());
            case NeedPath path -> {
                add(path.getFrom());
                add(path.getTo());
            }
            case RedundancyGroup group -> {
                groups.add(group);
                anatomy.members(group).forEach(this::add);
                anatomy.frontEnd(group).ifPresent(this::add);
            }
            case Node node -> anatomy.innerGroups(node).forEach(this::add);
            case Part part -> add(part.eContainer());
            default -> {
                // uses no group
            }
        }
    }
}
