/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.site.ApprovalJob;
import org.yagura.model.site.ClockCondition;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.ConditionGroup;
import org.yagura.model.site.ElapsedCondition;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.EndRange;
import org.yagura.model.site.Job;
import org.yagura.model.site.JobCondition;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobQueue;
import org.yagura.model.site.JobSchedule;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.JobVariable;
import org.yagura.model.site.NetCondition;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.TimeCheck;
import org.yagura.model.site.ValueCondition;
import org.yagura.model.site.VariableCondition;
import org.yagura.model.site.WaitJob;

/** Checks of job nets, what they wait for and when they are run. */
final class JobChecks {
    private static final Pattern TIME = Pattern.compile("([0-3]?\\d|4[0-7]):[0-5]\\d|48:00");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int MOST_PLACES = 100_000;
    private static final int MOST_SHIFT = 31;
    private static final int LAST_DAY = 31;
    private static final int LAST_MONTH = 12;

    private final Findings findings;

    JobChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        for (JobUnit unit : site.getJobUnits()) {
            unit.getNets().forEach(this::job);
        }
        for (JobQueue queue : site.getJobQueues()) {
            findings.number(queue, Literals.JOB_QUEUE__PLACES, queue.getPlaces(), 1, MOST_PLACES);
            findings.number(queue, Literals.JOB_QUEUE__MOST_WAITING, queue.getMostWaiting(), 0, MOST_PLACES);
        }
    }

    private void job(Job job) {
        job.getConditions().forEach(condition -> condition(job, condition));
        job.getRanges().forEach(this::range);
        job.getChecks().forEach(this::timeCheck);
        findings.number(job, Literals.JOB__ATTEMPTS, job.getAttempts(), 1, MOST_ATTEMPTS);
        findings.number(job, Literals.JOB__AT_ONCE, job.getAtOnce(), 0, MOST_PLACES);
        if (job.getInterval() != null) {
            findings.span(job, Literals.JOB__INTERVAL, job.getInterval(), Duration.ZERO, LONGEST);
        }
        if (job.getMembers() != null && !job.getMembers().isBlank()) {
            name(job, Literals.JOB__MEMBER_NAME, job.getMemberName());
        }
        for (Job next : job.getBranchOrder()) {
            beside(job, job, Literals.JOB__BRANCH_ORDER, next);
        }
        switch (job) {
            case JobNet net -> net(net);
            case CommandJob command -> {
                findings.present(command, Literals.COMMAND_JOB__COMMAND, command.getCommand());
                command.getEnvironment().forEach(this::variable);
            }
            case ApprovalJob approval -> findings.present(approval, Literals.APPROVAL_JOB__QUESTION,
                    approval.getQuestion());
            case WaitJob wait -> findings.span(wait, Literals.WAIT_JOB__LENGTH, wait.getLength(),
                    Duration.ofSeconds(1), LONGEST);
            default -> {
                // third parties check their own kinds
            }
        }
    }

    private void net(JobNet net) {
        if (net.getJobs().isEmpty()) {
            findings.warning("net-empty", net, Literals.JOB_NET__JOBS);
        }
        if (!net.getSchedules().isEmpty() && net.eContainer() instanceof JobNet) {
            findings.warning("schedule-inner", net, Literals.JOB_NET__SCHEDULES);
        }
        net.getVariables().forEach(this::variable);
        net.getSchedules().forEach(this::schedule);
        net.getJobs().forEach(this::job);
        for (List<Job> cycle : Cycles.of(net.getJobs(), JobChecks::waitsFor)) {
            findings.error("job-cycle", cycle.getFirst(), Literals.JOB__CONDITIONS,
                    String.join(" → ", cycle.reversed().stream().map(Elements::name).toList()));
        }
    }

    /** The jobs of the same net that a job waits for, itself left out. */
    private static List<Job> waitsFor(Job job) {
        var jobs = new ArrayList<Job>();
        job.getConditions().forEach(condition -> named(condition, jobs));
        jobs.removeIf(other -> other == job || other.eContainer() != job.eContainer());
        return jobs;
    }

    private static void named(JobCondition condition, List<Job> into) {
        switch (condition) {
            case ConditionGroup group -> group.getConditions().forEach(inner -> named(inner, into));
            case EndCondition end when end.getJob() != null -> into.add(end.getJob());
            case ValueCondition value when value.getJob() != null -> into.add(value.getJob());
            default -> {
                // names no job of the net
            }
        }
    }

    private void condition(Job job, JobCondition condition) {
        switch (condition) {
            case ConditionGroup group -> {
                if (group.getConditions().isEmpty()) {
                    findings.warning("group-empty", group, Literals.CONDITION_GROUP__CONDITIONS);
                }
                group.getConditions().forEach(inner -> condition(job, inner));
            }
            case EndCondition end -> beside(job, end, Literals.END_CONDITION__JOB, end.getJob());
            case ValueCondition value -> beside(job, value, Literals.VALUE_CONDITION__JOB, value.getJob());
            case VariableCondition variable -> name(variable, Literals.VARIABLE_CONDITION__VARIABLE,
                    variable.getVariable());
            case ClockCondition clock -> time(clock, Literals.CLOCK_CONDITION__TIME, clock.getTime());
            case ElapsedCondition elapsed -> findings.span(elapsed, Literals.ELAPSED_CONDITION__LENGTH,
                    elapsed.getLength(), Duration.ofSeconds(1), LONGEST);
            case NetCondition net -> net(job, net);
            default -> {
                // third parties check their own kinds
            }
        }
    }

    private void net(Job job, NetCondition condition) {
        findings.span(condition, Literals.NET_CONDITION__WITHIN, condition.getWithin(), Duration.ofMinutes(1), LONGEST);
        JobNet net = condition.getNet();
        if (net == null) {
            return;
        }
        if (net.eContainer() instanceof JobNet) {
            findings.error("net-inner", condition, Literals.NET_CONDITION__NET, Elements.name(net));
        }
        for (EObject around = job; around != null; around = around.eContainer()) {
            if (around == net) {
                findings.error("net-own", condition, Literals.NET_CONDITION__NET, Elements.name(net));
            }
        }
    }

    /** What a job refers to has to be another one of the same net. */
    private void beside(Job job, EObject object, EReference feature, Job other) {
        if (other == job) {
            findings.error("job-itself", object, feature);
        } else if (other != null && other.eContainer() != job.eContainer()) {
            findings.error("job-elsewhere", object, feature, Elements.name(other));
        }
    }

    private void range(EndRange range) {
        findings.form(range, Literals.END_RANGE__TO, range.getFrom() <= range.getTo(), "most-below-least",
                range.getTo(), range.getFrom());
    }

    private void timeCheck(TimeCheck check) {
        boolean timed = check.getTime() != null && !check.getTime().isBlank();
        if (timed) {
            time(check, Literals.TIME_CHECK__TIME, check.getTime());
        }
        span(check, Literals.TIME_CHECK__SINCE_RUN, check.getSinceRun());
        span(check, Literals.TIME_CHECK__SINCE_START, check.getSinceStart());
        if (check.getDeviation() != null) {
            findings.finite(check, Literals.TIME_CHECK__DEVIATION, check.getDeviation());
        }
        if (!timed && check.getSinceRun() == null && check.getSinceStart() == null && check.getDeviation() == null) {
            findings.warning("check-never", check, Literals.TIME_CHECK__TIME);
        }
    }

    private void span(EObject object, EAttribute feature, Duration span) {
        if (span != null) {
            findings.span(object, feature, span, Duration.ofSeconds(1), LONGEST);
        }
    }

    private void time(EObject object, EAttribute feature, String text) {
        findings.form(object, feature, text != null && TIME.matcher(text).matches(), "long-time-form", text);
    }

    private void variable(JobVariable variable) {
        name(variable, Literals.JOB_VARIABLE__NAME, variable.getName());
        boolean chosen = variable.getChoices().isEmpty() || variable.getValue() == null
                || variable.getChoices().contains(variable.getValue());
        findings.form(variable, Literals.JOB_VARIABLE__VALUE, chosen, "no-choice", variable.getValue());
    }

    private void name(EObject object, EAttribute feature, String text) {
        findings.form(object, feature, text != null && NAME.matcher(text).matches(), "variable-name", text);
    }

    private void schedule(JobSchedule schedule) {
        if (schedule.getCron() == null || schedule.getCron().isBlank()) {
            schedule.getTimes().forEach(text -> time(schedule, Literals.JOB_SCHEDULE__TIMES, text));
            if (schedule.getTimes().isEmpty()) {
                findings.warning("schedule-never", schedule, Literals.JOB_SCHEDULE__TIMES);
            }
        } else {
            try {
                Cron.of(schedule.getCron());
            } catch (IllegalArgumentException e) {
                findings.error("cron-form", schedule, Literals.JOB_SCHEDULE__CRON, e.getMessage());
            }
        }
        schedule.getMonths().forEach(
                month -> findings.number(schedule, Literals.JOB_SCHEDULE__MONTHS, month, 1, LAST_MONTH));
        findings.number(schedule, Literals.JOB_SCHEDULE__FURTHEST, schedule.getFurthest(), 0, MOST_SHIFT);
        findings.number(schedule, Literals.JOB_SCHEDULE__NUMBER, schedule.getNumber(), -LAST_DAY, LAST_DAY);
        boolean ordered = schedule.getFrom() == null || schedule.getUntil() == null
                || !schedule.getUntil().isBefore(schedule.getFrom());
        findings.form(schedule, Literals.JOB_SCHEDULE__UNTIL, ordered, "until-before-from", schedule.getUntil(),
                schedule.getFrom());
    }
}
