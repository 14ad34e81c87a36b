/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.yagura.core.calendar.MaintenanceTimes;
import org.yagura.core.calendar.OpenHours;
import org.yagura.core.domain.Sites;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.Element;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Terms;
import org.yagura.watch.core.series.Series;

/** What a revision of the site wants watched. Immutable. */
public final class Plan {
    private final Sites.Revision revision;
    private final SiteIndex index;
    private final WatchedNodes watched;
    private final Map<Key, Planned> all = new LinkedHashMap<>();
    private final ZoneId zone;
    private final List<MaintenanceTimes> windows;

    /**
     * One watch of one node, or of the virtual address of a redundancy group.
     *
     * @param watch in the revision; never to be changed
     * @param node that is asked: one in the revision, or one that stands for the group and has its virtual address
     * @param nodes that it is about: the node, or the members of the group
     * @param terms by which it is run and judged
     * @param fingerprint changes when a probe has to be made anew
     */
    public record Planned(Key key, Watch watch, Node node, List<Node> nodes, Terms terms, long fingerprint) {

        /** Whether it is about a redundancy group. */
        public boolean group() {
            return !nodes.contains(node);
        }

        /** Whether it tells whether the node lives. */
        boolean vital() {
            return !group() && watch instanceof PingWatch;
        }
    }

    /** That of a revision. */
    public Plan(Sites.Revision revision) {
        this.revision = revision;
        Site site = revision.site();
        index = SiteIndex.of(site);
        watched = new WatchedNodes(index);
        zone = Elements.zone(site);
        windows = site.getMaintenances().stream().flatMap(m -> MaintenanceTimes.of(m, zone).stream()).toList();
        var credentials = new Credentials(site);
        var nodes = new HashMap<Node, Long>();
        for (Watch watch : site.getWatches()) {
            if (watch.isEnabled() && fits(watch)) {
                Terms terms = Terms.of(watch);
                long own = Fingerprint.of(watch);
                ToLongFunction<Node> access = credentials.of(watch);
                for (Node node : watched.of(watch)) {
                    if (!fits(node)) {
                        continue;
                    }
                    long whole = Fingerprint.both(Fingerprint.both(own, access.applyAsLong(node)),
                            nodes.computeIfAbsent(node, Fingerprint::of));
                    var key = new Key(watch.getId(), node.getId());
                    all.put(key, new Planned(key, watch, node, List.of(node), terms, whole));
                }
                if (watch instanceof PingWatch ping && ping.isAllAddresses()) {
                    groups(site, ping, terms, own);
                }
            }
        }
    }

    /** The virtual addresses of groups that nodes of the watch are members of. */
    private void groups(Site site, PingWatch watch, Terms terms, long own) {
        Set<Node> wanted = watched.of(watch);
        for (RedundancyGroup group : site.getGroups()) {
            String address = group.getVirtualAddress();
            if (address == null || address.isBlank() || !fits(group)) {
                continue;
            }
            List<Node> members = index.nodesOf(group.getId()).stream()
                    .filter(node -> node.getLifeCycle() == LifeCycle.ACTIVE).toList();
            if (members.stream().anyMatch(wanted::contains)) {
                Node node = Elements.node(NodeKind.OTHER, group.getName(), address.strip());
                node.setId(group.getId());
                var key = new Key(watch.getId(), group.getId());
                all.put(key, new Planned(key, watch, node, members, terms,
                        Fingerprint.both(own, Fingerprint.of(group))));
            }
        }
    }

    /** Whether an id is as long as what is kept under it allows; the product makes no longer ones. */
    private static boolean fits(Element element) {
        return element.getId() != null && element.getId().length() <= Series.MOST;
    }

    /** The site's time zone; UTC where it names none. */
    public ZoneId zone() {
        return zone;
    }

    /** The revision. */
    public Sites.Revision revision() {
        return revision;
    }

    /** The index of the site. */
    public SiteIndex index() {
        return index;
    }

    /** All that is wanted, in the order of the model. */
    public Map<Key, Planned> all() {
        return all;
    }

    /**
     * Why nobody is told of problems for a time that is planned.
     *
     * @param window in which the node is being worked on; null when it is outside the hours instead
     * @param hours in which people are told; null in a window
     * @param at when that was found
     */
    public record Pause(MaintenanceTimes window, OpenHours hours, Instant at) {

        /** Whether the node is being worked on; else it is outside the hours in which people are told. */
        public boolean maintenance() {
            return window != null;
        }

        /** Name of the maintenance window, or of the calendar. */
        public String name() {
            return maintenance() ? Elements.name(window.window()) : hours.name();
        }

        /** When it is over; empty for what does not end within ten years. Takes its time, so not for each run. */
        public Optional<Instant> until() {
            return maintenance() ? window.at(at).map(OpenHours.Stretch::to) : hours.nextChange(at);
        }
    }

    /** Why nobody is told of a watch at a time; empty when people are, as far as this is concerned. */
    public Optional<Pause> pause(Planned planned, Instant at) {
        for (MaintenanceTimes times : windows) {
            if (times.at(at).isPresent() && planned.nodes().stream()
                    .allMatch(node -> watched.contains(times.window(), node))) {
                return Optional.of(new Pause(times, null, at));
            }
        }
        OpenHours.Follower hours = planned.terms().hours();
        return hours == null || hours.contains(at)
                ? Optional.empty()
                : Optional.of(new Pause(null, hours.hours(), at));
    }
}
