/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.core.event.SyslogMessages;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessLogSource;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.poll.host.AccessLogKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Access that syslog messages of a node tell of: what is recognised, and that each message counts once. */
final class AccessSyslogTest {
    private static final String REFUSED = "sshd[7]: Failed password for mori from 10.9.9.9 port 4711 ssh2";

    private final Asking asking = new Asking("10.0.0.1");
    private final AccessWatch watch = SiteFactory.eINSTANCE.createAccessWatch();
    private final Kept kept = new Kept();
    private final AccessLogKind kind = new AccessLogKind();
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private String memo;

    /** Messages in memory, numbered from 1. */
    private final class Kept implements SyslogMessages {
        private final List<Message> all = new ArrayList<>();
        private final Set<Integer> given = new java.util.HashSet<>();
        private int oldest = 1;

        void add(String line) {
            all.add(new Message(now, line));
        }

        @Override
        public Read after(String node, Long after, int most) {
            assertEquals(asking.node.getId(), node);
            if (after == null) {
                return new Read(List.of(), all.size(), false, false);
            }
            int from = (int) Math.max(after, oldest - 1);
            int to = Math.min(all.size(), from + most);
            for (int i = from; i < to; i++) {
                assertTrue(given.add(i), "given twice");
            }
            return new Read(all.subList(from, to), to, after + 1 < oldest, to < all.size());
        }
    }

    @BeforeEach
    void begin() {
        kind.setMessages(kept);
        watch.setLogSource(AccessLogSource.SYSLOG);
        watch.setForm(AccessLogForm.SSHD);
        watch.setMostRefused(3);
        watch.setWithin(Duration.ofMinutes(1));
    }

    private Probe probe() throws CannotAskException {
        return asking.probe(kind, watch);
    }

    private Measurement run(Probe probe) throws InterruptedException {
        Measurement measured = Asking.check(kind, watch, probe.run(ProbeRun.begin(now, Asking.LONG, memo)));
        memo = measured.memo() == null ? memo : measured.memo();
        now = now.plusSeconds(10);
        return measured;
    }

    private static double refused(Measurement measured, String source) {
        return Asking.value(measured, "refused[" + source + "]").orElse(0);
    }

    @Test
    void whatCameBeforeDoesNotCountAndTheRestCountsOnce() throws Exception {
        kept.add(REFUSED);
        Probe probe = probe();
        Measurement first = run(probe);
        assertTrue(first.text().in(Locale.ENGLISH).startsWith("The syslog messages of the node are followed"));
        kept.add(REFUSED);
        assertEquals(1, refused(run(probe), "10.9.9.9"));
        Measurement quiet = run(probe);
        assertEquals(1, refused(quiet, "10.9.9.9"), "it is within the time still");
        assertEquals(0, Asking.value(quiet, "refused").orElseThrow(), "since the run before there was none");
        assertTrue(quiet.text().in(Locale.ENGLISH).contains("the syslog messages of the node"), quiet.text()::toString);
    }

    @Test
    void tooMuchNamesTheSourceAndLastsOverARestart() throws Exception {
        run(probe());
        for (int i = 0; i < 4; i++) {
            kept.add(REFUSED);
        }
        Measurement much = run(probe());
        assertEquals(Outcome.FAILED, much.outcome());
        assertTrue(much.text().in(Locale.ENGLISH).startsWith("4 accesses from 10.9.9.9 were refused within 1 min"));
        assertTrue(much.text().in(Locale.JAPANESE).startsWith("10.9.9.9からのアクセスが1分間に4件"));
        assertEquals(Set.of("10.9.9.9", "mori"), much.faults().keySet());
        assertEquals(4, refused(run(probe()), "10.9.9.9"), "another agent goes on from the memo");
        now = now.plusSeconds(60);
        Measurement over = run(probe());
        assertEquals(Outcome.GOOD, over.outcome(), over.text()::toString);
        assertEquals(0, refused(over, "10.9.9.9"));
    }

    @Test
    void whatCameWhileNobodyLookedCountsWhenItCame() throws Exception {
        Probe probe = probe();
        run(probe);
        for (int i = 0; i < 10; i++) {
            kept.add(REFUSED);
        }
        now = now.plusSeconds(300);
        kept.add(REFUSED);
        Measurement later = run(probe());
        assertEquals(Outcome.GOOD, later.outcome(), "ten of them were five minutes ago");
        assertEquals(1, refused(later, "10.9.9.9"));
    }

