/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.yagura.agent.node.LocalHost;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.snmp.Oids;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.OddAgent;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;
import org.yagura.watch.core.internal.poll.HostKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.internal.poll.host.UseProbe;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Inodes, disks and networks of a host by SNMP: as net-snmp's agent tells them, and what wraps or is not there. */
final class SnmpHostTest {
    private static final String WHERE = "127.0.38.1";
    private static final long GIB = 1L << 30;

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final Asking asking = new Asking(WHERE);
    private final SnmpPolls polls = new SnmpPolls();
    private final HostKind kind = new HostKind(polls);
    private final HostWatch watch = SiteFactory.eINSTANCE.createHostWatch();
    private final ConcurrentSkipListMap<OID, Variable> objects = new ConcurrentSkipListMap<>();

    @BeforeEach
    void allow() {
        SmallSite.community(asking.site, "public", "127.0.38.0/24");
        watch.setPort(port);
    }

    @AfterEach
    void close() {
        polls.close();
    }

    private SnmpDaemon daemon(String... lines) throws IOException {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        return SnmpDaemon.start(folder, WHERE, port, "one", lines);
    }

    private Measurement run(Probe probe) throws Exception {
        Measurement measured = Asking.check(kind, watch, probe.run(ProbeRun.begin(Instant.now(), Asking.LONG)));
        assertEquals(Outcome.GOOD, measured.outcome(), measured.text()::toString);
        return measured;
    }

