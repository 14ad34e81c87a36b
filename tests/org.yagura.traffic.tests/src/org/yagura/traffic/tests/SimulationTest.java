/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.yagura.model.site.NodeKind;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.Values;
import org.yagura.traffic.sim.Simulation;

/** What simulated nodes tell by SNMP: counters that grow as their rates, values by seed and time, what stories do. */
final class SimulationTest {
    private static final String VENDOR = "1.3.6.1.4.1.32473.";
    private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";

    private final Simulated site = new Simulated(1);

    @AfterEach
    void end() {
        site.close();
    }

    private long one(NodeKind kind, String oid) throws Exception {
        return Values.number(site.asker(kind).get(oid).getFirst());
    }

    private static List<TreeMap<OID, Variable>> all(Simulated from) throws Exception {
        return from.asker(NodeKind.DB_SERVER).columns("all", Oids.IF_HC_IN_OCTETS, Oids.HR_STORAGE_USED,
                Oids.HR_PROCESSOR_LOAD, Oids.UCD_CPU_RAW);
    }

    @Test
    void everyNodeAnswersAtItsOwnAddress() throws Exception {
        assertEquals(List.of(), site.simulation().refused());
        assertEquals(8 + 2 + 1 + 1, site.simulation().answering());
        for (NodeKind kind : List.of(NodeKind.SWITCH_HUB, NodeKind.MAIL_SERVER, NodeKind.UPS)) {
            assertEquals(Simulated.name(kind), Values.text(site.asker(kind).get(Oids.SYS_NAME).getFirst()));
        }
        assertEquals(8, site.asker(NodeKind.SWITCH_HUB).column("ifTable", Oids.IF_DESCR).size());
        assertTrue(one(NodeKind.UPS, "1.3.6.1.2.1.33.1.2.3.0") > 10);
        assertTrue(one(NodeKind.SWITCH_HUB, "1.3.6.1.2.1.99.1.1.1.4.1") > 200, "tenths of a degree");
        assertNull(site.asker(NodeKind.SWITCH_HUB).get(Oids.UCD_MEMORY_TOTAL).getFirst());
    }

    @Test
    void countersGrowAndAgreeWithEachOther() throws Exception {
        var random = new Random(8);
        long before = one(NodeKind.SWITCH_HUB, Oids.IF_HC_IN_OCTETS + ".1");
        long up = one(NodeKind.SWITCH_HUB, Oids.SYS_UP_TIME);
        for (int i = 0; i < 100; i++) {
            long millis = 1 + random.nextInt(60_000);
            site.pass(Duration.ofMillis(millis));
            List<Variable> now = site.asker(NodeKind.SWITCH_HUB).get(Oids.IF_HC_IN_OCTETS + ".1",
                    Oids.IF_IN_OCTETS + ".1", Oids.SYS_UP_TIME);
            long octets = Values.number(now.get(0));
            double bits = (octets - before) * 8_000.0 / millis;
            assertTrue(bits > 1e6 && bits < 1e9, bits + " bit/s");
            assertEquals(octets & 0xFFFF_FFFFL, ((UnsignedInteger32) now.get(1)).getValue());
            long ticks = Values.number(now.get(2));
            assertEquals(millis / 10.0, ticks - up, 1);
            before = octets;
            up = ticks;
        }
    }

    @Test
    void processorTimeIsAllTime() throws Exception {
        long busy = one(NodeKind.DB_SERVER, Oids.UCD_CPU_RAW + ".50.0") + one(NodeKind.DB_SERVER,
                Oids.UCD_CPU_RAW + ".52.0");
        long idle = one(NodeKind.DB_SERVER, Oids.UCD_CPU_RAW + ".53.0");
        site.pass(Duration.ofMinutes(5));
        double worked = one(NodeKind.DB_SERVER, Oids.UCD_CPU_RAW + ".50.0") + one(NodeKind.DB_SERVER,
                Oids.UCD_CPU_RAW + ".52.0") - busy;
        double rested = one(NodeKind.DB_SERVER, Oids.UCD_CPU_RAW + ".53.0") - idle;
        assertEquals(4 * 30_000, worked + rested, 4);
        long load = site.asker(NodeKind.DB_SERVER).column("hr", Oids.HR_PROCESSOR_LOAD).values().stream()
                .mapToLong(Values::number).sum() / 4;
        assertEquals(load, 100 * worked / (worked + rested), 25);
    }

    @Test
    void sameSeedSameValues() throws Exception {
        var first = all(site);
        site.stop();
        site.start();
        assertEquals(first, all(site));
        try (var same = new Simulated(1); var other = new Simulated(2)) {
            assertEquals(first, all(same));
            assertNotEquals(first, all(other));
        }
        site.pass(Duration.ofMinutes(1));
        assertNotEquals(first, all(site));
    }

