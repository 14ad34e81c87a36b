/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.core.host.HostAccess;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.watch.core.internal.poll.host.UseProbe;
import org.yagura.watch.core.internal.poll.host.Ways;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Asks for the resources of a host: its node agent, where there is one, else by HOST-RESOURCES-MIB, and where it is there
 * the UCD-SNMP-MIB, which knows more; over SSH where no SNMP credential allows the node.
 */
@Component(service = WatchKind.class)
public final class HostKind implements WatchKind {
    private final SnmpPolls polls;

    /** Asks through these sessions. */
    @Activate
    public HostKind(@Reference SnmpPolls polls) {
        this.polls = polls;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.HOST_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        var forms = new ArrayList<>(List.of(MetricForm.of("cpu.used", "%"), MetricForm.of("load", ""),
                MetricForm.of("memory.used", "%"), MetricForm.of("swap.used", "%"),
                new MetricForm("disk.used", "%", Series.Kind.GAUGE, true), MetricForm.of("uptime", "s")));
        forms.addAll(UseProbe.MORE);
        return forms;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var host = (HostWatch) watch;
        if (Ways.byAgent(host, node) || host.getAccess() == AccessKind.SSH) {
            return new UseProbe(Ways.of(host, node, context));
        }
        if (host.getAccess() == AccessKind.AUTOMATIC && !polls.allowed(node, host.getCredential(), context)) {
            Optional<HostAccess> ssh = Ways.bySsh(host, node, context);
            if (ssh.isPresent()) {
                return new UseProbe(ssh.get());
            }
        }
        return new HostProbe(polls.peer(node, host.getCredential(), host.getPort(), context));
    }

    /** What is read of one node. */
    private static final class HostProbe extends SnmpProbe {
        private static final int RAM = 2;
        private static final int VIRTUAL = 3;
        private static final int DISK = 4;
        private static final int MOST_DISKS = 200;
        private static final double TICKS = 100;
        private static final double WHOLE = 100;
        private static final long UNSIGNED = 0xFFFF_FFFFL;
        private static final List<String> NO_DISKS = List.of("/proc", "/sys", "/dev", "/run");
        /** ssCpuRaw…: user, nice, system, idle, wait, kernel, interrupt, software interrupt, stolen. */
        private static final int[] CPU = {50, 51, 52, 53, 54, 55, 56, 61, 64};
        private static final int IDLE = 3;

        private final Counters counters = new Counters();
        private final List<Metric> metrics = new ArrayList<>();
        private Set<String> pending = Set.of();

        HostProbe(SnmpPolls.Peer peer) {
            super(peer);
        }

        @Override
        Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException {
            metrics.clear();
            pending = Set.of();
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
            if (metrics.isEmpty()) {
                return Measurement.failed(Say.say("host.nothing", where()));
            }
            if (up != null) {
                add("uptime", "s", Values.number(up) / TICKS);
            }
            return Measurement.good(Say.say("host.good", where(), metrics.size()), metrics).pending(pending);
        }

        private void add(String name, String unit, double value) {
            metrics.add(Metric.gauge(name, unit, value));
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
                        : counters.rate("cpu" + CPU[i], raw.get(i), at, 0);
                all += rate.orElse(0);
                idle += i == IDLE ? rate.orElse(0) : 0;
            }
            if (all > 0) {
                add("cpu.used", "%", WHOLE * (all - idle) / all);
            } else if (raw.stream().anyMatch(Objects::nonNull)) {
                pending = Set.of("cpu.used");
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
                    found.add(
                            new Storage(type instanceof OID oid && oid.size() > 0 ? oid.last() : 0, name, size, used));
                }
            });
            return found;
        }

        private void memory(List<Variable> values, List<Storage> storage) {
            double total = Values.number(values.get(3));
            if (values.get(4) != null && total > 0) {
                double free = Values.number(values.get(4)) + Values.number(values.get(5))
                        + Values.number(values.get(6));
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
                    add("swap.used", "%",
                            Math.clamp(WHOLE * (total - Values.number(values.get(8))) / total, 0, WHOLE));
                }
            } else {
                storage.stream().filter(s -> s.kind() == VIRTUAL).reduce((a, b) -> b.name().startsWith("Swap") ? b : a)
                        .ifPresent(s -> add("swap.used", "%", s.share()));
            }
        }

        private void disks(List<Storage> storage) {
            var disks = new TreeMap<String, Storage>();
            storage.stream().filter(s -> s.kind() == DISK).filter(s -> NO_DISKS.stream().noneMatch(
                    no -> s.name().equals(no) || s.name().startsWith(no + '/'))).forEach(s -> {
                        int label = s.name().indexOf(" Label:");
                        disks.putIfAbsent(label > 0 ? s.name().substring(0, label) : s.name(), s);
                    });
            for (Map.Entry<String, Storage> disk : disks.entrySet().stream().limit(MOST_DISKS).toList()) {
                add(Metric.named("disk.used", disk.getKey()), "%", disk.getValue().share());
            }
        }
    }
}
