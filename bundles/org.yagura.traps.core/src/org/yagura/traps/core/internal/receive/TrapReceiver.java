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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.snmp.OwnEngine;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;

/**
 * Receives traps and informs of SNMP v1, v2c and v3 over UDP and TCP and brings them into the journal. Sockets → queue →
 * worker → journal; each place where something can be lost counts it. Thread-safe.
 */
public final class TrapReceiver implements DomainParts.Service {
    private static final int TRIES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(TrapReceiver.class);
    private static final String BUFFER_TROUBLE = "traps.buffer";
    private static final String JOURNAL_TROUBLE = "traps.journal";
    private static final long SAMPLE_MILLIS = 500;
    private static final long CLOSE_SECONDS = 10;

    private final ReceiveSettings settings;
    private final FactSink sink;
    private final Sites sites;
    private final Health health;
    private final Clock clock;
    private final Path data;
    private final IntakeCounters counters;
    private final Supplier<List<SenderClock>> known;
    private final RefusedSources refused = new RefusedSources();
    private final KernelDrops drops = new KernelDrops();
    private final Gate gate = new Gate();
    private final Decoding decoding;
    private final List<UdpListener> udp = new ArrayList<>();
    private final List<TcpListener> tcp = new ArrayList<>();
    private volatile Access access;
    private volatile Usm usm;
    private volatile boolean running;
    private volatile int grantedBuffer;
    private boolean following;
    private ReceiveQueue queue;
    private Worker worker;
    private Thread thread;
    private ScheduledExecutorService sampler;
    private LossTrouble lostInKernel;
    private LossTrouble lostInQueue;

    /**
     * A receiver; {@link #start} opens its sockets.
     *
     * @param data the agent's data directory, where the SNMP engine's state is kept
     * @param counters where it counts; shared with who answers {@code traps.chain}
     * @param known what the facts before its start told of the clocks of SNMPv3 senders
     */
    public TrapReceiver(ReceiveSettings settings, FactSink sink, Sites sites, Health health, Clock clock, Path data,
            Decoding decoding, IntakeCounters counters, Supplier<List<SenderClock>> known) {
        this.settings = settings;
        this.sink = sink;
        this.sites = sites;
        this.health = health;
        this.clock = clock;
        this.data = data;
        this.decoding = decoding;
        this.counters = counters;
        this.known = known;
    }

    @Override
    public synchronized void start() throws IOException {
        access = Access.compile(sites.current().site(), sites::reveal);
        if (!following) {
            following = true;
            sites.follow(revision -> access = Access.compile(revision.site(), sites::reveal));
        }
        counters.restart();
        IntakeCounters.Snapshot before = counters.snapshot();
        gate.open();
        int chunks = (int) Math.max(2, settings.queueBytes() / ReceiveQueue.Chunk.BYTES);
        queue = new ReceiveQueue(counters, clock, chunks);
        usm = new Usm(OwnEngine.start(data), known.get(), clock.instant());
        worker = new Worker(queue, new Sorter(usm, decoding, refused), () -> access, sink, counters, gate, clock);
        try {
            listen();
        } catch (IOException e) {
            closeListeners();
            throw e;
        }
        thread = Thread.ofPlatform().name("traps-intake").daemon(true).start(worker);
        udp.forEach(UdpListener::start);
        tcp.forEach(TcpListener::start);
        lostInKernel = losses("traps.lost-kernel", before.droppedByKernel(), grantedBuffer);
        lostInQueue = losses("traps.lost-queue", before.droppedByQueue(), settings.queueBytes());
        sampler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("traps-sample").daemon(true).factory());
        sampler.scheduleWithFixedDelay(this::sample, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
        LOG.info("traps are received on {}; socket buffer {} bytes", listening(), grantedBuffer);
    }

    private LossTrouble losses(String id, long counted, long bytes) {
        return new LossTrouble(health, clock, id, counted, Long.toString(bytes));
    }

    private void listen() throws IOException {
        for (int port : settings.ports()) {
            try {
                listen(port);
            } catch (IOException e) {
                if (settings.fixedPorts()) {
                    throw new IOException("Traps cannot be received on port " + port + ": " + e.getMessage()
                            + ". Another program may have it, or the right to ports under 1024 is missing;"
                            + " choose another with --trap-port.", e);
                }
                closeListeners();
                LOG.info("port {} cannot be had ({}); taking {}", port, e.getMessage(), ReceiveSettings.OTHER_PORT);
                listenOther();
            }
        }
        if (grantedBuffer < settings.bufferBytes()) {
            health.trouble(BUFFER_TROUBLE, "WARNING", BUFFER_TROUBLE, Integer.toString(grantedBuffer),
                    Integer.toString(settings.bufferBytes()));
        } else {
            health.over(BUFFER_TROUBLE);
        }
    }

    private void listenOther() throws IOException {
        try {
            listen(ReceiveSettings.OTHER_PORT);
        } catch (IOException e) {
            throw new IOException("Traps cannot be received on port " + ReceiveSettings.STANDARD_PORT + " nor on "
                    + ReceiveSettings.OTHER_PORT + ": " + e.getMessage() + ". Choose another with --trap-port.", e);
        }
    }

