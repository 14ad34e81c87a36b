/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds cycles of things that use each other, by a search in depth that needs no deep stack: linear in the number of
 * things and uses.
 */
final class Cycles {

    /** More are not looked for: who made so many begins with these. */
    private static final int MOST = 100;

    private Cycles() {
    }

    /**
     * Some of the cycles among what is reached from the things, each in the order of use; empty only when there is none.
     */
    static <T> List<List<T>> of(Collection<? extends T> things,
            Function<? super T, ? extends Collection<? extends T>> uses) {
        List<List<T>> found = new ArrayList<>();
        Map<T, Boolean> open = new HashMap<>();
        for (T start : things) {
            Deque<Iterator<? extends T>> ways = new ArrayDeque<>();
            List<T> path = new ArrayList<>();
            if (open.putIfAbsent(start, true) == null) {
                path.add(start);
                ways.push(uses.apply(start).iterator());
            }
            while (!ways.isEmpty() && found.size() < MOST) {
                if (!ways.peek().hasNext()) {
                    ways.pop();
                    open.put(path.removeLast(), false);
                    continue;
                }
                T next = ways.peek().next();
                Boolean state = open.putIfAbsent(next, true);
                if (state == null) {
                    path.add(next);
                    ways.push(uses.apply(next).iterator());
                } else if (state) {
                    found.add(List.copyOf(path.subList(path.indexOf(next), path.size())));
                }
            }
        }
        return found;
    }
}