    private static Set<String> instances(Set<String> metrics, String name) {
        return metrics.stream().filter(m -> m.startsWith(name + '['))
                .map(m -> m.substring(name.length() + 1, m.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Measurement measured) {
        var names = new TreeSet<>(measured.pending());
        measured.metrics().stream().map(Metric::name).forEach(names::add);
        return names;
    }

    @Test
    void netSnmpTellsWhatTheHostItselfTells() throws Exception {
        try (var _ = daemon("disk / 5%"); Probe probe = asking.probe(kind, watch)) {
            Measurement first = run(probe);
            assertEquals(Set.of("/"), instances(names(first), "disk.inodes"));
            assertFalse(first.text().toString().contains("does not tell"), first.text()::toString);
            Set<String> disks = instances(names(first), "disk.read");
            Set<String> onDisk = Files.isDirectory(Path.of("/sys/block"))
                    ? Set.of(new java.io.File("/sys/block").list())
                    : disks;
            assertTrue(onDisk.containsAll(disks), disks + " of " + onDisk);
            assertEquals(disks, instances(names(first), "disk.writes"));
            Measurement own = new UseProbe(new LocalHost()).run(ProbeRun.begin(Instant.now(), Asking.LONG));
            for (String metric : List.of("disk.read", "disk.writes", "net.in", "net.out")) {
                assertTrue(instances(names(first), metric).containsAll(instances(names(own), metric)),
                        metric + " of " + names(own) + " in " + names(first));
            }
            double inodes = Asking.value(own, "disk.inodes[/]").orElse(-1);
            if (inodes >= 0) {
                assertEquals(inodes, Asking.value(first, "disk.inodes[/]").orElseThrow(), 2);
            }
            var last = new AtomicReference<Measurement>();
            // net-snmp keeps its tables for some seconds
            Await.until("rates are known", () -> {
                last.set(run(probe));
                return last.get().pending().isEmpty();
            });
            assertTrue(last.get().metrics().stream().filter(m -> m.name().startsWith("disk.read[")
                    || m.name().startsWith("net.in[")).allMatch(m -> m.value() >= 0));
        }
    }

    @Test
    void anAgentThatNamesNoDiskIsSaidToTellNoInodes() throws Exception {
        try (var _ = daemon(); Probe probe = asking.probe(kind, watch)) {
            Measurement measured = run(probe);
            assertTrue(instances(names(measured), "disk.inodes").isEmpty());
            String text = measured.text().toString();
            assertTrue(text.contains("does not tell inodes (UCD-SNMP-MIB dskTable); ask for that over SSH"), text);
            assertTrue(measured.text().in(Locale.JAPANESE).contains("inode (UCD-SNMP-MIB dskTable)。"), text);
            assertFalse(text.contains("network I/O"), text);
            assertTrue(Asking.value(measured, "memory.used").isPresent(), "the rest is there");
        }
    }

    private void put(String column, int row, Variable value) {
        objects.put(new OID(column + '.' + row), value);
    }

    private void device(int row, String name, Variable read, Variable written) {
        put(Oids.DISK_IO_DEVICE, row, new OctetString(name));
        put(Oids.DISK_IO_N_READ, row, read);
        put(Oids.DISK_IO_N_WRITTEN, row, written);
        put(Oids.DISK_IO_READS, row, new Counter32(row));
        put(Oids.DISK_IO_WRITES, row, new Counter32(row));
    }

    private void port(int row, String description, int type, Variable in, Variable out) {
        put(Oids.IF_DESCR, row, new OctetString(description));
        put(Oids.IF_TYPE, row, new Integer32(type));
        put(Oids.IF_IN_OCTETS, row, in);
        put(Oids.IF_OUT_OCTETS, row, out);
    }

    private static Counter32 narrow(long value) {
        return new Counter32(value & 0xFFFF_FFFFL);
    }

    @Test
    void countersOf32BitsWrapAndThoseOf64AreTakenWhereTheyAre() throws Exception {
        objects.put(new OID(Oids.SYS_UP_TIME), new TimeTicks(100));
        long most = 4 * GIB;
        device(1, "sda", narrow(most - GIB), narrow(5));
        put(Oids.DISK_IO_N_READ_X, 2, new Counter64(7 * GIB));
        put(Oids.DISK_IO_N_WRITTEN_X, 2, new Counter64(0));
        device(2, "sdb", narrow(3 * GIB), narrow(0));
        port(1, "lo", 24, narrow(1), narrow(1));
        port(2, "Ethernet 7", 6, narrow(most - 8), narrow(3 * GIB));
        try (var _ = OddAgent.of(WHERE, port, () -> objects); Probe probe = asking.probe(kind, watch)) {
            Measurement first = run(probe);
            assertTrue(first.pending().containsAll(Set.of("disk.read[sda]", "disk.writes[sdb]", "net.in[Ethernet 7]")),
                    first.pending()::toString);
            assertTrue(instances(names(first), "net.in").equals(Set.of("Ethernet 7")), "not the loopback");
            device(1, "sda", narrow(0), narrow(2 * GIB));
            put(Oids.DISK_IO_N_READ_X, 2, new Counter64(13 * GIB));
            port(2, "Ethernet 7", 6, narrow(GIB - 8), narrow(GIB));
            Measurement second = run(probe);
            double read = Asking.value(second, "disk.read[sda]").orElseThrow();
            assertTrue(read > 0, "a GiB, over the wrap");
            assertEquals(6, Asking.value(second, "disk.read[sdb]").orElseThrow() / read, 1e-6,
                    "the narrow one wrapped more than once");
            assertEquals(0, Asking.value(second, "disk.write[sdb]").orElseThrow());
            assertTrue(Asking.value(second, "net.in[Ethernet 7]").orElseThrow() > 0);
            assertTrue(Asking.value(second, "net.out[Ethernet 7]").isEmpty(), "it went back: no rate is made up");
            assertTrue(second.pending().contains("net.out[Ethernet 7]"));
        }
    }

    @Test
    void onlyWholeDisksCount() throws Exception {
        List<String> names = List.of("ram0", "loop3", "sda", "sda1", "sda12", "nvme0n1", "nvme0n1p2", "dm-0", "xvda1",
                "md0",
                "sr0", "mmcblk0", "mmcblk0p1");
        for (int i = 0; i < names.size(); i++) {
            device(i + 1, names.get(i), narrow(1), narrow(1));
        }
        try (var _ = OddAgent.of(WHERE, port, () -> objects); Probe probe = asking.probe(kind, watch)) {
            assertEquals(new TreeSet<>(List.of("sda", "nvme0n1", "dm-0", "xvda1", "md0", "sr0", "mmcblk0")),
                    instances(names(run(probe)), "disk.read"));
        }
    }

    @Test
    void tablesComeAndGo() throws Exception {
        put(Oids.UCD_DISK_PATH, 1, new OctetString("/var"));
        put(Oids.UCD_DISK_PERCENT_NODE, 1, new Integer32(91));
        put(Oids.UCD_DISK_PATH, 2, new OctetString("/sys/fs"));
        put(Oids.UCD_DISK_PERCENT_NODE, 2, new Integer32(1));
        put(Oids.UCD_DISK_PATH, 3, new OctetString("/odd"));
        put(Oids.UCD_DISK_PERCENT_NODE, 3, new Integer32(-1));
        try (var _ = OddAgent.of(WHERE, port, () -> objects); Probe probe = asking.probe(kind, watch)) {
            Measurement one = run(probe);
            assertEquals(Set.of("disk.inodes[/var]"), names(one));
            assertEquals(91, one.metrics().getFirst().value());
            assertTrue(one.text().toString().contains(
                    "does not tell disk I/O (UCD-DISKIO-MIB diskIOTable), network I/O (IF-MIB ifTable);"),
                    one.text()::toString);
            device(1, "sda", narrow(1), narrow(1));
            port(1, "eth0", 6, narrow(1), narrow(1));
            assertFalse(run(probe).text().toString().contains("does not tell"));
            objects.clear();
            Measurement nothing = probe.run(ProbeRun.begin(Instant.now(), Asking.LONG));
            assertEquals(Outcome.FAILED, nothing.outcome(), "nothing at all is a failure");
        }
    }
}
