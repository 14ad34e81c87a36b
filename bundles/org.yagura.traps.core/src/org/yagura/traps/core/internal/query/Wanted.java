/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

import org.yagura.core.operation.Caller;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.store.Combos;
import org.yagura.traps.core.internal.store.Selection;

/**
 * A filter and the caller's scope, made ready for the index. Of its two halves one never changes for a trap (source,
 * OID, severity, time, text), the other does (state, assignee).
 */
final class Wanted {
    private static final String SUBTREE = ".*";

    private final View view;
    private final Caller caller;
    private final TrapFilter filter;
    private final Set<String> areas;
    private final Set<String> nodes;
    private final Set<String> assignee;
    private final int severities;
    private final int states;
    private final Oid oid;
    private final boolean subtree;
    private final String source;

    /** A filter, null for all, of a caller. */
    Wanted(View view, TrapFilter given, Caller caller) {
        this.view = view;
        this.caller = caller;
        this.filter = given == null ? TrapFilter.ALL : given;
        this.areas = set(filter.areas());
        this.nodes = set(filter.nodes());
        this.assignee = filter.assignee() == null ? Set.of() : Set.of(filter.assignee());
        this.severities = bits(filter.severities());
        this.states = bits(filter.states());
        this.source = blank(filter.source()) ? "" : source(filter.source().strip());
        String text = filter.oid() == null ? "" : filter.oid().strip();
        this.subtree = text.endsWith(SUBTREE);
        this.oid = text.isEmpty() ? null : oid(subtree ? text.substring(0, text.length() - SUBTREE.length()) : text);
    }

    /** An address as it stands in the tables, or the name of a domain that raises events. */
    private String source(String text) {
        try {
            return Addresses.text(Addresses.parse(text));
        } catch (IllegalArgumentException e) {
            if (view.state().raises(text)) {
                return text;
            }
            throw Problems.invalid(caller.language(), "source", text);
        }
    }

    private static Set<String> set(List<String> list) {
        return list == null ? Set.of() : new HashSet<>(list);
    }

    private static int bits(List<? extends Enum<?>> list) {
        return list == null || list.isEmpty()
                ? -1
                : list.stream().mapToInt(e -> 1 << e.ordinal()).reduce(0, (a, b) -> a | b);
    }

    private Oid oid(String text) {
        try {
            return Oid.of(text);
        } catch (IllegalArgumentException e) {
            Oid named = view.mibs().oid(text);
            if (named == null) {
                throw Problems.invalid(caller.language(), "oid", text);
            }
            return named;
        }
    }

    /** What must hold, as a selection of an index with those combinations; without the text. */
    Selection selection(Combos combos) {
        IntPredicate fixed = fixed(combos);
        IntPredicate changing = changing(combos);
        IntPredicate both = fixed == null ? changing : changing == null ? fixed : fixed.and(changing);
        Selection.Needs needs = oid == null
                ? Selection.Needs.ORIGIN
                : anyOrigin() ? Selection.Needs.OID : Selection.Needs.BOTH;
        return new Selection(both, needs, from(), to());
    }

    /** What never changes for a trap, the time and the text left out; null when everything holds. */
    IntPredicate fixed(Combos combos) {
        boolean anyOrigin = anyOrigin();
        if (anyOrigin && oid == null && severities == -1) {
            return null;
        }
        return combo -> (severities >> combos.severity(combo) & 1) != 0
                && (anyOrigin || origin(combos.origin(combo)))
                && (oid == null || oid(combos.oid(combo)));
    }

    private boolean anyOrigin() {
        return areas.isEmpty() && nodes.isEmpty() && source.isEmpty() && caller.areas().isEmpty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Whether a source is wanted. */
    boolean origin(int origin) {
        return (nodes.isEmpty() || nodes.contains(String.valueOf(view.nodeId(origin))))
                && (areas.isEmpty() || view.inAreas(origin, areas)) && view.inScope(caller, origin)
                && (source.isEmpty() || source.equals(view.address(origin)));
    }

    private boolean oid(int number) {
        String word = view.state().trapOids().word(number);
        if (word == null) {
            return false;
        }
        Oid found = Oid.of(word);
        return subtree ? oid.isPrefixOf(found) : oid.equals(found);
    }

    /** What changes for a trap; null when everything holds. */
    IntPredicate changing(Combos combos) {
        if (states == -1 && assignee.isEmpty()) {
            return null;
        }
        return combo -> state(combos.state(combo)) && assignee(combos.assignee(combo));
    }

    boolean severity(int ordinal) {
        return (severities >> ordinal & 1) != 0;
    }

    boolean state(int ordinal) {
        return (states >> ordinal & 1) != 0;
    }

    boolean assignee(int number) {
        String name = view.state().people().word(number);
        return assignee.isEmpty() || assignee.contains(name == null ? "" : name);
    }

    boolean wantsOid(int number) {
        return oid == null || oid(number);
    }

    long from() {
        return filter.from() == null ? Long.MIN_VALUE : View.micros(filter.from());
    }

    long to() {
        return filter.to() == null ? Long.MAX_VALUE : View.micros(filter.to());
    }

    /** The text in lower case; empty when none is asked for. */
    String text() {
        return blank(filter.text()) ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
    }

    /** Tells filters apart, the text left aside. */
    Object key() {
        return List.of(fixedKey(), states, assignee);
    }

    /** Tells filters apart whose halves that never change differ. */
    Object fixedKey() {
        return List.of(text(), severities, areas, nodes, source, String.valueOf(oid), subtree,
                from(), to(), caller.areas(), view.sites().current().number());
    }
}
