/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;
import org.yagura.core.event.Severity;
import org.yagura.model.DemoSite;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.NodeRef;
import org.yagura.traps.core.internal.rules.Outcome;
import org.yagura.traps.core.internal.rules.RuleSet;
import org.yagura.traps.core.tests.support.Senders;

/** What rules make of traps. */
final class RuleSetTest {
    private static final NodeRef ROUTER = new NodeRef("n-rt1", "rt1", "a1", NodeKind.ROUTER);
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private final Mibs mibs = Mibs.bundled();
    private final Site site = SiteFactory.eINSTANCE.createSite();

    private static Trap trap(String oid, VariableBinding... bindings) throws Exception {
        PDU pdu = Senders.notification(new PDU(), false, oid, bindings);
        var out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength() + 8));
        pdu.encodeBER(out);
        return new Decoding()
                .decode(new TrapReceived(0, new byte[]{10, 1, 0, 5}, 1, Transport.UDP, SnmpVersion.V2C, "c",
                        SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false,
                        Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position())));
    }

    private static Trap linkDown() throws Exception {
        return trap(LINK_DOWN, new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"), new Integer32(3)),
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.8.3"), new Integer32(2)),
                new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.3"), new OctetString("GigabitEthernet0/3")));
    }

    private TrapRule rule(String name, Consumer<TrapRule> with) {
        TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
        rule.setId("id " + name);
        rule.setName(name);
        with.accept(rule);
        site.getTrapRules().add(rule);
        return rule;
    }

    private static void condition(TrapRule rule, Integer index, String oid, String... values) {
        var condition = SiteFactory.eINSTANCE.createVarbindCondition();
        condition.setIndex(index);
        condition.setOid(oid);
        condition.getValues().addAll(List.of(values));
        rule.getConditions().add(condition);
    }

    private Outcome evaluate(Trap trap) {
        return RuleSet.compile(site, mibs).evaluate(trap, ROUTER);
    }

    private String matched(Trap trap) {
        return evaluate(trap).ruleName();
    }

    @Test
    void withoutARuleTheTrapSpeaksForItself() throws Exception {
        Outcome outcome = evaluate(linkDown());
        assertNull(outcome.ruleName());
        assertEquals(Severity.MINOR, outcome.severity());
        assertEquals("linkDown ifIndex.3=3, ifOperStatus.3=down, ifDescr.3=GigabitEthernet0/3", outcome.message());
        assertNull(outcome.reductionKey());
        assertEquals(Severity.INDETERMINATE, evaluate(trap("1.3.6.1.4.1.9.0.1")).severity());
        site.setUnmatchedSeverity(org.yagura.model.site.Severity.WARNING);
        assertEquals(Severity.WARNING, evaluate(linkDown()).severity());
    }

    @Test
    void theFirstEnabledRuleThatMatchesDecides() throws Exception {
        rule("off", r -> r.setEnabled(false));
        rule("other", r -> r.setTrapOid("1.3.6.1.6.3.1.1.5.4"));
        rule("first", r -> r.setTrapOid(LINK_DOWN));
        rule("second", r -> r.setTrapOid("1.3.6.1.6.3.*"));
        assertEquals("first", matched(linkDown()));
        assertEquals("second", matched(trap("1.3.6.1.6.3.1.1.5.2")));
    }

    @Test
    void everyPartOfTheMaskMustHold() throws Exception {
        for (Consumer<TrapRule> wrong : List.<Consumer<TrapRule>>of(r -> r.setGeneric(3), r -> r.setSpecific(1),
                r -> r.setEnterprise("1.3.6.1.4.1.9"), r -> r.setTrapOid("linkUp"),
                r -> r.getSources().add("10.2.0.0/16"),
                r -> r.getNodeKinds().add(NodeKind.FIREWALL), r -> r.getVersions().add(SnmpVersion.V3),
                r -> condition(r, 1, null, "4"), r -> condition(r, 9, null),
                r -> condition(r, null, "1.3.6.1.2.1.2.2.1.5"))) {
            site.getTrapRules().clear();
            rule("wrong", wrong);
            rule("right", r -> {
                r.setGeneric(2);
                r.setSpecific(0);
                r.setEnterprise("1.3.6.1.6.3.1.1.5");
                r.setTrapOid("linkDown");
                r.getSources().addAll(List.of("10.2.0.0/16", "10.1.0.0/24"));
                r.getNodeKinds().addAll(List.of(NodeKind.FIREWALL, NodeKind.ROUTER));
                r.getVersions().add(SnmpVersion.V2C);
                condition(r, 1, null, "4", "3");
                condition(r, null, "1.3.6.1.2.1.2.2.1.8", "down");
                condition(r, null, "ifDescr", "~.*Ethernet\\d/\\d");
            });
            assertEquals("right", matched(linkDown()));
        }
    }

    @Test
    void valuesAreLiteralOrExpressionsOrBeginnings() throws Exception {
        record Case(String value, boolean matches) {
        }
        for (Case c : List.of(new Case("GigabitEthernet0/3", true), new Case("gigabitethernet0/3", false),
                new Case("Gigabit%", true), new Case("~Gigabit", false), new Case("~Gigabit.*", true),
                new Case("%", true),
                new Case("~(?i)gigabit.*3", true), new Case("Gigabit", false))) {
            site.getTrapRules().clear();
            rule("r", r -> condition(r, 3, null, c.value()));
            assertEquals(c.matches() ? "r" : null, matched(linkDown()), c.value());
        }
    }

    @Test
    void tokensAreFilledIn() throws Exception {
        rule("ISP", r -> {
            r.setMessageTemplate(
                    "%node% %source% %trap% %oid% %severity% %enterprise% %generic%/%specific% %version% %rule% "
                            + "%parm[#1]% %parm[#2]% %parm[ifDescr]% %parm[1.3.6.1.2.1.2.2.1.8]% %parm[##]% [%parm[#7]%] 100 %% %what% 5%");
            r.setSeverity(org.yagura.model.site.Severity.MAJOR);
        });
        assertEquals("rt1 10.1.0.5 linkDown " + LINK_DOWN
                + " MAJOR snmpTraps 2/0 V2C ISP 3 down GigabitEthernet0/3 down 3 [] "
                + "100 % %what% 5%", evaluate(linkDown()).message());
        assertEquals(List.of("ISP: unknown token %what%"), RuleSet.compile(site, mibs).problems());
    }

    @Test
    void problemsAndResolutionsMeetByTheirKeys() throws Exception {
        rule("down", r -> {
            r.setTrapOid(LINK_DOWN);
            r.setAlarmType(AlarmType.PROBLEM);
            r.setReductionKey("link:%node%:%parm[ifOperStatus]%");
        });
        rule("up", r -> {
            r.setTrapOid("1.3.6.1.6.3.1.1.5.4");
            r.setAlarmType(AlarmType.RESOLUTION);
            r.setClearKey("link:%node%:%parm[#1]%");
        });
        rule("plain", r -> r.setAlarmType(AlarmType.PROBLEM));
        Outcome down = evaluate(linkDown());
        assertEquals("link:rt1:2", down.reductionKey());
        assertNull(down.clearKey());
        Outcome up = evaluate(trap("1.3.6.1.6.3.1.1.5.4", new VariableBinding(new OID("1.3.9"), new Integer32(2))));
        assertEquals(down.reductionKey(), up.clearKey());
        assertNull(up.reductionKey());
        assertEquals("n-rt1:1.3.6.1.4.1.9.0.1", evaluate(trap("1.3.6.1.4.1.9.0.1")).reductionKey());
    }

    @Test
    void discardedTrapsAndGuidesAndMistakes() throws Exception {
        rule("heartbeat", r -> r.setAction(RuleAction.DISCARD)).setGuide("nothing to do");
        site.getTrapRules().getFirst().setGuideJa("何もしない");
        rule("broken", r -> condition(r, 1, null, "~("));
        rule("no mask", r -> r.setTrapOid("1..3"));
        RuleSet rules = RuleSet.compile(site, mibs);
        assertTrue(rules.evaluate(linkDown(), ROUTER).discard());
        assertEquals("何もしない", rules.guide("id heartbeat", Locale.JAPANESE).orElseThrow());
        assertEquals("nothing to do", rules.guide("id heartbeat", Locale.GERMAN).orElseThrow());
        assertTrue(rules.guide("id gone", Locale.ENGLISH).isEmpty());
        assertEquals(2, rules.problems().size(), rules.problems().toString());
    }

    @Test
    void anEvilExpressionHoldsNothingUp() throws Exception {
        rule("evil", r -> condition(r, 1, null, "~(a+)+b", "~(.*)*x", "~((a|aa)*)*c"));
        RuleSet rules = RuleSet.compile(site, mibs);
        Trap trap = trap("1.3.6.1.4.1.9.0.1",
                new VariableBinding(new OID("1.3.9"), new OctetString("a".repeat(20_000))));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100; i++) {
                assertNull(rules.evaluate(trap, ROUTER).ruleName());
            }
        });
        assertTrue(rules.evaluate(trap, ROUTER).message().length() <= Outcome.MAX_MESSAGE);
    }

    /** Compiled rules against a plain reading of the masks, over random rule sets and traps. */
    @Test
    void compiledRulesDoWhatThePlainReadingSays() throws Exception {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            site.getTrapRules().clear();
            var masks = new ArrayList<String>();
            for (int i = 0; i < 30; i++) {
                String mask = "1.3.6.1.4.1." + random.nextInt(3)
                        + (random.nextBoolean() ? ".0." + random.nextInt(3) : ".*");
                masks.add(mask);
                rule("r" + i, r -> r.setTrapOid(mask));
            }
            RuleSet rules = RuleSet.compile(site, mibs);
            for (int i = 0; i < 20; i++) {
                String oid = "1.3.6.1.4.1." + random.nextInt(4) + ".0." + random.nextInt(4);
                String expected = null;
                for (int m = 0; m < masks.size() && expected == null; m++) {
                    String mask = masks.get(m);
                    boolean fits = mask.endsWith("*")
                            ? oid.startsWith(mask.substring(0, mask.length() - 1))
                            : oid.equals(mask);
                    expected = fits ? "r" + m : null;
                }
                assertEquals(expected, rules.evaluate(trap(oid), ROUTER).ruleName(), oid + " in " + masks);
            }
        }
    }

    @Test
    void theDemoSitesRulesAreWithoutMistakes() throws Exception {
        assertEquals(List.of(), RuleSet.compile(DemoSite.load(), mibs).problems());
    }
}
