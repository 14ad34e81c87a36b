/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Side;

/**
 * Searches a way around figures: A* over the lines along the borders of all figures near the two ends, where every corner
 * costs extra. Gives up where there are too many figures, because it is slow there and a person would not see an order.
 */
final class Detour {
    private static final int MOST = 24;
    private static final int MARGIN = 96;
    private static final int BEND = 60;
    private static final Side[] SIDES = Side.values();

    private final Obstacles obstacles;
    private final Side leave;
    private final Side enter;
    private int[] xs;
    private int[] ys;
    private List<Box> blocks;

    /** One state of the search: a crossing of lines, and the direction in which it was reached. */
    private record Step(int state, int cost, int estimate) {
    }

    Detour(Obstacles obstacles, Side leave, Side enter) {
        this.obstacles = obstacles;
        this.leave = leave;
        this.enter = enter;
    }

    /** A way from one place to the other; null when there is none or too much is in between. */
    int[] find(int ax, int ay, int bx, int by) {
        Box area = new Box(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)).grow(MARGIN);
        blocks = obstacles.in(area, MOST);
        if (blocks.size() > MOST) {
            return null;
        }
        var columns = new TreeSet<>(List.of(ax, bx));
        var rows = new TreeSet<>(List.of(ay, by));
        for (Box block : blocks) {
            columns.add(block.x() - 1);
            columns.add(block.right() + 1);
            rows.add(block.y() - 1);
            rows.add(block.bottom() + 1);
        }
        // what lies outside is not known
        columns.removeIf(x -> x < area.x() || x > area.right());
        rows.removeIf(y -> y < area.y() || y > area.bottom());
        xs = columns.stream().mapToInt(Integer::intValue).toArray();
        ys = rows.stream().mapToInt(Integer::intValue).toArray();
        int start = state(Arrays.binarySearch(xs, ax), Arrays.binarySearch(ys, ay), leave);
        int goalX = Arrays.binarySearch(xs, bx);
        int goalY = Arrays.binarySearch(ys, by);
        return search(start, goalX, goalY);
    }

    private int[] search(int start, int goalX, int goalY) {
        int[] costs = new int[xs.length * ys.length * SIDES.length];
        int[] before = new int[costs.length];
        Arrays.fill(costs, Integer.MAX_VALUE);
        var open = new PriorityQueue<Step>((a, b) -> Integer.compare(a.estimate, b.estimate));
        costs[start] = 0;
        before[start] = -1;
        open.add(new Step(start, 0, 0));
        while (!open.isEmpty()) {
            Step step = open.poll();
            int column = column(step.state);
            int row = row(step.state);
            Side heading = SIDES[step.state % SIDES.length];
            if (column == goalX && row == goalY && heading != enter) {
                return trace(step.state, before);
            }
            if (step.cost > costs[step.state]) {
                continue;
            }
            for (Side next : SIDES) {
                int c = column + next.dx();
                int r = row + next.dy();
                if (next == heading.opposite() || c < 0 || r < 0 || c >= xs.length || r >= ys.length
                        || blocked(column, row, c, r)) {
                    continue;
                }
                int cost = step.cost + Math.abs(xs[c] - xs[column]) + Math.abs(ys[r] - ys[row])
                        + (next == heading ? 0 : BEND);
                int state = state(c, r, next);
                if (cost < costs[state]) {
                    costs[state] = cost;
                    before[state] = step.state;
                    open.add(new Step(state, cost,
                            cost + Math.abs(xs[c] - xs[goalX]) + Math.abs(ys[r] - ys[goalY])));
                }
            }
        }
        return null;
    }

    private boolean blocked(int c1, int r1, int c2, int r2) {
        Box line = new Box(Math.min(xs[c1], xs[c2]), Math.min(ys[r1], ys[r2]), Math.abs(xs[c1] - xs[c2]),
                Math.abs(ys[r1] - ys[r2]));
        for (Box block : blocks) {
            if (block.intersects(line)) {
                return true;
            }
        }
        return false;
    }

    private int[] trace(int last, int[] before) {
        var corners = new ArrayList<int[]>();
        for (int state = last; state >= 0; state = before[state]) {
            corners.add(new int[]{xs[column(state)], ys[row(state)]});
        }
        int[] path = new int[corners.size() * 2];
        for (int i = 0; i < corners.size(); i++) {
            int[] corner = corners.get(corners.size() - 1 - i);
            path[2 * i] = corner[0];
            path[2 * i + 1] = corner[1];
        }
        return path;
    }

    private int state(int column, int row, Side heading) {
        return (row * xs.length + column) * SIDES.length + heading.ordinal();
    }

    private int column(int state) {
        return state / SIDES.length % xs.length;
    }

    private int row(int state) {
        return state / SIDES.length / xs.length;
    }
}
