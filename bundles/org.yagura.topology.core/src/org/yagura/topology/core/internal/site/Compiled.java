/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.site;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.topology.core.internal.structure.Structure;

/** A site as structure functions. Immutable, for all threads. */
public final class Compiled {
    private final Anatomy anatomy;
    private final Structure structure;
    private final Map<EObject, Slot> slots;
    private final List<Dependable> causes;
    private final BitSet never;
    private final List<Flaw> flaws;

    Compiled(Anatomy anatomy, Structure structure, Map<EObject, Slot> slots, List<Dependable> causes, BitSet never,
            List<Flaw> flaws) {
        this.anatomy = anatomy;
        this.structure = structure;
        this.slots = slots;
        this.causes = List.copyOf(causes);
        this.never = never;
        this.flaws = List.copyOf(flaws);
    }

    /** What is known of an element: nodes of the structure, or {@link #NONE} or {@link #UNDER_WAY}. */
    static final class Slot {
        static final int NONE = -1;
        /** It is being computed. */
        static final int UNDER_WAY = -2;
        /** Its own failure. */
        int variable = NONE;
        /** That it works. */
        int works = NONE;
        /** For parts and groups of parts: that it works while its node does. */
        int within = NONE;
        /** For nodes: itself and its parts. */
        int core = NONE;
    }

    /** Why something can never work. */
    public enum FlawKind {
        /** It needs itself, over the others. */
        CYCLE,
        /** It needs something that is planned or retired. */
        NOT_IN_SERVICE,
        /** A need does not say what is needed, or a path leads from or to what cannot be an end. */
        INCOMPLETE,
        /** A group needs more members than it has in service. */
        TOO_FEW,
        /** There is no way at all. */
        NO_WAY
    }

    /**
     * A flaw.
     *
     * @param kind what is wrong
     * @param at where
     * @param others what else takes part: the elements of the cycle in order, what is not in service
     */
    public record Flaw(FlawKind kind, EObject at, List<EObject> others) {
    }

    /** What the site is made of. */
    public Anatomy anatomy() {
        return anatomy;
    }

    /** The functions. */
    public Structure structure() {
        return structure;
    }

    /** For each variable whose failure it is: a failable's own, or, for a group, the time of a take-over. */
    public List<Dependable> causes() {
        return causes;
    }

    /** Variables that are no single points and in no pair: take-overs, and what cannot fail by itself. Not to be changed. */
    public BitSet never() {
        return never;
    }

    /** What in the site makes that something cannot work at all. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** The structure's node of a need, or of a dependable that is no part; {@code NEVER} for what is not in the site. */
    public int node(EObject element) {
        Slot slot = slots.get(element);
        return slot == null || slot.works < 0 ? Structure.NEVER : slot.works;
    }

    /** The structure's node that says whether a part, or a group of parts of a node, works while the node does. */
    public int within(EObject element) {
        Slot slot = slots.get(element);
        return slot == null || slot.within < 0 ? Structure.NEVER : slot.within;
    }

    /** The structure's node "itself and its parts work" of a node of the site, without place and power. */
    public int core(Node node) {
        Slot slot = slots.get(node);
        return slot == null || slot.core < 0 ? Structure.NEVER : slot.core;
    }

    /**
     * Whether an element works.
     *
     * @param working which nodes of the structure work
     */
    public boolean works(EObject element, boolean[] working) {
        return element instanceof Part part
                ? working[within(part)] && working[node(part.eContainer())]
                : working[node(element)];
    }

    /** The variable of a failable; nothing when it does not count. */
    public OptionalInt variable(Failable element) {
        Slot slot = slots.get(element);
        return slot == null || slot.variable == Slot.NONE ? OptionalInt.empty() : OptionalInt.of(slot.variable);
    }
}
