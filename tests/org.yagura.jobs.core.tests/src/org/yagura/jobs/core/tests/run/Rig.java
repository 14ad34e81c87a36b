/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Truth;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Machine;
import org.yagura.jobs.core.internal.run.Ordering;
import org.yagura.jobs.core.internal.run.Outcome;
import org.yagura.jobs.core.internal.run.Run;
import org.yagura.jobs.core.internal.run.World;

/** Drives one run by hand. */
final class Rig implements World {
    static final Instant DAY = Instant.parse("2026-11-26T15:00:00Z");

    final Set<String> closed = new HashSet<>();
    final Map<String, EndStatus> otherNets = new HashMap<>();
    final Map<String, Duration> usual = new HashMap<>();
    final List<JobMoved> facts = new ArrayList<>();
    final Run run;
    Instant now = DAY.plus(Duration.ofHours(1));

    private final Machine machine = new Machine(this);
    private final Ordering ordering = new Ordering(this);

    Rig(Nets net, Map<String, String> variables) {
        this(net.plan(), variables);
    }

    Rig(Nets net) {
        this(net, Map.of());
    }

    private Rig(JobPlan plan, Map<String, String> variables) {
        run = new Run("r1", plan, now, now, DAY, variables);
    }

    @Override
    public boolean open(String calendar, Instant day) {
        return !closed.contains(calendar);
    }

    @Override
    public Truth ended(Condition.OtherNet condition, Instant at) {
        EndStatus status = otherNets.get(condition.net());
        return status == null ? Truth.OPEN : Truth.of(condition.as().contains(status));
    }

    @Override
    public Optional<Duration> usual(String job, double deviation) {
        return Optional.ofNullable(usual.get(job));
    }

    Rig begin() {
        facts.addAll(machine.begin(run, now));
        return this;
    }

    Rig ends(String key, int returned) {
        return comes(key, Outcome.ended(returned));
    }

    Rig comes(String key, Outcome outcome) {
        facts.addAll(machine.outcome(run, key, run.job(key).execution(), outcome, now));
        return this;
    }

    Rig after(Duration time) {
        now = now.plus(time);
        facts.addAll(machine.tick(run, now));
        return this;
    }

    Rig look(Collection<String> keys) {
        facts.addAll(machine.look(run, keys, now));
        return this;
    }

    Rig grant(String key) {
        facts.addAll(machine.grant(run, key, now));
        return this;
    }

    Rig order(JobOrder what, String key) {
        return order(what, key, null);
    }

    Rig order(JobOrder what, String key, Ending ending) {
        facts.addAll(ordering.give(run, new Ordering.Order(what, key, ending, "sato"), now));
        return this;
    }

    Optional<Ordering.Refusal> refusal(JobOrder what, String key) {
        return ordering.refusal(run, new Ordering.Order(what, key, null, "sato"));
    }

    /** A rig that knows only what was made true so far. */
    Rig restarted() {
        var other = new Rig(run.planOf("net"), Map.of());
        other.now = now;
        facts.forEach(other.run::apply);
        other.facts.addAll(facts);
        other.facts.addAll(other.machine.resume(other.run, now));
        return other;
    }

    JobRun at(String key) {
        return run.job(key);
    }

    JobState state(String key) {
        return run.job(key).state();
    }

    EndStatus status(String key) {
        return run.job(key).status();
    }

    HowEnded how(String key) {
        return run.job(key).how();
    }
}