    private void listen(int port) throws IOException {
        for (InetAddress address : settings.addresses()) {
            UdpListener listener = listen(address, port);
            udp.add(listener);
            drops.watch(listener.local());
            grantedBuffer = udp.size() == 1 ? listener.granted() : Math.min(grantedBuffer, listener.granted());
        }
    }

    /** UDP and TCP of one port. Any free one is looked for again when somebody else has its TCP side. */
    private UdpListener listen(InetAddress address, int port) throws IOException {
        for (int tries = port == 0 ? TRIES : 1;; tries--) {
            var listener = new UdpListener(new InetSocketAddress(address, port), settings.bufferBytes(), queue, gate);
            try {
                if (settings.tcp()) {
                    tcp.add(new TcpListener(new InetSocketAddress(address, listener.local().getPort()),
                            settings.idleMillis(), queue, gate));
                }
                return listener;
            } catch (IOException e) {
                listener.close();
                if (tries == 1) {
                    throw e;
                }
            }
        }
    }

    private void closeListeners() {
        udp.forEach(UdpListener::close);
        tcp.forEach(TcpListener::close);
        udp.forEach(u -> drops.forget(u.local()));
        udp.clear();
        tcp.clear();
    }

    private void sample() {
        try {
            sampleDrops();
            IntakeCounters.Snapshot counted = counters.snapshot();
            lostInKernel.look(counted.droppedByKernel());
            lostInQueue.look(counted.droppedByQueue());
            JournalUnavailableException refusal = worker.refusal();
            if (refusal == null) {
                health.over(JOURNAL_TROUBLE);
            } else {
                health.trouble(JOURNAL_TROUBLE, "CRITICAL",
                        JOURNAL_TROUBLE + "." + refusal.reason().name().toLowerCase(Locale.ROOT));
            }
        } catch (RuntimeException e) {
            LOG.error("sampling the receiver failed", e);
        }
    }

    /** Takes in what the kernel has dropped up to now; called before the counters are shown. */
    public void sampleDrops() {
        long more = drops.more();
        if (more > 0) {
            counters.droppedByKernel(more);
        }
    }

    /** Whether it takes traps now. */
    public boolean receiving() {
        return running && !gate.isShut() && thread.isAlive();
    }

    /** Where it listens: {@code udp:0.0.0.0/10162}, {@code tcp:[::]/10162}. */
    public synchronized List<String> listening() {
        var all = new ArrayList<String>();
        udp.forEach(u -> add(all, "udp", u.local()));
        tcp.forEach(t -> add(all, "tcp", t.local()));
        return all;
    }

    private static void add(List<String> all, String transport, InetSocketAddress local) {
        if (local.getAddress().isAnyLocalAddress()) {
            all.add(transport + ":0.0.0.0/" + local.getPort());
            if (local.getAddress() instanceof Inet6Address) {
                all.add(transport + ":[::]/" + local.getPort());
            }
            return;
        }
        String text = Addresses.text(local.getAddress().getAddress());
        all.add(transport + ":" + (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + "/" + local.getPort());
    }

    /** The clocks of these senders are not known any more. */
    public void forget(Predicate<Sender> which) {
        Usm current = usm;
        if (current != null) {
            current.forget(which);
        }
    }

    /** The UDP port that it listens on first; 0 when it does not. */
    public synchronized int port() {
        return udp.isEmpty() ? 0 : udp.getFirst().local().getPort();
    }

    /** Who was refused lately, the newest first. */
    public List<ListRefusedSources.Source> refused(Locale language) {
        return refused.list(language);
    }

    /** Why it takes no traps, or a warning; in a language. */
    public Optional<String> trouble(Locale language) {
        Texts texts = Texts.of(TrapReceiver.class, language);
        JournalUnavailableException refusal = worker == null ? null : worker.refusal();
        if (refusal != null) {
            return Optional.of(texts.get("trouble.journal." + refusal.reason().name().toLowerCase(Locale.ROOT)));
        }
        if (running && !thread.isAlive()) {
            return Optional.of(texts.get("trouble.worker"));
        }
        if (running && grantedBuffer < settings.bufferBytes()) {
            return Optional.of(texts.get("trouble.buffer", grantedBuffer, settings.bufferBytes()));
        }
        if (running && !drops.available()) {
            return Optional.of(texts.get("trouble.drops"));
        }
        return Optional.empty();
    }

    /** Takes no more, brings what it has taken into the journal, and ends. */
    @Override
    public synchronized void close() {
        if (!running) {
            return;
        }
        running = false;
        sampler.shutdownNow();
        sampleDrops();
        closeListeners();
        worker.close();
        try {
            if (!thread.join(Duration.ofSeconds(CLOSE_SECONDS))) {
                LOG.warn("the journal does not take the last traps; {} are given up", counters.snapshot().waiting());
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health.over(JOURNAL_TROUBLE);
        health.over(BUFFER_TROUBLE);
        lostInKernel.over();
        lostInQueue.over();
    }
}
