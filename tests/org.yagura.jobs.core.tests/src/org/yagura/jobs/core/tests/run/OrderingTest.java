/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.run.Ordering;
import org.yagura.jobs.core.internal.run.Outcome;

class OrderingTest {
    private static Rig chain() {
        return new Rig(Nets.net("net", Nets.job("a"), Nets.job("b").after("a"), Nets.job("c").after("b"))).begin();
    }

    @Test
    void whatIsHeldStartsWhenReleased() {
        var rig = chain().order(JobOrder.HOLD, "b").ends("a", 0);
        assertEquals(JobState.HELD, rig.state("b"));
        assertEquals("sato", rig.at("b").person());
        rig.order(JobOrder.RELEASE, "b");
        assertEquals(JobState.RUNNING, rig.state("b"));
    }

    @Test
    void whatIsSkippedIsPassedOver() {
        var rig = chain().order(JobOrder.SKIP, "b").ends("a", 0);
        assertEquals(HowEnded.SKIPPED, rig.how("b"));
        assertEquals(JobState.RUNNING, rig.state("c"));
        var back = chain().order(JobOrder.SKIP, "b").order(JobOrder.UNSKIP, "b").ends("a", 0);
        assertEquals(JobState.RUNNING, back.state("b"));
    }

    @Test
    void whatIsForcedDoesNotWait() {
        var rig = chain().order(JobOrder.FORCE, "c");
        assertEquals(JobState.RUNNING, rig.state("c"));
        assertEquals(JobState.WAITING, rig.state("b"));
        rig.ends("c", 0).ends("a", 0).ends("b", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void aSuspendedNetStartsNothing() {
        var rig = chain().order(JobOrder.SUSPEND, "net").ends("a", 0);
        assertEquals(JobState.WAITING, rig.state("b"));
        assertEquals(Optional.of(Ordering.Refusal.NET_STANDS), rig.refusal(JobOrder.FORCE, "b"));
        rig.order(JobOrder.RESUME, "net");
        assertEquals(JobState.RUNNING, rig.state("b"));
    }

    @Test
    void aNetStandsOnceAllInItHaveStopped() {
        var rig = new Rig(Nets.net("net", Nets.net("inner", Nets.job("a")), Nets.job("b"), Nets.job("c").after("b")))
                .begin().order(JobOrder.STOP, "net");
        assertEquals(JobState.STOPPING, rig.state("a"));
        assertEquals(JobState.STOPPING, rig.state("inner"));
        rig.ends("a", 143);
        assertEquals(JobState.STOPPED, rig.state("inner"));
        assertEquals(JobState.STOPPING, rig.state("net"));
        rig.ends("b", 0);
        assertEquals(JobState.STOPPED, rig.state("net"));
        assertEquals(0, rig.at("b").returned(), "it may have ended by itself, and a person has to know");
        assertEquals(JobState.WAITING, rig.state("c"));
        rig.order(JobOrder.RERUN_FAILED, "net");
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertEquals(JobState.RUNNING, rig.state("b"));
        rig.ends("a", 0).ends("b", 0).ends("c", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void whatIsKilledEndsAbnormally() {
        var rig = chain().order(JobOrder.KILL, "a");
        assertEquals(HowEnded.KILLED, rig.how("a"));
        assertEquals(JobState.STOPPING, rig.state("a"));
        rig.ends("a", 137);
        assertEquals(EndStatus.ABNORMAL, rig.status("a"));
        var net = chain().order(JobOrder.KILL, "net").ends("a", 137);
        assertEquals(HowEnded.KILLED, net.how("net"));
        assertTrue(net.run.isOver());
    }

    @Test
    void anEndThatIsSetLetsTheNetGoOn() {
        var rig = chain().comes("a", new Outcome(Outcome.Kind.LOST, null, null));
        rig.order(JobOrder.SET_END, "a", new Ending(EndStatus.NORMAL, 0));
        assertEquals(HowEnded.CHANGED, rig.how("a"));
        assertEquals(JobState.RUNNING, rig.state("b"));
    }

    @Test
    void fromAJobOnAllIsRunAgain() {
        var rig = chain().ends("a", 0).ends("b", 0).ends("c", 0);
        assertTrue(rig.run.isOver());
        String before = rig.at("c").execution();
        rig.order(JobOrder.RERUN_FROM, "b");
        assertEquals(JobState.RUNNING, rig.state("net"));
        assertEquals(JobState.RUNNING, rig.state("b"));
        assertEquals(JobState.WAITING, rig.state("c"));
        assertEquals(JobState.ENDED, rig.state("a"));
        rig.ends("b", 0);
        assertNotEquals(before, rig.at("c").execution());
        rig.ends("c", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void oneJobAloneIsRunAgain() {
        var rig = chain().ends("a", 0).ends("b", 0).ends("c", 0).order(JobOrder.RERUN, "a");
        assertEquals(JobState.RUNNING, rig.state("a"));
        assertEquals(JobState.ENDED, rig.state("b"));
        rig.ends("a", 0);
        assertTrue(rig.run.isOver());
    }

    @Test
    void whatFailedIsRunAgainWithWhatFollows() {
        var rig = new Rig(Nets.net("net",
                Nets.net("inner", Nets.job("good"), Nets.job("bad"), Nets.job("next").after("bad").unmet(
                        new Ending(EndStatus.ABNORMAL, -1))),
                Nets.job("last").after("inner").unmet(new Ending(EndStatus.ABNORMAL, -1)))).begin();
        rig.ends("good", 0).ends("bad", 5);
        assertEquals(EndStatus.ABNORMAL, rig.status("net"));
        rig.order(JobOrder.RERUN_FAILED, "net");
        assertEquals(JobState.RUNNING, rig.state("bad"));
        assertEquals(JobState.ENDED, rig.state("good"));
        rig.ends("bad", 0).ends("next", 0).ends("last", 0);
        assertEquals(EndStatus.NORMAL, rig.status("net"));
    }

    @Test
    void whatIsRefusedSaysWhy() {
        var rig = chain();
        assertEquals(Optional.of(Ordering.Refusal.NO_JOB), rig.refusal(JobOrder.HOLD, "none"));
        assertEquals(Optional.of(Ordering.Refusal.NO_JOB), rig.refusal(JobOrder.HOLD, "a[0]"));
        assertEquals(Optional.of(Ordering.Refusal.STATE), rig.refusal(JobOrder.HOLD, "a"));
        assertEquals(Optional.of(Ordering.Refusal.NO_NET), rig.refusal(JobOrder.SUSPEND, "a"));
        int before = rig.facts.size();
        assertThrows(IllegalArgumentException.class, () -> rig.order(JobOrder.RELEASE, "a"));
        assertEquals(before, rig.facts.size());
    }

    /** Whatever is ordered in whatever state: it is refused, or done and the run can still come to its end. */
    @ParameterizedTest
    @EnumSource(JobOrder.class)
    void noOrderLeavesARunThatCannotEnd(JobOrder what) {
        for (String key : List.of("net", "a", "b")) {
            for (int ended = 0; ended <= 2; ended++) {
                var rig = chain();
                for (String job : List.of("a", "b").subList(0, ended)) {
                    rig.ends(job, 0);
                }
                if (rig.refusal(what, key).isEmpty()) {
                    rig.order(what, key, new Ending(EndStatus.NORMAL, 0));
                    finish(rig);
                    assertTrue(rig.run.isOver(), what + " of " + key + " after " + ended + ": " + rig.run.said());
                }
            }
        }
    }

    private static void finish(Rig rig) {
        for (int i = 0; i < 20 && !rig.run.isOver(); i++) {
            for (String key : List.of("a", "b", "c", "net")) {
                switch (rig.state(key)) {
                    case RUNNING, STOPPING -> {
                        if (!key.equals("net")) {
                            rig.ends(key, 0);
                        }
                    }
                    case HELD -> rig.order(JobOrder.RELEASE, key);
                    case WAITING -> {
                        // what waits for the good end of something that was killed waits for a person
                        if (rig.refusal(JobOrder.FORCE, key).isEmpty()) {
                            rig.order(JobOrder.FORCE, key);
                        }
                    }
                    case SUSPENDED -> rig.order(JobOrder.RESUME, key);
                    case STOPPED -> {
                        JobOrder again = key.equals("net") ? JobOrder.RERUN_FAILED : JobOrder.RERUN;
                        if (rig.refusal(again, key).isEmpty()) {
                            rig.order(again, key);
                        }
                    }
                    default -> {
                    }
                }
            }
        }
    }
}
