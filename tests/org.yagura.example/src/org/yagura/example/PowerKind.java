/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.model.Elements;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Asks the firm's UPS. A UPS sends one line, such as {@code load=43;temp=31.5}, to whoever connects, and closes. Its metrics
 * become time series, so they can be charted and have thresholds without another line of code.
 */
@Component(service = WatchKind.class)
public final class PowerKind implements WatchKind {
    /** The load in percent. */
    static final String LOAD = "power.load";
    private static final int LONGEST = 200;
    /** Names on the line, and what they are here. */
    private static final Map<String, MetricForm> FIELDS = Map.of("load", MetricForm.of(LOAD, "%"), "temp",
            MetricForm.of("power.temperature", "°C"));

    /** Made with the component, so that an agent without an extension registry knows the package as well. */
    private final EClass type = PowerPackage.eINSTANCE.powerWatch();

    @Override
    public EClass type() {
        return type;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(FIELDS.get("load"), FIELDS.get("temp"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        String address = Elements.primaryAddress(node)
                .orElseThrow(() -> new CannotAskException(Phrase.of(PowerKind.class, "power.noAddress")));
        int port = ((PowerWatch) watch).getPort();
        return run -> ask(address, port, run);
    }

    private static Measurement ask(String address, int port, ProbeRun run) {
        String where = address + ":" + port;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), run.leftMillis());
            List<Metric> metrics = metrics(line(socket, run));
            return metrics.isEmpty()
                    ? Measurement.failed(Phrase.of(PowerKind.class, "power.strange", where))
                    : Measurement.good(Phrase.of(PowerKind.class, "power.good", where), metrics);
        } catch (IOException e) {
            return Measurement
                    .failed(Phrase.of(PowerKind.class, "power.failed", where, String.valueOf(e.getMessage())));
        }
    }

    /** The line; a bound on its length and on the time keeps a broken device from holding a run. */
    private static String line(Socket socket, ProbeRun run) throws IOException {
        var bytes = new byte[LONGEST];
        int length = 0;
        for (int count = 0; count >= 0 && length < LONGEST; length += Math.max(0, count)) {
            if (run.left().isZero()) {
                throw new SocketTimeoutException("no whole line in time");
            }
            socket.setSoTimeout(run.leftMillis());
            count = socket.getInputStream().read(bytes, length, LONGEST - length);
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
    }

    private static List<Metric> metrics(String line) {
        var metrics = new ArrayList<Metric>();
        for (String field : line.split(";")) {
            int equals = field.indexOf('=');
            MetricForm form = equals < 0 ? null : FIELDS.get(field.substring(0, equals));
            try {
                double value = form == null ? Double.NaN : Double.parseDouble(field.substring(equals + 1));
                if (Double.isFinite(value)) {
                    metrics.add(Metric.gauge(form.name(), form.unit(), value));
                }
            } catch (NumberFormatException e) {
                // one field that is no number: the line is strange as a whole
                return List.of();
            }
        }
        return metrics;
    }
}
