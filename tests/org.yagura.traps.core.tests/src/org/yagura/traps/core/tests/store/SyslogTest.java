/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Severity;
import org.yagura.core.event.SyslogMessages;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.TrapRule;
import org.yagura.snmp.OwnEngine;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.query.StoredSyslog;
import org.yagura.traps.core.internal.query.View;
import org.yagura.traps.core.internal.receive.Access;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.traps.core.internal.receive.ReceiveQueue;
import org.yagura.traps.core.internal.receive.RefusedSources;
import org.yagura.traps.core.internal.receive.Sorter;
import org.yagura.traps.core.internal.receive.Usm;

/** Syslog messages in the list: of which node, how bad, what rules make of them, and what is shown. */
final class SyslogTest {
    @TempDir
    private Path folder;
    private Rig rig;

    @BeforeEach
    void open() {
        rig = new Rig(folder);
        rig.sites.next(site -> {
            site.getSyslogSources().add("10.0.0.0/16");
            site.getAreas().getFirst().getNodes().getFirst().setHostName("web.example.com");
            site.getAreas().getFirst().getNodes().get(1).setHostName("twice.a");
            site.getAreas().getFirst().getNodes().get(2).setHostName("twice.b");
        });
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Where it came in. */
    private static final class Port implements ReceiveQueue.Origin {
        @Override
        public Transport transport() {
            return Transport.TLS;
        }

        @Override
        public boolean syslog() {
            return true;
        }

        @Override
        public void answer(byte[] message, byte[] peer, int port) {
            throw new AssertionError("nobody answers syslog");
        }
    }

    private void send(String... messages) throws InterruptedException, IOException {
        var queue = new ReceiveQueue(new IntakeCounters(), Clock.systemUTC(), 2);
        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            assertTrue(queue.offer(bytes, bytes.length, new Port(), new byte[]{10, 0, 3, 7}, 514));
        }
        var site = rig.sites.current().site();
        var sorter = new Sorter(new Usm(OwnEngine.start(folder), List.of(), Instant.EPOCH), new Decoding(),
                new RefusedSources(), StandardCharsets.ISO_8859_1);
        rig.add(sorter.sort(queue.take(0), Access.compile(site, s -> s)).facts);
    }

    private List<TrapRow> rows() {
        return rig.ask(new FindTraps(TrapFilter.ALL, null, null, null)).rows().reversed();
    }

    @Test
    void aMessageIsOfTheHostThatItNamesElseOfItsSender() throws Exception {
        send("<13>Nov 26 11:59:59 web.example.com a: 1", "<13>Nov 26 11:59:59 WEB a: 2",
                "<13>Nov 26 11:59:59 stranger a: 3",
                "<13>Nov 26 11:59:59 twice a: 4", "<13>Nov 26 11:59:59 10.0.2.5 a: 5", "<13>Nov 26 11:59:59 a[1]: 6",
                "<13>1 - node-r3 a - - - 7");
        assertEquals(List.of("w0", "w0", "e7", "e7", "r5", "e7", "r3"), rows().stream().map(TrapRow::nodeId).toList());
    }

    @Test
    void howBadItIsAndWhatItSays() throws Exception {
        send("<8>Nov 26 11:59:59 h app[12]: panic", "<11>Nov 26 11:59:59 h error", "<12>Nov 26 11:59:59 h warning",
                "<13>Nov 26 11:59:59 h notice", "<15>Nov 26 11:59:59 h debugging");
        List<TrapRow> rows = rows();
        assertEquals(List.of(Severity.CRITICAL, Severity.MAJOR, Severity.WARNING, Severity.INFO, Severity.INFO),
                rows.stream().map(TrapRow::severity).toList());
        assertEquals("app[12]: panic", rows.getFirst().message());
        assertEquals("syslog", rows.getFirst().version());
        assertEquals("syslogMsgNotification", rows.getFirst().name());
        rig.restart();
        assertEquals(rows, rows());
    }

    @Test
    void whatItIsMadeOfIsShown() throws Exception {
        send("<165>1 2003-10-11T22:14:15.003Z web.example.com evntslog 7 ID47 [ex@32473 iut=\"3\"] An entry");
        TrapDetail detail = rig.ask(new GetTrap(rows().getFirst().id()));
        Map<String, String> values = detail.varbinds().stream()
                .collect(Collectors.toMap(v -> v.name().replaceFirst("\\.1$", ""), TrapDetail.Varbind::value));
        assertEquals("local4", values.get("syslogMsgFacility").replaceAll("\\(.*", ""));
        assertEquals("notice", values.get("syslogMsgSeverity").replaceAll("\\(.*", ""));
        assertEquals("web.example.com", values.get("syslogMsgHostName"));
        assertEquals("2003-10-11,22:14:15.3000,+0:0", values.get("syslogMsgTimeStamp"));
        assertEquals("3", values.get("ex@32473.iut"));
        assertEquals("An entry", values.get("syslogMsgMsg"));
        assertNull(detail.credential());
        assertNull(detail.level());
        assertEquals("tls", detail.transport());
        assertEquals("10.0.3.7:514", detail.peer());
    }

