/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.yagura.model.edit.CopiedChange;

/**
 * Makes quick fixes in a site that has perhaps changed since it was checked: each is looked for again before it is made, since
 * those before it may have mended it too, or taken the name that it would give.
 */
public final class Mending {
    private final RuleBook rules;
    private final Instant now;
    private final Locale language;

    /** Checks with those rules as of that moment, in the language in which the fixes were offered. */
    public Mending(RuleBook rules, Instant now, Locale language) {
        this.rules = rules;
        this.now = now;
        this.language = language;
    }

    /**
     * A fix that was offered, in words that find it again.
     *
     * @param code of the finding
     * @param element id of where it is
     * @param rule of the finding; null for none
     * @param fix label of the fix
     */
    public record Wish(String code, String element, String rule, String fix) {

        /** A fix of a finding. */
        public static Wish of(Finding finding, QuickFix fix) {
            return new Wish(finding.code(), finding.element().id(), finding.rule(), fix.label());
        }

        private boolean isOf(Finding finding) {
            return code.equals(finding.code()) && element.equals(finding.element().id())
                    && (rule == null ? finding.rule() == null : rule.equals(finding.rule()));
        }
    }

    /**
     * Makes fixes one after the other in a copy; blocks while it computes.
     *
     * @param change whose copy is changed
     * @param given asked before each fix whether to give up
     * @return the wishes that were fulfilled; the others are offered no more
     */
    public List<Wish> make(CopiedChange change, List<Wish> wishes, BooleanSupplier given) {
        var made = new ArrayList<Wish>();
        for (Wish wish : wishes) {
            if (given.getAsBoolean()) {
                break;
            }
            if (find(change, wish).filter(fix -> change.run(fix::command)).isPresent()) {
                made.add(wish);
            }
        }
        return made;
    }

    private Optional<QuickFix> find(CopiedChange change, Wish wish) {
        return rules.check(Topology.of(change.site()), now, language).findings().stream().filter(wish::isOf)
                .flatMap(f -> f.fixes().stream()).filter(fix -> fix.label().equals(wish.fix())).findFirst();
    }
}
