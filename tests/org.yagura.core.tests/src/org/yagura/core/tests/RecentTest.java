/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.recent.Recent;

/** The bounded map against a plain list. */
class RecentTest {

    @Test
    void forgetsWhatWasUnusedForLongest() {
        var recent = new Recent<String, Integer>(3);
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("c", 3);
        recent.get("a");
        recent.put("d", 4);
        assertEquals(List.of("c", "a", "d"), List.copyOf(recent.keySet()));
        recent.computeIfAbsent("c", k -> 9);
        recent.computeIfAbsent("e", k -> 5);
        assertEquals(List.of("d", "c", "e"), List.copyOf(recent.keySet()));
        assertThrows(IllegalArgumentException.class, () -> new Recent<String, Integer>(0));
    }

    @Test
    void agreesWithAPlainList() {
        var random = new Random(5);
        var recent = new Recent<Integer, Integer>(7);
        var plain = new ArrayList<Integer>();
        for (int i = 0; i < 5_000; i++) {
            Integer key = random.nextInt(12);
            if (random.nextBoolean()) {
                recent.put(key, i);
                plain.remove(key);
                plain.add(key);
                if (plain.size() > 7) {
                    plain.removeFirst();
                }
            } else if (recent.get(key) != null) {
                plain.remove(key);
                plain.add(key);
            }
            assertEquals(plain, List.copyOf(recent.keySet()));
        }
    }
}
