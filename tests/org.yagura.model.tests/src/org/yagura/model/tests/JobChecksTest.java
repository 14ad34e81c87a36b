/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.model.Elements;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewSites;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.ConditionGroup;
import org.yagura.model.site.ConditionJoin;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.Job;
import org.yagura.model.site.JobCondition;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobSchedule;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.JobVariable;
import org.yagura.model.site.NetCondition;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TimeCheck;
import org.yagura.model.site.ValueComparison;
import org.yagura.model.site.ValueCondition;

/** What is said of job nets that cannot run as they are drawn. */
class JobChecksTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = NewSites.empty();
    private JobUnit unit;
    private JobNet net;
    private CommandJob first;
    private CommandJob second;
    private int made;

    @BeforeEach
    void draw() {
        unit = FACTORY.createJobUnit();
        unit.setId("unit");
        unit.setName("Night");
        site.getJobUnits().add(unit);
        net = net("net");
        unit.getNets().add(net);
        first = command("first");
        second = command("second");
        net.getJobs().addAll(List.of(first, second));
        ended(second, first);
    }

    private static JobNet net(String id) {
        JobNet net = FACTORY.createJobNet();
        net.setId(id);
        net.setName(id);
        return net;
    }

    private static CommandJob command(String id) {
        CommandJob job = FACTORY.createCommandJob();
        job.setId(id);
        job.setName(id);
        job.setCommand("true");
        return job;
    }

    private EndCondition ended(Job job, Job before) {
        EndCondition condition = FACTORY.createEndCondition();
        condition.setId("c" + ++made);
        condition.setJob(before);
        job.getConditions().add(condition);
        return condition;
    }

    private <C extends JobCondition> C waits(Job job, C condition, Consumer<C> more) {
        condition.setId("c" + ++made);
        more.accept(condition);
        job.getConditions().add(condition);
        return condition;
    }

    private JobSchedule schedule(Consumer<JobSchedule> more) {
        JobSchedule schedule = FACTORY.createJobSchedule();
        schedule.setId("s" + ++made);
        schedule.setName("s");
        more.accept(schedule);
        net.getSchedules().add(schedule);
        return schedule;
    }

    /** What is said of the nets, in both languages whole. */
    private List<String> said() {
        List<ModelProblem> problems = SiteChecks.check(site).stream().filter(p -> !p.code().equals("admin-none"))
                .toList();
        for (ModelProblem problem : problems) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertFalse(problem.text(language).contains("{"), problem.text(language));
            }
        }
        return problems.stream().map(ModelProblem::code).sorted().toList();
    }

    @Test
    void aNetThatCanRunIsLeftAlone() {
        schedule(s -> s.getTimes().add("25:30"));
        schedule(s -> s.setCron("0 4 * * mon-fri"));
        assertEquals(List.of(), said());
    }

    @Test
    void whatWaitsForItselfIsFound() {
        ended(first, second);
        assertEquals(List.of("job-cycle"), said());
        first.getConditions().clear();
        ended(first, first);
        assertEquals(List.of("job-itself"), said());
    }

    @Test
    void jobsOfOtherNetsAreRefused() {
        JobNet inner = net("inner");
        CommandJob deep = command("deep");
        inner.getJobs().add(deep);
        net.getJobs().add(inner);
        ended(second, deep);
        second.getBranchOrder().add(deep);
        assertEquals(List.of("job-elsewhere", "job-elsewhere"), said());
    }

    @Test
    void otherNetsHaveToBeOutermostAndOthers() {
        JobNet inner = net("inner");
        inner.getJobs().add(command("deep"));
        net.getJobs().add(inner);
        waits(first, FACTORY.createNetCondition(), c -> c.setNet(inner));
        NetCondition own = waits(first, FACTORY.createNetCondition(), c -> c.setNet(net));
        assertEquals(List.of("net-inner", "net-own"), said());
        own.setWithin(Duration.ZERO);
        assertTrue(said().size() > 2, "such a short time is no good");
    }

    @Test
    void emptyAndUselessThingsAreWarnedOf() {
        JobNet inner = net("inner");
        net.getJobs().add(inner);
        JobSchedule lost = FACTORY.createJobSchedule();
        lost.setId("lost");
        lost.setName("lost");
        lost.getTimes().add("09:00");
        inner.getSchedules().add(lost);
        waits(first, FACTORY.createConditionGroup(), c -> c.setJoin(ConditionJoin.ANY));
        TimeCheck check = FACTORY.createTimeCheck();
        check.setId("check");
        first.getChecks().add(check);
        schedule(s -> {
        });
        assertEquals(List.of("check-never", "group-empty", "net-empty", "schedule-inner", "schedule-never"), said());
    }

    @Test
    void textsHaveToHaveTheirForm() {
        schedule(s -> s.getTimes().add("48:01"));
        schedule(s -> s.setCron("61 * * * *"));
        schedule(s -> {
            s.getTimes().add("9:00");
            s.setFrom(LocalDate.of(2026, 2, 1));
            s.setUntil(LocalDate.of(2026, 1, 1));
        });
        JobVariable variable = FACTORY.createJobVariable();
        variable.setId("v");
        variable.setName("2nd");
        variable.setValue("c");
        variable.getChoices().addAll(List.of("a", "b"));
        net.getVariables().add(variable);
        assertEquals(List.of("cron-form", "long-time-form", "no-choice", "until-before-from", "variable-name"), said());
    }

    @Test
    void conditionsAreCalledByWhatTheyAskFor() {
        ValueCondition value = waits(second, FACTORY.createValueCondition(), c -> {
            c.setJob(first);
            c.setComparison(ValueComparison.GREATER_OR_EQUAL);
            c.setValue("4");
        });
        assertEquals("first ≥ 4", Elements.name(value));
        ConditionGroup group = FACTORY.createConditionGroup();
        group.setId("g");
        group.setJoin(ConditionJoin.ANY);
        group.getConditions().addAll(List.copyOf(second.getConditions()));
        second.getConditions().add(group);
        assertEquals("(first ∨ first ≥ 4)", Elements.name(group));
    }

    @Test
    void netsAreWrittenAndReadAsTheyAre() throws Exception {
        schedule(s -> s.getTimes().add("09:00"));
        byte[] written = new SiteFiles().toBytes(site);
        Site read = new SiteFiles().load(written, "test").site();
        assertEquals(new String(written, StandardCharsets.UTF_8),
                new String(new SiteFiles().toBytes(read), StandardCharsets.UTF_8));
    }
}
