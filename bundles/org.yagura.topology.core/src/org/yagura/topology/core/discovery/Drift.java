/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import org.yagura.core.operation.Doc;

/** A difference between the drawing and what was found. */
public record Drift(@Doc("how they differ") Kind kind,
        @Doc("id of the drawn node it is about; absent for a node that is not drawn") String node,
        @Doc("name of the node") String nodeName,
        @Doc("id of the drawn element that differs; absent when it is not drawn") String element,
        @Doc("what it is about, in the caller's language") String subject,
        @Doc("as it is drawn; absent when it is not") String drawn,
        @Doc("as it was found; absent when it was not") String found,
        @Doc("the change of the drawing that would take it over; absent when a person has to decide") Proposal proposal) {

    /** How drawing and finding differ. */
    public enum Kind {
        /** Drawn and not found. */
        MISSING,
        /** Found and not drawn. */
        EXTRA,
        /** Drawn and found, with other values. */
        CHANGED
    }
}
