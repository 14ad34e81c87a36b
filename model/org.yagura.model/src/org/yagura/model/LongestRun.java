/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands out of order. */
final class LongestRun {

    private LongestRun() {
    }

    /** Indexes of the numbers outside of a longest rising subsequence, ascending. Takes n log n steps. */
    static List<Integer> outside(List<Integer> numbers) {
        int size = numbers.size();
        int[] ends = new int[size];
        int[] previous = new int[size];
        int length = 0;
        for (int i = 0; i < size; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (numbers.get(ends[middle]) < numbers.get(i)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] inRun = new boolean[size];
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            inRun[i] = true;
        }
        List<Integer> outside = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!inRun[i]) {
                outside.add(i);
            }
        }
        return outside;
    }
}
