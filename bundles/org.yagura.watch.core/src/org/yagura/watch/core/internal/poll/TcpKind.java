/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TcpWatch;
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

/** Connects to a port, and may send a text and expect an answer. */
@Component(service = WatchKind.class)
public final class TcpKind implements WatchKind {
    /** As much of an answer is read at most. */
    static final int LONGEST = 8_192;

    @Override
    public EClass type() {
        return SitePackage.Literals.TCP_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("connect", "ms"), MetricForm.of("time", "ms"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var tcp = (TcpWatch) watch;
        InetAddress address = Peers.address(node);
        return new TcpProbe(address, tcp.getPort(), tcp.isTls(), sent(tcp.getSend()),
                Patterns.of(tcp.getExpect(), LONGEST));
    }

    /** The bytes that a text with escapes stands for. */
    static byte[] sent(String text) {
        if (text == null) {
            return new byte[0];
        }
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            int known = next == 0 ? -1 : "rnt\\".indexOf(next);
            plain.append(known < 0 ? c : "\r\n\t\\".charAt(known));
            i += known < 0 ? 0 : 1;
        }
        return plain.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is asked of one node. */
    private record TcpProbe(InetAddress address, int port, boolean tls, byte[] send, SafePattern expect)
            implements
                Probe {

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            String where = Peers.written(address, port);
            try (Line line = Line.open(address, port, run)) {
                double connected = run.millis();
                if (tls) {
                    line.encrypt(address.getHostAddress(), port, new Inspector(null));
                }
                line.send(send);
                Phrase wrong = expect == null ? null : answer(line, where);
                List<Metric> metrics = List.of(Metric.gauge("connect", "ms", connected),
                        Metric.gauge("time", "ms", run.millis()));
                return wrong == null
                        ? Measurement.good(Say.say("tcp.good", where, run.millis()), metrics)
                        : Measurement.failed(wrong, metrics);
            } catch (IOException e) {
                return Measurement.failed(Failures.of(e, where, run));
            }
        }

        /** Reads until what is expected is there; null then, else what is wrong. */
        private Phrase answer(Line line, String where) throws IOException {
            InputStream in = line.in();
            var bytes = new byte[LONGEST];
            int length = 0;
            while (length < LONGEST) {
                int count = in.read(bytes, length, LONGEST - length);
                if (count < 0) {
                    return length == 0
                            ? Say.say("net.ended", where)
                            : Say.say("tcp.unexpected", where, shown(bytes, length));
                }
                length += count;
                SafePattern.Found found = expect.find(new String(bytes, 0, length, StandardCharsets.UTF_8));
                if (found != SafePattern.Found.NO) {
                    return found == SafePattern.Found.YES ? null : Say.say("pattern.costly", where);
                }
            }
            return Say.say("tcp.unexpected", where, shown(bytes, length));
        }

        private static String shown(byte[] bytes, int length) {
            return Failures.clean(new String(bytes, 0, Math.min(length, LONGEST), StandardCharsets.UTF_8));
        }
    }
}
