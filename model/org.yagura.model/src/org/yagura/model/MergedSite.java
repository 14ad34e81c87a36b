/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.Conflict.Side;
import org.yagura.model.Snapshot.Item;
import org.yagura.model.Snapshot.Place;
import org.yagura.model.Snapshot.Value;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Decides by the choices of a person what is in a merged site and where, and has it built. For one use. */
final class MergedSite {

    private final Merge merge;
    private final Function<? super Conflict, Side> choice;
    private final Snapshot base;
    private final Snapshot mine;
    private final Snapshot theirs;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Place, Set<String>> inside = new HashMap<>();
    private final Map<String, Set<EReference>> containers = new HashMap<>();
    private final Set<String> restored = new HashSet<>();

    MergedSite(Merge merge, Function<? super Conflict, Side> choice) {
        this.merge = merge;
        this.choice = choice;
        this.base = merge.base();
        this.mine = merge.side(Side.MINE);
        this.theirs = merge.side(Side.THEIRS);
    }

    Site build() {
        Set<String> present = present();
        present.forEach(key -> place(key, present).ifPresent(place -> places.put(key, place)));
        if (merge.mayCircle()) {
            straighten();
        }
        places.forEach((key, place) -> {
            inside.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(key);
            containers.computeIfAbsent(place.parent(), _ -> new LinkedHashSet<>()).add(place.reference());
        });
        Set<String> dead = new HashSet<>();
        Set<String> alive = reached(dead);
        while (dead.addAll(meaningless(alive))) {
            alive = reached(dead);
        }
        SiteBuilder builder = new SiteBuilder();
        for (String key : alive) {
            Item item = item(key);
            builder.object(key, item.object(), places.get(key));
            if (inBoth(key) && !item.sameAs(theirs.get(key))) {
                merge.features(key).forEach(feature -> builder.values(key, feature, values(item, feature)));
            } else {
                item.values().forEach((feature, values) -> builder.values(key, feature, values));
            }
            builder.unknown(key, unknown(item));
        }
        return builder.site();
    }

    private Side choose(Optional<Conflict> conflict) {
        return conflict.<Side>map(choice).orElse(Side.THEIRS);
    }

    /** The item as it is in one of the sites that have it, mine first. */
    private Item item(String key) {
        return mine.has(key) ? mine.get(key) : theirs.get(key);
    }

    private boolean inBoth(String key) {
        return mine.has(key) && theirs.has(key);
    }

    private Set<String> present() {
        Set<String> present = new LinkedHashSet<>();
        Stream.of(Side.THEIRS, Side.MINE).forEach(side -> merge.side(side).items().keySet().forEach(key -> {
            if (inBoth(key) || kept(side, key)) {
                present.add(key);
            }
        }));
        return present;
    }

    /** Whether something that only one side has is new, or kept by choice. */
    private boolean kept(Side side, String key) {
        Set<String> roots = merge.removedFrom(side).roots(key);
        boolean chosen = roots.stream()
                .anyMatch(root -> merge.ofRoot(root).filter(conflict -> choice.apply(conflict) == side).isPresent());
        if (chosen) {
            restored.add(key);
        }
        return roots.isEmpty() || chosen;
    }

    /** Where something is; empty for the site, and for what is nowhere any more. */
    private Optional<Place> place(String key, Set<String> present) {
        Place ours = of(mine, key);
        Place others = of(theirs, key);
        Place chosen = ours == null || others == null
                ? ours == null ? others : ours
                : ThreeWay.conflict(of(base, key), ours, others) || merge.ofPlace(key).isPresent()
                        ? choose(merge.ofPlace(key)) == Side.MINE ? ours : others
                        : ThreeWay.pick(of(base, key), ours, others, Side.THEIRS);
        return Stream.of(chosen, others, ours, of(base, key)).filter(Objects::nonNull)
                .filter(place -> present.contains(place.parent())).findFirst();
    }

    private static Place of(Snapshot in, String key) {
        return in.has(key) ? in.get(key).place() : null;
    }

