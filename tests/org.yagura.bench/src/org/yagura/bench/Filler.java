/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.model.site.Address;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.TrapRule;
import org.yagura.store.FactLog;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapReceived;

/** A journal that makes its entries up as they are read: 300-byte v2c traps with 6 bindings of the nodes of a site. */
final class Filler implements FactLog {
    static final int NODES = 300;
    static final int RULES = 200;
    private static final int AREAS = 10;
    private static final int ENTRY = 256;
    private static final int TEMPLATES = 20_000;
    private static final String ENTERPRISE = "1.3.6.1.4.1.9999.1.";
    private static final long START = 1_790_000_000_000_000L;

    private final long traps;
    private final long spanMicros;
    private final byte[][] templates = new byte[TEMPLATES][];
    private volatile long released;

    /** So many traps, evenly over a time. */
    Filler(long traps, Duration span) {
        this.traps = traps;
        this.spanMicros = span.toNanos() / 1000;
        var random = new Random(7);
        for (int i = 0; i < TEMPLATES; i++) {
            templates[i] = pdu(random.nextInt(RULES), random);
        }
    }

    private static byte[] pdu(int kind, Random random) {
        var pdu = new PDU();
        pdu.setType(PDU.TRAP);
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(random.nextInt(1 << 30))));
        pdu.add(new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), new OID(ENTERPRISE + kind)));
        int port = random.nextInt(48);
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1." + port), new Integer32(port)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2." + port),
                new OctetString("GigabitEthernet0/" + port)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.7." + port), new Integer32(1)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.8." + port), new Integer32(2)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.14." + port), new Counter32(random.nextInt(100_000))));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.31.1.1.1.18." + port),
                new OctetString(
                        "uplink to rack " + random.nextInt(40) + ", patched " + Long.toHexString(random.nextLong()))));
        var out = new ByteArrayOutputStream();
        try {
            pdu.encodeBER(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The site that the traps come from, with a rule for each kind of trap. */
    static Sites sites() {
        SiteFactory f = SiteFactory.eINSTANCE;
        Site site = f.createSite();
        site.setId("bench");
        site.setName("Bench");
        for (int a = 0; a < AREAS; a++) {
            Area area = f.createArea();
            area.setId("area" + a);
            area.setName("Area " + a);
            site.getAreas().add(area);
        }
        for (int n = 0; n < NODES; n++) {
            Node node = f.createNode();
            node.setId("node" + n);
            node.setName("server-" + n);
            Interface port = f.createInterface();
            port.setId("if" + n);
            port.setName("eth0");
            Address address = f.createAddress();
            address.setText("10.1." + n / 250 + "." + (n % 250 + 1));
            port.getAddresses().add(address);
            node.getInterfaces().add(port);
            site.getAreas().get(n % AREAS).getNodes().add(node);
        }
        for (int r = 0; r < RULES; r++) {
            site.getTrapRules().add(rule(f, r));
        }
        var revision = new Sites.Revision(1, site);
        return new Sites() {
            @Override
            public Revision current() {
                return revision;
            }

            @Override
            public String reveal(String secret) {
                return secret;
            }

            @Override
            public void follow(Consumer<Revision> follower) {
                // there is one revision only
            }
        };
    }

    private static TrapRule rule(SiteFactory f, int r) {
        TrapRule rule = f.createTrapRule();
        rule.setId("rule" + r);
        rule.setName("Rule " + r);
        rule.setTrapOid(ENTERPRISE + r);
        rule.setSeverity(org.yagura.model.site.Severity.get(r % Severity.values().length));
        rule.setMessageTemplate("Interface %parm[#2]% of %node% changed to %parm[#4]%: %parm[#6]%");
        boolean problem = r % 8 == 0;
        boolean resolution = r % 8 == 1;
        rule.setAlarmType(problem ? AlarmType.PROBLEM : resolution ? AlarmType.RESOLUTION : AlarmType.NONE);
        if (problem) {
            rule.setReductionKey("%node%/" + r);
        } else if (resolution) {
            rule.setClearKey("%node%/" + (r - 1));
        }
        return rule;
    }

    @Override
    public List<Entry> read(long position, int facts, Duration wait) {
        var entries = new ArrayList<Entry>();
        long at = position;
        int count = 0;
        while (count < facts && at * ENTRY < traps) {
            Entry entry = entry(at);
            entries.add(entry);
            count += entry.facts().size();
            at++;
        }
        return entries;
    }

    private Entry entry(long number) {
        var facts = new ArrayList<Fact>(ENTRY + 1);
        long first = number * ENTRY;
        long last = Math.min(traps, first + ENTRY);
        for (long i = first; i < last; i++) {
            long mixed = (i * 0x9E3779B97F4A7C15L) >>> 20;
            int node = (int) (mixed % NODES);
            long micros = START + (long) ((double) i / traps * spanMicros);
            byte[] peer = {10, 1, (byte) (node / 250), (byte) (node % 250 + 1)};
            facts.add(new TrapReceived(micros, peer, 40_000, Transport.UDP, SnmpVersion.V2C, "public",
                    SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false, templates[(int) (mixed / NODES % TEMPLATES)])
                    .fact());
        }
        facts.add(new TrapIntake(0, 0, last - first, 0, 0, 0).fact(Instant.EPOCH));
        return new Entry(number + 1, "filler", first + number, facts);
    }

    /** The position of the last entry. */
    long last() {
        return (traps + ENTRY - 1) / ENTRY;
    }

    /** Mean size of a PDU. */
    double meanBytes() {
        return Arrays.stream(templates).mapToInt(t -> t.length).average().orElse(0);
    }

    @Override
    public void released(long position) {
        released = position;
    }

    /** How far the tables are. */
    long released() {
        return released;
    }
}
