/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.spi.SiteRule;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;

/** What the views of the topology share. On the user interface thread, except that badges and rules come and go on any. */
@Component(service = TopologyDesk.class)
public final class TopologyDesk {
    private final Kit kit;
    private final Answers answers;
    private final RuleBook rules = new RuleBook();
    private final DraftFindings findings;
    private final LiveCause cause;
    private final Rehearsal rehearsal = new Rehearsal();
    private final List<NodeBadges> badges = new CopyOnWriteArrayList<>();
    private final List<Consumer<Collection<String>>> shows = new CopyOnWriteArrayList<>();

    /** What is shared around a kit. */
    @Activate
    public TopologyDesk(@Reference Kit kit) {
        this.kit = kit;
        answers = new Answers(kit);
        findings = new DraftFindings(kit, answers, rules);
        cause = new LiveCause(kit);
    }

    /** Takes a third party's rule in; the draft is checked again. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addRule(SiteRule rule) {
        rules.add(rule);
        checkAgain();
    }

    /** Leaves it out. */
    public void removeRule(SiteRule rule) {
        rules.remove(rule);
        checkAgain();
    }

    private void checkAgain() {
        // from any thread onto that of the user interface
        kit.background().ask(null, () -> rules, changed -> findings.check(), problem -> findings.check());
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

    /** What in the site as it is being edited breaks rules. */
    public DraftFindings findings() {
        return findings;
    }

    /** What explains the alarms of this minute. */
    public LiveCause cause() {
        return cause;
    }

    /** What is supposed to have failed. */
    public Rehearsal rehearsal() {
        return rehearsal;
    }

    /** Who tells the states of nodes. */
    public List<NodeBadges> badges() {
        return badges;
    }

    /** The nodes and areas that elements are, or are in, for {@link #showBehind}; those that are in neither are left out. */
    public Selected behind(Collection<String> ids) {
        var nodes = new HashSet<String>();
        var areas = new HashSet<String>();
        for (String id : ids) {
            EObject at = kit.site().current().flatMap(s -> s.index().element(id, Element.class)).orElse(null);
            while (at != null && !(at instanceof Node) && !(at instanceof Area)) {
                at = at.eContainer();
            }
            if (at instanceof Node node) {
                nodes.add(node.getId());
            } else if (at instanceof Area area) {
                areas.add(area.getId());
            }
        }
        return new Selected(nodes, areas, this);
    }

    /** Shows what is behind the states of nodes and areas, such as their alarms; says whether there is something that does. */
    public boolean showBehind(Selected what) {
        return badges.stream().anyMatch(b -> b.show(what));
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
