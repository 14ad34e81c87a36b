/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.jobs.core.DecideApproval;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.FindApprovals;
import org.yagura.jobs.core.FindRuns;
import org.yagura.jobs.core.GetOutput;
import org.yagura.jobs.core.GetRun;
import org.yagura.jobs.core.HowEnded;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobRow;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.OrderJobs;
import org.yagura.jobs.core.RunNet;
import org.yagura.jobs.core.RunRow;
import org.yagura.jobs.core.internal.engine.JobDomain;
import org.yagura.model.site.ApprovalJob;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.JobEnd;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobQueue;
import org.yagura.model.site.JobVariable;
import org.yagura.model.site.Role;
import org.yagura.model.site.UnmetConditions;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.DomainRig;

/** Nets are run with real commands; what is begun is done once, whatever ends in between. */
final class EngineTest {
    @TempDir
    private Path folder;
    @TempDir
    private Path place;
    private final Drawn drawn = new Drawn();
    private JobNet net;
    private DomainRig rig;

    @BeforeEach
    void draw() {
        net = drawn.net("net");
    }

    @AfterEach
    void end() {
        if (rig != null) {
            rig.close();
        }
    }

    private void lead() throws Exception {
        rig = new DomainRig(folder, drawn.site, Clock.systemUTC(), new JobDomain());
    }

    /** A command that adds a line to a file. */
    private String mark(String word) {
        return "echo " + word + " >>'" + place.resolve("marks") + "'";
    }

