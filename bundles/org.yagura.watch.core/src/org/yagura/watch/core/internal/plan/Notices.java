/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.model.Elements;
import org.yagura.model.site.TrapTarget;
import org.yagura.snmp.OwnEngine;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.StateTrap;
import org.yagura.snmp.TrapSender;
import org.yagura.watch.core.internal.state.Ruling;

/**
 * Sends what people are told to other managers as SNMP traps too, to the targets of the site that want such severities. What
 * cannot be sent is tried again some times, while a bounded number waits; a target that is not reached is a trouble of the
 * agent until one is sent. Thread-safe.
 */
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String TROUBLE = "watches.traps";
    private static final int MOST_WAITING = 10_000;
    private static final int TRIES = 5;

    private final Sites sites;
    private final Health health;
    private final Duration pause;
    private final TrapSender sender;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("watch-notices").factory());
    private final Set<String> troubled = new HashSet<>();
    private int waiting;
    private long lost;

    /**
     * Sends to the targets of the revision in force.
     *
     * @param data directory in which the agent is known as an SNMP engine
     * @param pause before something is tried again
     * @throws IOException when the engine's state cannot be kept
     */
    public Notices(Path data, Sites sites, Health health, Duration pause) throws IOException {
        this.sites = sites;
        this.health = health;
        this.pause = pause;
        this.sender = new TrapSender(OwnEngine.start(data.resolve("watches")));
    }

    /** Sends it soon to all who want it. */
    void tell(Plan.Planned planned, Ruling.Telling telling, Instant at) {
        for (TrapTarget target : sites.current().site().getTrapTargets()) {
            if (target.isEnabled() && wants(target, telling)) {
                send(target.getId(), trap(planned, telling, at), 1);
            }
        }
    }

    private static boolean wants(TrapTarget target, Ruling.Telling telling) {
        Severity worst = telling.kind() == EventRaised.Kind.RESOLUTION ? telling.before() : telling.severity();
        return worst != null && worst.ordinal() >= target.getLeastSeverity().getValue();
    }

    private static StateTrap trap(Plan.Planned planned, Ruling.Telling telling, Instant at) {
        return new StateTrap(at, name(planned.node().getName(), planned.key().node()),
                Elements.primaryAddress(planned.node()).orElse(""),
                Events.title(name(planned.watch().getName(), planned.key().watch()), telling),
                model(telling.severity()),
                telling.before() == null ? org.yagura.model.site.Severity.CLEARED : model(telling.before()),
                telling.said().in(Locale.ENGLISH));
    }

    private static String name(String name, String id) {
        return name == null || name.isEmpty() ? id : name;
    }

    private static org.yagura.model.site.Severity model(Severity severity) {
        return org.yagura.model.site.Severity.get(severity.ordinal());
    }

    private void send(String id, StateTrap trap, int attempt) {
        TrapTarget target = sites.current().site().getTrapTargets().stream().filter(t -> id.equals(t.getId()))
                .findFirst().orElse(null);
        if (target == null || !target.isEnabled()) {
            return;
        }
        if (target.getCredential() == null || target.getHost() == null) {
            failed(target, trap, TRIES, "no host or credential");
            return;
        }
        SnmpAccess access = SnmpAccess.of(target.getCredential(), sites::reveal);
        sender.send(access, target.getHost(), target.getPort(), trap).whenComplete((done, error) -> {
            if (error == null) {
                sent(id);
            } else {
                Throwable cause = error.getCause() == null ? error : error.getCause();
                failed(target, trap, attempt, String.valueOf(cause.getMessage()));
            }
        });
    }

    private synchronized void sent(String id) {
        if (troubled.remove(id)) {
            health.over(TROUBLE + ':' + id);
        }
    }

    private synchronized void failed(TrapTarget target, StateTrap trap, int attempt, String reason) {
        boolean again = attempt < TRIES && waiting < MOST_WAITING && !timer.isShutdown();
        lost += again ? 0 : 1;
        LOG.warn("a trap to {} was not sent, try {}: {}", target.getName(), attempt, reason);
        troubled.add(target.getId());
        health.trouble(TROUBLE + ':' + target.getId(), "WARNING", TROUBLE, name(target.getName(), target.getId()),
                reason,
                Long.toString(lost));
        if (again) {
            waiting++;
            timer.schedule(() -> {
                synchronized (this) {
                    waiting--;
                }
                send(target.getId(), trap, attempt + 1);
            }, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A revision is in force: troubles with targets that are gone are over, and so are sessions nobody needs. */
    synchronized void revised() {
        List<TrapTarget> targets = sites.current().site().getTrapTargets().stream().filter(TrapTarget::isEnabled)
                .toList();
        Set<String> ids = new HashSet<>();
        targets.forEach(t -> ids.add(t.getId()));
        for (String id : List.copyOf(troubled)) {
            if (!ids.contains(id)) {
                sent(id);
            }
        }
        sender.retain(targets.stream().filter(t -> t.getCredential() != null)
                .map(t -> SnmpAccess.of(t.getCredential(), sites::reveal)).toList());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        sender.close();
        synchronized (this) {
            List.copyOf(troubled).forEach(this::sent);
        }
    }
}
