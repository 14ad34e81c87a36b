/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;

/**
 * Receives traps and informs of SNMP v1, v2c and v3 over UDP and TCP, and syslog over these and TLS, and brings them into the
 * journal. Sockets → queue →
 * worker → journal; each place where something can be lost counts it. Thread-safe.
 */
public final class TrapReceiver implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(TrapReceiver.class);
    private static final String BUFFER_TROUBLE = "traps.buffer";
    private static final String SYSLOG_TROUBLE = "traps.syslog";
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
    private volatile Access access;
    private volatile Usm usm;
    private volatile boolean running;
    private volatile int grantedBuffer;
    private boolean following;
    private Listeners listeners;
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
        var queue = new ReceiveQueue(counters, clock, chunks);
        usm = new Usm(OwnEngine.start(data), known.get(), clock.instant());
        worker = new Worker(queue, new Sorter(usm, decoding, refused, charset()), () -> access, sink, counters, gate,
                clock);
        listeners = new Listeners(settings, queue, gate, drops);
        listeners.traps();
        syslog();
        grantedBuffer = listeners.grantedBuffer();
        buffer();
        thread = Thread.ofPlatform().name("traps-intake").daemon(true).start(worker);
        listeners.start();
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

    private Charset charset() {
        return settings.syslog() == null ? StandardCharsets.ISO_8859_1 : settings.syslog().charset();
    }

    /** What cannot be had of it does not keep traps from being taken. */
    private void syslog() throws IOException {
        List<String> failed = settings.syslog() == null ? List.of() : listeners.syslog(data.resolve("tls"));
        if (failed.isEmpty()) {
            health.over(SYSLOG_TROUBLE);
        } else if (settings.syslog().port() != null) {
            listeners.close();
            throw new IOException("Syslog cannot be received on port " + String.join(", ", failed)
                    + ". Another program may have it, or the right to ports under 1024 is missing; choose others with"
                    + " --syslog-port and --syslog-tls-port, or do without (--syslog false).");
        } else {
            health.trouble(SYSLOG_TROUBLE, "WARNING", SYSLOG_TROUBLE, String.join(", ", failed));
        }
    }

    private void buffer() {
        if (grantedBuffer < settings.bufferBytes()) {
            health.trouble(BUFFER_TROUBLE, "WARNING", BUFFER_TROUBLE, Integer.toString(grantedBuffer),
                    Integer.toString(settings.bufferBytes()));
        } else {
            health.over(BUFFER_TROUBLE);
        }
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

    /** Where it listens: {@code udp:0.0.0.0/10162}, {@code tcp:[::]/10162}, {@code syslog-udp:0.0.0.0/514}. */
    public synchronized List<String> listening() {
        return listeners == null ? List.of() : listeners.places();
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
        return listeners == null ? 0 : listeners.port();
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
        listeners.close();
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
        health.over(SYSLOG_TROUBLE);
        lostInKernel.over();
        lostInQueue.over();
    }
}
