/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Filter;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.VarbindCondition;

/** Checks trap rules and filters. */
final class RuleChecks {

    private static final Pattern OID = Pattern.compile("\\.?[0-2](\\.\\d{1,10}){1,127}");
    private static final Pattern TOKEN = Pattern
            .compile("%(?:(node|source|trap|oid|severity|enterprise|generic|specific|version|uptime|rule"
                    + "|parm\\[(?:#[1-9]\\d*|##|[\\w.:-]+)\\])?%)?");
    private static final int LAST_GENERIC = 6;

    private final Findings findings;

    RuleChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getTrapRules().forEach(this::check);
        site.getFilters().forEach(this::check);
    }

    private void check(TrapRule rule) {
        findings.networks(rule, Literals.TRAP_RULE__SOURCES, rule.getSources());
        subtree(rule, Literals.TRAP_RULE__ENTERPRISE, rule.getEnterprise());
        subtree(rule, Literals.TRAP_RULE__TRAP_OID, rule.getTrapOid());
        if (rule.getGeneric() != null && (rule.getGeneric() < 0 || rule.getGeneric() > LAST_GENERIC)) {
            findings.error("generic-range", rule, Literals.TRAP_RULE__GENERIC, rule.getGeneric(), LAST_GENERIC);
        }
        rule.getConditions().forEach(this::check);
        template(rule, Literals.TRAP_RULE__MESSAGE_TEMPLATE, rule.getMessageTemplate());
        template(rule, Literals.TRAP_RULE__REDUCTION_KEY, rule.getReductionKey());
        template(rule, Literals.TRAP_RULE__CLEAR_KEY, rule.getClearKey());
        if (rule.getAlarmType() == AlarmType.RESOLUTION
                && (rule.getClearKey() == null || rule.getClearKey().isEmpty())) {
            findings.error("clear-key-missing", rule, Literals.TRAP_RULE__CLEAR_KEY);
        }
        if (rule.getAction() == RuleAction.DISCARD && rule.getAlarmType() != AlarmType.NONE) {
            findings.warning("discarded-alarm", rule, Literals.TRAP_RULE__ALARM_TYPE);
        }
    }

    private void check(VarbindCondition condition) {
        if (condition.getIndex() == null && (condition.getOid() == null || condition.getOid().isEmpty())) {
            findings.error("condition-empty", condition, null);
        }
        if (condition.getIndex() != null && condition.getIndex() < 1) {
            findings.error("index-range", condition, Literals.VARBIND_CONDITION__INDEX, condition.getIndex());
        }
        subtree(condition, Literals.VARBIND_CONDITION__OID, condition.getOid());
        for (String value : condition.getValues()) {
            if (value.startsWith("~")) {
                try {
                    Pattern.compile(value.substring(1));
                } catch (PatternSyntaxException e) {
                    findings.error("pattern", condition, Literals.VARBIND_CONDITION__VALUES, value, e.getDescription());
                }
            }
        }
    }

    private void check(Filter filter) {
        subtree(filter, Literals.FILTER__OID, filter.getOid());
        Duration within = filter.getWithin();
        if (within != null && (within.isNegative() || within.isZero())) {
            findings.error("within-range", filter, Literals.FILTER__WITHIN, within.toString());
        }
        if (!filter.isShared() && filter.getOwner() == null) {
            findings.error("owner-missing", filter, Literals.FILTER__OWNER);
        }
    }

    private void subtree(EObject object, EAttribute attribute, String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String oid = text.endsWith(".*")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        if (!OID.matcher(oid).matches()) {
            findings.error("oid-form", object, attribute, text);
        }
    }

    private void template(TrapRule rule, EAttribute attribute, String text) {
        if (text == null) {
            return;
        }
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            if (!token.group().endsWith("%") || token.group().length() == 1) {
                int end = Math.min(text.length(), token.start() + 20);
                findings.error("token", rule, attribute, text.substring(token.start(), end));
                return;
            }
        }
    }
}