    /** Choices can still close a circle: then what is in it stands where it stood on the other side. */
    private void straighten() {
        Function<String, List<String>> up = key -> places.containsKey(key)
                ? List.of(places.get(key).parent())
                : List.of();
        for (List<List<String>> circles = Cycles.of(places.keySet(), up); !circles.isEmpty();) {
            for (String key : circles.stream().flatMap(List::stream).toList()) {
                places.put(key, theirs.has(key) ? of(theirs, key) : of(mine, key));
            }
            circles = Cycles.of(places.keySet(), up);
        }
    }

    /** What can be reached from the site, outer ones first, in order. */
    private Set<String> reached(Set<String> dead) {
        Set<String> reached = new LinkedHashSet<>();
        reach(Snapshot.ROOT, dead, reached);
        return reached;
    }

    private void reach(String key, Set<String> dead, Set<String> reached) {
        reached.add(key);
        for (EReference reference : containers.getOrDefault(key, Set.of())) {
            children(key, reference, dead).forEach(child -> reach(child, dead, reached));
        }
    }

    private List<String> children(String key, EReference reference, Set<String> dead) {
        Set<String> members = new LinkedHashSet<>(inside.getOrDefault(new Place(key, reference), Set.of()));
        members.removeAll(dead);
        if (members.isEmpty()) {
            return List.of();
        }
        List<String> ours = mine.has(key) ? mine.get(key).children(reference) : List.of();
        List<String> others = theirs.has(key) ? theirs.get(key).children(reference) : List.of();
        List<String> before = merge.hadChildren(key, reference);
        if (!reference.isMany() && members.size() > 1) {
            List<String> wins = ThreeWay.pick(before, ours, others, choose(merge.ofValue(item(key), reference)));
            return Stream.of(restored.stream(), wins.stream(), members.stream()).flatMap(Function.identity())
                    .filter(members::contains).limit(1).toList();
        }
        if (!inBoth(key)) {
            return ThreeWay.woven(mine.has(key) ? ours : others, before, members);
        }
        return ThreeWay.order(members, before, ours, others, choose(merge.ofOrder(item(key), reference)));
    }

    /** The merged values of a feature, some of which may refer to what is not there. */
    private List<Value> values(Item item, EStructuralFeature feature) {
        String key = item.key();
        if (!inBoth(key) || item.sameAs(theirs.get(key))) {
            return item.values(feature);
        }
        if (item.isLayout()) {
            return ThreeWay.pick(Merge.layout(base.get(key)), item.values(), theirs.get(key).values(),
                    choose(merge.ofLayout(item.place()))).getOrDefault(feature, List.of());
        }
        List<Value> before = merge.had(key, feature);
        List<Value> ours = merge.given(Side.MINE, key, feature);
        List<Value> others = merge.given(Side.THEIRS, key, feature);
        if (Merge.isWhole(feature)) {
            return ThreeWay.pick(before, ours, others, choose(merge.ofValue(item, feature)));
        }
        return ThreeWay.order(ThreeWay.members(before, ours, others), before, ours, others,
                choose(merge.ofOrder(item, feature)));
    }

    private Value unknown(Item item) {
        if (!inBoth(item.key())) {
            return item.unknown();
        }
        Value before = base.has(item.key()) ? base.get(item.key()).unknown() : null;
        return ThreeWay.pick(before, item.unknown(), theirs.get(item.key()).unknown(),
                choose(merge.ofValue(item, Literals.ELEMENT__EXTENSIONS)));
    }

    /** What referred to something by a reference that it needs, and would refer to nothing by it. */
    private List<String> meaningless(Set<String> alive) {
        List<String> meaningless = new ArrayList<>();
        for (String key : alive) {
            Item item = item(key);
            for (EStructuralFeature feature : item.values().keySet()) {
                List<Value> values = Removals.isRequired(feature) ? values(item, feature) : List.of();
                if (!values.isEmpty() && values.stream().noneMatch(value -> isThere(value, alive))) {
                    meaningless.add(key);
                }
            }
        }
        return meaningless;
    }

    private static boolean isThere(Value value, Set<String> alive) {
        return alive.contains(value.key()) || value.key().toString().startsWith(Snapshot.FOREIGN);
    }
}
