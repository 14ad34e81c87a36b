/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.yagura.core.event.Reachability;
import org.yagura.model.site.Node;

/**
 * Which nodes have failed: those that do not answer a ping, and those without a ping of which every watch fails. Counts the
 * last result, confirmed or not, so that what is behind a node that has just failed is not taken for down. For one thread at
 * a time.
 */
final class Vitals {
    private final Map<String, Pulse> nodes = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Reachability reachability;
    private Map<String, Set<String>> cutOff;

    /** What is known of a node. */
    private static final class Pulse {
        private int vital;
        private int vitalBad;
        private int other;
        private int otherBad;

        boolean dead() {
            return vital > 0 ? vitalBad == vital : other > 0 && otherBad == other;
        }
    }

    Vitals(Reachability reachability) {
        this.reachability = reachability;
    }

    /** Counts a watch of a node; those of groups count for no node. */
    void add(Plan.Planned planned, boolean bad) {
        change(planned, 1, bad ? 1 : 0);
    }

    /** Counts it no more. */
    boolean remove(Plan.Planned planned, boolean bad) {
        return change(planned, -1, bad ? -1 : 0);
    }

    /** A result turned bad or good; whether a node that had failed lives. */
    boolean turned(Plan.Planned planned, boolean bad) {
        return change(planned, 0, bad ? 1 : -1);
    }

    private boolean change(Plan.Planned planned, int more, int worse) {
        return !planned.group() && change(planned.key().node(), planned.vital(), more, worse);
    }

    private boolean change(String node, boolean vital, int more, int worse) {
        Pulse pulse = nodes.computeIfAbsent(node, n -> new Pulse());
        if (vital) {
            pulse.vital += more;
            pulse.vitalBad += worse;
        } else {
            pulse.other += more;
            pulse.otherBad += worse;
        }
        if (pulse.vital + pulse.other == 0) {
            nodes.remove(node);
        }
        boolean dead = pulse.dead();
        boolean changed = dead ? failed.add(node) : failed.remove(node);
        if (changed) {
            cutOff = null;
        }
        return changed && !dead;
    }

    /** Begins from nothing. */
    void clear() {
        nodes.clear();
        failed.clear();
        cutOff = null;
    }

    /** The network may have changed. */
    void look() {
        cutOff = null;
    }

    /** The failed nodes that cut a node off; empty when it is not cut off. */
    Set<String> behind(String node) {
        if (failed.isEmpty()) {
            return Set.of();
        }
        if (cutOff == null) {
            cutOff = reachability.cutOff(Set.copyOf(failed));
        }
        return cutOff.getOrDefault(node, Set.of());
    }

    /** Whether a node has failed, or is cut off. */
    boolean gone(String node) {
        return failed.contains(node) || !behind(node).isEmpty();
    }

    /**
     * The failed nodes that cut something off: a node, or a group, when all of its members have failed or are cut off; empty
     * when it is not cut off.
     */
    Set<String> behind(Plan.Planned planned) {
        if (!planned.group()) {
            return behind(planned.key().node());
        }
        var all = new HashSet<String>();
        for (Node member : planned.nodes()) {
            Set<String> before = behind(member.getId());
            if (before.isEmpty() && !failed.contains(member.getId())) {
                return Set.of();
            }
            all.addAll(before.isEmpty() ? Set.of(member.getId()) : before);
        }
        return all;
    }

    /** The nodes that have failed. */
    Set<String> failed() {
        return Set.copyOf(failed);
    }
}