    @Test
    void aDiskFillsSlowly() throws Exception {
        String used = Oids.HR_STORAGE_USED + ".33";
        double size = one(NodeKind.BACKUP_SERVER, Oids.HR_STORAGE_SIZE + ".33");
        int cleaned = 0;
        double least = 1;
        double most = 0;
        long last = one(NodeKind.BACKUP_SERVER, used);
        for (int hour = 0; hour < 12 * 24; hour += 2) {
            site.pass(Duration.ofHours(2));
            long now = one(NodeKind.BACKUP_SERVER, used);
            cleaned += now < last ? 1 : 0;
            least = Math.min(least, now / size);
            most = Math.max(most, now / size);
            last = now;
        }
        assertEquals(2, cleaned, "in twelve days");
        assertTrue(least < 0.57 && most > 0.9 && most < 0.95, least + " to " + most);
    }

    @Test
    void whatIsToldHappens() throws Exception {
        site.told(NodeKind.DB_SERVER, VENDOR + "15.0.1", "CPU", 97);
        long loads = site.asker(NodeKind.DB_SERVER).column("hr", Oids.HR_PROCESSOR_LOAD).values().stream()
                .mapToLong(Values::number).sum();
        assertTrue(loads > 4 * 92, "loads " + loads);
        site.told(NodeKind.DB_SERVER, VENDOR + "15.0.2", "CPU");
        assertTrue(site.asker(NodeKind.DB_SERVER).column("hr", Oids.HR_PROCESSOR_LOAD).values().stream()
                .mapToLong(Values::number).sum() < 4 * 85);

        site.told(NodeKind.SWITCH_HUB, GENERIC + "3", 3, 1, 2);
        assertEquals(2, one(NodeKind.SWITCH_HUB, Oids.IF_OPER_STATUS + ".3"));
        long stopped = one(NodeKind.SWITCH_HUB, Oids.IF_HC_OUT_OCTETS + ".3");
        site.pass(Duration.ofMinutes(1));
        assertEquals(stopped, one(NodeKind.SWITCH_HUB, Oids.IF_HC_OUT_OCTETS + ".3"));
        site.told(NodeKind.SWITCH_HUB, GENERIC + "4", 3, 1, 1);
        site.pass(Duration.ofSeconds(1));
        assertTrue(one(NodeKind.SWITCH_HUB, Oids.IF_HC_OUT_OCTETS + ".3") > stopped);

        site.told(NodeKind.DB_SERVER, GENERIC + "1");
        assertEquals(0, one(NodeKind.DB_SERVER, Oids.SYS_UP_TIME));
        assertEquals(0, one(NodeKind.DB_SERVER, Oids.IF_HC_IN_OCTETS + ".1"));
        site.told(NodeKind.UPS, "1.3.6.1.2.1.33.2.1", 12);
        assertEquals(12, one(NodeKind.UPS, "1.3.6.1.2.1.33.1.2.3.0"));
        site.told(NodeKind.UPS, "1.3.6.1.2.1.33.2.4");
        assertEquals(42, one(NodeKind.UPS, "1.3.6.1.2.1.33.1.2.3.0"));
    }

    @Test
    void aNodeThatIsToldSilentIsSilent() throws Exception {
        site.told(NodeKind.MANAGER, VENDOR + "13.0.1", Simulated.name(NodeKind.MAIL_SERVER));
        Silence silence = assertThrows(Silence.class, () -> one(NodeKind.MAIL_SERVER, Oids.SYS_UP_TIME));
        assertEquals(Silence.Why.NO_ANSWER, silence.why());
        assertTrue(one(NodeKind.DB_SERVER, Oids.SYS_UP_TIME) > 0, "the others answer");
        site.told(NodeKind.MANAGER, VENDOR + "13.0.2", Simulated.name(NodeKind.MAIL_SERVER));
        assertTrue(one(NodeKind.MAIL_SERVER, Oids.SYS_UP_TIME) > 0);
    }

    @Test
    void takenPortsAreNamedAndTheOthersAnswer() throws Exception {
        site.stop();
        InetAddress mail = InetAddress.getByName(Simulated.address(NodeKind.MAIL_SERVER));
        try (var _ = new ServerSocket(site.port(25), 1, mail)) {
            site.start();
            assertEquals(1, site.simulation().refused().size());
            String refused = site.simulation().refused().getFirst();
            assertTrue(refused.startsWith(mail.getHostAddress() + ':' + site.port(25) + " ("), refused);
            assertEquals(11, site.simulation().answering());
            assertTrue(one(NodeKind.MAIL_SERVER, Oids.SYS_UP_TIME) > 0);
        }
    }

    @Test
    void nothingListensAfterTheEnd() throws Exception {
        for (int i = 0; i < 20; i++) {
            site.stop();
            site.start();
            assertEquals(List.of(), site.simulation().refused());
        }
        site.stop();
        assertThrows(Silence.class, () -> one(NodeKind.DB_SERVER, Oids.SYS_UP_TIME));
        try (var none = Simulation.none()) {
            assertEquals(0, none.answering());
            assertFalse(none.refused().iterator().hasNext());
        }
    }
}
