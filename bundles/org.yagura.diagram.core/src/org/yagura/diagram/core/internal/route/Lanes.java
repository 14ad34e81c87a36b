/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where lines run, so that others can keep beside them instead of on top. */
final class Lanes {
    /** Lines closer than this look like one. */
    static final int APART = 6;
    private static final int SHIFT = 3;

    private final Map<Integer, List<Stretch>> horizontal = new HashMap<>();
    private final Map<Integer, List<Stretch>> vertical = new HashMap<>();

    private record Stretch(Object owner, int at, int from, int to) {
    }

    void add(Object owner, int[] path) {
        for (int i = 2; i < path.length; i += 2) {
            boolean flat = path[i + 1] == path[i - 1];
            int at = flat ? path[i + 1] : path[i];
            int a = flat ? path[i - 2] : path[i - 1];
            int b = flat ? path[i] : path[i + 1];
            (flat ? horizontal : vertical).computeIfAbsent(at >> SHIFT, k -> new ArrayList<>(2))
                    .add(new Stretch(owner, at, Math.min(a, b), Math.max(a, b)));
        }
    }

    void remove(Object owner, int[] path) {
        for (int i = 2; i < path.length; i += 2) {
            boolean flat = path[i + 1] == path[i - 1];
            Map<Integer, List<Stretch>> lanes = flat ? horizontal : vertical;
            int lane = (flat ? path[i + 1] : path[i]) >> SHIFT;
            List<Stretch> stretches = lanes.get(lane);
            if (stretches != null) {
                stretches.removeIf(s -> s.owner == owner);
                if (stretches.isEmpty()) {
                    lanes.remove(lane);
                }
            }
        }
    }

    /** Over what length a line would run on top of others. */
    int overlap(boolean flat, int at, int a, int b) {
        Map<Integer, List<Stretch>> lanes = flat ? horizontal : vertical;
        int from = Math.min(a, b);
        int to = Math.max(a, b);
        int sum = 0;
        for (int lane = (at - APART + 1) >> SHIFT; lane <= (at + APART - 1) >> SHIFT; lane++) {
            List<Stretch> stretches = lanes.get(lane);
            if (stretches == null) {
                continue;
            }
            for (int i = 0; i < stretches.size(); i++) {
                Stretch s = stretches.get(i);
                if (Math.abs(s.at - at) < APART) {
                    sum += Math.max(0, Math.min(s.to, to) - Math.max(s.from, from));
                }
            }
        }
        return sum;
    }
}