    @Test
    void manyAreReadInOneRun() throws Exception {
        Probe probe = probe();
        run(probe);
        for (int i = 0; i < 25_000; i++) {
            kept.add(i % 2 == 0 ? REFUSED : "cron[1]: something else");
        }
        assertEquals(12_500, refused(run(probe), "10.9.9.9"));
        assertEquals(25_000, kept.given.size());
    }

    @Test
    void whatIsDeletedBeforeItIsReadIsSaid() throws Exception {
        Probe probe = probe();
        run(probe);
        for (int i = 0; i < 10; i++) {
            kept.add(REFUSED);
        }
        kept.oldest = 9;
        Measurement lost = run(probe);
        assertEquals(Outcome.WARNING, lost.outcome());
        assertEquals(2, refused(lost, "10.9.9.9"));
        assertEquals(Outcome.GOOD, run(probe).outcome());
    }

    @Test
    void theMemoOfAFileIsNoPlaceInMessages() throws Exception {
        memo = "{\"log\":\"{\\\"place\\\":{\\\"file\\\":\\\"1\\\",\\\"offset\\\":7}}\",\"recent\":[]}";
        kept.add(REFUSED);
        assertEquals(0, refused(run(probe()), "10.9.9.9"));
        kept.add(REFUSED);
        assertEquals(1, refused(run(probe()), "10.9.9.9"));
    }

