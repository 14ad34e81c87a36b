/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.SafePattern;
import org.yagura.model.Ips;
import org.yagura.model.site.DnsWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.dns.DnsMessage;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Asks a name server, by UDP, and by TCP where the answer does not fit. */
@Component(service = WatchKind.class)
public final class DnsKind implements WatchKind {
    private static final int LONGEST_RECORD = 4_096;

    @Override
    public EClass type() {
        return SitePackage.Literals.DNS_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("time", "ms"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var dns = (DnsWatch) watch;
        InetAddress address = Peers.address(node);
        String type = String.valueOf(dns.getRecordType()).toUpperCase(Locale.ROOT);
        String name = asked(String.valueOf(dns.getQueryName()).strip(), type);
        try {
            DnsMessage.question(0, name, type);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("dns.question", Failures.clean(e.getMessage()));
        }
        return new DnsProbe(address, dns.getPort(), name, type, Patterns.of(dns.getExpect(), LONGEST_RECORD));
    }

    /** An address to which names are wanted is asked for as a name (RFC 1035, 3.5; RFC 3596, 2.5). */
    static String asked(String name, String type) {
        byte[] address = type.equals("PTR") ? Ips.parse(name).orElse(null) : null;
        if (address == null) {
            return name;
        }
        var reversed = new StringBuilder();
        for (int i = address.length - 1; i >= 0; i--) {
            int octet = address[i] & 0xFF;
            reversed.append(address.length == 4
                    ? octet + "."
                    : Integer.toHexString(octet & 15) + '.' + Integer.toHexString(octet >> 4) + '.');
        }
        return reversed + (address.length == 4 ? "in-addr.arpa" : "ip6.arpa");
    }

    /** What is asked of one name server. */
    private record DnsProbe(InetAddress address, int port, String name, String type, SafePattern expect)
            implements
                Probe {
        private static final Logger LOG = LoggerFactory.getLogger(DnsProbe.class);
        private static final int LONGEST = 65_535;
        private static final int TRIES = 3;
        private static final SecureRandom RANDOM = new SecureRandom();
        private static final Map<Integer, String> CODES = Map.of(1, "FORMERR", 2, "SERVFAIL", 3, "NXDOMAIN", 4,
                "NOTIMP", 5, "REFUSED");

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            String where = Peers.written(address, port);
            byte[] question = DnsMessage.question(RANDOM.nextInt(1 << 16), name, type);
            try {
                DnsMessage answer = overUdp(question, run);
                if (answer.truncated()) {
                    answer = overTcp(question, run);
                }
                return judge(answer, where, List.of(Metric.gauge("time", "ms", run.millis())), run);
            } catch (ProtocolException e) {
                return Measurement.failed(Say.say("dns.broken", where, Failures.clean(e.getMessage())));
            } catch (IOException e) {
                return Measurement.failed(Failures.of(e, where, run));
            }
        }

        /** Repeats the question; what is no answer to it is not looked at, as anybody can send it. */
        private DnsMessage overUdp(byte[] question, ProbeRun run) throws IOException {
            try (DatagramChannel channel = DatagramChannel.open()) {
                var socket = channel.socket();
                channel.connect(new InetSocketAddress(address, port));
                var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
                for (int tries = TRIES; tries > 0; tries--) {
                    socket.send(new DatagramPacket(question, question.length));
                    long end = System.nanoTime() + run.left().toNanos() / tries;
                    for (long left = run.left().toNanos() / tries; left > 0; left = end - System.nanoTime()) {
                        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                        try {
                            packet.setLength(LONGEST);
                            socket.receive(packet);
                            return DnsMessage.read(Arrays.copyOf(packet.getData(), packet.getLength()), question);
                        } catch (ProtocolException | SocketTimeoutException e) {
                            LOG.trace("nothing yet from {}", address, e);
                        }
                    }
                }
                throw new SocketTimeoutException("no answer");
            }
        }

        private DnsMessage overTcp(byte[] question, ProbeRun run) throws IOException {
            try (Line line = Line.open(address, port, run)) {
                byte[] framed = new byte[question.length + 2];
                framed[0] = (byte) (question.length >> 8);
                framed[1] = (byte) question.length;
                System.arraycopy(question, 0, framed, 2, question.length);
                line.send(framed);
                var in = new DataInputStream(line.in());
                byte[] bytes = new byte[in.readUnsignedShort()];
                in.readFully(bytes);
                return DnsMessage.read(bytes, question);
            }
        }

        private Measurement judge(DnsMessage answer, String where, List<Metric> metrics, ProbeRun run) {
            if (answer.code() != 0) {
                return Measurement.failed(Say.say("dns.code", where, name,
                        CODES.getOrDefault(answer.code(), Integer.toString(answer.code()))), metrics);
            }
            if (answer.records().isEmpty()) {
                return Measurement.failed(Say.say("dns.empty", where, name, type), metrics);
            }
            String records = Failures.clean(String.join(", ", answer.records()));
            if (expect != null && answer.records().stream().noneMatch(record -> expect.matches(bare(record)))) {
                return Measurement.failed(Say.say("dns.unexpected", where, name, type, records), metrics);
            }
            return Measurement.good(Say.say("dns.good", where, name, records, run.millis()), metrics);
        }

        /** Without the dot at the end that names of answers have. */
        private static String bare(String record) {
            return record.endsWith(".") && record.length() > 1 ? record.substring(0, record.length() - 1) : record;
        }
    }
}
