/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.Fan;
import org.yagura.jobs.core.internal.plan.Operator;
import org.yagura.jobs.core.internal.plan.TimeCheck;
import org.yagura.jobs.core.internal.plan.ValueTest;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.Outcome;

class MachineTest {
    private static final Ending BAD = new Ending(EndStatus.ABNORMAL, -1);

    @Test
    void jobsRunOneAfterTheOther() {
        var rig = new Rig(Nets.net("net", Nets.job("a"), Nets.job("b").after("a"))).begin();
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertEquals(JobState.WAITING, rig.state("b"));
        rig.ends("a", 0);
        assertEquals(JobState.RUNNING, rig.state("b"));
        assertNotEquals(rig.at("a").execution(), rig.at("b").execution());
        rig.ends("b", 1);
        assertEquals(EndStatus.WARNING, rig.status("b"));
        assertEquals(EndStatus.WARNING, rig.status("net"));
        assertTrue(rig.run.isOver());
    }

    @Test
    void whatCannotComeTrueWaitsOrEndsAsGiven() {
        var rig = new Rig(Nets.net("net", Nets.job("a"), Nets.job("waits").after("a"),
                Nets.job("ends").after("a").unmet(BAD), Nets.job("repairs").after("a", EndStatus.ABNORMAL))).begin();
        rig.ends("a", 9);
        assertEquals(JobState.WAITING, rig.state("waits"));
        assertEquals(HowEnded.UNMET, rig.how("ends"));
        assertEquals(-1, rig.at("ends").value());
        assertEquals(JobState.RUNNING, rig.state("repairs"));
        rig.ends("repairs", 0);
        assertEquals(JobState.RUNNING, rig.state("net"), "one of its jobs waits for ever");
    }

