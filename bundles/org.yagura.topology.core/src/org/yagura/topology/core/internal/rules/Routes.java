/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.yagura.model.Elements;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.topology.core.internal.site.Anatomy;

/**
 * How many routes without a common node or link lead from a node to others: as many as nodes and links must fail to cut them
 * all (K. Menger, 1927), found by augmenting paths (L. R. Ford and D. R. Fulkerson, 1956). Routes lead over nodes that pass
 * traffic on; each target ends one route. For one thread.
 */
public final class Routes {
    private static final int SINK = 0;
    private static final int ENDLESS = 1 << 20;

    private final List<Element> elements = new ArrayList<>();
    private final Map<Element, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> leaving = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<Integer> ends = new ArrayList<>();
    private final Predicate<Node> isTarget;
    /** For each arc how many routes may use it; the arc back has the number beside it. */
    private final List<Integer> capacities = new ArrayList<>();
    private int[] free;

    /**
     * What was found.
     *
     * @param count how many routes, at most as many as were wanted
     * @param bottleneck nodes and links that cut all routes when they fail, as many as there are routes
     */
    public record Found(int count, List<Element> bottleneck) {
    }

    /** The routes of a site over links of some kinds to some nodes. */
    public Routes(Anatomy anatomy, Set<LinkKind> kinds, Predicate<Node> isTarget) {
        this.isTarget = isTarget;
        for (Node node : anatomy.index().nodes()) {
            if (anatomy.counts(node)) {
                add(node);
                if (isTarget.test(node)) {
                    arc(behind(node), SINK, ENDLESS);
                }
            }
        }
        for (Link link : anatomy.site().getLinks()) {
            if (kinds.contains(link.getKind()) && anatomy.counts(link)) {
                add(link);
                for (Node end : List.of(Elements.node(link.getFrom()).orElseThrow(),
                        Elements.node(link.getTo()).orElseThrow())) {
                    arc(behind(end), before(link), ENDLESS);
                    arc(behind(link), before(end), ENDLESS);
                }
            }
        }
    }

    /** An element is two places, before and behind it, with one arc between: one route may pass it. */
    private void add(Element element) {
        numbers.put(element, elements.size());
        elements.add(element);
        leaving.add(new ArrayList<>());
        leaving.add(new ArrayList<>());
        arc(before(element), behind(element), 1);
    }

    private int before(Element element) {
        return 1 + 2 * numbers.get(element);
    }

    private int behind(Element element) {
        return before(element) + 1;
    }

    private Element element(int place) {
        return elements.get((place - 1) / 2);
    }

    private void arc(int from, int to, int capacity) {
        leaving.get(from).add(ends.size());
        ends.add(to);
        capacities.add(capacity);
        leaving.get(to).add(ends.size());
        ends.add(from);
        capacities.add(0);
    }

    /** The routes from a node that counts, at most so many. */
    public Found from(Node start, int wanted) {
        free = capacities.stream().mapToInt(c -> c).toArray();
        for (int count = 0; count < wanted; count++) {
            int[] by = search(start);
            if (by[SINK] < 0) {
                return new Found(count, bottleneck(by));
            }
            for (int place = SINK; place != behind(start); place = ends.get(by[place] ^ 1)) {
                free[by[place]]--;
                free[by[place] ^ 1]++;
            }
        }
        return new Found(wanted, List.of());
    }

    /** For each place the arc by which it is reached, -1 where it is not; the place behind the start is its own beginning. */
    private int[] search(Node start) {
        int[] by = new int[leaving.size()];
        Arrays.fill(by, -1);
        int begin = behind(start);
        by[begin] = Integer.MAX_VALUE;
        by[before(start)] = Integer.MAX_VALUE;
        var open = new ArrayDeque<Integer>(List.of(begin));
        while (!open.isEmpty() && by[SINK] < 0) {
            int place = open.poll();
            for (int arc : leaving.get(place)) {
                int to = ends.get(arc);
                boolean goesOn = (arc & 1) == 1 || place == begin || to == SINK || passes(place);
                boolean toItself = to == SINK && place == begin;
                if (free[arc] > 0 && by[to] < 0 && goesOn && !toItself) {
                    by[to] = arc;
                    open.add(to);
                }
            }
        }
        return by;
    }

    /** Whether routes go on from a place: over links always, through nodes that pass traffic on and are no target. */
    private boolean passes(int place) {
        return !(element(place) instanceof Node node) || place == before(node)
                || Elements.forwards(node) && !isTarget.test(node);
    }

    private List<Element> bottleneck(int[] by) {
        return IntStream.range(0, elements.size()).mapToObj(elements::get)
                .filter(e -> by[before(e)] >= 0 && by[behind(e)] < 0).toList();
    }
}