    private List<String> marks() throws IOException {
        Path file = place.resolve("marks");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private String begin() {
        return rig.ask(new RunNet("net", null, null)).run();
    }

    private JobRow job(String run, String key) {
        return rig.ask(new GetRun(run)).jobs().stream().filter(j -> j.key().equals(key)).findFirst().orElseThrow();
    }

    private void await(String run, String key, JobState state) {
        Await.until(key + " is " + state, () -> job(run, key).state() == state);
    }

    private RunRow over(String run) {
        await(run, "net", JobState.ENDED);
        return rig.ask(new GetRun(run)).run();
    }

    private void order(String run, JobOrder what, String... keys) {
        rig.ask(new OrderJobs(run, List.of(keys), what, what == JobOrder.SET_END ? EndStatus.NORMAL : null));
    }

    private List<String> told() {
        rig.settle();
        return rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .map(e -> e.kind() + " " + e.key() + " " + e.severity()).toList();
    }

    private Problem refused(Request<?> request) {
        return assertThrows(ProblemException.class, () -> rig.ask(request, Locale.JAPANESE)).problem();
    }

    @Test
    void commandsAreRunInOrder() throws Exception {
        CommandJob first = drawn.command(net, "first", mark("first") + "; echo said; echo aside >&2");
        drawn.after(drawn.command(net, "second", mark("second") + "; exit 1"), first);
        lead();
        String run = begin();
        assertEquals(EndStatus.WARNING, over(run).status());
        assertEquals(List.of("first", "second"), marks());
        assertEquals("said\naside\n", rig.ask(new GetOutput(run, "first")).text());
        assertEquals(1, job(run, "second").returned());
        assertEquals(List.of("PROBLEM job/net WARNING"), told());
        assertEquals(List.of(run), rig.ask(new FindRuns(null, null, null, null, null)).rows().stream()
                .map(RunRow::id).toList());
    }

    @Test
    void variablesFolderAndEnvironmentReachTheCommand() throws Exception {
        JobVariable mode = Drawn.FACTORY.createJobVariable();
        mode.setId("v1");
        mode.setName("MODE");
        mode.setValue("none");
        mode.setAsked(true);
        mode.getChoices().addAll(List.of("none", "it's full; $HOME"));
        net.getVariables().add(mode);
        JobVariable variable = Drawn.FACTORY.createJobVariable();
        variable.setId("v2");
        variable.setName("SECOND");
        variable.setValue("#[MODE]");
        CommandJob job = drawn.command(net, "a", "pwd; printf '%s' \"$SECOND\"");
        job.setFolder(place.toString());
        job.getEnvironment().add(variable);
        lead();
        String run = rig.ask(new RunNet("net", Map.of("MODE", "it's full; $HOME"), null)).run();
        over(run);
        assertEquals(place.toRealPath() + "\nit's full; $HOME", rig.ask(new GetOutput(run, "a")).text());
        assertEquals(Problem.INVALID, refused(new RunNet("net", Map.of("MODE", "other"), null)).code());
        assertEquals(Problem.INVALID, refused(new RunNet("net", Map.of("OTHER", "x"), null)).code());
    }

    @Test
    void whatFailedIsRunAgainAndTheAlarmEnds() throws Exception {
        CommandJob first = drawn.command(net, "first", mark("first"));
        CommandJob bad = drawn.command(net, "bad", "test -e '" + place.resolve("mended") + "' || exit 7");
        drawn.after(bad, first);
        drawn.after(drawn.command(net, "last", mark("last")), bad);
        lead();
        String run = begin();
        RunRow row = over(run);
        assertEquals(EndStatus.ABNORMAL, row.status());
        assertEquals(2, row.failed() - 1, "bad and last, beside the net itself");
        assertEquals(HowEnded.UNMET, job(run, "last").how());
        Files.createFile(place.resolve("mended"));
        order(run, JobOrder.RERUN_FAILED, "net");
        Await.until("it ends well", () -> rig.ask(new GetRun(run)).run().status() == EndStatus.NORMAL);
        assertEquals(List.of("first", "last"), marks());
        assertEquals(List.of("PROBLEM job/net MAJOR", "RESOLUTION job/net CLEARED"), told());
        assertEquals(0, rig.ask(new GetRun(run)).run().failed());
    }

    @Test
    void aRunningCommandOutlivesTheManager() throws Exception {
        Path go = place.resolve("go");
        CommandJob slow = drawn.command(net, "slow",
                mark("begun") + "; until test -e '" + go + "'; do sleep 0.05; done; " + mark("ended"));
        drawn.after(drawn.command(net, "next", mark("next")), slow);
        lead();
        String run = begin();
        Await.until("it has begun", () -> marks().equals(List.of("begun")));
        rig.restart();
        assertEquals(JobState.RUNNING, job(run, "slow").state());
        Files.createFile(go);
        assertEquals(EndStatus.NORMAL, over(run).status());
        assertEquals(List.of("begun", "ended", "next"), marks());
    }

    @Test
    void whatEndedMeanwhileIsLearnedAfterwards() throws Exception {
        drawn.command(net, "a", mark("begun") + "; until test -e '" + place.resolve("go") + "'; do sleep 0.05; done; "
                + "exit 3");
        lead();
        String run = begin();
        Await.until("it has begun", () -> marks().equals(List.of("begun")));
        rig.close();
        Files.createFile(place.resolve("go"));
        Await.until("what it returned is written down", () -> {
            try (var files = Files.walk(folder.resolve("jobs"))) {
                return files.anyMatch(f -> f.endsWith("code"));
            }
        });
        rig.open();
        rig.start();
        assertEquals(EndStatus.ABNORMAL, over(run).status());
        assertEquals(3, job(run, "a").returned());
        assertEquals(List.of("begun"), marks());
    }

    @Test
    void whatCannotBeLearnedIsAskedOfAPerson() throws Exception {
        CommandJob job = drawn.command(net, "a", mark("begun") + "; sleep 600");
        drawn.after(drawn.command(net, "next", mark("next")), job);
        lead();
        String run = begin();
        Await.until("it has begun", () -> marks().equals(List.of("begun")));
        rig.close();
        killAll(run);
        rig.open();
        rig.start();
        await(run, "a", JobState.UNKNOWN);
        assertNotNull(job(run, "a").note());
        assertFalse(job(run, "a").waits().isEmpty());
        order(run, JobOrder.SET_END, "a");
        assertEquals(EndStatus.NORMAL, over(run).status());
        assertEquals(List.of("begun", "next"), marks(), "it is not started a second time");
        assertTrue(told().containsAll(
                List.of("PROBLEM job/" + run + "/a CRITICAL", "RESOLUTION job/" + run + "/a CLEARED")),
                told().toString());
    }

    @Test
    void whatMayBeRestartedIsStartedAgain() throws Exception {
        drawn.command(net, "a", mark("begun") + "; test -e '" + place.resolve("go") + "' || sleep 600")
                .setRestartable(true);
        lead();
        String run = begin();
        Await.until("it has begun", () -> marks().equals(List.of("begun")));
        rig.close();
        Files.createFile(place.resolve("go"));
        killAll(run);
        rig.open();
        rig.start();
        assertEquals(EndStatus.NORMAL, over(run).status());
        assertEquals(List.of("begun", "begun"), marks());
        assertEquals(2, job(run, "a").attempt());
    }

    /** As if the host was started anew: all processes of the run end, without a trace. */
    private void killAll(String run) throws IOException {
        try (var executions = Files.list(folder.resolve("jobs"))) {
            for (Path execution : executions.filter(e -> e.getFileName().toString().startsWith(run)).toList()) {
                long pid = Long.parseLong(Files.readString(execution.resolve("pid")).split(" ")[0]);
                ProcessHandle leader = ProcessHandle.of(pid).orElseThrow();
                List<ProcessHandle> all = leader.descendants().toList();
                leader.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
                Await.until("it is gone", () -> !leader.isAlive());
            }
        }
    }

    @Test
    void aFullJournalDelaysAndLosesNothing() throws Exception {
        Path go = place.resolve("go");
        CommandJob slow = drawn.command(net, "a", mark("a") + "; until test -e '" + go + "'; do sleep 0.05; done");
        drawn.after(drawn.command(net, "b", mark("b")), slow);
        lead();
        String run = begin();
        Await.until("it has begun", () -> marks().equals(List.of("a")));
        rig.full = true;
        Files.createFile(go);
        Await.until("its end is written down", () -> {
            try (var files = Files.walk(folder.resolve("jobs"))) {
                return files.anyMatch(f -> f.endsWith("code"));
            }
        });
        assertEquals(List.of("a"), marks(), "nothing is begun that is not true");
        rig.full = false;
        assertEquals(EndStatus.NORMAL, over(run).status());
        assertEquals(List.of("a", "b"), marks());
    }

    @Test
    void commandsAreStoppedAndKilled() throws Exception {
        drawn.command(net, "polite", "trap 'exit 5' TERM; " + mark("polite") + "; while :; do sleep 0.05; done");
        drawn.command(net, "deaf", "trap '' TERM; " + mark("deaf") + "; while :; do sleep 0.05; done");
        lead();
        String run = begin();
        Await.until("both have begun", () -> marks().size() == 2);
        order(run, JobOrder.STOP, "polite", "deaf");
        await(run, "polite", JobState.STOPPED);
        assertEquals(5, job(run, "polite").returned());
        assertEquals(JobState.STOPPING, job(run, "deaf").state());
        order(run, JobOrder.KILL, "deaf");
        await(run, "deaf", JobState.ENDED);
        assertEquals(HowEnded.KILLED, job(run, "deaf").how());
        assertEquals(137, job(run, "deaf").returned());
        assertEquals("mori", job(run, "deaf").person());
        order(run, JobOrder.SET_END, "polite");
        assertEquals(EndStatus.ABNORMAL, over(run).status());
    }

    @Test
    void approvalsDecide() throws Exception {
        Role chief = Drawn.FACTORY.createRole();
        chief.setId("chief");
        chief.setName("Chief");
        drawn.site.getRoles().add(chief);
        ApprovalJob approval = drawn.add(net, Drawn.FACTORY.createApprovalJob(), "ask",
                a -> a.setQuestion("Close #[DAY]?"));
        drawn.after(drawn.command(net, "yes", mark("yes")), approval);
        CommandJob no = drawn.command(net, "no", mark("no"));
        drawn.after(no, approval, JobEnd.ABNORMAL);
        no.setUnmet(UnmetConditions.NORMAL);
        lead();
        String run = begin();
        FindApprovals.Approval waits = rig.ask(new FindApprovals()).rows().getFirst();
        assertTrue(waits.question().matches("Close \\d{4}-\\d\\d-\\d\\d\\?"), waits.question());
        assertTrue(waits.mayDecide());
        assertEquals(List.of("Somebody has to approve."), job(run, "ask").waits());
        assertEquals(Problem.INVALID, refused(new DecideApproval(run, "ask", false, " ")).code());
        rig.ask(new DecideApproval(run, "ask", true, null));
        assertEquals(EndStatus.NORMAL, over(run).status());
        assertEquals(Problem.CONFLICT, refused(new DecideApproval(run, "ask", true, null)).code());
        String other = begin();
        rig.ask(new DecideApproval(other, "ask", false, "not today"));
        assertEquals(EndStatus.ABNORMAL, over(other).status());
        assertEquals(List.of("yes", "no"), marks());
        assertEquals("mori: not today", job(other, "ask").note());
        rig.revise(site -> ((ApprovalJob) site.getJobUnits().getFirst().getNets().getFirst().getJobs().getFirst())
                .getRoles().add(site.getRoles().getFirst()));
        String third = begin();
        assertFalse(rig.ask(new FindApprovals()).rows().getFirst().mayDecide());
        assertEquals(Problem.REFUSED, refused(new DecideApproval(third, "ask", true, null)).code());
    }

    @Test
    void aLockLetsOneRunAtATime() throws Exception {
        JobQueue lock = Drawn.FACTORY.createJobQueue();
        lock.setId("lock");
        lock.setName("Lock");
        drawn.site.getJobQueues().add(lock);
        Path go = place.resolve("go");
        String waits = "; until test -e '" + go + "'; do sleep 0.05; done";
        CommandJob first = drawn.command(net, "a", mark("begun") + waits);
        first.getQueues().add(lock);
        first.setPriority(9);
        CommandJob low = drawn.command(net, "b", mark("low"));
        CommandJob high = drawn.command(net, "c", mark("high"));
        low.getQueues().add(lock);
        high.getQueues().add(lock);
        high.setPriority(5);
        lead();
        String run = begin();
        Await.until("one has begun", () -> marks().size() == 1);
        assertEquals(JobState.QUEUED, job(run, "c").state());
        rig.restart();
        assertEquals(JobState.QUEUED, job(run, "b").state());
        Files.createFile(go);
        over(run);
        assertEquals(List.of("begun", "high", "low"), marks());
    }

    @Test
    void aRequestThatIsRepeatedBeginsOneRun() throws Exception {
        drawn.command(net, "a", mark("a"));
        lead();
        RunNet.Begun first = rig.ask(new RunNet("net", null, "order-77"));
        over(first.run());
        RunNet.Begun again = rig.ask(new RunNet("net", null, "order-77"));
        assertTrue(first.begun());
        assertFalse(again.begun());
        assertEquals(first.run(), again.run());
        rig.restart();
        assertEquals(first.run(), rig.ask(new RunNet("net", null, "order-77")).run());
        assertEquals(List.of("a"), marks());
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() throws Exception {
        drawn.command(net, "a", "true");
        lead();
        String run = begin();
        over(run);
        assertEquals(1, rig.ask(new FindRuns(null, null, null, null, null), "tokyo").rows().size());
        assertEquals(0, rig.ask(new FindRuns(null, null, null, null, null), "osaka").rows().size());
        assertEquals(Problem.NOT_FOUND, assertThrows(ProblemException.class,
                () -> rig.ask(new RunNet("net", null, null), "osaka")).problem().code());
        assertEquals(Problem.NOT_FOUND, assertThrows(ProblemException.class,
                () -> rig.ask(new GetRun(run), "osaka")).problem().code());
    }

    @Test
    void aCommandThatCannotStartSaysWhy() throws Exception {
        drawn.command(net, "a", "true").setFolder(place.resolve("none").toString());
        CommandJob user = drawn.command(net, "b", "true");
        user.setRunAs("no-such-user");
        lead();
        String run = begin();
        assertEquals(EndStatus.ABNORMAL, over(run).status());
        assertEquals(126, job(run, "a").returned());
        assertTrue(rig.ask(new GetOutput(run, "a")).text().contains("none"));
        assertTrue(rig.ask(new GetOutput(run, "b")).text().contains("no-such-user"));
    }
}
