/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.ProbeRun;

/** What a host uses of itself. */
public final class UseProbe extends HostProbe<ReadHost.Use> {
    /** What is measured of each disk and each interface; by SNMP where the node's agent has the tables. */
    public static final List<MetricForm> MORE = List.of(
            new MetricForm("disk.inodes", "%", Series.Kind.GAUGE, true),
            new MetricForm("disk.read", "B/s", Series.Kind.RATE, true),
            new MetricForm("disk.write", "B/s", Series.Kind.RATE, true),
            new MetricForm("disk.reads", "1/s", Series.Kind.RATE, true),
            new MetricForm("disk.writes", "1/s", Series.Kind.RATE, true),
            new MetricForm("net.in", "bit/s", Series.Kind.RATE, true),
            new MetricForm("net.out", "bit/s", Series.Kind.RATE, true));

    private static final double WHOLE = 100;
    private static final int BITS = 8;

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Set<String> pending = new HashSet<>();
    private long uptime = Long.MAX_VALUE;

    /** Asks on that way. */
    public UseProbe(HostAccess access) {
        super(access);
    }

    @Override
    protected HostQuery<ReadHost.Use> question() {
        return new ReadHost();
    }

    @Override
    protected Measurement measure(ReadHost.Use use, ProbeRun run) {
        metrics.clear();
        pending.clear();
        long now = System.nanoTime();
        if (use.uptime() < uptime) {
            // it was started anew, and so were its counters
            counters.retain(Set.of());
        }
        uptime = use.uptime();
        processors(use, now);
        if (use.load() != null) {
            gauge("load", "", use.load());
        }
        share("memory.used", use.memoryUsed(), use.memory());
        share("swap.used", use.swapUsed(), use.swap());
        for (ReadHost.Mount mount : use.mounts()) {
            share(Metric.named("disk.used", mount.name()), mount.used(), mount.size());
            share(Metric.named("disk.inodes", mount.name()), mount.inodesUsed(), mount.inodes());
        }
        for (ReadHost.Disk disk : use.disks()) {
            rate("disk.read", disk.name(), "B/s", disk.read(), now, 1);
            rate("disk.write", disk.name(), "B/s", disk.written(), now, 1);
            if (disk.reads() != null && disk.writes() != null) {
                rate("disk.reads", disk.name(), "1/s", disk.reads(), now, 1);
                rate("disk.writes", disk.name(), "1/s", disk.writes(), now, 1);
            }
        }
        for (ReadHost.Net net : use.nets()) {
            rate("net.in", net.name(), "bit/s", net.in(), now, BITS);
            rate("net.out", net.name(), "bit/s", net.out(), now, BITS);
        }
        gauge("uptime", "s", use.uptime());
        return Measurement.good(Say.say("host.good", use.system(), metrics.size()), List.copyOf(metrics.values()))
                .pending(pending);
    }

    private void processors(ReadHost.Use use, long now) {
        if (use.busy() == null || use.passed() == null) {
            return;
        }
        OptionalDouble busy = growth("busy", use.busy().longValue(), now);
        OptionalDouble passed = growth("passed", use.passed().longValue(), now);
        if (busy.isPresent() && passed.orElse(0) > 0) {
            gauge("cpu.used", "%", Math.clamp(WHOLE * busy.getAsDouble() / passed.getAsDouble(), 0, WHOLE));
        } else {
            pending.add("cpu.used");
        }
    }

    private void gauge(String name, String unit, double value) {
        if (Double.isFinite(value)) {
            metrics.putIfAbsent(name, Metric.gauge(name, unit, value));
        }
    }

    private void share(String name, long used, long whole) {
        if (whole > 0) {
            gauge(name, "%", Math.clamp(WHOLE * used / whole, 0, WHOLE));
        }
    }

    private void rate(String name, String instance, String unit, long counter, long now, int factor) {
        String named = Metric.named(name, instance);
        growth(named, counter, now).ifPresentOrElse(
                growth -> metrics.putIfAbsent(named, Metric.rate(named, unit, growth * factor)),
                () -> pending.add(named));
    }
}
