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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.Conflict.Kind;
import org.yagura.model.Conflict.Side;
import org.yagura.model.Snapshot.Item;
import org.yagura.model.Snapshot.Place;
import org.yagura.model.Snapshot.Value;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/**
 * Merges what two people did to the same revision of a site: element by element by their ids, feature by feature, lists
 * member by member. What only one changed is taken; where both changed the same in different ways there is a conflict,
 * and a person chooses. Nothing of either side is lost without a conflict. Takes time linear in the size of the sites.
 * Immutable; the sites are not changed and must not change while it is used.
 */
public final class Merge {

    private final Snapshot base;
    private final Snapshot mine;
    private final Snapshot theirs;
    private final Removals ofTheirs;
    private final Removals ofMine;
    private final Map<Object, Conflict> conflicts = new LinkedHashMap<>();

    /** What a conflict is found by: an item and a feature; for the order of a list with a mark. */
    private record At(String key, EStructuralFeature feature, Kind kind) {
    }

    private Merge(Site base, Site mine, Site theirs) {
        this.base = Snapshot.of(base);
        this.mine = Snapshot.of(mine);
        this.theirs = Snapshot.of(theirs);
        this.ofTheirs = new Removals(this.base, this.mine, this.theirs);
        this.ofMine = new Removals(this.base, this.theirs, this.mine);
        removals(ofTheirs, this.mine, Kind.REMOVED_BY_THEIRS, () -> Differences.between(base, mine));
        removals(ofMine, this.theirs, Kind.REMOVED_BY_MINE, () -> Differences.between(base, theirs));
        Map<Place, List<Item>> layouts = new LinkedHashMap<>();
        for (Item item : this.mine.items().values()) {
            Item other = this.theirs.get(item.key());
            if (other == null || item.sameAs(other)) {
                continue;
            }
            if (!item.isLayout()) {
                features(item, other);
            } else if (ThreeWay.conflict(layout(this.base.get(item.key())), item.values(), other.values())) {
                layouts.computeIfAbsent(item.place(), _ -> new ArrayList<>()).add(item);
            }
        }
        layouts.forEach(this::layout);
        if (mayCircle()) {
            circles();
        }
    }

    /**
     * Merges two revisions that were made from the same one. Each must have every id once.
     *
     * @param base what both began with
     * @param mine what the person who merges made of it
     * @param theirs what was made of it meanwhile
     */
    public static Merge of(Site base, Site mine, Site theirs) {
        return new Merge(base, mine, theirs);
    }

    /** What a person must choose, in the order of the model; empty when there is nothing to ask. */
    public List<Conflict> conflicts() {
        return conflicts.values().stream().distinct().toList();
    }

    /**
     * The merged site, a new one each time, which shares nothing with the others. It may have errors that neither side
     * had, such as the same address given to two new nodes: check it.
     *
     * @param choice whose side counts in a conflict; asked for conflicts of {@link #conflicts()} only
     */
    public Site site(Function<? super Conflict, Side> choice) {
        return new MergedSite(this, choice).build();
    }

    Snapshot base() {
        return base;
    }

    Snapshot side(Side side) {
        return side == Side.MINE ? mine : theirs;
    }

    /** What the other side removed of what this side has. */
    Removals removedFrom(Side side) {
        return side == Side.MINE ? ofTheirs : ofMine;
    }

    /** The conflict about the removal of a root. */
    Optional<Conflict> ofRoot(String root) {
        return Optional.ofNullable(conflicts.get(root));
    }

    Optional<Conflict> ofValue(Item item, EStructuralFeature feature) {
        return Optional.ofNullable(conflicts.get(new At(item.key(), feature, Kind.VALUE)));
    }

    Optional<Conflict> ofOrder(Item item, EStructuralFeature feature) {
        return Optional.ofNullable(conflicts.get(new At(item.key(), feature, Kind.ORDER)));
    }

    /** The conflict about the layout of the diagram that a figure stands in. */
    Optional<Conflict> ofLayout(Place place) {
        return Optional.ofNullable(conflicts.get(new At(place.parent(), place.reference(), Kind.VALUE)));
    }

    Optional<Conflict> ofPlace(String key) {
        return Optional.ofNullable(conflicts.get(new At(key, null, Kind.PLACE)));
    }

    /** Whether what the feature has is one thing that is taken whole, not member by member. */
    static boolean isWhole(EStructuralFeature feature) {
        return !feature.isMany() || feature instanceof EReference reference && reference.isContainment();
    }

    /** The values that a side gave to a feature of an item that it has. */
    List<Value> given(Side side, String key, EStructuralFeature feature) {
        return side(side).given(key, feature, base);
    }

    /** The features that have values on any side, other than those that contain items. */
    Set<EStructuralFeature> features(String key) {
        Set<EStructuralFeature> features = new LinkedHashSet<>();
        Stream.of(mine, theirs, base).filter(in -> in.has(key)).forEach(in -> features.addAll(in.get(key).values()
                .keySet()));
        return features;
    }

    List<Value> had(String key, EStructuralFeature feature) {
        return base.has(key) ? base.get(key).values(feature) : List.of();
    }

    List<String> hadChildren(String key, EReference reference) {
        return base.has(key) ? base.get(key).children(reference) : List.of();
    }

