/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.core.event.Severity;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Site;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.Template.Input;

/**
 * The trap rules of a site, compiled. The first enabled rule that matches decides. Deterministic and immutable as seen
 * from outside, thread-safe.
 *
 * <p>Which rules can concern a trap of some identity (trap OID and enterprise) is worked out once and remembered, so a
 * trap is held against few rules only.
 */
public final class RuleSet {
    private static final int MAX_REMEMBERED = 4096;
    private static final int GENERIC = Decoding.SNMP_TRAPS.size();

    private final Mibs mibs;
    private final Severity unmatched;
    private final Rule[] rules;
    private final Map<String, Rule> byId = new HashMap<>();
    private final List<String> problems;
    private final Map<Identity, Rule[]> remembered = new ConcurrentHashMap<>();

    private record Identity(Oid trapOid, Oid enterprise) {
    }

    private RuleSet(Mibs mibs, Severity unmatched, List<Rule> rules, List<String> problems) {
        this.mibs = mibs;
        this.unmatched = unmatched;
        this.rules = rules.toArray(Rule[]::new);
        this.problems = List.copyOf(problems);
        rules.forEach(r -> byId.put(r.id(), r));
    }

    /** Compiles the enabled rules of a site; one that cannot work is left out and named by {@link #problems()}. */
    public static RuleSet compile(Site site, Mibs mibs) {
        var rules = new ArrayList<Rule>();
        var problems = new ArrayList<String>();
        for (TrapRule rule : site.getTrapRules()) {
            if (!rule.isEnabled()) {
                continue;
            }
            var odd = new ArrayList<String>();
            try {
                rules.add(new Rule(rule, mibs, odd));
            } catch (IllegalArgumentException e) {
                odd.add("left out: " + e.getMessage());
            }
            odd.forEach(o -> problems.add(rule.getName() + ": " + o));
        }
        return new RuleSet(mibs, Severity.valueOf(site.getUnmatchedSeverity().getName()), rules, problems);
    }

    /** What the rules make of a trap. */
    public Outcome evaluate(Trap trap, NodeRef node) {
        for (Rule rule : candidates(trap)) {
            if (rule.matches(trap, node)) {
                return rule.outcome(trap, node, mibs);
            }
        }
        Severity severity = unmatched == Severity.INDETERMINATE ? wellKnown(trap) : unmatched;
        return new Outcome(null, null, severity, plainMessage(new Input(trap, node, severity, "", mibs)), null, null,
                AlarmType.NONE, false);
    }

    private Rule[] candidates(Trap trap) {
        var identity = new Identity(trap.trapOid(), trap.enterprise());
        Rule[] known = remembered.get(identity);
        if (known == null) {
            var found = new ArrayList<Rule>();
            for (Rule rule : rules) {
                if (rule.concerns(trap)) {
                    found.add(rule);
                }
            }
            known = found.toArray(Rule[]::new);
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(identity, known);
            }
        }
        return known;
    }

    /** Name of the trap and all its bindings; of a syslog message who says what. */
    static String plainMessage(Input in) {
        if (Syslog.is(in.trap())) {
            return Template.cut(new StringBuilder(Syslog.line(in.trap())), Outcome.MAX_MESSAGE);
        }
        var out = new StringBuilder(in.mibs().name(in.trap().trapOid()));
        if (in.trap().size() > 0) {
            out.append(' ');
            Template.all(in, out, ", ");
        }
        return Template.cut(out, Outcome.MAX_MESSAGE);
    }

    private static Severity wellKnown(Trap trap) {
        if (Syslog.is(trap)) {
            return switch (Syslog.severity(trap)) {
                case 0, 1, 2 -> Severity.CRITICAL;
                case 3 -> Severity.MAJOR;
                case 4 -> Severity.WARNING;
                default -> Severity.INFO;
            };
        }
        Oid oid = trap.trapOid();
        if (oid.size() != GENERIC + 1 || !Decoding.SNMP_TRAPS.isPrefixOf(oid)) {
            return Severity.INDETERMINATE;
        }
        return switch (oid.arc(GENERIC)) {
            case 1, 5 -> Severity.WARNING;
            case 2 -> Severity.INFO;
            case 3, 6 -> Severity.MINOR;
            case 4 -> Severity.CLEARED;
            default -> Severity.INDETERMINATE;
        };
    }

    /** What to do about traps of a rule, in a language; empty when the rule says nothing or is not there (any more). */
    public Optional<String> guide(String ruleId, Locale language) {
        Rule rule = ruleId == null ? null : byId.get(ruleId);
        return rule == null
                ? Optional.empty()
                : Optional.ofNullable(rule.guide(language.getLanguage().equals("ja"))).filter(g -> !g.isBlank());
    }

    /** Rules that were left out or work in part, one line each, technical and in English. */
    public List<String> problems() {
        return problems;
    }
}
