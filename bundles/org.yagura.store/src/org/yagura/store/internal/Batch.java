/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Projection;
import org.yagura.store.FactLog;

/**
 * Facts that are to be folded in one transaction, with the ends of their entries; repetitions are left out. Used by one
 * thread.
 */
public final class Batch {

    /** The end of an entry: how many facts of the batch come before it, and whose entry it is. */
    private record End(int facts, FactLog.Entry entry) {
    }

    private final List<PlacedFact> facts = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();

    /** Takes an entry's facts from one on; an entry of a repeated sequence number is to be added with all skipped. */
    public void add(FactLog.Entry entry, int skipped) {
        List<Fact> all = entry.facts();
        for (int i = skipped; i < all.size(); i++) {
            facts.add(new PlacedFact(entry.position(), i, all.get(i)));
        }
        ends.add(new End(facts.size(), entry));
    }

    /** How many facts there are. */
    public int size() {
        return facts.size();
    }

    /** Whether there is nothing, not even an entry without facts. */
    public boolean isEmpty() {
        return ends.isEmpty();
    }

    /** The fact at an index. */
    public PlacedFact fact(int index) {
        return facts.get(index);
    }

    /** Tells the progress how far it is once the facts before an index are folded. */
    public void progress(int index, Progress progress) {
        int whole = 0;
        for (End end : ends) {
            if (end.facts() > index) {
                break;
            }
            progress.entry(end.entry());
            whole = end.facts();
        }
        if (whole < index) {
            progress.part(facts.get(index - 1).offset() + 1);
        }
    }

    /**
     * Cuts a range before and after each fact whose type is a barrier.
     *
     * @return the ends of the parts, ascending; the last one is {@code to}
     */
    public List<Integer> cuts(int from, int to, Set<String> barriers) {
        var cuts = new ArrayList<Integer>();
        for (int i = from; i < to && !barriers.isEmpty(); i++) {
            if (barriers.contains(facts.get(i).fact().type())) {
                if (i > from && (cuts.isEmpty() || cuts.getLast() != i)) {
                    cuts.add(i);
                }
                cuts.add(i + 1);
            }
        }
        if (cuts.isEmpty() || cuts.getLast() != to) {
            cuts.add(to);
        }
        return cuts;
    }

    /** Who wants which facts of a range. */
    public List<List<PlacedFact>> wanted(int from, int to, List<Projection> projections, Map<String, int[]> wants) {
        var lists = new ArrayList<List<PlacedFact>>(projections.size());
        for (int i = 0; i < projections.size(); i++) {
            lists.add(new ArrayList<>());
        }
        for (PlacedFact fact : facts.subList(from, to)) {
            int[] takers = wants.get(fact.fact().type());
            if (takers != null) {
                for (int taker : takers) {
                    lists.get(taker).add(fact);
                }
            }
        }
        return lists;
    }

    /** For each type of fact the indexes of the projections that want it. */
    public static Map<String, int[]> wants(List<Projection> projections) {
        var types = new HashSet<String>();
        projections.forEach(p -> types.addAll(p.factTypes()));
        var wants = new HashMap<String, int[]>();
        for (String type : types) {
            wants.put(type, IntStream.range(0, projections.size())
                    .filter(i -> projections.get(i).factTypes().contains(type)).toArray());
        }
        return wants;
    }
}
