/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.Watch;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Reads objects by SNMP. */
@Component(service = WatchKind.class)
public final class SnmpKind implements WatchKind {
    /** Instances of walks at most; more are left out and said so. */
    static final int MOST = 1_000;

    private final SnmpPolls polls;

    /** Asks through these sessions. */
    @Activate
    public SnmpKind(@Reference SnmpPolls polls) {
        this.polls = polls;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.SNMP_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return ((SnmpWatch) watch).getObjects().stream().filter(o -> o.getMetric() != null)
                .map(o -> new MetricForm(o.getMetric(), unit(o), kind(o.isCounter()), o.isWalk())).toList();
    }

    private static String unit(SnmpObject object) {
        return object.getUnit() == null ? "" : object.getUnit();
    }

    private static Series.Kind kind(boolean counter) {
        return counter ? Series.Kind.RATE : Series.Kind.GAUGE;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var snmp = (SnmpWatch) watch;
        var objects = new ArrayList<Asked>();
        for (SnmpObject object : snmp.getObjects()) {
            try {
                objects.add(new Asked(String.valueOf(object.getMetric()), new OID(object.getOid()), object.isWalk(),
                        object.isCounter(), object.getFactor(), unit(object)));
            } catch (RuntimeException e) {
                throw Say.cannot("snmp.oid", String.valueOf(object.getOid()));
            }
        }
        if (objects.isEmpty()) {
            throw Say.cannot("snmp.nothing");
        }
        return new ObjectsProbe(polls.peer(node, snmp.getCredential(), snmp.getPort(), context), objects);
    }

    /** An object as it is read. */
    private record Asked(String metric, OID oid, boolean walk, boolean counter, double factor, String unit) {

        Metric metric(String instance, double value) {
            String name = instance == null ? metric : Metric.named(metric, instance);
            return new Metric(name, unit, kind(counter), value * factor);
        }
    }

    /** What is read of one node. */
    private static final class ObjectsProbe extends SnmpProbe {
        private final List<Asked> objects;
        private final Counters counters = new Counters();

        ObjectsProbe(SnmpPolls.Peer peer, List<Asked> objects) {
            super(peer);
            this.objects = objects;
        }

        @Override
        Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException {
            return new Reading().read(asker);
        }

        /** One run. */
        private final class Reading {
            private final Map<String, Metric> metrics = new LinkedHashMap<>();
            private final Set<String> keys = new HashSet<>();
            private final Set<String> pending = new HashSet<>();
            private final List<String> missing = new ArrayList<>();
            private final List<String> strange = new ArrayList<>();
            private boolean cut;

            Measurement read(SnmpAsker asker) throws Silence, InterruptedException {
                List<Asked> single = objects.stream().filter(o -> !o.walk()).toList();
                var names = new ArrayList<OID>();
                names.add(new OID(Oids.SYS_UP_TIME));
                single.forEach(o -> names.add(o.oid()));
                List<Variable> values = asker.get(names);
                long at = System.nanoTime();
                counters.upTime(values.getFirst(), at);
                for (int i = 0; i < single.size(); i++) {
                    take(single.get(i), null, values.get(i + 1), at);
                }
                for (Asked object : objects) {
                    if (object.walk()) {
                        var rows = asker.column(object.metric(), object.oid().toString());
                        long now = System.nanoTime();
                        rows.forEach((index, value) -> take(object, index.toString(), value, now));
                        if (rows.isEmpty()) {
                            missing.add(object.metric());
                        }
                    }
                }
                counters.retain(keys);
                return told().pending(pending);
            }

            private void take(Asked object, String instance, Variable value, long at) {
                if (metrics.size() == MOST || keys.size() == MOST) {
                    cut = true;
                    return;
                }
                if (value == null) {
                    missing.add(object.metric());
                    return;
                }
                OptionalDouble number = number(value);
                if (number.isEmpty()) {
                    strange.add(object.metric());
                } else if (object.counter()) {
                    String key = object.oid() + "/" + instance;
                    keys.add(key);
                    counters.rate(key, value, at, 0).ifPresentOrElse(rate -> add(object.metric(instance, rate)),
                            () -> pending.add(object.metric(instance, 0).name()));
                } else {
                    add(object.metric(instance, number.getAsDouble()));
                }
            }

            private void add(Metric metric) {
                if (Double.isFinite(metric.value())) {
                    metrics.put(metric.name(), metric);
                }
            }

            private Measurement told() {
                List<Metric> all = List.copyOf(metrics.values());
                if (!missing.isEmpty()) {
                    return Measurement.failed(Say.say("snmp.missing", where(), names(missing)), all);
                }
                if (!strange.isEmpty()) {
                    return Measurement.failed(Say.say("snmp.noNumber", where(), names(strange)), all);
                }
                return Measurement.good(Say.say(cut ? "snmp.cut" : "snmp.good", where(), all.size()), all);
            }
        }

        private static String names(List<String> names) {
            return Failures.clean(String.join(", ", names.stream().distinct().toList()));
        }
    }

    /** A number, also one that is written as a text, as some agents do, or one of net-snmp's with a decimal point. */
    static OptionalDouble number(Variable value) {
        if (value instanceof OctetString octets) {
            byte[] bytes = octets.getValue();
            if (bytes.length == 7 && (bytes[0] & 0xFF) == 0x9F && bytes[1] == 0x78 && bytes[2] == 4) {
                float number = ByteBuffer.wrap(bytes).getFloat(3);
                return Float.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
            }
            try {
                double number = Double.parseDouble(new String(bytes, StandardCharsets.US_ASCII).strip());
                return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        try {
            long number = value.toLong();
            return OptionalDouble.of(number >= 0 || !(value instanceof Counter64)
                    ? number
                    : (number >>> 1) * 2.0 + (number & 1));
        } catch (UnsupportedOperationException e) {
            return OptionalDouble.empty();
        }
    }
}