    @Test
    void aRepairedFailureEndsTheNetNormally() {
        var rig = new Rig(Nets.net("net", Nets.job("a"),
                Nets.job("next").after("a", EndStatus.NORMAL).unmet(Ending.NORMAL),
                Nets.job("repair").after("a", EndStatus.ABNORMAL).unmet(Ending.NORMAL))).begin();
        rig.ends("a", 3).ends("repair", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
        assertEquals(EndStatus.ABNORMAL, rig.status("a"));
    }

    @Test
    void onlyWhatNothingWaitsForCountsUnlessAllDo() {
        Nets[] jobs = {Nets.job("a"), Nets.job("b").after("a", EndStatus.ABNORMAL)};
        var leaves = new Rig(Nets.net("net", jobs)).begin().ends("a", 5).ends("b", 0);
        var all = new Rig(Nets.net("net", jobs).allCount()).begin().ends("a", 5).ends("b", 0);
        assertEquals(EndStatus.NORMAL, leaves.status("net"));
        assertEquals(EndStatus.ABNORMAL, all.status("net"));
    }

    @Test
    void oneBranchIsTaken() {
        var rig = new Rig(Nets.net("net", Nets.job("a").branch("big", "small", "none"),
                Nets.job("none").after("a", EndStatus.ABNORMAL),
                Nets.job("small").when(new Condition.ReturnValue("a", new ValueTest(Operator.LESS, "10"))),
                Nets.job("big").when(new Condition.ReturnValue("a", new ValueTest(Operator.IN, "10..99"))),
                Nets.job("last").after("big").after("small"))).begin();
        rig.ends("a", 0);
        assertEquals(JobState.RUNNING, rig.state("small"));
        assertEquals(HowEnded.BRANCH, rig.how("big"));
        assertEquals(HowEnded.BRANCH, rig.how("none"));
    }

    @Test
    void withoutATrueRuleTheFirstBranchStaysPossible() {
        var rig = new Rig(Nets.net("net", Nets.job("a").branch("y", "x"), Nets.job("gate"),
                Nets.job("x").after("a", EndStatus.ABNORMAL), Nets.job("y")
                        .when(new Condition.All(List.of(Nets.ended("a"), Nets.ended("gate"))))))
                .begin();
        rig.ends("a", 0);
        assertEquals(HowEnded.BRANCH, rig.how("x"));
        assertEquals(JobState.WAITING, rig.state("y"));
        rig.ends("gate", 0);
        assertEquals(JobState.RUNNING, rig.state("y"));
    }

    @Test
    void aJobIsTriedAgainWithAnotherExecution() {
        var rig = new Rig(Nets.net("net", Nets.job("a").retry(3, Duration.ofMinutes(5)))).begin();
        String first = rig.at("a").execution();
        rig.ends("a", 7);
        assertEquals(JobState.WAITING, rig.state("a"));
        assertEquals(rig.now.plus(Duration.ofMinutes(5)), rig.run.nextTimer());
        rig.after(Duration.ofMinutes(4));
        assertEquals(JobState.WAITING, rig.state("a"));
        rig.after(Duration.ofMinutes(1));
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertNotEquals(first, rig.at("a").execution());
        rig.ends("a", 7).after(Duration.ofMinutes(5)).ends("a", 7);
        assertEquals(EndStatus.ABNORMAL, rig.status("a"), "three times are all");
    }

    @Test
    void aNetIsTriedAgainWithAllInIt() {
        var rig = new Rig(Nets.net("net",
                Nets.net("inner", Nets.job("a"), Nets.job("b").after("a")).retry(2, Duration.ZERO))).begin();
        rig.ends("a", 0).ends("b", 9);
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertEquals(JobState.WAITING, rig.state("b"), "what is in the net begins anew");
        assertEquals(2, rig.at("inner").attempt());
        rig.ends("a", 0).ends("b", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void anOldOutcomeChangesNothing() {
        var rig = new Rig(Nets.net("net", Nets.job("a").retry(2, Duration.ZERO))).begin();
        String first = rig.at("a").execution();
        rig.ends("a", 4);
        var late = new org.yagura.jobs.core.internal.run.Machine(rig).outcome(rig.run, "a", first, Outcome.ended(0),
                rig.now);
        assertEquals(List.of(), late);
        assertEquals(JobState.RUNNING, rig.state("a"));
    }

    @Test
    void timesAreWaitedFor() {
        var rig = new Rig(Nets.net("net", Nets.job("clock").when(new Condition.Clock(25 * 60 + 30)),
                Nets.job("elapsed").when(new Condition.Elapsed(Duration.ofMinutes(10))),
                Nets.pause("pause", Duration.ofMinutes(20)))).begin();
        assertNull(rig.at("pause").execution(), "nothing is started for it");
        rig.after(Duration.ofMinutes(10));
        assertEquals(JobState.RUNNING, rig.state("elapsed"));
        rig.after(Duration.ofMinutes(10));
        assertEquals(EndStatus.NORMAL, rig.status("pause"));
        assertEquals(Rig.DAY.plus(Duration.ofMinutes(1530)), rig.run.nextTimer());
        rig.after(Duration.between(rig.now, rig.run.nextTimer()));
        assertEquals(JobState.RUNNING, rig.state("clock"));
    }

    @Test
    void aClosedCalendarEndsAJobOnceItsTurnComes() {
        var rig = new Rig(Nets.net("net", Nets.job("a"), Nets.job("b").after("a").calendar("business")));
        rig.closed.add("business");
        rig.begin();
        assertEquals(JobState.WAITING, rig.state("b"));
        rig.ends("a", 0);
        assertEquals(HowEnded.CALENDAR, rig.how("b"));
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void othersRunsAreWaitedFor() {
        var rig = new Rig(Nets.net("net", Nets.job("a")
                .when(new Condition.OtherNet("backup", Set.of(EndStatus.NORMAL), Duration.ofHours(8))))).begin();
        assertEquals(JobState.WAITING, rig.state("a"));
        rig.otherNets.put("backup", EndStatus.NORMAL);
        rig.look(List.of("a"));
        assertEquals(JobState.RUNNING, rig.state("a"));
    }

    @Test
    void variablesDecide() {
        Nets net = Nets.net("net",
                Nets.job("a").when(new Condition.Variable("MODE", new ValueTest(Operator.EQUAL, "full")))
                        .unmet(Ending.NORMAL),
                Nets.job("b").when(new Condition.Variable("NONE", new ValueTest(Operator.NOT_EQUAL, "x")))
                        .unmet(BAD));
        var rig = new Rig(net, Map.of("MODE", "full")).begin();
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertEquals(HowEnded.UNMET, rig.how("b"));
        assertEquals("r1", rig.run.variables("a").get("RUN"));
    }

    @Test
    void aJobWaitsForItsPlaceInAQueue() {
        var rig = new Rig(Nets.net("net", Nets.job("a").queues("tape"), Nets.job("b"))).begin();
        assertEquals(JobState.QUEUED, rig.state("a"));
        assertNull(rig.at("a").execution());
        rig.grant("a");
        assertEquals(JobState.RUNNING, rig.state("a"));
        int before = rig.facts.size();
        rig.grant("a").grant("b");
        assertEquals(before, rig.facts.size(), "a place is taken once, and by those that wait for one");
    }

    @Test
    void aListIsRunMemberByMember() {
        var rig = new Rig(Nets.net("net", Nets.net("each", Nets.job("a"), Nets.job("b").after("a"))
                .eachOf("HOSTS"), Nets.job("last").after("each")), Map.of("HOSTS", "web1, web2 ,")).begin();
        assertEquals(List.of("web1", "web2"), rig.at("each").items());
        assertEquals("web2", rig.run.variables("a[1]").get("item"));
        rig.ends("a[0]", 0).ends("a[1]", 0).ends("b[1]", 0);
        assertEquals(JobState.RUNNING, rig.state("each[0]"));
        assertEquals(JobState.ENDED, rig.state("each[1]"));
        rig.ends("b[0]", 1);
        assertEquals(EndStatus.WARNING, rig.status("each"));
        assertEquals(JobState.RUNNING, rig.state("last"));
        assertNull(rig.at("a[2]") == null ? null : rig.at("a[2]").execution());
    }

    @Test
    void soManyMembersRunAtOnce() {
        var rig = new Rig(Nets.net("net", Nets.job("a").each(Fan.Mode.ALL, 2, "x", "y", "z"))).begin();
        assertEquals(JobState.WAITING, rig.state("a[2]"));
        rig.ends("a[1]", 0);
        assertEquals(JobState.RUNNING, rig.state("a[2]"));
        rig.ends("a[0]", 9).ends("a[2]", 0);
        assertEquals(EndStatus.ABNORMAL, rig.status("a"));
    }

    @Test
    void membersAreTriedInTurnUntilOneIsNormal() {
        var rig = new Rig(Nets.net("net", Nets.job("a").each(Fan.Mode.IN_TURN, 0, "x", "y", "z"))).begin();
        assertEquals(JobState.WAITING, rig.state("a[1]"));
        rig.ends("a[0]", 9);
        rig.ends("a[1]", 0);
        assertEquals(HowEnded.UNMET, rig.how("a[2]"));
        assertEquals(EndStatus.NORMAL, rig.status("a"));
    }

    @Test
    void anEmptyListIsDoneAndAnEmptyNetIsNot() {
        var rig = new Rig(Nets.net("net", Nets.job("a").eachOf("NONE"), Nets.net("empty"))).begin();
        assertEquals(EndStatus.NORMAL, rig.status("a"));
        assertEquals(EndStatus.ABNORMAL, rig.status("empty"));
    }

    @Test
    void latenessIsToldOnceOrEndsTheJob() {
        var told = new TimeCheck("t", TimeCheck.Of.START, null, Duration.ofMinutes(5), null, null, null);
        var ends = new TimeCheck("e", TimeCheck.Of.START, null, Duration.ofMinutes(9), null, null, BAD);
        var rig = new Rig(Nets.net("net", Nets.job("a"),
                Nets.net("inner", Nets.job("b").check(told).check(ends)).after("a"))).begin();
        rig.after(Duration.ofMinutes(5));
        assertEquals(Set.of("t"), rig.at("b").late(), "although the net that it is in was not begun");
        assertEquals(JobState.WAITING, rig.state("b"));
        rig.after(Duration.ofMinutes(1)).after(Duration.ofMinutes(3));
        assertEquals(HowEnded.START_LATE, rig.how("b"));
        assertEquals(1, rig.facts.stream().filter(f -> f.key().equals("b") && f.now().late().equals(Set.of("t")))
                .count());
        rig.ends("a", 0);
        assertEquals(EndStatus.ABNORMAL, rig.status("net"));
    }

    @Test
    void whatRunsTooLongIsStoppedAndEndsAsGiven() {
        var check = new TimeCheck("e", TimeCheck.Of.END, null, null, Duration.ofMinutes(30), null,
                new Ending(EndStatus.WARNING, 1));
        var rig = new Rig(Nets.net("net", Nets.job("a").check(check))).begin().after(Duration.ofMinutes(30));
        assertEquals(JobState.STOPPING, rig.state("a"));
        rig.ends("a", 143);
        assertEquals(HowEnded.END_LATE, rig.how("a"));
        assertEquals(EndStatus.WARNING, rig.status("net"));
        assertEquals(143, rig.at("a").returned());
    }

    @Test
    void longerThanUsualIsLate() {
        var check = new TimeCheck("u", TimeCheck.Of.END, null, null, null, 2.0, null);
        var rig = new Rig(Nets.net("net", Nets.job("a").check(check), Nets.job("new").check(check)));
        rig.usual.put("a", Duration.ofMinutes(12));
        rig.begin().after(Duration.ofMinutes(12));
        assertEquals(Set.of("u"), rig.at("a").late());
        assertEquals(Set.of(), rig.at("new").late());
        assertEquals(JobState.RUNNING, rig.state("a"));
    }

    @Test
    void whatIsLostIsStartedAgainOnlyWhereItMay() {
        var rig = new Rig(Nets.net("net", Nets.job("a").restartable(), Nets.job("b"))).begin();
        String first = rig.at("a").execution();
        var lost = new Outcome(Outcome.Kind.LOST, null, "the node was started anew");
        rig.comes("a", lost).comes("b", lost);
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertNotEquals(first, rig.at("a").execution());
        assertEquals(JobState.UNKNOWN, rig.state("b"));
        assertEquals("the node was started anew", rig.at("b").note());
        assertEquals(JobState.RUNNING, rig.state("net"));
    }

    @Test
    void whatCannotBeStartedIsAbnormal() {
        var rig = new Rig(Nets.net("net", Nets.job("a"))).begin();
        rig.comes("a", new Outcome(Outcome.Kind.NOT_STARTED, null, "no such user"));
        assertEquals(HowEnded.NOT_STARTED, rig.how("a"));
        assertEquals(EndStatus.ABNORMAL, rig.status("net"));
    }

    @Test
    void heldAndSkippedJobsBeginThatWay() {
        var rig = new Rig(Nets.net("net", Nets.job("held").first(JobState.HELD), Nets.job("a"),
                Nets.job("skip").after("a").first(JobState.SKIPPING))).begin();
        assertEquals(JobState.HELD, rig.state("held"));
        assertEquals(JobState.SKIPPING, rig.state("skip"), "its turn has not come");
        rig.ends("a", 0);
        assertEquals(HowEnded.SKIPPED, rig.how("skip"));
    }

    @Test
    void factsGiveTheSameRunAgain() {
        var rig = new Rig(Nets.net("net", Nets.job("a").retry(2, Duration.ofMinutes(1)), Nets.job("b"),
                Nets.job("c").after("b"))).begin().ends("a", 3).ends("b", 0);
        var other = rig.restarted();
        for (String key : List.of("net", "a", "b", "c")) {
            assertEquals(rig.at(key), other.at(key), key);
        }
        assertEquals(rig.run.nextTimer(), other.run.nextTimer());
        JobMoved again = rig.facts.getLast();
        other.run.apply(again);
        assertEquals(rig.at("c"), other.at("c"), "a fact that comes twice counts once");
    }
}
