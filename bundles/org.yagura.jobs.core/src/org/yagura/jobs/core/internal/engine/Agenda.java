/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.event.EventRaised;
import org.yagura.jobs.core.RunTrigger;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.schedule.Planned;
import org.yagura.jobs.core.internal.schedule.Timetable;
import org.yagura.jobs.core.internal.store.JobFacts;
import org.yagura.jobs.core.internal.store.JobProjection;
import org.yagura.model.Elements;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.MissedRuns;
import org.yagura.model.site.Site;

/**
 * What is due because of schedules. Up to when they were kept to is made true together with what they began; so nothing is begun
 * twice, and what was due while nothing ran is found afterwards. Not thread-safe.
 */
final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    /** So far ahead it is worked out what is due. */
    private static final Duration AHEAD = Duration.ofHours(25);
    /** When nothing is due, it is made true so often that schedules were kept to. */
    private static final Duration SIGN = Duration.ofMinutes(10);
    /** What is later than that was missed. */
    private static final Duration MISSED = Duration.ofMinutes(1);
    /** What is older is not made up for. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final JobProjection kept;
    private final PriorityQueue<Due> upcoming = new PriorityQueue<>(
            Comparator.comparing(Due::planned).thenComparing(due -> due.net().getId()));
    private Site site;
    /** Up to when what was due was begun by this process; null before it has looked. */
    private Instant looked;
    private Instant horizon = Instant.EPOCH;

    private record Due(JobNet net, Planned planned) {
    }

    Agenda(JobProjection kept) {
        this.kept = kept;
    }

    /** What was begun may not have become true. */
    void forget() {
        looked = null;
        upcoming.clear();
    }

    /** Follows a site. */
    void plan(Site newest, Instant now) {
        site = newest;
        upcoming.clear();
        horizon = now.plus(AHEAD);
        Instant from = looked != null
                ? looked.plusMillis(1)
                : kept.passed().map(passed -> passed.plusMillis(1)).orElse(now);
        from = from.isBefore(now.minus(OLDEST)) ? now.minus(OLDEST) : from;
        var maker = new Timetable.Maker(Elements.zone(site));
        for (JobUnit unit : site.getJobUnits()) {
            for (JobNet net : unit.getNets()) {
                maker.of(net).between(from, horizon).forEach(planned -> upcoming.add(new Due(net, planned)));
            }
        }
    }

    /** When something is due next; null when nothing is for the time being. */
    Instant next() {
        return upcoming.isEmpty() ? null : upcoming.peek().planned().at();
    }

    /** Begins what is due. */
    void due(Batch batch, Runs runs, Planner planner) {
        Instant now = batch.now();
        if (site != null && now.isAfter(horizon.minus(AHEAD.dividedBy(2)))) {
            plan(site, now);
        }
        looked = now;
        var late = new LinkedHashMap<JobNet, List<Planned>>();
        var ready = new ArrayList<Due>();
        while (!upcoming.isEmpty() && !upcoming.peek().planned().at().isAfter(now)) {
            Due due = upcoming.poll();
            if (due.planned().at().isBefore(now.minus(MISSED))) {
                late.computeIfAbsent(due.net(), key -> new ArrayList<>()).add(due.planned());
            } else {
                ready.add(due);
            }
        }
        List<String> leftOut = makeUp(batch, late, ready);
        for (Due due : ready) {
            begin(batch, runs, planner, due);
        }
        Instant passed = kept.passed().orElse(Instant.EPOCH);
        if (!ready.isEmpty() || !leftOut.isEmpty() || passed.plus(SIGN).isBefore(now)) {
            batch.add(JobFacts.PASSED.fact(now, new JobFacts.Passed(now, leftOut)));
        }
    }

    /** Adds what is made up for to what is ready, and tells of the rest. */
    private static List<String> makeUp(Batch batch, Map<JobNet, List<Planned>> late, List<Due> ready) {
        var leftOut = new ArrayList<String>();
        late.forEach((net, planned) -> {
            int first = switch (net.getMissed()) {
                case ONCE -> planned.size() - 1;
                case ALL -> 0;
                case SKIP -> planned.size();
            };
            planned.subList(first, planned.size()).forEach(one -> ready.add(new Due(net, one)));
            planned.subList(0, first).forEach(one -> leftOut.add(net.getId() + " " + one.at()));
            if (first > 0 && net.getMissed() != MissedRuns.ALL) {
                EventRaised event = JobEvents.missed(net.getId(), Elements.name(net), first);
                batch.add(EventRaised.TYPE.fact(batch.now(), event));
            }
        });
        return leftOut;
    }

    private void begin(Batch batch, Runs runs, Planner planner, Due due) {
        ZoneId zone = Elements.zone(site);
        try {
            runs.begin(batch, new Beginning(due.net(), RunTrigger.SCHEDULE, null, null, due.planned().at(),
                    due.planned().day(), Map.of()), planner, zone);
        } catch (IllegalArgumentException e) {
            LOG.error("the net {} cannot be run", due.net().getId(), e);
        }
    }
}
