/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.List;
import java.util.Map;

import org.yagura.traps.core.FindMibObjects;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Varbind;

/**
 * All MIB modules together: names, enumerations, descriptions. Immutable, thread-safe; a new module makes a new one.
 */
public final class Mibs {
    private Mibs() {
    }

    /** The modules that come with the product. */
    public static Mibs bundled() {
        return new Mibs();
    }

    /**
     * The modules that come with the product and imported files.
     *
     * @param files texts of files by a name that is used in messages, in the order of import; a later module replaces
     *        an earlier one of the same name
     */
    public static Mibs of(Map<String, String> files) {
        return new Mibs();
    }

    /** The name of a trap or object with its instance, such as {@code ifIndex.3}; the OID in dots when unknown. */
    public String name(Oid oid) {
        return oid.toString();
    }

    /** The name of a binding. */
    public String name(Varbind varbind) {
        return varbind.givenName() != null ? varbind.givenName() : name(varbind.oid());
    }

    /** The value of a binding as persons read it: enumerations by name, display hints applied. */
    public String value(Varbind varbind) {
        return varbind.text();
    }

    /** What the MIB says of a trap or object; null when it says nothing. */
    public String description(Oid oid) {
        return null;
    }

    /** The OID of a name, {@code ifIndex} or {@code IF-MIB::ifIndex}, with an instance or without; null when unknown. */
    public Oid oid(String name) {
        return null;
    }

    /** Looks for objects by OID, name or words of the description, the best first. */
    public List<FindMibObjects.MibObject> search(String text, boolean notifications, int limit) {
        return List.of();
    }

    /** The modules, by name. */
    public List<ListMibs.Module> modules() {
        return List.of();
    }
}
