/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.UserTarget;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.yagura.model.Secret;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.receive.Access;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.snmp.OwnEngine;
import org.yagura.traps.core.internal.receive.ReceiveQueue;
import org.yagura.traps.core.internal.receive.RefusedSources;
import org.yagura.traps.core.internal.receive.Sorter;
import org.yagura.traps.core.internal.receive.Usm;
import org.yagura.traps.core.internal.rules.NodeRef;
import org.yagura.traps.core.internal.rules.RuleSet;

/** The parts of the receive path, each alone on one thread: decoding, rules, sorting of v2c and of v3 messages. */
public final class TrapPartsBench {
    private static final int RULES = 200;
    private static final int SECONDS = 3;
    private static final int MESSAGES = 1000;
    private static final String USER = "bench";
    private static final String AUTH = "bench-auth-phrase";
    private static final String PRIV = "bench-priv-phrase";
    private static final byte[] ENGINE = {(byte) 0x80, 0, 19, 112, 1, 127, 0, 0, 1};
    private static final byte[] PEER = {127, 0, 0, 1};

    private static final ReceiveQueue.Origin HERE = new ReceiveQueue.Origin() {
        @Override
        public Transport transport() {
            return Transport.UDP;
        }

        @Override
        public void answer(byte[] message, byte[] peer, int port) {
            throw new IllegalStateException("a trap is not answered");
        }
    };

    private TrapPartsBench() {
    }

