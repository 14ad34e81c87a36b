/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import java.util.List;
import java.util.Map;

import org.yagura.core.operation.Doc;

/**
 * A change of the drawing that would make it say what was found: a new element with values and elements within, or other
 * values of one that is there. A person accepts it; {@link Proposals#apply} then makes it on a draft of the site.
 */
public record Proposal(
        @Doc("id of the element that is changed or gets the new one; absent within another proposal") String owner,
        @Doc("class of the new element as the model calls it, such as Node, Part, Link; absent to change the owner") String type,
        @Doc("values by the names of the model's features, as text; references as ids") Map<String, String> values,
        @Doc("new elements within the new one") List<Proposal> within) {

    public Proposal {
        values = Map.copyOf(values);
        within = List.copyOf(within);
    }

    /** Other values of an element. */
    static Proposal change(String element, Map<String, String> values) {
        return new Proposal(element, null, values, List.of());
    }

    /** A new element. */
    static Proposal add(String owner, String type, Map<String, String> values, List<Proposal> within) {
        return new Proposal(owner, type, values, within);
    }
}
