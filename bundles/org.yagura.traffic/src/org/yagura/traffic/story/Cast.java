/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;

/** The nodes of a site that can send, as they have an address. Immutable. */
public final class Cast {
    private final List<Actor> actors;

    /** A cast of these. */
    public Cast(List<Actor> actors) {
        this.actors = List.copyOf(actors);
    }

    /** The nodes of a site. */
    public static Cast of(Site site) {
        var actors = new ArrayList<Actor>();
        for (Node node : SiteIndex.of(site).nodes()) {
            Elements.primaryAddress(node)
                    .ifPresent(a -> actors.add(new Actor(node.getName(), node.getKind(), a, actors.size())));
        }
        return new Cast(actors);
    }

    /** All. */
    public List<Actor> all() {
        return actors;
    }

    /** One of these kinds, by chance. */
    public Optional<Actor> any(RandomGenerator random, NodeKind... kinds) {
        List<Actor> fitting = of(kinds);
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** All of these kinds. */
    public List<Actor> of(NodeKind... kinds) {
        Set<NodeKind> wanted = Set.of(kinds);
        return actors.stream().filter(a -> wanted.contains(a.kind())).toList();
    }

    /** The other one of a pair: the next of the same kind; empty when it is alone. */
    public Optional<Actor> twin(Actor actor) {
        List<Actor> same = of(actor.kind());
        return same.size() < 2
                ? Optional.empty()
                : Optional.of(same.get((same.indexOf(actor) ^ 1) % same.size()))
                        .filter(a -> !a.equals(actor));
    }
}
