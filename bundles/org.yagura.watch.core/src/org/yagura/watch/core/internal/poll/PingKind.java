/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.yagura.model.NodeAddress;
import org.yagura.model.site.Node;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.ping.Pings;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** ICMP echo to the node. */
@Component(service = WatchKind.class)
public final class PingKind implements WatchKind, AutoCloseable {
    private static final String TROUBLE = "watch.ping";
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final double WHOLE = 100;
    /** So many further addresses of a node are asked at most. */
    private static final int MOST_FURTHER = 32;

    private final Pings pings;

    /** Opens sockets when the first node is asked. */
    @Activate
    public PingKind() {
        this(new Pings());
    }

    /** By these ways. */
    public PingKind(Pings pings) {
        this.pings = pings;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.PING_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        List<MetricForm> forms = List.of(MetricForm.of("rtt", "ms"), MetricForm.of("loss", "%"));
        return ((PingWatch) watch).isAllAddresses()
                ? Stream.concat(forms.stream(), forms.stream()
                        .map(f -> new MetricForm(f.name(), f.unit(), f.kind(), true))).toList()
                : forms;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var ping = (PingWatch) watch;
        InetAddress address = Peers.address(node);
        List<NodeAddress> all = ping.isAllAddresses() ? NodeAddress.of(node) : List.of();
        var further = new ArrayList<Port>();
        for (NodeAddress one : all.stream().skip(1).limit(MOST_FURTHER).toList()) {
            InetAddress other = Peers.address(node, one.text());
            // what counts on its own cable only is reached from nowhere else
            if (!other.isLinkLocalAddress()) {
                further.add(new Port(Metric.instance(one.name()), other));
            }
        }
        var first = new Port(all.isEmpty() ? "" : Metric.instance(all.getFirst().name()), address);
        int packets = ping.getPackets();
        int size = ping.getSize();
        return run -> ask(first, further, port -> pings.ask(port.address().getAddress(), packets, size,
                run.left().toNanos()), run, context);
    }

    /** A port of a node with an address of it. */
    private record Port(String name, InetAddress address) {
        String where() {
            return address.getHostAddress();
        }
    }

    /** Asks one address. */
    @FunctionalInterface
    private interface Question {
        Pings.Result ask(Port port) throws IOException, InterruptedException;
    }

    /** Asks all at once, so that one that is silent takes no time from the others. */
    private static Measurement ask(Port first, List<Port> further, Question question, ProbeRun run,
            ProbeContext context) throws InterruptedException {
        String where = first.where();
        var others = new ArrayList<FutureTask<Pings.Result>>();
        try {
            for (Port port : further) {
                others.add(new FutureTask<>(() -> question.ask(port)));
                Thread.ofVirtual().name("ping").start(others.getLast());
            }
            Pings.Result result = question.ask(first);
            context.health().over(TROUBLE);
            var results = new LinkedHashMap<Port, Pings.Result>();
            Phrase cannot = null;
            for (int i = 0; i < others.size(); i++) {
                try {
                    results.put(further.get(i), others.get(i).get());
                } catch (ExecutionException e) {
                    // such as an address of a family that this machine cannot ping: nothing is known of that port
                    cannot = Say.say("ping.cannot", further.get(i).where(), Failures.clean(e.getCause().getMessage()));
                }
            }
            Measurement of = measured(where, result, run);
            Measurement found = results.isEmpty() ? of : together(first, of, results);
            return cannot == null
                    ? found
                    : new Measurement(found.outcome(), Say.say("ping.both", found.text(), cannot), found.metrics())
                            .faults(found.faults());
        } catch (IOException e) {
            String why = Failures.clean(e.getMessage());
            context.health().trouble(TROUBLE, "WARNING", TROUBLE, why);
            return Measurement.unknown(Say.say("ping.cannot", where, why));
        } finally {
            others.forEach(other -> other.cancel(true));
        }
    }

    /** What all addresses together tell: a port that is silent while another one answers is at fault, not the node. */
    private static Measurement together(Port first, Measurement measured, Map<Port, Pings.Result> results) {
        var metrics = new ArrayList<>(measured.metrics());
        var silent = new ArrayList<Port>();
        Port answers = measured.outcome() == Measurement.Outcome.GOOD ? first : null;
        for (Map.Entry<Port, Pings.Result> further : results.entrySet()) {
            Port one = further.getKey();
            metrics(further.getValue()).forEach(m -> metrics.add(
                    Metric.gauge(Metric.named(m.name(), one.name()), m.unit(), m.value())));
            boolean alive = !further.getValue().millis().isEmpty();
            answers = answers == null && alive ? one : answers;
            if (!alive) {
                silent.add(one);
            }
        }
        if (answers == null) {
            return Measurement.failed(Say.say("ping.all.silent", measured.text(), results.size()), metrics);
        }
        String where = answers.where();
        var faults = new LinkedHashMap<String, Phrase>();
        if (answers != first) {
            faults.put(first.name(), Say.say("ping.primary", first.name(), first.where(), where));
        }
        silent.forEach(one -> faults.put(one.name(), Say.say("ping.port", one.name(), one.where(), where)));
        if (faults.isEmpty()) {
            return Measurement.good(Say.say("ping.all", measured.text(), results.size()), metrics);
        }
        Phrase text = faults.values().stream().reduce((a, b) -> Say.say("ping.both", a, b)).orElseThrow();
        return new Measurement(answers == first ? Measurement.Outcome.WARNING : Measurement.Outcome.FAILED, text,
                metrics).faults(faults);
    }

    /** The mean time of the answers, where there are some, and what was lost. */
    private static List<Metric> metrics(Pings.Result result) {
        int sent = Math.max(1, result.sent());
        Metric loss = Metric.gauge("loss", "%", WHOLE * Math.max(0, sent - result.millis().size()) / sent);
        OptionalDouble mean = result.millis().stream().mapToDouble(Double::doubleValue).average();
        return mean.isPresent() ? List.of(Metric.gauge("rtt", "ms", mean.getAsDouble()), loss) : List.of(loss);
    }

    private static Measurement measured(String where, Pings.Result result, ProbeRun run) {
        List<Double> millis = result.millis();
        int sent = Math.max(1, result.sent());
        List<Metric> metrics = metrics(result);
        if (millis.isEmpty()) {
            return Measurement.failed(silent(where, result, run), metrics);
        }
        double mean = metrics.getFirst().value();
        return Measurement.good(millis.size() < sent
                ? Say.say("ping.lossy", where, millis.size(), sent, mean)
                : Say.say("ping.good", where, mean), metrics);
    }

    private static Phrase silent(String where, Pings.Result result, ProbeRun run) {
        if (result.error() == EPERM || result.error() == EACCES) {
            return Say.say("ping.forbidden", where);
        }
        if (result.error() != 0) {
            return Say.say("ping.noRoute", where, Integer.toString(result.error()));
        }
        return result.unreachable() >= 0
                ? Say.say("ping.unreachable", where, Integer.toString(result.unreachable()))
                : Say.say("ping.silent", where, Say.seconds(run.timeout()));
    }

    @Override
    @Deactivate
    public void close() {
        pings.close();
    }
}
