/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Looks for objects and notifications of the MIBs, by OID, name or words of the description. */
@Operation(name = "mibs.find", privilege = Privilege.SEE, doc = "Objects and notifications by OID, name or description.")
public record FindMibObjects(@Doc(value = "OID, name or words", required = true) String text,
        @Doc("only notifications; absent means false") Boolean notifications,
        @Doc("how many, at most 500; absent means 100") Integer limit) implements Query<FindMibObjects.Found> {

    /** What was found. */
    public record Found(@Doc("best first") List<MibObject> objects) {
    }

    /** An object or notification. */
    public record MibObject(@Doc("OID") String oid, @Doc("name") String name, @Doc("module") String module,
            @Doc("object, notification, node") String kind, @Doc("syntax") String syntax,
            @Doc("description") String description,
            @Doc("notification: OIDs of its objects") List<String> objects) {
    }
}
