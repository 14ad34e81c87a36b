/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.function.Predicate;

import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.mib.Mibs;

/** Object identifiers as rules write them: in dots or by name, exact or with a trailing asterisk for a subtree. */
final class Masks {
    private Masks() {
    }

    /**
     * The object identifier of a text, in dots or by a name of the MIBs.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Oid oid(String text, Mibs mibs) {
        String plain = text.strip();
        if (!plain.isEmpty() && (Character.isDigit(plain.charAt(0)) || plain.charAt(0) == '.')) {
            return Oid.of(plain);
        }
        Oid named = mibs.oid(plain);
        if (named == null) {
            throw new IllegalArgumentException("neither an object identifier nor a name of the MIBs: " + text);
        }
        return named;
    }

    /**
     * What an object identifier must be; null for an empty text, which asks nothing.
     *
     * @throws IllegalArgumentException when the text is wrong
     */
    static Predicate<Oid> mask(String text, Mibs mibs) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip();
        if (!plain.endsWith("*")) {
            return oid(plain, mibs)::equals;
        }
        String above = plain.substring(0, plain.length() - 1);
        above = above.endsWith(".") ? above.substring(0, above.length() - 1) : above;
        return above.isEmpty() || above.equals("1") ? o -> true : oid(above, mibs)::isPrefixOf;
    }
}
