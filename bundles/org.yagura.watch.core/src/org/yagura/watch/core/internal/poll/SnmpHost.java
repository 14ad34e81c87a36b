/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.core.host.ReadHost;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * The resources of a host by HOST-RESOURCES-MIB, IF-MIB and, where they are there, UCD-SNMP-MIB and UCD-DISKIO-MIB, which know
 * more. Disks and interfaces have the names that the host itself gives them, as on the other ways. What the agent has no table
 * for is told in the text, and is no failure.
 */
final class SnmpHost extends SnmpProbe {
    private static final int RAM = 2;
    private static final int VIRTUAL = 3;
    private static final int DISK = 4;
    private static final int LOOPBACK = 24;
    private static final double TICKS = 100;
    private static final double WHOLE = 100;
    private static final int BITS = 8;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final List<String> NO_DISKS = List.of("/proc", "/sys", "/dev", "/run");
    /** ssCpuRaw…: user, nice, system, idle, wait, kernel, interrupt, software interrupt, stolen. */
    private static final int[] CPU = {50, 51, 52, 53, 54, 55, 56, 61, 64};
    private static final int IDLE = 3;

    private final Counters counters = new Counters();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Set<String> pending = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Phrase> missing = new ArrayList<>();

    SnmpHost(SnmpPolls.Peer peer) {
        super(peer);
    }

    @Override
    Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException {
        metrics.clear();
        pending.clear();
        keys.clear();
        missing.clear();
        List<Variable> values = asker.get(Oids.SYS_UP_TIME, Oids.HR_SYSTEM_UPTIME, Oids.UCD_LOAD_INT,
                Oids.UCD_MEMORY_TOTAL, Oids.UCD_MEMORY_FREE, Oids.UCD_MEMORY_BUFFERS, Oids.UCD_MEMORY_CACHED,
                Oids.UCD_SWAP_TOTAL, Oids.UCD_SWAP_FREE);
        counters.upTime(values.getFirst(), System.nanoTime());
        Variable up = values.get(1) != null ? values.get(1) : values.get(0);
        processors(asker);
        if (values.get(2) != null) {
            add("load", "", Values.number(values.get(2)) / TICKS);
        }
        List<Storage> storage = storage(asker);
        memory(values, storage);
        swap(values, storage);
        disks(storage);
        inodes(asker);
        devices(asker);
        interfaces(asker);
        counters.retain(keys);
        if (metrics.isEmpty() && pending.isEmpty()) {
            return Measurement.failed(Say.say("host.nothing", where()));
        }
        if (up != null) {
            add("uptime", "s", Values.number(up) / TICKS);
        }
        return Measurement.good(good(), List.copyOf(metrics.values())).pending(pending);
    }

    private Phrase good() {
        return missing.stream().reduce((a, b) -> Say.say("host.missing.list", a, b))
                .map(all -> Say.say("host.part", where(), metrics.size(), all))
                .orElseGet(() -> Say.say("host.good", where(), metrics.size()));
    }

    private void add(String name, String unit, double value) {
        metrics.putIfAbsent(name, Metric.gauge(name, unit, value));
    }

    private void processors(SnmpAsker asker) throws Silence, InterruptedException {
        TreeMap<OID, Variable> loads = asker.column("hrProcessorTable", Oids.HR_PROCESSOR_LOAD);
        if (!loads.isEmpty()) {
            add("cpu.used", "%", loads.values().stream().mapToLong(Values::number).average().orElseThrow());
            return;
        }
        var names = new ArrayList<OID>();
        for (int column : CPU) {
            names.add(new OID(Oids.UCD_CPU_RAW + '.' + column + ".0"));
        }
        List<Variable> raw = asker.get(names);
        long at = System.nanoTime();
        double all = 0;
        double idle = 0;
        for (int i = 0; i < CPU.length; i++) {
            OptionalDouble rate = raw.get(i) == null
                    ? OptionalDouble.empty()
                    : growth("cpu" + CPU[i], raw.get(i), at, 0);
            all += rate.orElse(0);
            idle += i == IDLE ? rate.orElse(0) : 0;
        }
        if (all > 0) {
            add("cpu.used", "%", WHOLE * (all - idle) / all);
        } else if (raw.stream().anyMatch(Objects::nonNull)) {
            pending.add("cpu.used");
        }
    }

