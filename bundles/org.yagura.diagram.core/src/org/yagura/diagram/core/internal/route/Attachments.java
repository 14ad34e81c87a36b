/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Side;

/** Spreads the connections that end at one border of a figure, so that each has a place of its own. */
final class Attachments {
    /** Distance of two lines at a border, where there is room. */
    static final int GAP = 12;
    private static final int CORNER = 8;

    /** A border of a figure. */
    record Border(String figure, Side side) {
    }

    private record Held(Wire wire, Wire.Foot foot) {
    }

    private final Map<Border, List<Held>> borders = new HashMap<>();

    void add(Wire wire) {
        borders.computeIfAbsent(border(wire.from), k -> new ArrayList<>(2)).add(new Held(wire, wire.from));
        borders.computeIfAbsent(border(wire.to), k -> new ArrayList<>(2)).add(new Held(wire, wire.to));
    }

    void remove(Wire wire) {
        remove(wire, border(wire.from));
        remove(wire, border(wire.to));
    }

    private void remove(Wire wire, Border border) {
        List<Held> held = borders.get(border);
        if (held != null) {
            held.removeIf(h -> h.wire == wire);
            if (held.isEmpty()) {
                borders.remove(border);
            }
        }
    }

    static Border border(Wire.Foot foot) {
        return new Border(foot.figure.figure().id(), foot.side);
    }

    /** How many end at that border. */
    int count(Border border) {
        return borders.getOrDefault(border, List.of()).size();
    }

    /** Gives everybody at a border a place; returns whose place has changed. */
    List<Wire> spread(Border border) {
        List<Held> free = new ArrayList<>();
        for (Held held : borders.getOrDefault(border, List.of())) {
            if (held.foot.port == null) {
                free.add(held);
            }
        }
        var changed = new ArrayList<Wire>();
        if (free.isEmpty()) {
            return changed;
        }
        free.sort(Comparator.<Held>comparingInt(h -> h.foot.order).thenComparingInt(h -> h.foot.wish)
                .thenComparing(h -> h.wire.connection.id()));
        int[] places = places(free);
        for (int i = 0; i < places.length; i++) {
            Held held = free.get(i);
            if (held.foot.at != places[i]) {
                held.foot.at = places[i];
                changed.add(held.wire);
            }
        }
        return changed;
    }

    private static int[] places(List<Held> free) {
        Box box = free.getFirst().foot.figure.box();
        boolean along = !free.getFirst().foot.side.horizontal();
        int low = along ? box.x() : box.y();
        int length = along ? box.width() : box.height();
        int corner = Math.min(CORNER, length / 4);
        int n = free.size();
        int[] places = new int[n];
        int room = length - 2 * corner;
        int gap = n == 1 ? 0 : Math.min(GAP, room / (n - 1));
        for (int i = 0; i < n; i++) {
            int wish = Math.clamp(free.get(i).foot.wish, low + corner, low + corner + room);
            places[i] = i == 0 ? wish : Math.max(wish, places[i - 1] + gap);
        }
        int shift = centre(places, free);
        int least = low + corner;
        int most = low + length - corner;
        for (int i = n - 1; i >= 0; i--) {
            places[i] = Math.min(places[i] - shift, most);
            most = Math.max(least, places[i] - gap);
        }
        for (int i = 0; i < n; i++) {
            places[i] = Math.max(places[i], least);
            least = places[i] + gap;
        }
        return places;
    }

    /** How far pushing apart has moved them on average to one side. */
    private static int centre(int[] places, List<Held> free) {
        long sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += places[i] - free.get(i).foot.wish;
        }
        return (int) (sum / places.length);
    }
}