    private void removals(Removals removals, Snapshot kept, Kind kind,
            Supplier<List<Difference>> changes) {
        Map<String, List<String>> reasons = removals.conflicts();
        if (reasons.isEmpty()) {
            return;
        }
        Map<String, List<Difference>> byElement = new HashMap<>();
        changes.get().forEach(change -> byElement.computeIfAbsent("#" + change.elementId(), _ -> new ArrayList<>())
                .add(change));
        reasons.forEach((root, keys) -> {
            Item item = kept.get(root);
            List<Difference> why = keys.stream().map(byElement::get).filter(Objects::nonNull)
                    .flatMap(List::stream).toList();
            conflicts.put(root, new Conflict(kind, item.object().eClass(), id(item.object()),
                    Elements.nameElsewhere(item.object()), place(item), null, List.of(), List.of(), List.of(), why));
        });
    }

    private static String id(EObject object) {
        EObject at = object;
        while (!(at instanceof Element)) {
            at = at.eContainer();
        }
        return String.valueOf(((Element) at).getId());
    }

    private static String place(Item item) {
        EObject container = item.object().eContainer();
        return container == null || container.eContainer() == null ? "" : Elements.path(container);
    }

    private void features(Item item, Item other) {
        features(item.key()).forEach(feature -> values(item, feature));
        item.children().keySet().forEach(reference -> children(item, other, reference));
        Item had = base.get(item.key());
        Value unknown = had == null ? null : had.unknown();
        if (ThreeWay.conflict(unknown, item.unknown(), other.unknown())) {
            add(Kind.VALUE, item, Literals.ELEMENT__EXTENSIONS, list(unknown), list(item.unknown()),
                    list(other.unknown()));
        }
        Place place = had == null ? null : had.place();
        if (ThreeWay.conflict(place, item.place(), other.place())) {
            add(Kind.PLACE, item, null, had == null ? List.of() : List.of(place(had)), List.of(place(item)),
                    List.of(place(other)));
        }
    }

    /** What an item says of the layout; nothing if there is no item. */
    static Map<EStructuralFeature, List<Value>> layout(Item item) {
        return item == null ? Map.of() : item.values();
    }

    /** All that both moved in one diagram is one conflict. */
    private void layout(Place place, List<Item> figures) {
        add(Kind.VALUE, mine.get(place.parent()), place.reference(), figures(base, figures), figures(mine, figures),
                figures(theirs, figures));
    }

    private static List<Object> figures(Snapshot in, List<Item> figures) {
        return figures.stream().map(Item::key).filter(in::has)
                .<Object>map(key -> Differences.text(in.get(key).object()))
                .toList();
    }

    private static List<Object> list(Value value) {
        return value == null ? List.of() : List.of(value.key());
    }

    private void values(Item item, EStructuralFeature feature) {
        List<Value> before = had(item.key(), feature);
        List<Value> ours = given(Side.MINE, item.key(), feature);
        List<Value> others = given(Side.THEIRS, item.key(), feature);
        boolean whole = isWhole(feature);
        if (whole ? ThreeWay.conflict(before, ours, others) : ThreeWay.orderConflict(before, ours, others)) {
            add(whole ? Kind.VALUE : Kind.ORDER, item, feature, shown(before), shown(ours), shown(others));
        }
    }

    private void children(Item item, Item other, EReference reference) {
        List<String> before = hadChildren(item.key(), reference);
        List<String> ours = item.children(reference);
        List<String> others = other.children(reference);
        boolean one = !reference.isMany();
        if (one ? ThreeWay.conflict(before, ours, others) : ThreeWay.orderConflict(before, ours, others)) {
            add(one ? Kind.VALUE : Kind.ORDER, item, reference, names(base, before), names(mine, ours),
                    names(theirs, others));
        }
    }

    private static List<Object> shown(List<Value> values) {
        return values.stream().<Object>map(value -> value.object() != null && value.object() instanceof Element element
                ? Elements.nameElsewhere(element)
                : value.key()).toList();
    }

    private static List<Object> names(Snapshot in, List<String> keys) {
        return keys.stream().<Object>map(key -> Elements.nameElsewhere(in.get(key).object())).toList();
    }

    private void add(Kind kind, Item item, EStructuralFeature feature, List<Object> before, List<Object> ours,
            List<Object> others) {
        conflicts.put(new At(item.key(), feature, kind), new Conflict(kind, item.object().eClass(), id(item.object()),
                Elements.nameElsewhere(item.object()), place(item), feature, before, ours, others, List.of()));
    }

    /** Whether what one side moved can have come into what the other moved. */
    boolean mayCircle() {
        return mine.hasMoved(base) && theirs.hasMoved(base);
    }

    /** Each moved something into what the other moved: nothing of it would be in the site any more. */
    private void circles() {
        Map<String, String> parents = new HashMap<>();
        mine.items().forEach((key, item) -> {
            if (base.has(key) && theirs.has(key) && item.place() != null && ofPlace(key).isEmpty()) {
                parents.put(key, ThreeWay.pick(base.get(key).place(), item.place(), theirs.get(key).place(),
                        Side.MINE).parent());
            }
        });
        Function<String, Collection<String>> up = key -> parents.containsKey(key)
                ? List.of(parents.get(key))
                : List.of();
        for (List<String> circle : Cycles.of(parents.keySet().stream().sorted().toList(), up)) {
            String first = circle.stream().filter(key -> !mine.get(key).place().equals(base.get(key).place())).sorted()
                    .findFirst().orElseThrow();
            Item item = mine.get(first);
            add(Kind.PLACE, item, null, List.of(place(base.get(first))), List.of(place(item)),
                    List.of(place(theirs.get(first))));
            Conflict conflict = ofPlace(first).orElseThrow();
            circle.forEach(key -> conflicts.put(new At(key, null, Kind.PLACE), conflict));
        }
    }
}
