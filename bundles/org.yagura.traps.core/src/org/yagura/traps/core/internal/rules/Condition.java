/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.yagura.core.text.SafePattern;
import org.yagura.model.site.VarbindCondition;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.mib.Mibs;

/**
 * A condition on a binding, compiled: the binding is there, and its value matches one of the values. A value is compared
 * as bare text and, where the MIB names it, by its name. Immutable.
 */
final class Condition {
    private final int index;
    private final Oid oid;
    private final List<Predicate<String>> values;
    private final Mibs mibs;

    private Condition(int index, Oid oid, List<Predicate<String>> values, Mibs mibs) {
        this.index = index;
        this.oid = oid;
        this.values = values;
        this.mibs = mibs;
    }

    /**
     * Compiles one.
     *
     * @throws IllegalArgumentException when it is wrong; the message says why
     */
    static Condition compile(VarbindCondition condition, Mibs mibs) {
        Integer place = condition.getIndex();
        String text = condition.getOid();
        if (place == null && (text == null || text.isBlank())) {
            throw new IllegalArgumentException("a condition with neither index nor object");
        }
        if (place != null && place < 1) {
            throw new IllegalArgumentException("a condition with index " + place + "; the first binding is 1");
        }
        var values = new ArrayList<Predicate<String>>();
        condition.getValues().forEach(v -> values.add(value(v)));
        return new Condition(place == null ? 0 : place, place == null ? Masks.oid(text, mibs) : null, values, mibs);
    }

    private static Predicate<String> value(String text) {
        if (text.startsWith("~")) {
            return new SafePattern(text.substring(1))::matches;
        }
        if (text.endsWith("%")) {
            String beginning = text.substring(0, text.length() - 1);
            return v -> v.startsWith(beginning);
        }
        return text::equals;
    }

    boolean holds(Trap trap) {
        if (oid == null) {
            return index <= trap.size() && matches(trap.varbind(index - 1));
        }
        for (int i = 0; i < trap.size(); i++) {
            if (oid.isPrefixOf(trap.oid(i)) && matches(trap.varbind(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Varbind varbind) {
        if (values.isEmpty()) {
            return true;
        }
        String text = varbind.text();
        if (any(text)) {
            return true;
        }
        String named = mibs.label(varbind);
        return named != null && any(named);
    }

    private boolean any(String text) {
        for (Predicate<String> value : values) {
            if (value.test(text)) {
                return true;
            }
        }
        return false;
    }
}
