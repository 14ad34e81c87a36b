/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.yagura.traps.core.internal.mib.MibModule.Kind;

/** A place in the tree of names. Built by one thread, then never changed. */
final class MibNode {
    final int arc;
    final MibNode parent;
    /** How many numbers lead here. */
    final int depth;
    String name;
    String module;
    Kind kind;
    String description;
    String syntax;
    String units;
    String hint;
    Map<Integer, String> labels = Map.of();
    boolean bits;
    List<MibNode> objects = List.of();
    private MibNode[] children = new MibNode[2];
    private int count;

    MibNode(int arc, MibNode parent) {
        this.arc = arc;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** The child with that number; null when there is none. */
    MibNode child(int number) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int compared = Integer.compareUnsigned(children[middle].arc, number);
            if (compared == 0) {
                return children[middle];
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The child with that number, made when there is none. */
    MibNode make(int number) {
        MibNode known = child(number);
        if (known != null) {
            return known;
        }
        if (count == children.length) {
            children = Arrays.copyOf(children, 2 * count);
        }
        int at = count;
        while (at > 0 && Integer.compareUnsigned(children[at - 1].arc, number) > 0) {
            children[at] = children[at - 1];
            at--;
        }
        count++;
        children[at] = new MibNode(number, this);
        return children[at];
    }

    /** The children by number. */
    List<MibNode> children() {
        return Arrays.asList(children).subList(0, count);
    }

    /** The numbers from the root to here. */
    int[] arcs() {
        var arcs = new int[depth];
        int at = depth;
        for (MibNode n = this; n.parent != null; n = n.parent) {
            arcs[--at] = n.arc;
        }
        return arcs;
    }
}
