/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.List;
import java.util.Map;

/**
 * A module as it was read, names not yet resolved. Immutable.
 *
 * @param name name of the module
 * @param smi2 whether it is written in SMIv2
 * @param imports from which module a name comes, by name
 * @param definitions what it defines, in its order
 * @param types types and textual conventions that it defines, by name
 * @param source its text
 */
public record MibModule(String name, boolean smi2, Map<String, String> imports, List<Definition> definitions,
        Map<String, Type> types, String source) {

    /** What a definition makes. */
    public enum Kind {
        OBJECT, NOTIFICATION, NODE;

        /** The word for persons and programs. */
        String word() {
            return switch (this) {
                case OBJECT -> "object";
                case NOTIFICATION -> "notification";
                case NODE -> "node";
            };
        }
    }

    /**
     * A named place in the tree.
     *
     * @param name its name
     * @param kind what it is
     * @param path where it is: names and numbers, the first a name or number, the rest {@code name(number)} or numbers
     * @param trapNumber of a TRAP-TYPE, whose path is its enterprise; else null
     * @param type syntax of an object; else null
     * @param units of an object; may be null
     * @param description may be null
     * @param objects of a notification; else empty
     */
    public record Definition(String name, Kind kind, List<Step> path, Integer trapNumber, Type type, String units,
            String description, List<String> objects) {
    }

    /**
     * A step of a path.
     *
     * @param name may be null
     * @param number null when it is not given
     */
    public record Step(String name, Integer number) {
    }

    /**
     * A syntax.
     *
     * @param base name of the type, such as {@code INTEGER}, {@code OCTET STRING}, {@code DisplayString}
     * @param labels names of values (INTEGER) or bits (BITS); may be empty
     * @param hint DISPLAY-HINT; may be null
     */
    public record Type(String base, Map<Integer, String> labels, String hint) {
    }
}
