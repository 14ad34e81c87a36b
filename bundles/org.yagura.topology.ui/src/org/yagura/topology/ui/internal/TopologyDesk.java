/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.NodeBadges;

/** What the views of the topology share. On the user interface thread, except that badges come and go on any. */
@Component(service = TopologyDesk.class)
public final class TopologyDesk {
    private final Kit kit;
    private final Answers answers;
    private final Rehearsal rehearsal = new Rehearsal();
    private final List<NodeBadges> badges = new CopyOnWriteArrayList<>();
    private final List<Consumer<Collection<String>>> shows = new CopyOnWriteArrayList<>();

    /** What is shared around a kit. */
    @Activate
    public TopologyDesk(@Reference Kit kit) {
        this.kit = kit;
        answers = new Answers(kit);
    }

    /** Takes a source of states in. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addBadges(NodeBadges source) {
        badges.add(source);
    }

    /** Leaves it out. */
    public void removeBadges(NodeBadges source) {
        badges.remove(source);
    }

    /** The kit. */
    public Kit kit() {
        return kit;
    }

    /** What follows from the site as it is being edited. */
    public Answers answers() {
        return answers;
    }

    /** What is supposed to have failed. */
    public Rehearsal rehearsal() {
        return rehearsal;
    }

    /** Who tells the states of nodes. */
    public List<NodeBadges> badges() {
        return badges;
    }

    /** Shows elements wherever they are drawn. */
    public void show(Collection<String> ids) {
        shows.forEach(s -> s.accept(ids));
    }

    /** Calls back with elements that are to be shown, until closed. */
    public Following onShow(Consumer<Collection<String>> view) {
        shows.add(view);
        return () -> shows.remove(view);
    }
}
