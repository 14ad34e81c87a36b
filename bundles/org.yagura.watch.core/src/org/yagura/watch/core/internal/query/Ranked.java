/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.yagura.watch.core.WatchOrder;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.state.Standing;

/**
 * A watch of a node with what it is sorted by, taken once: results come in while a list is sorted, and an order must not
 * change under a sort.
 *
 * @param watched the watch of a node
 * @param standing how it stood
 * @param node name of the node
 * @param watch name of the watch
 * @param value by what it is sorted; null for nothing, or where the state decides
 */
record Ranked(Watched watched, Standing standing, String node, String watch, Comparable<?> value) {
    /** The first rows of a list are found without sorting all of it. */
    private static final int FIRST = 2_000;
    private static final int HARD = 100;
    private static final int SOFT = 50;
    private static final Comparator<String> BY_NAME = String.CASE_INSENSITIVE_ORDER
            .thenComparing(Comparator.naturalOrder());
    private static final Comparator<Ranked> WORST = Comparator.comparingInt(Ranked::rank).reversed()
            .thenComparing(r -> r.standing().since(), Comparator.reverseOrder())
            .thenComparing(Ranked::node, BY_NAME).thenComparing(Ranked::watch, BY_NAME)
            .thenComparing(r -> r.watched().key());

    /** As it is now. */
    static Ranked of(Watched watched, WatchOrder order) {
        String node = Board.name(watched.planned().node(), watched.key().node());
        String watch = Board.name(watched.planned().watch(), watched.key().watch());
        return new Ranked(watched, watched.standing(), node, watch, order == null ? null : switch (order) {
            case STATE -> null;
            case NODE -> node;
            case WATCH -> watch;
            case KIND -> watched.planned().watch().eClass().getName();
            case SINCE -> watched.standing().since();
            case NEXT -> watched.next();
            case LAST, MILLIS, VALUE -> last(watched, order);
        });
    }

    private static Comparable<?> last(Watched watched, WatchOrder order) {
        List<Watched.Last> runs = watched.runs();
        if (runs.isEmpty()) {
            return null;
        }
        Watched.Last last = runs.getFirst();
        return switch (order) {
            case LAST -> last.at();
            case MILLIS -> last.millis();
            default -> last.metrics().isEmpty() || Double.isNaN(last.metrics().getFirst().value())
                    ? null
                    : last.metrics().getFirst().value();
        };
    }

    private int rank() {
        return standing.state() == WatchState.PROBLEM
                ? (standing.hard() ? HARD : SOFT) + standing.severity().ordinal()
                : -standing.state().ordinal();
    }

    /** How they follow one another; no two are the same. */
    static Comparator<Ranked> order(WatchOrder order, boolean descending) {
        if (order == null || order == WatchOrder.STATE) {
            return descending ? WORST.reversed() : WORST;
        }
        Comparator<Comparable<?>> values = Ranked::compare;
        return Comparator.comparing(Ranked::value, Comparator.nullsLast(descending ? values.reversed() : values))
                .thenComparing(WORST);
    }

    private static int compare(Comparable<?> one, Comparable<?> other) {
        return switch (one) {
            case String name -> BY_NAME.compare(name, (String) other);
            case Instant at -> at.compareTo((Instant) other);
            case Double value -> value.compareTo((Double) other);
            case Long millis -> millis.compareTo((Long) other);
            default -> throw new IllegalArgumentException("nothing is sorted by " + one.getClass());
        };
    }

    /** Those from a place on, at most so many. */
    static List<Ranked> window(List<Ranked> all, Comparator<Ranked> order, long position, int size) {
        if (position >= all.size()) {
            return List.of();
        }
        int from = (int) position;
        int to = (int) Math.min(position + size, all.size());
        List<Ranked> sorted = to <= FIRST && to < all.size() / 2
                ? first(all, order, to)
                : all.stream().sorted(order)
                        .toList();
        return sorted.subList(from, to);
    }

    private static List<Ranked> first(List<Ranked> all, Comparator<Ranked> order, int many) {
        var kept = new PriorityQueue<>(many + 1, order.reversed());
        for (Ranked one : all) {
            if (kept.size() < many) {
                kept.add(one);
            } else if (order.compare(one, kept.peek()) < 0) {
                kept.poll();
                kept.add(one);
            }
        }
        var sorted = new ArrayList<>(kept);
        Collections.sort(sorted, order);
        return sorted;
    }
}
