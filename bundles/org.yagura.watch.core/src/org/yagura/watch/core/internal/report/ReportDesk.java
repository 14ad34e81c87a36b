/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.FactSink;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;

/**
 * Makes reports, one after the other, while the agent leads: those that persons ask for, and by itself that of the whole
 * site when a month is over. What is being made when the agent stops is not kept; the one that the agent makes by itself is
 * begun again.
 */
final class ReportDesk implements DomainParts.Service {
    /** So many may be waiting. */
    static final int MOST_OPEN = 10;
    /** The languages in which a report is kept. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);
    private static final int MOST_FAILED = 10;
    private static final long LOOK_MILLIS = 60_000;
    private static final long PATIENCE_MILLIS = 5_000;

    /** What a desk works with. */
    record Means(Sites sites, FactSink facts, Database database, ChangeFeed changes, Clock clock) {
    }

    private final Means means;
    private final CurrentIndex index;
    private final Iterable<ReportSection> sections;
    private final Deque<Order> orders = new ArrayDeque<>();
    private final Deque<Order> failed = new ArrayDeque<>();
    /** Months of which nothing is known, or that could not be made; not to be tried again until the next start. */
    private final Set<ReportPeriod> given = new HashSet<>();
    private final Object wake = new Object();
    private Thread thread;
    private long asked;
    private volatile boolean stopped = true;

    ReportDesk(Means means, Iterable<ReportSection> sections) {
        this.means = means;
        this.index = new CurrentIndex(means.sites());
        this.sections = sections;
    }

    @Override
    public void start() {
        stopped = false;
        synchronized (wake) {
            given.clear();
        }
        thread = Thread.ofPlatform().daemon().name("reports").start(this::work);
    }

    boolean runs() {
        return !stopped;
    }

    /** The day on which months begin when nothing else is asked for. */
    int day() {
        return ReportPeriod.day(site().site());
    }

    /** Whether a month has begun. */
    boolean begun(ReportPeriod period) {
        return period.from().isBefore(means.clock().instant());
    }

    SiteIndex site() {
        return index.get();
    }

    /** Takes an order; empty when too many wait. */
    Optional<Order> order(ReportPeriod period, Area area, String person) {
        Instant now = means.clock().instant();
        Element about = area == null ? site().site() : area;
        synchronized (wake) {
            if (orders.size() >= MOST_OPEN) {
                return Optional.empty();
            }
            String id = period.first() + "." + now.toEpochMilli() + "." + ++asked;
            var order = new Order(new KeptReport.Head(id, period.first(), period.end(),
                    area == null ? null : area.getId(), Elements.name(about), now, person), period);
            orders.add(order);
            wake.notifyAll();
            return Optional.of(order);
        }
    }

    /** Those that wait, are being made or have failed lately. */
    List<Order> orders() {
        synchronized (wake) {
            var all = new ArrayList<>(orders);
            all.addAll(failed);
            return all;
        }
    }

    private void work() {
        try {
            while (!stopped) {
                Order next;
                synchronized (wake) {
                    next = orders.peek();
                }
                if (next != null) {
                    make(next, true);
                } else if (!makeDue()) {
                    synchronized (wake) {
                        if (orders.isEmpty() && !stopped) {
                            wake.wait(LOOK_MILLIS);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the report of the month that is over, if there is none; whether one was made. */
    private boolean makeDue() throws InterruptedException {
        ReportPeriod last = ReportPeriod.last(means.clock().instant(), day(), Elements.zone(site().site()));
        if (given.contains(last) || means.database()
                .read(c -> ReportTables.has(c, last.first(), last.end(), last.to().toEpochMilli()))) {
            return false;
        }
        given.add(last);
        Instant now = means.clock().instant();
        make(new Order(new KeptReport.Head(last.first() + ".month", last.first(), last.end(), null,
                Elements.name(site().site()), now, null), last), false);
        return true;
    }

    private void make(Order order, boolean evenEmpty) throws InterruptedException {
        try {
            Map<String, List<ReportChapter>> chapters = chapters(order);
            boolean empty = chapters.values().stream().flatMap(List::stream).noneMatch(ReportChapter::hasFigures);
            if (!order.cancelled() && (evenEmpty || !empty)) {
                var report = new KeptReport(order.head(), order.period().zone().getId(), chapters);
                means.facts().projected(
                        means.facts().append(List.of(ReportProjection.MADE.fact(means.clock().instant(), report)))
                                .get())
                        .get();
            }
        } catch (CancellationException e) {
            LOG.info("the report {} is cancelled", order.head().id());
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("the report {} cannot be made", order.head().id(), e);
            fail(order, String.valueOf(e instanceof ExecutionException ? e.getCause() : e));
        } finally {
            synchronized (wake) {
                orders.remove(order);
            }
            tell();
        }
    }

    private void fail(Order order, String why) {
        order.failed(why);
        synchronized (wake) {
            failed.addFirst(order);
            while (failed.size() > MOST_FAILED) {
                failed.removeLast();
            }
        }
    }

    private void tell() {
        means.changes().publish(new Change("reports", Map.of(), Optional.empty()));
    }

    private Map<String, List<ReportChapter>> chapters(Order order) {
        var all = new ArrayList<ReportSection>();
        sections.forEach(all::add);
        all.sort((a, b) -> Integer.compare(a.order(), b.order()));
        String area = order.head().area();
        SiteIndex site = site();
        var nodes = new HashSet<String>();
        site.nodes().forEach(node -> {
            if (area == null || site.inScope(node, Set.of(area))) {
                nodes.add(node.getId());
            }
        });
        var made = new HashMap<String, List<ReportChapter>>();
        int done = 0;
        for (Locale language : LANGUAGES) {
            var scope = new ReportScope(order.period(), means.clock().instant(), area, nodes, language,
                    () -> order.cancelled() || stopped);
            var chapters = new ArrayList<ReportChapter>();
            for (ReportSection section : all) {
                order.made(done++, all.size() * LANGUAGES.size());
                tell();
                scope.goOn();
                chapters.addAll(chapters(section, scope));
            }
            made.put(language.getLanguage(), chapters);
        }
        return made;
    }

    private static List<ReportChapter> chapters(ReportSection section, ReportScope scope) {
        try {
            return section.chapters(scope);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} failed", section.getClass().getName(), e);
            Texts texts = Texts.of(ReportDesk.class, scope.language());
            return List.of(new ReportChapter(section.getClass().getName(), texts.get("failed.title"),
                    List.of(texts.get("failed.note", section.getClass().getName(), String.valueOf(e.getMessage()))),
                    List.of(), List.of()));
        }
    }

    @Override
    public void close() {
        stopped = true;
        synchronized (wake) {
            wake.notifyAll();
        }
        try {
            thread.join(PATIENCE_MILLIS);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (wake) {
            orders.clear();
        }
    }
}
