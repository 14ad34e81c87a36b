/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yagura.model.Conflict.Side;

/** Three-way merging of values and of lists without repetitions. Linear in the length of the lists. */
final class ThreeWay {

    private ThreeWay() {
    }

    /** Whether both changed the value, to different ones. */
    static boolean conflict(Object base, Object mine, Object theirs) {
        return !Objects.equals(mine, theirs) && !Objects.equals(mine, base) && !Objects.equals(theirs, base);
    }

    /** The value of who changed it; where both did, of the side that is preferred. */
    static <T> T pick(T base, T mine, T theirs, Side preferred) {
        if (conflict(base, mine, theirs)) {
            return preferred == Side.MINE ? mine : theirs;
        }
        return Objects.equals(theirs, base) ? mine : theirs;
    }

    /** What is in the merged list: what neither removed and what either added. */
    static <T> Set<T> members(List<T> base, List<T> mine, List<T> theirs) {
        Set<T> had = new HashSet<>(base);
        Set<T> ours = new HashSet<>(mine);
        Set<T> others = new HashSet<>(theirs);
        Set<T> members = new LinkedHashSet<>();
        theirs.stream().filter(value -> !had.contains(value) || ours.contains(value)).forEach(members::add);
        mine.stream().filter(value -> !had.contains(value) || others.contains(value)).forEach(members::add);
        return members;
    }

    /** Whether both changed the order of what is in all three lists, to different ones. */
    static <T> boolean orderConflict(List<T> base, List<T> mine, List<T> theirs) {
        if (mine.equals(base) || theirs.equals(base) || mine.equals(theirs)) {
            return false;
        }
        Set<T> common = common(base, mine, theirs);
        return conflict(only(base, common), only(mine, common), only(theirs, common));
    }

    private static <T> Set<T> common(List<T> base, List<T> mine, List<T> theirs) {
        Set<T> common = new HashSet<>(base);
        common.retainAll(new HashSet<>(mine));
        common.retainAll(new HashSet<>(theirs));
        return common;
    }

    private static <T> List<T> only(List<T> list, Collection<T> members) {
        return list.stream().filter(members::contains).toList();
    }

    /**
     * The members in the order of who changed the order; where both did, of the side that is preferred. What only the
     * other has comes after what it follows there.
     */
    static <T> List<T> order(Set<T> members, List<T> base, List<T> mine, List<T> theirs, Side preferred) {
        Set<T> common = common(base, mine, theirs);
        List<T> before = only(base, common);
        boolean both = conflict(before, only(mine, common), only(theirs, common));
        boolean byMine = both ? preferred == Side.MINE : only(theirs, common).equals(before);
        return woven(byMine ? mine : theirs, byMine ? theirs : mine, members);
    }

    /** The members in the order of the first list; those of the second come after what they follow there. */
    static <T> List<T> woven(List<T> first, List<T> second, Set<T> members) {
        Set<T> placed = new HashSet<>(only(first, members));
        Map<T, List<T>> after = new HashMap<>();
        T anchor = null;
        for (T value : second) {
            if (placed.contains(value)) {
                anchor = value;
            } else if (members.contains(value)) {
                after.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(value);
            }
        }
        Set<T> woven = new LinkedHashSet<>(after.getOrDefault(null, List.of()));
        for (T value : first) {
            if (placed.contains(value)) {
                woven.add(value);
                woven.addAll(after.getOrDefault(value, List.of()));
            }
        }
        woven.addAll(members);
        return List.copyOf(woven);
    }
}
