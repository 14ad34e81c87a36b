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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.yagura.core.text.Texts;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.plan.Truth;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Run;

/**
 * Says what a job waits for, in words.
 *
 * @param run the run
 * @param zone of the times in the words
 * @param language of the words
 * @param judge whether a condition of a job holds, the key of the job given
 */
record Waits(Run run, ZoneId zone, Locale language, Judge judge) {

    /** Judges conditions. */
    @FunctionalInterface
    interface Judge {
        Truth of(Condition condition, String key);
    }

    /** What a job waits for; empty when it does not wait. */
    List<String> of(String key) {
        Texts words = Texts.of(Waits.class, language);
        JobRun job = run.job(key);
        var waits = new ArrayList<String>();
        for (String above = run.above(key); above != null; above = run.above(above)) {
            JobState state = run.job(above).state();
            if (state != JobState.RUNNING) {
                String name = run.planOf(above).name();
                return job.state() == JobState.ENDED || state == JobState.ENDED
                        ? List.of()
                        : List.of(words.get("waits.net." + state, name));
            }
        }
        switch (job.state()) {
            case WAITING, SKIPPING -> {
                if (job.due() != null) {
                    waits.add(words.get("waits.retry", time(job.due())));
                } else if (!job.ready() && run.planOf(key).entry().rule() != null) {
                    unmet(words, run.planOf(key).entry().rule(), key, waits);
                }
            }
            case HELD, STOPPED, UNKNOWN, SUSPENDED -> waits.add(words.get("waits." + job.state()));
            case QUEUED -> waits.add(words.get("waits.QUEUED", String.join(", ", run.planOf(key).entry().queues())));
            case STOPPING -> waits.add(words.get("waits.STOPPING"));
            case RUNNING -> running(words, job, key, waits);
            case ENDED -> {
                // waits for nothing
            }
        }
        return waits;
    }

    private void running(Texts words, JobRun job, String key, List<String> waits) {
        JobPlan plan = run.planOf(key);
        if (plan.kind().equals(JobPlan.WAIT) && job.due() != null) {
            waits.add(words.get("waits.time", time(job.due())));
        } else if (plan.kind().equals(Planner.APPROVAL) && job.items() == null) {
            waits.add(words.get("waits.approval"));
        }
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone).format(at);
    }

    private void unmet(Texts words, Condition condition, String key, List<String> waits) {
        Truth truth = judge.of(condition, key);
        if (truth == Truth.TRUE) {
            return;
        }
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> unmet(words, c, key, waits));
            case Condition.Any any -> {
                var each = new ArrayList<String>();
                any.of().forEach(c -> unmet(words, c, key, each));
                waits.add(words.get("waits.any", String.join(" / ", each)));
            }
            default -> waits.add(truth == Truth.FALSE
                    ? words.get("waits.never", one(words, condition))
                    : one(words, condition));
        }
    }

    private String one(Texts words, Condition condition) {
        return switch (condition) {
            case Condition.Ended ended -> words.get("waits.ended", name(ended.job()), ended.as().stream().sorted()
                    .map(s -> words.get("end." + s)).collect(Collectors.joining(" / ")));
            case Condition.EndValue value -> words.get("waits.value", name(value.job()),
                    words.get("operator." + value.test().operator()), value.test().value());
            case Condition.ReturnValue value -> words.get("waits.returned", name(value.job()),
                    words.get("operator." + value.test().operator()), value.test().value());
            case Condition.Variable variable -> words.get("waits.variable", variable.name(),
                    words.get("operator." + variable.test().operator()), variable.test().value());
            case Condition.Clock clock -> words.get("waits.time",
                    time(run.day().plus(Duration.ofMinutes(clock.minute()))));
            case Condition.Elapsed elapsed -> words.get("waits.time", time(run.begun().plus(elapsed.since())));
            case Condition.OtherNet net -> words.get("waits.other", net.net());
            case Condition.All all -> String.valueOf(all.of().size());
            case Condition.Any any -> String.valueOf(any.of().size());
        };
    }

    private String name(String job) {
        JobPlan plan = run.planOf(job);
        return plan == null ? job : plan.name();
    }
}
