/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.Arrays;

/** Arithmetic on ways given as x and y of their corners in turn. */
final class Paths {

    private Paths() {
    }

    /** Without repeated corners and without corners on a straight line; at least two corners stay. */
    static int[] simplify(int... path) {
        int[] out = new int[path.length];
        int count = 0;
        for (int i = 0; i < path.length; i += 2) {
            int x = path[i];
            int y = path[i + 1];
            if (count >= 2 && out[count - 2] == x && out[count - 1] == y) {
                continue;
            }
            if (count >= 4 && onLine(out, count, x, y)) {
                count -= 2;
                if (count >= 2 && out[count - 2] == x && out[count - 1] == y) {
                    continue;
                }
            }
            out[count++] = x;
            out[count++] = y;
        }
        if (count == 2) {
            return new int[]{out[0], out[1], out[0], out[1]};
        }
        return Arrays.copyOf(out, count);
    }

    private static boolean onLine(int[] path, int count, int x, int y) {
        return path[count - 4] == path[count - 2] && path[count - 2] == x
                || path[count - 3] == path[count - 1] && path[count - 1] == y;
    }

    static int length(int[] path) {
        int length = 0;
        for (int i = 2; i < path.length; i += 2) {
            length += Math.abs(path[i] - path[i - 2]) + Math.abs(path[i + 1] - path[i - 1]);
        }
        return length;
    }

    static int bends(int[] path) {
        return path.length / 2 - 2;
    }

    /** The same with x and y exchanged. */
    static int[] transpose(int[] path) {
        int[] out = new int[path.length];
        for (int i = 0; i < path.length; i += 2) {
            out[i] = path[i + 1];
            out[i + 1] = path[i];
        }
        return out;
    }
}
