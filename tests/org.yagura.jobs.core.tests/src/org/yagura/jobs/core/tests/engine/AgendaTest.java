/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.jobs.core.FindRuns;
import org.yagura.jobs.core.PlanRuns;
import org.yagura.jobs.core.RunRow;
import org.yagura.jobs.core.RunTrigger;
import org.yagura.jobs.core.internal.engine.JobDomain;
import org.yagura.jobs.core.internal.store.JobFacts;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobSchedule;
import org.yagura.model.site.MissedRuns;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SetClock;
import org.yagura.testsupport.store.DomainRig;

/** Nets are begun when they are due, once, and what was missed is dealt with as each net says. */
final class AgendaTest {
    /** Eight in the morning in Tokyo. */
    private static final Instant MORNING = Instant.parse("2026-03-01T23:00:00Z");

    @TempDir
    private Path folder;
    private final AtomicLong now = new AtomicLong(MORNING.toEpochMilli());
    private final Drawn drawn = new Drawn();
    private DomainRig rig;

    @AfterEach
    void end() {
        if (rig != null) {
            rig.close();
        }
    }

    private void net(String id, MissedRuns missed, String... times) {
        JobNet net = drawn.net(id);
        net.setMissed(missed);
        drawn.add(net, Drawn.FACTORY.createApprovalJob(), id + "-ask", a -> a.setQuestion("Go on?"));
        JobSchedule schedule = Drawn.FACTORY.createJobSchedule();
        schedule.setId(id + "-times");
        schedule.getTimes().addAll(List.of(times));
        net.getSchedules().add(schedule);
    }

    private void lead() throws Exception {
        rig = new DomainRig(folder, drawn.site, new SetClock(now::get), new JobDomain());
    }

    private void later(Duration time) {
        now.addAndGet(time.toMillis());
    }

    private List<RunRow> runs(String net) {
        return rig.ask(new FindRuns(net, null, null, Instant.EPOCH, null)).rows();
    }

    private void awaitRuns(String net, int count) {
        Await.until(count + " runs of " + net, () -> runs(net).size() == count);
    }

    /** Waits until the engine has looked at the time that it is. */
    private void awaitLook() {
        Await.until("schedules were kept to until now", () -> rig.facts.stream()
                .filter(f -> f.type().equals(JobFacts.PASSED.name()))
                .anyMatch(f -> f.at().toEpochMilli() == now.get()));
    }

    @Test
    void aNetIsBegunWhenItIsDueAndOnce() throws Exception {
        net("a", MissedRuns.ONCE, "09:00");
        lead();
        awaitLook();
        later(Duration.ofMinutes(59));
        awaitLook();
        assertEquals(0, runs("a").size());
        later(Duration.ofMinutes(1));
        awaitRuns("a", 1);
        RunRow run = runs("a").getFirst();
        assertEquals(RunTrigger.SCHEDULE, run.trigger());
        assertEquals(MORNING.plus(Duration.ofHours(1)), run.scheduled());
        rig.restart();
        later(Duration.ofMinutes(11));
        awaitLook();
        assertEquals(1, runs("a").size(), "not again after a restart");
    }

    @Test
    void whatWasMissedIsMadeUpForAsTheNetSays() throws Exception {
        net("once", MissedRuns.ONCE, "09:00", "10:00", "11:00");
        net("all", MissedRuns.ALL, "09:00", "10:00", "11:00");
        net("skip", MissedRuns.SKIP, "09:00", "10:00", "11:00");
        lead();
        awaitLook();
        rig.close();
        later(Duration.ofMinutes(150));
        rig.open();
        rig.start();
        awaitRuns("all", 2);
        awaitRuns("once", 1);
        assertEquals(MORNING.plus(Duration.ofHours(2)), runs("once").getFirst().scheduled());
        assertEquals(0, runs("skip").size());
        List<String> told = rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name()))
                .map(EventRaised.TYPE::content).map(e -> e.key() + ": " + e.texts().get("en")).toList();
        assertEquals(List.of(
                "job-missed/once: One run of the job net Net once was left out: the manager did not run when it was due.",
                "job-missed/skip: 2 runs of the job net Net skip were left out: the manager did not run when they were due."),
                told);
        later(Duration.ofMinutes(30));
        awaitRuns("skip", 1);
        awaitRuns("all", 3);
    }

    @Test
    void aNewScheduleBeginsNothingThatIsPast() throws Exception {
        net("a", MissedRuns.ALL, "23:00");
        lead();
        later(Duration.ofMinutes(11));
        awaitLook();
        rig.revise(site -> site.getJobUnits().getFirst().getNets().getFirst().getSchedules().getFirst().getTimes()
                .addAll(List.of("08:10", "08:12")));
        Await.until("the plan has them", () -> rig.ask(new PlanRuns("a", null, null, null)).rows().size() == 3);
        later(Duration.ofMinutes(1));
        awaitRuns("a", 1);
        assertEquals(MORNING.plus(Duration.ofMinutes(12)), runs("a").getFirst().scheduled());
    }

    @Test
    void aFullJournalPutsRunsOff() throws Exception {
        net("a", MissedRuns.ONCE, "09:00");
        lead();
        awaitLook();
        rig.full = true;
        later(Duration.ofMinutes(60));
        int before = rig.facts.size();
        Await.until("it was tried", () -> rig.refused.get() > 0);
        assertEquals(before, rig.facts.size());
        rig.full = false;
        awaitRuns("a", 1);
        assertTrue(runs("a").getFirst().scheduled().equals(MORNING.plus(Duration.ofHours(1))));
    }
}
