/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.receive.TcpListener.Encryption;

/** The sockets of a receiver. Used by one thread at a time. */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int TRIES = 20;
    private static final String SYSLOG = "syslog-";

    private final ReceiveSettings settings;
    private final ReceiveQueue queue;
    private final Gate gate;
    private final KernelDrops drops;
    private final List<UdpListener> udp = new ArrayList<>();
    private final List<TcpListener> tcp = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    Listeners(ReceiveSettings settings, ReceiveQueue queue, Gate gate, KernelDrops drops) {
        this.settings = settings;
        this.queue = queue;
        this.gate = gate;
        this.drops = drops;
    }

    /** Binds the ports of traps; all of them, or none when it fails. */
    void traps() throws IOException {
        for (int port : settings.ports()) {
            try {
                bind(port, "", Framing.SNMP);
            } catch (IOException e) {
                close();
                if (settings.fixedPorts()) {
                    throw new IOException("Traps cannot be received on port " + port + ": " + e.getMessage()
                            + ". Another program may have it, or the right to ports under 1024 is missing;"
                            + " choose another with --trap-port.", e);
                }
                LOG.info("port {} cannot be had ({}); taking {}", port, e.getMessage(), ReceiveSettings.OTHER_PORT);
                other();
            }
        }
    }

    private void other() throws IOException {
        try {
            bind(ReceiveSettings.OTHER_PORT, "", Framing.SNMP);
        } catch (IOException e) {
            close();
            throw new IOException("Traps cannot be received on port " + ReceiveSettings.STANDARD_PORT + " nor on "
                    + ReceiveSettings.OTHER_PORT + ": " + e.getMessage() + ". Choose another with --trap-port.", e);
        }
    }

    /**
     * Binds the ports of syslog, as many as can be had.
     *
     * @param tls the agent's folder of certificates
     * @return what cannot be had, one text for each; empty when all is well
     */
    List<String> syslog(Path tls) {
        var failed = new ArrayList<String>();
        ReceiveSettings.Syslog syslog = settings.syslog();
        List<Integer> ports = syslog.port() != null
                ? List.of(syslog.port())
                : List.of(ReceiveSettings.SYSLOG_PORT, ReceiveSettings.OTHER_SYSLOG_PORT);
        var refused = new ArrayList<String>();
        for (int port : ports) {
            try {
                bind(port, SYSLOG, Framing.SYSLOG);
                refused.clear();
                break;
            } catch (IOException e) {
                refused.add(port + ": " + e.getMessage());
            }
        }
        failed.addAll(refused);
        var encryption = new SyslogTls(tls, syslog.clients());
        try {
            for (InetAddress address : settings.addresses()) {
                stream(new InetSocketAddress(address, syslog.tlsPort()), SYSLOG + "tls", Framing.SYSLOG, encryption);
            }
        } catch (IOException e) {
            failed.add(syslog.tlsPort() + ": " + e.getMessage());
        }
        return failed;
    }

    private void bind(int port, String prefix, Framing framing) throws IOException {
        for (InetAddress address : settings.addresses()) {
            bind(address, port, prefix, framing);
        }
    }

    /** UDP and TCP of one port. Any free one is looked for again when somebody else has its TCP side. */
    private void bind(InetAddress address, int port, String prefix, Framing framing) throws IOException {
        for (int tries = port == 0 ? TRIES : 1;; tries--) {
            var listener = new UdpListener(new InetSocketAddress(address, port), settings.bufferBytes(),
                    framing == Framing.SYSLOG, queue, gate);
            try {
                if (settings.tcp()) {
                    stream(new InetSocketAddress(address, listener.local().getPort()), prefix + "tcp", framing, null);
                }
                udp.add(listener);
                drops.watch(listener.local());
                add(prefix + "udp", listener.local());
                return;
            } catch (IOException e) {
                listener.close();
                if (tries == 1) {
                    throw e;
                }
            }
        }
    }

    private void stream(InetSocketAddress address, String place, Framing framing, Encryption encryption)
            throws IOException {
        var listener = new TcpListener(address, settings.idleMillis(), framing, encryption, queue, gate);
        tcp.add(listener);
        add(place, listener.local());
    }

    private void add(String transport, InetSocketAddress local) {
        if (local.getAddress().isAnyLocalAddress()) {
            places.add(transport + ":0.0.0.0/" + local.getPort());
            if (local.getAddress() instanceof Inet6Address) {
                places.add(transport + ":[::]/" + local.getPort());
            }
            return;
        }
        String text = Addresses.text(local.getAddress().getAddress());
        places.add(transport + ":" + (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + "/" + local.getPort());
    }

    /** Begins to read. */
    void start() {
        udp.forEach(UdpListener::start);
        tcp.forEach(TcpListener::start);
    }

    /** Where it listens: {@code udp:0.0.0.0/10162}, {@code tcp:[::]/10162}, {@code syslog-tls:[::]/6514}. */
    List<String> places() {
        return List.copyOf(places);
    }

    /** The first UDP port; 0 when there is none. */
    int port() {
        return udp.isEmpty() ? 0 : udp.getFirst().local().getPort();
    }

    /** The smallest buffer that the kernel granted, in bytes. */
    int grantedBuffer() {
        return udp.stream().mapToInt(UdpListener::granted).min().orElse(0);
    }

    @Override
    public void close() {
        udp.forEach(UdpListener::close);
        tcp.forEach(TcpListener::close);
        udp.forEach(u -> drops.forget(u.local()));
        udp.clear();
        tcp.clear();
        places.clear();
    }
}