    @Test
    void rulesRaiseAndClearAlarms() throws Exception {
        rig.sites.next(site -> {
            site.getTrapRules().clear();
            site.getTrapRules().add(rule("down", "~link (\\S+) down", AlarmType.PROBLEM));
            site.getTrapRules().add(rule("up", "~link (\\S+) up", AlarmType.RESOLUTION));
            TrapRule others = rule("debugging", "~debug.*", AlarmType.NONE);
            others.setAction(org.yagura.model.site.RuleAction.DISCARD);
            site.getTrapRules().add(others);
        });
        send("<11>Nov 26 11:59:59 web kernel: link eth0 down", "<11>Nov 26 11:59:59 web kernel: link eth0 down",
                "<15>Nov 26 11:59:59 web kernel: debugging away");
        assertEquals(2, rows().size());
        List<AlarmRow> open = rig.ask(new FindAlarms(null, null, null, null)).rows();
        assertEquals(1, open.size());
        assertEquals(2, open.getFirst().count());
        assertEquals("node-w0: link eth0 down", open.getFirst().message());
        send("<13>Nov 26 12:00:01 web kernel: link eth0 up");
        assertTrue(rig.ask(new FindAlarms(null, null, null, null)).rows().isEmpty());
    }

    private static TrapRule rule(String id, String text, AlarmType type) {
        TrapRule rule = Rig.rule(id, "syslogMsgNotification");
        rule.getVersions().add(SnmpVersion.SYSLOG);
        rule.setSeverity(org.yagura.model.site.Severity.MAJOR);
        rule.setAlarmType(type);
        rule.setMessageTemplate("%node%: %parm[syslogMsgMsg]%");
        rule.setReductionKey(type == AlarmType.PROBLEM ? "%node% link" : null);
        rule.setClearKey(type == AlarmType.RESOLUTION ? "%node% link" : null);
        var condition = SiteFactory.eINSTANCE.createVarbindCondition();
        condition.setOid("syslogMsgMsg");
        condition.getValues().add(text);
        rule.getConditions().add(condition);
        return rule;
    }

    @Test
    void theListIsSearchedByWhatMessagesSay() throws Exception {
        send("<13>Nov 26 11:59:59 web kernel: link eth0 down", "<13>Nov 26 11:59:59 web cron: 月次処理を開始",
                "<13>Nov 26 11:59:59 web cron: nothing " + Instant.EPOCH);
        assertEquals(1, rig.ask(new FindTraps(text("月次"), null, null, null)).total());
        assertEquals(2, rig.ask(new FindTraps(text("CRON"), null, null, null)).total());
        assertEquals(3, rig.ask(new FindTraps(new TrapFilter(null, null, null, null, null, null,
                "syslogMsgNotification", null, null, null), null, null, null)).total());
    }

    private SyslogMessages kept() {
        return new StoredSyslog(new View(rig.store, rig.projection.state(), rig.sites), new Decoding());
    }

    private static List<String> lines(SyslogMessages.Read read) {
        return read.messages().stream().map(SyslogMessages.Message::line).toList();
    }

    @Test
    void theMessagesOfANodeAreReadOnEachOnceAlsoAfterARestart() throws Exception {
        send("<13>Nov 26 11:59:59 web sshd[1]: before");
        long start = kept().after("w0", null, 10).last();
        assertEquals(List.of(), lines(kept().after("w0", start, 10)));
        for (int i = 0; i < 1_500; i++) {
            send("<13>Nov 26 11:59:59 web sshd[1]: a" + i, "<13>Nov 26 11:59:59 10.0.2.5 sshd[1]: other's " + i);
        }
        var read = new java.util.ArrayList<String>();
        SyslogMessages.Read one = kept().after("w0", start, 700);
        read.addAll(lines(one));
        assertEquals(700, read.size());
        assertTrue(one.more());
        rig.restart();
        for (; one.more(); read.addAll(lines(one))) {
            one = kept().after("w0", one.last(), 700);
        }
        assertEquals(IntStream.range(0, 1_500).mapToObj(i -> "sshd[1]: a" + i).toList(), read);
        assertEquals(List.of(), lines(kept().after("w0", one.last(), 700)));
        assertEquals(1_500, lines(kept().after("r5", start, 10_000)).size());
        assertTrue(kept().after("w0", one.last() + 1_000_000, 10).lost(), "of other tables");
    }

    @Test
    void whatIsStructuredFollowsTheText() throws Exception {
        long start = kept().after("w0", null, 1).last();
        send("<14>1 2014-05-01T08:26:51.179Z web RT_FLOW - RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.39 "
                + "source-address=\"1.2.3.4\" source-port=\"56639\"]",
                "<13>1 - web a 7 - [x@1 a=\"b\"][y@2 c=\"d\"] text",
                "<164>Nov 27 2026 09:00:00 web : %ASA-4-106023: Deny tcp src outside:203.0.113.77/40111 dst",
                "<189>date=2026-11-27 time=09:00:00 type=\"traffic\"");
        assertEquals(List.of(
                "RT_FLOW:  RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.39 source-address=\"1.2.3.4\" source-port=\"56639\"]",
                "a[7]: text  [x@1 a=\"b\"][y@2 c=\"d\"]",
                ": %ASA-4-106023: Deny tcp src outside:203.0.113.77/40111 dst"), lines(kept().after("w0", start, 10)));
        assertEquals(List.of("date=2026-11-27 time=09:00:00 type=\"traffic\""), lines(kept().after("e7", start, 10)));
    }

    private static TrapFilter text(String text) {
        return new TrapFilter(text, null, null, null, null, null, null, null, null, null);
    }
}
