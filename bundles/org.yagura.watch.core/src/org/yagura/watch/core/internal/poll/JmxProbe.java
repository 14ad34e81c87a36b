/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.io.InvalidClassException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.remote.rmi.RMIConnection;
import javax.net.ssl.X509ExtendedTrustManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.Counter64;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Reads attributes of MBeans of one program, by a connection of its own each time. */
final class JmxProbe implements Probe {
    /** MBeans of one pattern at most; more are left out and said so. */
    static final int MOST = 200;
    private static final ObjectName RUNTIME = ManagementFactory.getRuntimeMXBean().getObjectName();
    private static final String START = "StartTime";
    private static final AtomicLong TURNS = new AtomicLong();
    private static final Logger LOG = LoggerFactory.getLogger(JmxProbe.class);

    private final Server server;
    private final List<Asked> attributes;
    private final Counters counters = new Counters();
    private final Aside aside = new Aside();
    /** RMI may take a connection for good that was closed a moment ago, so runs one after another share none. */
    private final long[] turns = {TURNS.incrementAndGet(), TURNS.incrementAndGet()};
    private int runs;

    /**
     * Who is asked.
     *
     * @param host as it is written
     * @param name in the registry
     * @param logIn user and password; gives null for none
     */
    record Server(String host, int port, String name, boolean tls, Supplier<String[]> logIn,
            X509ExtendedTrustManager trust) {

        String where() {
            return host + ':' + port;
        }
    }

    /**
     * An attribute as it is read.
     *
     * @param attribute its name, with parts of composite values after points
     */
    record Asked(String metric, ObjectName object, String attribute, boolean counter, double factor, String unit) {

        String first() {
            int point = attribute.indexOf('.');
            return point < 0 ? attribute : attribute.substring(0, point);
        }

        /** What the value of the whole attribute holds there; null when it has no such part. */
        Object part(Object whole) {
            Object value = whole;
            for (int point = attribute.indexOf('.'); point >= 0 && value != null;) {
                int next = attribute.indexOf('.', point + 1);
                String key = attribute.substring(point + 1, next < 0 ? attribute.length() : next);
                value = value instanceof CompositeData data && data.containsKey(key) ? data.get(key) : null;
                point = next;
            }
            return value;
        }

        Metric metric(String instance, double value) {
            return new Metric(instance == null ? metric : Metric.named(metric, instance), unit,
                    counter ? Series.Kind.RATE : Series.Kind.GAUGE, value * factor);
        }
    }

    JmxProbe(Server server, List<Asked> attributes) {
        this.server = server;
        this.attributes = attributes;
    }

    @Override
    public String toString() {
        return "JMX of " + server.where();
    }

    @Override
    public Measurement run(ProbeRun run) throws InterruptedException {
        InetAddress address;
        try {
            address = Peers.resolve(server.host(), run);
        } catch (IOException e) {
            return Measurement.failed(Failures.of(e, server.where(), run));
        }
        var inspector = new Inspector(server.trust());
        var line = new JmxLine(server.host(), address, inspector, run.leftMillis(),
                turns[runs++ & 1]);
        return aside.run(run, server.where(), () -> line.within(() -> ask(line, inspector, run)), asking -> {
            asking.cancel(true);
            line.close();
        });
    }

    private Measurement ask(JmxLine line, Inspector inspector, ProbeRun run) {
        try (line) {
            RMIConnection connection = line.connect(server.port(), server.name(), server.tls(), server.logIn().get());
            double connected = run.millis();
            try {
                return new Reading(connection, connected).read();
            } finally {
                end(connection);
            }
        } catch (JmxLine.ClearException e) {
            return failed("jmx.clear");
        } catch (NotBoundException | ClassCastException e) {
            return failed("jmx.unbound", server.name());
        } catch (SecurityException e) {
            return failed("jmx.refused", Failures.clean(e.getMessage()));
        } catch (IOException e) {
            return Measurement.failed(failure(e, inspector, run));
        }
    }

    private Measurement failed(String key, Object... more) {
        var arguments = new ArrayList<Object>(List.of(server.where()));
        arguments.addAll(List.of(more));
        return Measurement.failed(Say.say(key, arguments.toArray()));
    }

