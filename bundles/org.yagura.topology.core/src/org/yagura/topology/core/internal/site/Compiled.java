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
import org.yagura.model.site.RedundancyGroup;
import org.yagura.topology.core.internal.structure.Structure;

/**
 * A site as structure functions. Immutable, for all threads.
 *
 * @param anatomy what the site is made of
 * @param structure the functions
 * @param works for each need, and each dependable but parts that nothing names, the node that works when it does
 * @param inner for each part, and each group of parts of one node, the node that says so while the site's node works
 * @param cores for each node of the site the structure's node "itself and its parts work", without place and power
 * @param causes for each variable whose failure it is: a failable's own, or, for a group, the time of a take-over
 * @param variables for each failable its variable
 * @param never variables that do not fail in the answers about single failures and pairs: take-overs, and what cannot fail
 *        by itself
 * @param flaws what in the site makes that something cannot work at all
 */
public record Compiled(Anatomy anatomy, Structure structure,
        Map<EObject, Integer> works, Map<EObject, Integer> inner, Map<Node, Integer> cores, List<Dependable> causes,
        Map<Failable, Integer> variables, BitSet never, List<Flaw> flaws) {

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

    /** The structure's node of a need, or of a dependable that is no part; {@code NEVER} for what is not in the site. */
    public int node(EObject element) {
        return works.getOrDefault(element, Structure.NEVER);
    }

    /**
     * Whether an element works.
     *
     * @param working which nodes of the structure work
     */
    public boolean works(EObject element, boolean[] working) {
        return element instanceof Part part
                ? working[inner.getOrDefault(part, Structure.NEVER)] && working[node(part.eContainer())]
                : working[node(element)];
    }

    /** The variable of a failable; nothing when it does not count. */
    public OptionalInt variable(Failable element) {
        Integer variable = variables.get(element);
        return variable == null ? OptionalInt.empty() : OptionalInt.of(variable);
    }

    /** Whether a variable is the time that a take-over takes. */
    public boolean isTakeover(int variable) {
        return causes.get(variable) instanceof RedundancyGroup;
    }
}
