/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.model.Elements;
import org.yagura.model.site.TrapTarget;
import org.yagura.snmp.OwnEngine;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.StateTrap;
import org.yagura.snmp.TrapSender;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.store.NoticeFacts;
import org.yagura.watch.core.internal.store.NoticeFacts.Notice;

/**
 * Sends what people are told to other managers as SNMP traps too, to the targets of the site that want such severities; to
 * each in order, one after the other. What cannot be sent is tried again until it is a day old, and goes over to the next
 * leader; a target that is not reached is a trouble of the agent until one is sent. Thread-safe.
 */
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String TROUBLE = "watches.traps";
    /** So many wait for one target; of more the oldest are given up. */
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Sites sites;
    private final Health health;
    private final Clock clock;
    private final Duration pause;
    private final Consumer<Fact> facts;
    private final TrapSender sender;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("watch-notices").factory());
    private final Map<String, Line> lines = new HashMap<>();
    private long lost;
    private boolean closed;

    /** What waits for one target. */
    private static final class Line {
        private final Deque<Notice> waiting = new ArrayDeque<>();
        /** Whether the first one is being sent, or waits to be tried again. */
        private boolean busy;
        private boolean troubled;
    }

    /**
     * Sends to the targets of the revision in force.
     *
     * @param data directory in which the agent is known as an SNMP engine
     * @param pause before something is tried again
     * @param facts takes what becomes true; neither blocks nor calls back
     * @throws IOException when the engine's state cannot be kept
     */
    public Notices(Path data, Sites sites, Health health, Clock clock, Duration pause, Consumer<Fact> facts)
            throws IOException {
        this.sites = sites;
        this.health = health;
        this.clock = clock;
        this.pause = pause;
        this.facts = facts;
        this.sender = new TrapSender(OwnEngine.start(data.resolve("watches")));
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is to be sent of it, to all who want it. */
    List<Notice> due(Plan.Planned planned, Ruling.Telling telling, Instant at) {
        var due = new ArrayList<Notice>();
        for (TrapTarget target : sites.current().site().getTrapTargets()) {
            if (target.isEnabled() && wants(target, telling)) {
                due.add(notice(target.getId(), planned, telling, at));
            }
        }
        return due;
    }

    private static boolean wants(TrapTarget target, Ruling.Telling telling) {
        Severity worst = telling.kind() == EventRaised.Kind.RESOLUTION ? telling.before() : telling.severity();
        return worst != null && worst.ordinal() >= target.getLeastSeverity().getValue();
    }

    private static Notice notice(String target, Plan.Planned planned, Ruling.Telling telling, Instant at) {
        return new Notice(UUID.randomUUID().toString(), target, at,
                name(planned.node().getName(), planned.key().node()),
                Elements.primaryAddress(planned.node()).orElse(""),
                Events.title(name(planned.watch().getName(), planned.key().watch()), telling), telling.severity(),
                telling.before() == null ? Severity.CLEARED : telling.before(), telling.said().in(Locale.ENGLISH));
    }

    private static StateTrap trap(Notice notice) {
        return new StateTrap(notice.at(), notice.node(), notice.address(), notice.watch(), model(notice.severity()),
                model(notice.before()), notice.text());
    }

    private static String name(String name, String id) {
        return name == null || name.isEmpty() ? id : name;
    }

    private static org.yagura.model.site.Severity model(Severity severity) {
        return org.yagura.model.site.Severity.get(severity.ordinal());
    }

    /** Sends these soon, in order, after what waits for the same targets. */
    public synchronized void send(List<Notice> due) {
        for (Notice notice : due) {
            Line line = lines.computeIfAbsent(notice.target(), id -> new Line());
            if (line.waiting.size() >= MOST_WAITING) {
                giveUp(line);
            }
            line.waiting.add(notice);
            next(notice.target(), line);
        }
    }

    /** Sends the first one that waits, unless one is on its way. */
    private void next(String id, Line line) {
        if (line.busy || closed || line.waiting.isEmpty()) {
            return;
        }
        TrapTarget target = sites.current().site().getTrapTargets().stream().filter(t -> id.equals(t.getId()))
                .findFirst().orElse(null);
        if (target == null || !target.isEnabled()) {
            line.waiting.forEach(this::over);
            line.waiting.clear();
            return;
        }
        line.busy = true;
        Notice first = line.waiting.peek();
        if (target.getCredential() == null || target.getHost() == null) {
            failed(target, line, "no host or credential");
            return;
        }
        SnmpAccess access = SnmpAccess.of(target.getCredential(), sites::reveal);
        // on a thread of its own in any case, so that a long line is no deep stack
        sender.send(access, target.getHost(), target.getPort(), trap(first)).whenCompleteAsync((done, error) -> {
            if (error == null) {
                sent(id, line, first);
            } else {
                Throwable cause = error.getCause() == null ? error : error.getCause();
                failed(target, line, String.valueOf(cause.getMessage()));
            }
        }, timer);
    }

    private void over(Notice notice) {
        facts.accept(NoticeFacts.OVER.fact(clock.instant(), new NoticeFacts.Over(notice.id())));
    }

    private void giveUp(Line line) {
        lost++;
        over(line.waiting.remove());
    }

    private synchronized void sent(String id, Line line, Notice notice) {
        if (line.waiting.peek() == notice) {
            line.waiting.remove();
            over(notice);
        }
        calm(id, line);
        line.busy = false;
        next(id, line);
    }

    private void calm(String id, Line line) {
        if (line.troubled) {
            line.troubled = false;
            health.over(TROUBLE + ':' + id);
        }
    }

    private synchronized void failed(TrapTarget target, Line line, String reason) {
        if (closed) {
            return;
        }
        while (!line.waiting.isEmpty() && line.waiting.peek().at().plus(LONGEST).isBefore(clock.instant())) {
            giveUp(line);
        }
        LOG.warn("a trap to {} was not sent, {} wait: {}", target.getName(), line.waiting.size(), reason);
        line.troubled = true;
        health.trouble(TROUBLE + ':' + target.getId(), "WARNING", TROUBLE, name(target.getName(), target.getId()),
                reason, Long.toString(lost), Integer.toString(line.waiting.size()));
        timer.schedule(() -> again(target.getId(), line), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void again(String id, Line line) {
        line.busy = false;
        next(id, line);
    }

    /** A revision is in force: troubles with targets that are gone are over, and so are sessions nobody needs. */
    synchronized void revised() {
        List<TrapTarget> targets = sites.current().site().getTrapTargets().stream().filter(TrapTarget::isEnabled)
                .toList();
        lines.forEach((id, line) -> {
            if (targets.stream().noneMatch(t -> id.equals(t.getId()))) {
                calm(id, line);
            }
        });
        sender.retain(targets.stream().filter(t -> t.getCredential() != null)
                .map(t -> SnmpAccess.of(t.getCredential(), sites::reveal)).toList());
    }

    /** Sends what is on its way; what waits stays due. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        sender.close();
        timer.shutdown();
        try {
            // what was sent just now is said to be over
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        synchronized (this) {
            lines.forEach(this::calm);
            int waiting = lines.values().stream().mapToInt(line -> line.waiting.size()).sum();
            if (waiting > 0) {
                LOG.warn("{} traps wait; whoever leads next sends them", waiting);
            }
        }
    }
}
