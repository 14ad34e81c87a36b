/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.agent;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks what can be asked and ordered. */
@Operation(name = "api.catalogue", privilege = Privilege.SEE, doc = "All queries and commands with their fields.")
public record GetCatalogue(@Doc("name of one operation, or a beginning such as traps.; absent means all") String name)
        implements
            Query<GetCatalogue.Catalogue> {

    /** The catalogue. */
    public record Catalogue(@Doc("version of the agent") String version,
            @Doc("the operations, by name") List<Entry> operations) {
    }

    /** An operation. */
    public record Entry(@Doc("name") String name, @Doc("whether it changes something") boolean command,
            @Doc("what the caller must be allowed to do") Privilege privilege, @Doc("what it does") String doc,
            @Doc("what it is given") List<Field> fields, @Doc("what it answers") List<Field> result) {
    }

    /** A field. */
    public record Field(@Doc("name") String name,
            @Doc("text, integer, number, boolean, time, enum, list, map, object or any") String type,
            @Doc("type of the members of a list or map") String of, @Doc("meaning") String doc,
            @Doc("must be given") boolean required, @Doc("is never logged") boolean secret,
            @Doc("values that an enum may have") List<String> values,
            @Doc("fields of an object, or of the objects in a list or map") List<Field> fields) {
    }
}