    @Test
    void withoutAKeeperItSaysSo() {
        kind.unsetMessages(kept);
        String why = assertThrows(CannotAskException.class, this::probe).getMessage();
        assertTrue(why.startsWith("Nobody keeps syslog messages here."), why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            NETFILTER|kernel: [ 17.2] [UFW BLOCK] IN=eth0 OUT= MAC=00:16 SRC=203.0.113.5 DST=10.0.0.1 LEN=60 PROTO=TCP SPT=4 DPT=23|203.0.113.5|
            NETFILTER|kernel: nft-drop: IN=eth0 OUT= MAC=00:16 SRC=2001:0db8::0007 DST=2001:db8::1 PROTO=TCP DPT=22|2001:0db8::0007|
            SSHD|sshd-session[812]: Failed password for invalid user oracle from 198.51.100.7 port 52122 ssh2|198.51.100.7|oracle
            POSTGRESQL|postgres[77]: [5-1] 2026-11-27 09:00:00 UTC [77] FATAL:  password authentication failed for user "app"||app
            POSTGRESQL|postgres[77]: [5-1] user=app,db=shop,client=10.1.2.3 FATAL:  password authentication failed for user "app"|10.1.2.3|app
            POSTGRESQL|postgres[77]: [2-1] FATAL:  no pg_hba.conf entry for host "10.1.2.4", user "root", database "shop", no encryption|10.1.2.4|root
            MYSQL|mysqld[9]: [Warning] Access denied for user 'root'@'10.1.1.1' (using password: YES)|10.1.1.1|root
            CISCO_ASA|%ASA-4-106023: Deny tcp src outside:203.0.113.77/40111 dst inside:10.0.0.20/3389 by access-group "outside_in" [0x0, 0x0]|203.0.113.77|
            CISCO_ASA|%ASA-4-106023: Deny icmp src outside:2001:db8::77 dst inside:2001:db8:1::2 (type 128, code 0) by access-group "o"|2001:db8::77|
            CISCO_ASA|%ASA-session-2-106001: Inbound TCP connection denied from 203.0.113.44/40101 to 10.10.1.20/23 flags SYN on interface outside|203.0.113.44|
            CISCO_ASA|%ASA-2-106006: Deny inbound UDP from 203.0.113.45/5353 to 10.10.1.20/161 on interface outside|203.0.113.45|
            CISCO_ASA|%ASA-3-106014: Deny inbound icmp src outside:203.0.113.46 dst inside:10.10.1.20 (type 8, code 0)|203.0.113.46|
            CISCO_ASA|%FTD-6-106100: access-list OUT denied tcp outside/203.0.113.47(40102) -> inside/10.10.1.20(25) hit-cnt 1 first hit [0x1, 0x0]|203.0.113.47|
            CISCO_ASA|%ASA-6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = admin : user IP = 203.0.113.12|203.0.113.12|admin
            CISCO_ASA|%ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 10.10.1.20 : user = kato : user IP = 198.51.100.77|198.51.100.77|kato
            CISCO_ASA|%ASA-6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = sato||sato
            FORTINET|date=2026-11-27 time=09:00:00 devname="FG1" logid="0000000013" type="traffic" subtype="forward" level="notice" srcip=192.0.2.10 srcport=28689 dstip=10.0.0.9 dstport=22 proto=6 action="deny" policyid=0|192.0.2.10|
            FORTINET|date=2026-11-27 type=traffic subtype=forward srcip=192.0.2.11 dstip=10.0.0.9 action=deny policyid=0|192.0.2.11|
            FORTINET|date=2026-11-27 type="event" subtype="system" logdesc="Admin login failed" sn="0" user="admin" ui="https(192.0.2.45)" method="https" srcip=192.0.2.45 dstip=203.0.113.1 action="login" status="failed" reason="passwd_invalid"|192.0.2.45|admin
            FORTINET|date=2026-11-27 type="event" subtype="user" logdesc="Authentication failed" srcip=192.168.10.14 dstip=172.31.0.1 policyid=37 user="test" group="N/A" action="authentication" status="failure" reason="N/A"|192.168.10.14|test
            FORTINET|date=2026-11-27 type="event" subtype="vpn" logdesc="SSL VPN login fail" action="ssl-login-fail" tunneltype="ssl-web" tunnelid=0 remip=192.0.2.46 user="u1" group="g1"|192.0.2.46|u1
            JUNIPER|RT_FLOW: RT_FLOW_SESSION_DENY: session denied 10.1.2.3/38328->203.0.113.5/443 junos-https 6(0) deny-all trust untrust|10.1.2.3|
            JUNIPER|RT_FLOW: RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.129 source-address="10.3.3.3" source-port="55000" destination-address="198.51.100.3"]|10.3.3.3|
            """)
    void refusalsOfProgramsAndDevicesAreKnown(AccessLogForm form, String line, String source, String user)
            throws Exception {
        watch.setForm(form);
        watch.setMostRefused(1);
        Probe probe = probe();
        run(probe);
        kept.add(line);
        kept.add(line);
        Measurement measured = run(probe);
        var named = new java.util.HashSet<String>();
        named.add(source);
        named.add(user);
        named.remove(null);
        assertEquals(named, measured.faults().keySet(), measured.text()::toString);
        assertEquals(source == null ? 0 : 2, refused(measured, source));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            NETFILTER|kernel: [ACCEPT] IN=eth0 SRC=203.0.113.5 DST=10.0.0.1|1
            NETFILTER|kernel: eth0: link up|0
            POSTGRESQL|postgres[7]: LOG:  connection authorized: user=app database=shop|1
            CISCO_ASA|%ASA-6-302013: Built inbound TCP connection 839 for outside:192.0.2.100/54321 (192.0.2.100/54321) to inside:10.0.0.50/443 (198.51.100.50/443)|1
            CISCO_ASA|%ASA-6-302013: Built outbound TCP connection 840 for outside:192.0.2.100/443 (192.0.2.100/443) to inside:10.0.0.50/5 (198.51.100.50/5)|0
            CISCO_ASA|%ASA-6-106015: Deny TCP (no connection) from 10.10.1.20/443 to 203.0.113.44/40100 flags RST  on interface inside|0
            CISCO_ASA|%ASA-6-113005: AAA user authentication Successful : server = 10.1.1.5 : user = admin|0
            FORTINET|type="traffic" subtype="forward" srcip=192.0.2.10 dstip=198.51.100.30 action="close" policyid=4|1
            FORTINET|type="event" subtype="system" user="admin" ui="ssh(10.0.0.1)" srcip=10.0.0.1 dstip=10.0.0.2 action="login" status="success"|1
            FORTINET|type="event" subtype="system" user="admin" msg="Edit firewall.policy 5" cfgattr="action[accept->deny]"|0
            JUNIPER|RT_FLOW: RT_FLOW_SESSION_CREATE: session created 10.1.2.3/38328->203.0.113.5/443 0x0 junos-https|1
            JUNIPER|RT_FLOW: RT_FLOW_SESSION_CLOSE: session closed TCP RST: 10.1.2.3/38328->203.0.113.5/443|0
            """)
    void grantedAccessIsTold(AccessLogForm form, String line, int granted) throws Exception {
        watch.setForm(form);
        Probe probe = probe();
        run(probe);
        kept.add(line);
        Measurement measured = run(probe);
        assertEquals(0, Asking.value(measured, "refused").orElseThrow());
        assertEquals(granted / 10.0, Asking.value(measured, "granted").orElseThrow(), 1e-9);
    }
}
