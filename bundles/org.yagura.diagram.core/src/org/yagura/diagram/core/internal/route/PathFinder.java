/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Side;

/**
 * Finds a way between two places on borders. Tries the few shapes that look good (straight, one corner, two, four),
 * slides their free line away from figures and from other lines, and takes the cheapest; only when all of them run
 * through a figure it searches for a {@link Detour}.
 */
final class PathFinder {
    /** Length of the first and last line, so that no corner touches a figure. */
    static final int STUB = 12;
    private static final int BEND = 24;
    private static final int HIT = 20_000;
    private static final int OVERLAP = 4;
    private static final int TRIES = 28;

    private final Obstacles obstacles;
    private final Lanes lanes;
    private final boolean transposed;
    private final int px;
    private final int py;
    private final int qx;
    private final int qy;
    private final Side s;
    private final Side t;

    private int[] best;
    private long bestCost = Long.MAX_VALUE;
    private boolean bestHits;
    private int tries;
    private Box met;
    private boolean crowded;

    private PathFinder(Obstacles obstacles, Lanes lanes, boolean transposed, Anchor from, Anchor to) {
        this.obstacles = obstacles;
        this.lanes = lanes;
        this.transposed = transposed;
        px = from.x();
        py = from.y();
        s = from.side();
        qx = to.x();
        qy = to.y();
        t = to.side();
    }

    /** A way from one anchor to the other, that leaves and enters them square. */
    static int[] find(Ends ends, Lanes lanes) {
        boolean turn = !ends.from().side().horizontal();
        var obstacles = new Obstacles(ends, turn);
        int[] path = turn
                ? new PathFinder(obstacles, lanes, true, ends.from().transpose(), ends.to().transpose()).find()
                : new PathFinder(obstacles, lanes, false, ends.from(), ends.to()).find();
        return turn ? Paths.transpose(path) : path;
    }

    /** Everything is turned so that the way leaves horizontally. */
    private int[] find() {
        if (t.horizontal()) {
            slideAcross();
            slideAlong();
        } else {
            tryPath(px, py, qx, py, qx, qy);
            slideCorner();
        }
        if (bestHits) {
            int[] around = new Detour(obstacles, s, t).find(px + s.dx() * STUB, py, qx + t.dx() * STUB,
                    qy + t.dy() * STUB);
            if (around != null) {
                int[] whole = new int[around.length + 4];
                whole[0] = px;
                whole[1] = py;
                System.arraycopy(around, 0, whole, 2, around.length);
                whole[whole.length - 2] = qx;
                whole[whole.length - 1] = qy;
                tryPath(whole);
            }
        }
        return best == null
                ? Paths.simplify(px, py, px + s.dx() * STUB, py, px + s.dx() * STUB, qy + t.dy() * STUB,
                        qx + t.dx() * STUB, qy + t.dy() * STUB, qx, qy)
                : best;
    }

    /** Two corners: out, across at some x, in. */
    private void slideAcross() {
        int start;
        if (s == t) {
            start = s.dx() > 0 ? Math.max(px, qx) + STUB : Math.min(px, qx) - STUB;
        } else if ((qx - px) * s.dx() > 0) {
            start = px + (qx - px) / 2;
        } else {
            return;
        }
        slide(start, 6, x -> tryPath(px, py, x, py, x, qy, qx, qy), true);
    }

    /** Four corners: out, to some y, along, back, in. */
    private void slideAlong() {
        if (isFree()) {
            return;
        }
        int ax = px + s.dx() * STUB;
        int bx = qx + t.dx() * STUB;
        slide(py + (qy - py) / 2, 10, y -> tryPath(px, py, ax, py, ax, y, bx, y, bx, qy, qx, qy), false);
    }

    /** Three corners between a horizontal and a vertical border. */
    private void slideCorner() {
        if (isFree()) {
            return;
        }
        int ax = px + s.dx() * STUB;
        int cy = qy + t.dy() * STUB;
        slide(cy, 6, y -> (y - qy) * t.dy() > 0 && tryPath(px, py, ax, py, ax, y, qx, y, qx, qy), false);
        if (!isFree()) {
            slide(ax, 6, x -> (x - px) * s.dx() > 0 && tryPath(px, py, x, py, x, cy, qx, cy, qx, qy), true);
        }
    }

    private interface Attempt {
        boolean at(int place);
    }

    /** Tries a place, and then places beside what was in the way there. */
    private void slide(int start, int most, Attempt attempt, boolean horizontally) {
        var waiting = new ArrayDeque<Integer>();
        Set<Integer> seen = new HashSet<>();
        waiting.add(start);
        seen.add(start);
        for (int i = 0; i < most && !waiting.isEmpty() && tries < TRIES; i++) {
            int place = waiting.poll();
            met = null;
            crowded = false;
            if (!attempt.at(place) || isFree()) {
                if (isFree()) {
                    return;
                }
                continue;
            }
            if (met != null) {
                int low = (horizontally ? met.x() : met.y()) - Obstacles.CLEARANCE;
                int high = (horizontally ? met.right() : met.bottom()) + Obstacles.CLEARANCE;
                boolean lowFirst = Math.abs(low - start) <= Math.abs(high - start);
                offer(lowFirst ? low : high, waiting, seen);
                offer(lowFirst ? high : low, waiting, seen);
            } else if (crowded) {
                offer(place + Lanes.APART + 2, waiting, seen);
                offer(place - Lanes.APART - 2, waiting, seen);
            }
        }
    }

    private static void offer(int place, ArrayDeque<Integer> waiting, Set<Integer> seen) {
        if (seen.add(place)) {
            waiting.add(place);
        }
    }

    private boolean isFree() {
        return best != null && bestCost == plainCost(best);
    }

    private static long plainCost(int[] path) {
        return Paths.length(path) + (long) BEND * Paths.bends(path);
    }

    /** Rates a way; false when it leaves or enters a border from inside. */
    private boolean tryPath(int... corners) {
        int[] path = Paths.simplify(corners);
        if (!leaves(path) || !enters(path)) {
            return false;
        }
        tries++;
        long cost = plainCost(path);
        if (cost >= bestCost) {
            return true;
        }
        boolean hits = false;
        int last = path.length - 2;
        for (int i = 2; i < path.length; i += 2) {
            Box obstacle = obstacles.first(path[i - 2], path[i - 1], path[i], path[i + 1]);
            if (obstacle != null) {
                cost += HIT;
                hits = true;
                if (met == null || i > 2 && i < last) {
                    met = obstacle;
                }
            }
            boolean flat = path[i + 1] == path[i - 1];
            int overlap = lanes.overlap(flat != transposed, flat ? path[i + 1] : path[i],
                    flat ? path[i - 2] : path[i - 1], flat ? path[i] : path[i + 1]);
            if (overlap > 0) {
                cost += (long) OVERLAP * Math.min(overlap, 200);
                crowded = true;
            }
        }
        if (cost < bestCost) {
            bestCost = cost;
            best = path;
            bestHits = hits;
        }
        return true;
    }

    private boolean leaves(int[] path) {
        return Integer.signum(path[2] - path[0]) == s.dx() && Integer.signum(path[3] - path[1]) == s.dy();
    }

    private boolean enters(int[] path) {
        int n = path.length;
        return Integer.signum(path[n - 4] - path[n - 2]) == t.dx()
                && Integer.signum(path[n - 3] - path[n - 1]) == t.dy();
    }
}