    /** A row of hrStorageTable. */
    private record Storage(int kind, String name, long size, long used) {
        double share() {
            return Math.min(WHOLE, WHOLE * used / size);
        }
    }

    /** Sizes above 31 bits come as negative numbers. */
    private static List<Storage> storage(SnmpAsker asker) throws Silence, InterruptedException {
        var columns = asker.columns("hrStorageTable", Oids.HR_STORAGE_TYPE, Oids.HR_STORAGE_DESCR,
                Oids.HR_STORAGE_SIZE, Oids.HR_STORAGE_USED);
        var found = new ArrayList<Storage>();
        columns.get(0).forEach((index, type) -> {
            String name = Values.text(columns.get(1).get(index));
            long size = Values.number(columns.get(2).get(index)) & UNSIGNED;
            long used = Values.number(columns.get(3).get(index)) & UNSIGNED;
            if (name != null && size > 0) {
                found.add(new Storage(type instanceof OID oid && oid.size() > 0 ? oid.last() : 0, name, size, used));
            }
        });
        return found;
    }

    private void memory(List<Variable> values, List<Storage> storage) {
        double total = Values.number(values.get(3));
        if (values.get(4) != null && total > 0) {
            double free = Values.number(values.get(4)) + Values.number(values.get(5)) + Values.number(values.get(6));
            add("memory.used", "%", Math.clamp(WHOLE * (total - free) / total, 0, WHOLE));
        } else {
            storage.stream().filter(s -> s.kind() == RAM).findFirst()
                    .ifPresent(s -> add("memory.used", "%", s.share()));
        }
    }

    private void swap(List<Variable> values, List<Storage> storage) {
        double total = Values.number(values.get(7));
        if (values.get(8) != null) {
            if (total > 0) {
                add("swap.used", "%", Math.clamp(WHOLE * (total - Values.number(values.get(8))) / total, 0, WHOLE));
            }
        } else {
            storage.stream().filter(s -> s.kind() == VIRTUAL).reduce((a, b) -> b.name().startsWith("Swap") ? b : a)
                    .ifPresent(s -> add("swap.used", "%", s.share()));
        }
    }

    private static boolean onDisk(String mount) {
        return NO_DISKS.stream().noneMatch(no -> mount.equals(no) || mount.startsWith(no + '/'));
    }

    private void disks(List<Storage> storage) {
        var disks = new TreeMap<String, Storage>();
        storage.stream().filter(s -> s.kind() == DISK && onDisk(s.name())).forEach(s -> {
            int label = s.name().indexOf(" Label:");
            disks.putIfAbsent(label > 0 ? s.name().substring(0, label) : s.name(), s);
        });
        for (Map.Entry<String, Storage> disk : disks.entrySet().stream().limit(ReadHost.MOST).toList()) {
            add(Metric.named("disk.used", disk.getKey()), "%", disk.getValue().share());
        }
    }

    /** Only of what is named in the configuration of net-snmp, by {@code disk} or {@code includeAllDisks}. */
    private void inodes(SnmpAsker asker) throws Silence, InterruptedException {
        var columns = asker.columns("dskTable", Oids.UCD_DISK_PATH, Oids.UCD_DISK_PERCENT_NODE);
        if (columns.get(1).isEmpty()) {
            missing.add(Say.say("host.missing.inodes"));
        }
        columns.getFirst().entrySet().stream().limit(ReadHost.MOST).forEach(row -> {
            String mount = Values.text(row.getValue());
            Variable used = columns.get(1).get(row.getKey());
            if (mount != null && onDisk(mount) && used != null && Values.number(used) >= 0) {
                add(Metric.named("disk.inodes", mount), "%", Math.min(WHOLE, Values.number(used)));
            }
        });
    }

