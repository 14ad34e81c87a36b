/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;

class GridIndexTest {
    private static final int RANGE = 6000;

    @Test
    void findsWhatComparingWithEverythingFinds() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var index = new GridIndex<String>();
            Map<String, Box> all = new HashMap<>();
            for (int step = 0; step < 600; step++) {
                String id = "i" + random.nextInt(200);
                if (random.nextInt(4) == 0) {
                    index.remove(id);
                    all.remove(id);
                } else {
                    Box box = box(random);
                    index.put(id, id, box);
                    all.put(id, box);
                }
                if (step % 10 == 0) {
                    Box area = box(random);
                    Set<String> expected = new TreeSet<>();
                    all.forEach((i, b) -> {
                        if (b.intersects(area)) {
                            expected.add(i);
                        }
                    });
                    assertEquals(expected, found(index, area), "seed " + seed + " step " + step);
                }
            }
            assertEquals(all.size(), index.size());
        }
    }

    private static Box box(Random random) {
        int extent = 1 << random.nextInt(14);
        return new Box(random.nextInt(RANGE) - RANGE / 2, random.nextInt(RANGE) - RANGE / 2, random.nextInt(extent),
                random.nextInt(extent));
    }

    private static Set<String> found(GridIndex<String> index, Box area) {
        Set<String> found = new TreeSet<>();
        index.visit(area, (item, box) -> {
            if (!found.add(item)) {
                throw new AssertionError(item + " twice");
            }
        });
        return found;
    }

    @Test
    void knowsTheLargestBoxes() {
        var index = new GridIndex<String>();
        index.put("all", "all", new Box(-1 << 28, -1 << 28, 1 << 29, 1 << 29));
        assertEquals(Set.of("all"), found(index, new Box(5, 5, 1, 1)));
        index.remove("all");
        assertEquals(Set.of(), found(index, new Box(5, 5, 1, 1)));
        assertNull(index.get("all"));
    }
}