    /** What is said of a failure; RMI wraps what happened once or twice. */
    private Phrase failure(IOException failure, Inspector inspector, ProbeRun run) {
        Phrase refusal = inspector.refusal(server.where());
        if (refusal != null) {
            return refusal;
        }
        Throwable cause = failure;
        while (cause instanceof RemoteException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof InvalidClassException || cause instanceof ClassNotFoundException) {
            return Say.say("jmx.strange", server.where(), Failures.clean(cause.getMessage()));
        }
        if (cause instanceof SecurityException) {
            return Say.say("jmx.refused", server.where(), Failures.clean(cause.getMessage()));
        }
        try {
            return Failures.of(cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause),
                    server.where(), run);
        } catch (InterruptedException e) {
            // nobody waits for this any more
            return Say.say("net.silent", server.where(), Say.seconds(run.timeout()));
        }
    }

    private static void end(RMIConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("the server does not take note of the end of a connection: {}", e.getMessage());
        }
    }

    /** One run. */
    private final class Reading {
        private final RMIConnection connection;
        private final Map<String, Metric> metrics = new LinkedHashMap<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> pending = new HashSet<>();
        private final Set<String> missing = new TreeSet<>();
        private final Set<String> strange = new TreeSet<>();
        private long started;
        private boolean cut;

        Reading(RMIConnection connection, double connected) {
            this.connection = connection;
            metrics.put("connect", Metric.gauge("connect", "ms", connected));
        }

        Measurement read() throws IOException {
            if (attributes.stream().anyMatch(Asked::counter)) {
                started = values(RUNTIME, Set.of(START)).get(START) instanceof Long time ? time : 0;
            }
            Map<ObjectName, List<Asked>> objects = attributes.stream()
                    .collect(Collectors.groupingBy(Asked::object, LinkedHashMap::new, Collectors.toList()));
            for (Map.Entry<ObjectName, List<Asked>> object : objects.entrySet()) {
                if (object.getKey().isPattern()) {
                    each(object.getKey(), object.getValue());
                } else {
                    take(object.getKey(), null, object.getValue());
                }
            }
            counters.retain(keys);
            return told().pending(pending);
        }

        private void each(ObjectName pattern, List<Asked> asked) throws IOException {
            Set<ObjectName> names = new TreeSet<>(connection.queryNames(pattern, null, null));
            if (names.isEmpty()) {
                asked.forEach(a -> missing.add(said(a)));
            }
            Map<String, Long> called = names.stream()
                    .collect(Collectors.groupingBy(JmxProbe::instance, Collectors.counting()));
            int taken = 0;
            for (ObjectName name : names) {
                if (taken++ == MOST) {
                    cut = true;
                    return;
                }
                String instance = instance(name);
                take(name, called.get(instance) == 1 ? instance : name.getCanonicalKeyPropertyListString(), asked);
            }
        }

        private Map<String, Object> values(ObjectName object, Set<String> names) throws IOException {
            try {
                var values = new HashMap<String, Object>();
                connection.getAttributes(object, names.toArray(String[]::new), null).asList()
                        .forEach((Attribute a) -> values.put(a.getName(), a.getValue()));
                return values;
            } catch (InstanceNotFoundException | ReflectionException e) {
                LOG.debug("{} has no {}", server.where(), object);
                return Map.of();
            }
        }

        private void take(ObjectName object, String instance, List<Asked> asked) throws IOException {
            Map<String, Object> values = values(object,
                    asked.stream().map(Asked::first).collect(Collectors.toUnmodifiableSet()));
            long at = System.nanoTime();
            for (Asked one : asked) {
                Object value = one.part(values.get(one.first()));
                OptionalDouble number = number(value);
                if (value == null) {
                    missing.add(said(one));
                } else if (number.isEmpty()) {
                    strange.add(said(one));
                } else if (one.counter()) {
                    String key = object.getCanonicalName() + '/' + one.attribute();
                    keys.add(key);
                    counters.rate(key, new Counter64((long) number.getAsDouble()), at, started)
                            .ifPresentOrElse(rate -> add(one.metric(instance, rate)),
                                    () -> pending.add(one.metric(instance, 0).name()));
                } else {
                    add(one.metric(instance, number.getAsDouble()));
                }
            }
        }

        private void add(Metric metric) {
            if (Double.isFinite(metric.value())) {
                metrics.putIfAbsent(metric.name(), metric);
            }
        }

        private Measurement told() {
            List<Metric> all = List.copyOf(metrics.values());
            if (!missing.isEmpty() || !strange.isEmpty()) {
                return Measurement.failed(Say.say(missing.isEmpty() ? "jmx.noNumber" : "jmx.missing", server.where(),
                        Failures.clean(String.join(", ", missing.isEmpty() ? strange : missing))), all);
            }
            return Measurement.good(Say.say(cut ? "jmx.cut" : "jmx.good", server.where(), all.size() - 1), all);
        }
    }

    private static String said(Asked asked) {
        return asked.object() + " " + asked.attribute();
    }

    /** What an MBean is called among those of a pattern. */
    private static String instance(ObjectName name) {
        String called = name.getKeyProperty("name");
        return called == null ? name.getCanonicalKeyPropertyListString() : called;
    }

    /** The number that a value is; empty when it is none or not finite. Truth is 1. */
    private static OptionalDouble number(Object value) {
        double number = switch (value) {
            case Number n -> n.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case null, default -> Double.NaN;
        };
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
