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

/** What a service uses by name: what it needs, the ends of its paths, and all inside of these; not what paths lead over. */
public final class Used {
    private final Anatomy anatomy;
    private final boolean beginnings;
    private final Set<EObject> seen = new HashSet<>();
    private final Set<RedundancyGroup> groups = new LinkedHashSet<>();
    private final Set<Node> nodes = new LinkedHashSet<>();
    private final Deque<EObject> open = new ArrayDeque<>();
    private final Service service;

    private Used(Service service, Anatomy anatomy, boolean beginnings) {
        this.service = service;
        this.anatomy = anatomy;
        this.beginnings = beginnings;
        add(service);
        while (!open.isEmpty()) {
            visit(open.poll());
        }
    }

    /** What a service uses. */
    public static Used by(Service service, Anatomy anatomy) {
        return new Used(service, anatomy, true);
    }

    /** The groups. */
    public Set<RedundancyGroup> groups() {
        return groups;
    }

    /** The nodes, with those of parts. */
    public Set<Node> nodes() {
        return nodes;
    }

    /** The nodes without those where paths only begin. */
    public Set<Node> targets() {
        return new Used(service, anatomy, false).nodes;
    }

    private void add(EObject object) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    private void visit(EObject object) {
        switch (object) {
            case Service needed -> add(needed.getNeed());
            case NeedAll all -> all.getNeeds().forEach(this::add);
            case NeedAny any -> any.getNeeds().forEach(this::add);
            case NeedSome some -> some.getNeeds().forEach(this::add);
            case NeedElement element -> add(element.getElement());
            case NeedPath path -> {
                add(path.getTo());
                if (beginnings) {
                    add(path.getFrom());
                }
            }
            case RedundancyGroup group -> {
                groups.add(group);
                anatomy.members(group).forEach(this::add);
                anatomy.frontEnd(group).ifPresent(this::add);
            }
            case Node node -> {
                nodes.add(node);
                anatomy.innerGroups(node).forEach(this::add);
            }
            case Part part -> add(part.eContainer());
            default -> {
                // an area or a link: uses nothing
            }
        }
    }
}