    /** Entry point; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        byte[] message = v2c(1);
        System.out.printf(Locale.ROOT,
                "v2c trap of %d bytes with 6 bindings; %d rules; one thread, best of %d seconds of processor time%n",
                message.length, RULES, SECONDS);
        decode(pdu());
        snmp4j(pdu());
        rules(pdu());
        Goals.atLeast("trap-sort-v2c", sort(List.of(message)), 100_000, "traps/s");
        Goals.atLeast("trap-sort-v3-authpriv", sort(v3()), 40_000, "traps/s");
    }

    /**
     * Does a piece of work again and again; the best rate of some seconds, by the processor time of this thread, so that
     * other programs on the machine do not count.
     */
    private static double rate(int aTime, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int second = 0; second <= SECONDS; second++) {
            long start = threads.getCurrentThreadCpuTime();
            long used = 0;
            long done = 0;
            while (used < 1_000_000_000L) {
                work.run();
                done += aTime;
                used = threads.getCurrentThreadCpuTime() - start;
            }
            best = Math.max(best, done * 1e9 / used);
        }
        return best;
    }

    private static TrapReceived received(byte[] pdu) {
        return new TrapReceived(0, PEER, 162, Transport.UDP, SnmpVersion.V2C, "c", SecurityLevel.NO_AUTH_NO_PRIV,
                new byte[0],
                "", false, pdu);
    }

    private static void decode(byte[] pdu) {
        var decoding = new Decoding();
        byte[] fact = received(pdu).fact().payload();
        double rate = rate(1000, () -> {
            for (int i = 0; i < 1000; i++) {
                try {
                    Trap trap = decoding.decode(TrapReceived.TYPE.decode(1, fact));
                    for (int v = 0; v < trap.size(); v++) {
                        trap.varbind(v);
                    }
                } catch (UndecodableException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        Goals.atLeast("trap-decode", rate, 400_000, "traps/s");
    }

    /** What SNMP4J's own classes do with the same bytes, for comparison. */
    private static void snmp4j(byte[] pdu) {
        double rate = rate(1000, () -> {
            for (int i = 0; i < 1000; i++) {
                try {
                    new PDU().decodeBER(new BERInputStream(ByteBuffer.wrap(pdu)));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        System.out.printf(Locale.ROOT, "SNMP4J's PDU.decodeBER alone: %,.0f traps/s%n", rate);
    }

    private static void rules(byte[] pdu) throws Exception {
        Site site = SiteFactory.eINSTANCE.createSite();
        for (int i = 0; i < RULES; i++) {
            var rule = SiteFactory.eINSTANCE.createTrapRule();
            rule.setId("rule-" + i);
            rule.setName("rule " + i);
            boolean last = i == RULES - 1;
            rule.setTrapOid(i % 10 == 0 || last ? "1.3.6.1.4.1.32473.1.*" : "1.3.6.1.4.1.32473." + (i + 20) + ".0.1");
            var condition = SiteFactory.eINSTANCE.createVarbindCondition();
            condition.setIndex(2);
            condition.getValues().add(last ? "~.*pool.*" : "~no such pool " + i + "( and (a|b)+)?");
            rule.getConditions().add(condition);
            rule.setAlarmType(AlarmType.PROBLEM);
            rule.setMessageTemplate("%node%: %parm[#1]% of %parm[#2]% is down: %parm[#3]%");
            rule.setReductionKey("pool:%node%:%parm[#1]%");
            site.getTrapRules().add(rule);
        }
        RuleSet rules = RuleSet.compile(site, Mibs.bundled());
        Trap trap = new Decoding().decode(received(pdu));
        NodeRef node = new NodeRef("n1", "lb01", "dmz", null);
        if (!"rule 199".equals(rules.evaluate(trap, node).ruleName())) {
            throw new IllegalStateException("the last rule should match");
        }
        double rate = rate(1000, () -> {
            for (int i = 0; i < 1000; i++) {
                rules.evaluate(trap, node);
            }
        });
        Goals.below("trap-rules-20-regexes-of-200-rules", 1e6 / rate, 10, "us/trap");
        Site plain = SiteFactory.eINSTANCE.createSite();
        site.getTrapRules().forEach(r -> r.getConditions().clear());
        plain.getTrapRules().addAll(EcoreUtil.copyAll(site.getTrapRules()));
        for (int i = 0; i < RULES - 1; i++) {
            plain.getTrapRules().get(i).setTrapOid("1.3.6.1.4.1.32473." + (i + 20) + ".0.1");
        }
        RuleSet simple = RuleSet.compile(plain, Mibs.bundled());
        double simpleRate = rate(1000, () -> {
            for (int i = 0; i < 1000; i++) {
                simple.evaluate(trap, node);
            }
        });
        Goals.below("trap-rules-200", 1e6 / simpleRate, 2, "us/trap");
    }

    private static double sort(List<byte[]> messages) throws Exception {
        Path folder = Files.createTempDirectory("yagura-bench");
        try {
            var counters = new IntakeCounters();
            var queue = new ReceiveQueue(counters, Clock.systemUTC(), 8);
            var sorter = new Sorter(new Usm(OwnEngine.start(folder), List.of(), Instant.now()), new Decoding(),
                    new RefusedSources(), StandardCharsets.ISO_8859_1);
            Access access = Access.compile(site(), s -> s.substring("{plain}".length()));
            double rate = rate(500, () -> {
                for (int i = 0; i < 500; i++) {
                    byte[] message = messages.get(i % messages.size());
                    queue.offer(message, message.length, HERE, PEER, 162);
                }
                try {
                    for (int left = 500; left > 0;) {
                        ReceiveQueue.Chunk chunk = queue.take(0);
                        left -= chunk.count();
                        Sorter.Sorted sorted = sorter.sort(chunk, access);
                        if (sorted.traps != chunk.count()) {
                            throw new IllegalStateException(
                                    "only " + sorted.traps + " of " + chunk.count() + " accepted");
                        }
                        queue.release(chunk);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            return rate;
        } finally {
            Files.deleteIfExists(folder.resolve("snmp-engine"));
            Files.deleteIfExists(folder);
        }
    }

    private static Site site() {
        Site site = SiteFactory.eINSTANCE.createSite();
        var community = SiteFactory.eINSTANCE.createCommunityCredential();
        community.setName("public");
        community.setCommunity(Secret.plain("public"));
        community.getAllowedSources().add("127.0.0.0/8");
        var user = SiteFactory.eINSTANCE.createUserCredential();
        user.setName(USER);
        user.setUserName(USER);
        user.setAuthProtocol(AuthProtocol.SHA);
        user.setAuthSecret(Secret.plain(AUTH));
        user.setPrivProtocol(PrivProtocol.AES128);
        user.setPrivSecret(Secret.plain(PRIV));
        user.getAllowedSources().add("127.0.0.0/8");
        site.getSnmpCredentials().addAll(List.of(community, user));
        return site;
    }

    private static <P extends PDU> P fill(P pdu) {
        pdu.setType(PDU.NOTIFICATION);
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(123_456)));
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID("1.3.6.1.4.1.32473.1.0.1")));
        pdu.add(new VariableBinding(new OID("1.3.6.1.4.1.32473.1.1.1.0"), new OctetString("ap07.aozora.example")));
        pdu.add(new VariableBinding(new OID("1.3.6.1.4.1.32473.1.1.2.0"),
                new OctetString("order-api pool of the trade site")));
        pdu.add(new VariableBinding(new OID("1.3.6.1.4.1.32473.1.1.3.0"),
                new OctetString("HTTP status 503, three times in a row")));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"), new Integer32(3)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.8.3"), new Integer32(2)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.3"), new OctetString("GigabitEthernet0/3")));
        return pdu;
    }

    private static byte[] pdu() throws IOException {
        PDU pdu = fill(new PDU());
        var out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength() + 8));
        pdu.encodeBER(out);
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    private static byte[] v2c(int version) throws IOException {
        byte[] pdu = pdu();
        var community = new OctetString("public");
        int length = 3 + community.getBERLength() + pdu.length;
        var out = new BEROutputStream(ByteBuffer.allocate(length + 8));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        new Integer32(version).encodeBER(out);
        community.encodeBER(out);
        out.write(pdu);
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    /** Messages as SNMP4J sends them, caught on a socket. */
    private static List<byte[]> v3() throws IOException {
        SecurityProtocols.getInstance()
                .addPredefinedProtocolSet(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        var usm = new USM(SecurityProtocols.getInstance(), new OctetString(ENGINE), 1);
        var models = new SecurityModels();
        models.addSecurityModel(usm);
        usm.addUser(new UsmUser(new OctetString(USER), AuthSHA.ID, new OctetString(AUTH), PrivAES128.ID,
                new OctetString(PRIV)));
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(
                new MPv3(ENGINE, null, SecurityProtocols.getInstance(), models, new CounterSupport()));
        var caught = new ArrayList<byte[]>();
        try (var snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping());
                var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var target = new UserTarget<UdpAddress>();
            target.setAddress(new UdpAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()));
            target.setVersion(SnmpConstants.version3);
            target.setSecurityName(new OctetString(USER));
            target.setSecurityLevel(3);
            target.setAuthoritativeEngineID(ENGINE);
            var packet = new DatagramPacket(new byte[2048], 2048);
            for (int i = 0; i < MESSAGES; i++) {
                snmp.send(fill(new ScopedPDU()), target);
                socket.receive(packet);
                caught.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        }
        return caught;
    }
}
