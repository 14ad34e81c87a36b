/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Kept;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Run;

/** Runs, what their jobs are doing, and the plans that they follow. */
public final class JobProjection implements Projection {
    /** Topic of the changes: the detail {@code run} is the id of the run, where it is one. */
    public static final String TOPIC = "jobs";
    /** How long runs are kept after their end. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final int STEP = 200;
    private static final Logger LOG = LoggerFactory.getLogger(JobProjection.class);

    private final ChangeFeed changes;
    private final Kept<String, RunHead> open = new Kept<>();
    private final Kept<String, Durations> past = new Kept<>();
    private final Map<Key, JobRun> jobs = new LinkedHashMap<>();
    private final Map<String, RunHead> heads = new LinkedHashMap<>();
    private final List<RunHead> touched = new ArrayList<>();
    private Dialect dialect;
    private long now;
    private long until;
    private boolean old;
    private volatile long passed;

    /** A job in a run. */
    record Key(String run, String job) {
    }

    /** A projection that tells of changes there. */
    public JobProjection(ChangeFeed changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public List<Migration> migrations() {
        return JobTables.migrations();
    }

    @Override
    public Set<String> factTypes() {
        return JobFacts.TYPES;
    }

    @Override
    public void open(Connection connection, Dialect words) throws SQLException {
        dialect = words;
        open.load(JobTables.open(connection));
        past.load(JobTables.past(connection));
        passed = JobTables.passed(connection);
        until = passed;
        old = true;
    }

    @Override
    public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
        for (PlacedFact placed : facts) {
            now = Math.max(now, placed.fact().at().toEpochMilli());
            try {
                fold(connection, placed);
            } catch (IllegalArgumentException e) {
                LOG.error("the fact at {}/{} is not understood and passed over", placed.position(), placed.offset(), e);
            }
        }
        if (until != passed) {
            JobTables.writePassed(connection, until);
        }
        JobTables.writeRuns(connection, heads.values());
        JobTables.writeJobs(connection, jobs);
        JobTables.writePast(connection, past.drafts());
        touched.addAll(heads.values());
        heads.clear();
        jobs.clear();
    }

    private void fold(Connection connection, PlacedFact placed) throws SQLException {
        switch (placed.fact().type()) {
            case "job.plan-made" -> JobTables.writePlan(connection, JobFacts.PLAN.content(placed.fact()));
            case "job.run-begun" -> {
                JobFacts.RunBegun begun = JobFacts.BEGUN.content(placed.fact());
                if (open.pending(begun.id()) == null && JobTables.run(connection, begun.id()) == null) {
                    put(RunHead.of(begun, placed.fact().at()));
                }
            }
            case "job.moved" -> moved(connection, JobFacts.MOVED.content(placed.fact()));
            case "job.passed" -> until = Math.max(until, JobFacts.PASSED.content(placed.fact()).until().toEpochMilli());
            default -> throw new IllegalArgumentException("fact of type " + placed.fact().type());
        }
    }

    private void moved(Connection connection, JobMoved moved) throws SQLException {
        RunHead head = head(connection, moved.run());
        if (head == null) {
            return;
        }
        var key = new Key(moved.run(), moved.key());
        JobRun before = jobs.get(key);
        if (before == null) {
            before = JobTables.job(connection, moved.run(), moved.key());
        }
        jobs.put(key, moved.now());
        if (moved.now().state() == JobState.ENDED && moved.now().how() == HowEnded.DONE
                && moved.now().started() != null) {
            String job = Run.jobOf(moved.key());
            Durations known = past.pending(job);
            past.put(job, (known == null ? Durations.NONE : known)
                    .and(Duration.between(moved.now().started(), moved.now().ended())));
        }
        put(head.after(moved.key().equals(head.begun().net()), before, moved.now()));
    }

    /** A run that is over can be opened again: something in it is run once more. */
    private RunHead head(Connection connection, String run) throws SQLException {
        RunHead head = heads.get(run);
        if (head == null) {
            head = open.pending(run);
        }
        return head == null ? JobTables.run(connection, run) : head;
    }

    private void put(RunHead head) {
        heads.put(head.begun().id(), head);
        if (head.isOver()) {
            open.remove(head.begun().id());
        } else {
            open.put(head.begun().id(), head);
        }
    }

    @Override
    public void committed() {
        open.committed();
        past.committed();
        passed = until;
        for (RunHead head : touched) {
            old |= head.isOver();
            changes.publish(new Change(TOPIC, Map.of("run", head.begun().id()),
                    Optional.ofNullable(head.begun().area()).map(Set::of)));
        }
        touched.clear();
    }

    @Override
    public void rolledBack() {
        open.rolledBack();
        past.rolledBack();
        until = passed;
        heads.clear();
        jobs.clear();
        touched.clear();
    }

    @Override
    public boolean maintain(Connection connection) throws SQLException {
        if (old) {
            old = JobTables.forget(connection, dialect, now - KEPT.toMillis(), STEP);
        }
        return old;
    }

    /** The runs that are not over, by id. */
    public Map<String, RunHead> open() {
        return open.all();
    }

    /** See {@link org.yagura.jobs.core.internal.run.World#usual}. */
    public Optional<Duration> usual(String job, double deviation) {
        Durations known = past.all().get(job);
        return known == null ? Optional.empty() : known.usual(deviation);
    }

    /** Up to when all schedules were kept to; empty when never. */
    public Optional<Instant> passed() {
        return passed == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(passed));
    }

    /** One run; empty when there is none of that id. */
    public Optional<RunHead> run(Database database, String id) {
        return database.read(c -> Optional.ofNullable(JobTables.run(c, id)));
    }

    /** The run that was begun by a request; empty when there is none. */
    public Optional<RunHead> byRequest(Database database, String request) {
        return database.read(c -> Optional.ofNullable(JobTables.byRequest(c, request)));
    }

    /** Runs of one net or (null) of all that began in a time, the newest first. */
    public List<RunHead> runs(Database database, String net, Instant from, Instant before, int most) {
        return database.read(
                c -> JobTables.runs(c, dialect, net, from.toEpochMilli(), before.toEpochMilli(), most));
    }

    /** The last run of a net that is over; empty when there is none. */
    public Optional<RunHead> lastOver(Database database, String net) {
        return database.read(c -> Optional.ofNullable(JobTables.lastOver(c, dialect, net)));
    }

    /** What was said of the jobs of a run, by key. */
    public Map<String, JobRun> jobs(Database database, String run) {
        return database.read(c -> JobTables.jobs(c, run));
    }

    /** A plan. */
    public Optional<JobPlan> plan(Database database, String digest) {
        return database.read(c -> Optional.ofNullable(JobTables.plan(c, digest)));
    }
}