    /** Whole disks, as on the other ways: neither their partitions nor what is in memory or in a file. */
    private void devices(SnmpAsker asker) throws Silence, InterruptedException {
        var columns = asker.columns("diskIOTable", Oids.DISK_IO_DEVICE, Oids.DISK_IO_N_READ, Oids.DISK_IO_N_WRITTEN,
                Oids.DISK_IO_READS, Oids.DISK_IO_WRITES, Oids.DISK_IO_N_READ_X, Oids.DISK_IO_N_WRITTEN_X);
        long at = System.nanoTime();
        if (columns.getFirst().isEmpty()) {
            missing.add(Say.say("host.missing.disks"));
        }
        var names = new TreeMap<OID, String>();
        columns.getFirst().forEach((index, value) -> {
            String name = Values.text(value);
            if (name != null && !name.startsWith("loop") && !name.startsWith("ram")) {
                names.put(index, name);
            }
        });
        Set<String> all = Set.copyOf(names.values());
        names.values().removeIf(name -> isPartition(name, all));
        names.entrySet().stream().limit(ReadHost.MOST).forEach(row -> {
            OID index = row.getKey();
            rate("disk.read", row.getValue(), "B/s", 1, widest(index, columns.get(5), columns.get(1)), at, 0);
            rate("disk.write", row.getValue(), "B/s", 1, widest(index, columns.get(6), columns.get(2)), at, 0);
            rate("disk.reads", row.getValue(), "1/s", 1, columns.get(3).get(index), at, 0);
            rate("disk.writes", row.getValue(), "1/s", 1, columns.get(4).get(index), at, 0);
        });
    }

    /** Whether it is a partition of another one, as sda1 of sda and nvme0n1p2 of nvme0n1. */
    static boolean isPartition(String name, Set<String> devices) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        if (end == name.length()) {
            return false;
        }
        String base = name.substring(0, end);
        return devices.contains(base) || base.length() > 2 && base.endsWith("p")
                && Character.isDigit(base.charAt(base.length() - 2))
                && devices.contains(base.substring(0, base.length() - 1));
    }

    /** All but the loopback; by counters of 64 bits where there are such. */
    private void interfaces(SnmpAsker asker) throws Silence, InterruptedException {
        var of = asker.columns("ifTable", Oids.IF_DESCR, Oids.IF_TYPE, Oids.IF_IN_OCTETS, Oids.IF_OUT_OCTETS);
        var more = asker.columns("ifXTable", Oids.IF_NAME, Oids.IF_DISCONTINUITY, Oids.IF_HC_IN_OCTETS,
                Oids.IF_HC_OUT_OCTETS);
        long at = System.nanoTime();
        if (of.getFirst().isEmpty()) {
            missing.add(Say.say("host.missing.interfaces"));
        }
        TrafficKind.names(of.getFirst(), more.getFirst()).entrySet().stream()
                .filter(row -> Values.number(of.get(1).get(row.getKey())) != LOOPBACK).limit(ReadHost.MOST)
                .forEach(row -> {
                    OID index = row.getKey();
                    long epoch = Values.number(more.get(1).get(index));
                    rate("net.in", row.getValue(), "bit/s", BITS, widest(index, more.get(2), of.get(2)), at, epoch);
                    rate("net.out", row.getValue(), "bit/s", BITS, widest(index, more.get(3), of.get(3)), at, epoch);
                });
    }

    private static Variable widest(OID index, Map<OID, Variable> wide, Map<OID, Variable> narrow) {
        Variable value = wide.get(index);
        return value != null ? value : narrow.get(index);
    }

    private OptionalDouble growth(String key, Variable counter, long at, long epoch) {
        keys.add(key);
        return counters.rate(key, counter, at, epoch);
    }

    private void rate(String metric, String instance, String unit, int factor, Variable counter, long at, long epoch) {
        String name = Metric.named(metric, instance);
        if (counter != null && !keys.contains(name)) {
            growth(name, counter, at, epoch).ifPresentOrElse(
                    rate -> metrics.put(name, Metric.rate(name, unit, rate * factor)), () -> pending.add(name));
        }
    }
}
