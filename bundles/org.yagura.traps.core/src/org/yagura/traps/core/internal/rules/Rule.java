/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.yagura.core.event.Severity;
import org.yagura.model.Network;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.Template.Input;

/** A trap rule, compiled. Immutable. */
final class Rule {
    private final String id;
    private final String name;
    private final String guide;
    private final String guideJa;
    private final Predicate<Oid> trapOid;
    private final Predicate<Oid> enterprise;
    private final Integer generic;
    private final Integer specific;
    private final Set<SnmpVersion> versions;
    private final Set<NodeKind> kinds;
    private final List<Network> sources;
    private final List<Condition> conditions;
    private final boolean discard;
    private final Severity severity;
    private final AlarmType alarmType;
    private final Template message;
    private final Template reductionKey;
    private final Template clearKey;

    /**
     * Compiles a rule.
     *
     * @param problems takes what is odd in it and does not stop it
     * @throws IllegalArgumentException when it cannot work; the message says why
     */
    Rule(TrapRule rule, Mibs mibs, List<String> problems) {
        id = rule.getId();
        name = rule.getName();
        guide = rule.getGuide();
        guideJa = rule.getGuideJa();
        trapOid = Masks.mask(rule.getTrapOid(), mibs);
        enterprise = Masks.mask(rule.getEnterprise(), mibs);
        generic = rule.getGeneric();
        specific = rule.getSpecific();
        versions = rule.getVersions().isEmpty() ? EnumSet.allOf(SnmpVersion.class) : EnumSet.copyOf(rule.getVersions());
        kinds = rule.getNodeKinds().isEmpty() ? null : EnumSet.copyOf(rule.getNodeKinds());
        sources = rule.getSources().stream().map(s -> Network.parse(s).orElseThrow(
                () -> new IllegalArgumentException("not a network: " + s))).toList();
        conditions = rule.getConditions().stream().map(c -> Condition.compile(c, mibs)).toList();
        discard = rule.getAction() == RuleAction.DISCARD;
        severity = Severity.valueOf(rule.getSeverity().getName());
        alarmType = rule.getAlarmType();
        message = template(rule.getMessageTemplate(), Outcome.MAX_MESSAGE, true, mibs, problems);
        reductionKey = template(rule.getReductionKey(), Outcome.MAX_KEY, false, mibs, problems);
        clearKey = template(rule.getClearKey(), Outcome.MAX_KEY, false, mibs, problems);
        if (alarmType == AlarmType.RESOLUTION && clearKey == null) {
            problems.add("it resolves, and names no clear key: it clears nothing");
        }
    }

    private static Template template(String text, int limit, boolean named, Mibs mibs, List<String> problems) {
        return text == null || text.isBlank() ? null : Template.compile(text, limit, named, mibs, problems);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String guide(boolean japanese) {
        return japanese && guideJa != null && !guideJa.isBlank() ? guideJa : guide;
    }

    /** Whether what the rule asks of a trap's identity holds. */
    boolean concerns(Trap trap) {
        return (trapOid == null || trapOid.test(trap.trapOid()))
                && (enterprise == null || enterprise.test(trap.enterprise()))
                && (generic == null || generic == trap.generic()) && (specific == null || specific == trap.specific());
    }

    /** Whether the rest holds, the cheap parts first. */
    boolean matches(Trap trap, NodeRef node) {
        if (!versions.contains(trap.version())
                || kinds != null && (node.kind() == null || !kinds.contains(node.kind()))) {
            return false;
        }
        if (!sources.isEmpty()) {
            byte[] source = Addresses.plain(trap.source());
            if (sources.stream().noneMatch(s -> s.contains(source))) {
                return false;
            }
        }
        for (Condition condition : conditions) {
            if (!condition.holds(trap)) {
                return false;
            }
        }
        return true;
    }

    Outcome outcome(Trap trap, NodeRef node, Mibs mibs) {
        var in = new Input(trap, node, severity, name, mibs);
        String text = message == null ? RuleSet.plainMessage(in) : message.text(in);
        String key = alarmType != AlarmType.PROBLEM
                ? null
                : reductionKey == null ? plainKey(trap, node) : reductionKey.text(in);
        String clears = alarmType != AlarmType.RESOLUTION || clearKey == null ? null : clearKey.text(in);
        return new Outcome(id, name, severity, text, key, clears, alarmType, discard);
    }

    private static String plainKey(Trap trap, NodeRef node) {
        String key = (node.known() ? node.id() : trap.sourceText()) + ":"
                + (Syslog.is(trap) ? "syslog:" + Syslog.app(trap) : trap.trapOid());
        return Template.cut(new StringBuilder(key), Outcome.MAX_KEY);
    }
}
