/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TrafficWatch;
import org.yagura.model.site.Watch;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Asks for the traffic of interfaces (RFC 2863): 64-bit counters of ifXTable, else those of 32 bits. */
@Component(service = WatchKind.class)
public final class TrafficKind implements WatchKind {
    private static final int LONGEST_NAME = 1_000;

    private final SnmpPolls polls;

    /** Asks through these sessions. */
    @Activate
    public TrafficKind(@Reference SnmpPolls polls) {
        this.polls = polls;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.TRAFFIC_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(form("in", "bit/s"), form("out", "bit/s"), form("in.errors", "1/s"), form("out.errors", "1/s"),
                form("in.discards", "1/s"), form("out.discards", "1/s"),
                new MetricForm("used", "%", Series.Kind.GAUGE, true),
                new MetricForm("up", "", Series.Kind.GAUGE, true));
    }

    private static MetricForm form(String name, String unit) {
        return new MetricForm(name, unit, Series.Kind.RATE, true);
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var traffic = (TrafficWatch) watch;
        return new TrafficProbe(polls.peer(node, traffic.getCredential(), traffic.getPort(), context),
                Patterns.of(traffic.getInterfaces(), LONGEST_NAME));
    }

    /** The names of interfaces by their index, each once: ifName, or ifDescr where there is none. */
    static Map<OID, String> names(Map<OID, Variable> descriptions, Map<OID, Variable> names) {
        var given = new HashSet<String>();
        var found = new TreeMap<OID, String>();
        descriptions.forEach((index, value) -> {
            String name = Values.text(names.get(index));
            String description = Values.text(value);
            String chosen = name != null ? name : description != null ? description : index.toString();
            found.put(index, given.add(chosen) ? chosen : chosen + '#' + index);
        });
        return found;
    }

    /** What is read of one node. */
    private static final class TrafficProbe extends SnmpProbe {
        private static final int UP = 1;
        private static final int BITS = 8;
        private static final double WHOLE = 100;
        private static final long MEGABIT = 1_000_000;
        private static final int MOST_INTERFACES = 500;
        private static final List<String> ERRORS = List.of("in.errors", "out.errors", "in.discards", "out.discards");

        private final SafePattern wanted;
        private final Counters counters = new Counters();

        TrafficProbe(SnmpPolls.Peer peer, SafePattern wanted) {
            super(peer);
            this.wanted = wanted;
        }

        @Override
        Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException {
            counters.upTime(asker.get(Oids.SYS_UP_TIME).getFirst(), System.nanoTime());
            return new Tables(asker, BeenUp.read(run.memo())).measure();
        }

        /**
         * The interfaces that are read because they have been up, as the memo keeps them: one that fails while the agent
         * does not run is still to be told of.
         */
        private record BeenUp(List<String> interfaces) {

            static Set<String> read(String memo) {
                return Memos.read(memo, BeenUp.class).map(BeenUp::interfaces).map(Set::copyOf).orElse(Set.of());
            }

            /** The memo; the last ones are left out where they would not fit. */
            static String memo(List<String> interfaces) {
                return Memos.fitting(interfaces, BeenUp::new);
            }
        }

        /** The tables of one run. */
        private final class Tables {
            private final List<TreeMap<OID, Variable>> of;
            private final List<TreeMap<OID, Variable>> more;
            private final long at;
            private final Set<String> beenUp;
            private final List<String> chosen = new ArrayList<>();
            private final List<Metric> metrics = new ArrayList<>();
            private final Set<String> keys = new HashSet<>();
            private final Set<String> pending = new HashSet<>();

            Tables(SnmpAsker asker, Set<String> beenUp) throws Silence, InterruptedException {
                of = asker.columns("ifTable", Oids.IF_DESCR, Oids.IF_SPEED, Oids.IF_OPER_STATUS, Oids.IF_IN_OCTETS,
                        Oids.IF_OUT_OCTETS, Oids.IF_IN_ERRORS, Oids.IF_OUT_ERRORS, Oids.IF_IN_DISCARDS,
                        Oids.IF_OUT_DISCARDS);
                more = asker.columns("ifXTable", Oids.IF_NAME, Oids.IF_HIGH_SPEED, Oids.IF_DISCONTINUITY,
                        Oids.IF_HC_IN_OCTETS, Oids.IF_HC_OUT_OCTETS);
                at = System.nanoTime();
                this.beenUp = beenUp;
            }

            Measurement measure() {
                for (Map.Entry<OID, String> row : names(of.getFirst(), more.getFirst()).entrySet()) {
                    OID index = row.getKey();
                    String name = row.getValue();
                    boolean up = Values.number(of.get(2).get(index)) == UP;
                    if (chosen.size() < MOST_INTERFACES && wants(name, up)) {
                        chosen.add(name);
                        read(index, name, up);
                    }
                }
                counters.retain(keys);
                return chosen.isEmpty()
                        ? Measurement.failed(Say.say(of.getFirst().isEmpty() ? "traffic.nothing" : "traffic.none",
                                where()))
                        : Measurement.good(Say.say("traffic.good", where(), chosen.size()), metrics)
                                .pending(pending).memo(memo());
            }

            /** What is kept is written when another interface has come up only. */
            private String memo() {
                return wanted != null || beenUp.containsAll(chosen) ? null : BeenUp.memo(chosen);
            }

            private boolean wants(String name, boolean up) {
                return wanted != null ? wanted.matches(name) : up || beenUp.contains(name);
            }

            private void read(OID index, String name, boolean up) {
                long epoch = Values.number(more.get(2).get(index));
                OptionalDouble in = octets("in", name, index, 3, epoch);
                OptionalDouble out = octets("out", name, index, 4, epoch);
                for (int i = 0; i < ERRORS.size(); i++) {
                    Variable errors = of.get(5 + i).get(index);
                    rate(ERRORS.get(i), name, errors, epoch).ifPresent(add(ERRORS.get(i), name, "1/s"));
                }
                long fast = Values.number(more.get(1).get(index)) * MEGABIT;
                long speed = fast > 0 ? fast : Values.number(of.get(1).get(index));
                if (speed > 0 && in.isPresent() && out.isPresent()) {
                    double most = Math.max(in.getAsDouble(), out.getAsDouble());
                    metrics.add(Metric.gauge(Metric.named("used", name), "%", WHOLE * most / speed));
                } else if (speed > 0) {
                    pending.add(Metric.named("used", name));
                }
                metrics.add(Metric.gauge(Metric.named("up", name), "", up ? 1 : 0));
            }

            /** Bits per second by the 64-bit counter where there is one. */
            private OptionalDouble octets(String metric, String name, OID index, int column, long epoch) {
                Variable wide = more.get(column).get(index);
                OptionalDouble rate = rate(metric, name, wide != null ? wide : of.get(column).get(index), epoch);
                OptionalDouble bits = rate.isEmpty() ? rate : OptionalDouble.of(rate.getAsDouble() * BITS);
                bits.ifPresent(add(metric, name, "bit/s"));
                return bits;
            }

            private OptionalDouble rate(String metric, String name, Variable counter, long epoch) {
                if (counter == null) {
                    return OptionalDouble.empty();
                }
                String key = Metric.named(metric, name);
                keys.add(key);
                OptionalDouble rate = counters.rate(key, counter, at, epoch);
                if (rate.isEmpty()) {
                    pending.add(key);
                }
                return rate;
            }

            private DoubleConsumer add(String metric, String name, String unit) {
                return value -> metrics.add(Metric.rate(Metric.named(metric, name), unit, value));
            }
        }
    }
}
