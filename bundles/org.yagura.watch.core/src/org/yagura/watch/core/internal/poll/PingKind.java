/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
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
        return List.of(MetricForm.of("rtt", "ms"), MetricForm.of("loss", "%"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var ping = (PingWatch) watch;
        InetAddress address = Peers.address(node);
        int packets = ping.getPackets();
        int size = ping.getSize();
        return run -> ask(address, packets, size, run, context);
    }

    private Measurement ask(InetAddress address, int packets, int size, ProbeRun run, ProbeContext context)
            throws InterruptedException {
        String where = address.getHostAddress();
        try {
            Pings.Result result = pings.ask(address.getAddress(), packets, size, run.left().toNanos());
            context.health().over(TROUBLE);
            return measured(where, result, run);
        } catch (IOException e) {
            String why = Failures.clean(e.getMessage());
            context.health().trouble(TROUBLE, "WARNING", TROUBLE, why);
            return Measurement.unknown(Say.say("ping.cannot", where, why));
        }
    }

    private static Measurement measured(String where, Pings.Result result, ProbeRun run) {
        List<Double> millis = result.millis();
        int sent = Math.max(1, result.sent());
        Metric loss = Metric.gauge("loss", "%", WHOLE * Math.max(0, sent - millis.size()) / sent);
        if (millis.isEmpty()) {
            return Measurement.failed(silent(where, result, run), List.of(loss));
        }
        double mean = millis.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return Measurement.good(millis.size() < sent
                ? Say.say("ping.lossy", where, millis.size(), sent, mean)
                : Say.say("ping.good", where, mean), List.of(Metric.gauge("rtt", "ms", mean), loss));
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
