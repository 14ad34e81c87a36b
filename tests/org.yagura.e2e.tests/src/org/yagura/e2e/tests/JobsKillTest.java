/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.AgentConnection;
import org.yagura.core.event.Severity;
import org.yagura.e2e.AgentProcess;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.FindRuns;
import org.yagura.jobs.core.GetRun;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.OrderJobs;
import org.yagura.jobs.core.RunNet;
import org.yagura.jobs.core.RunRow;
import org.yagura.model.NewSites;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;

/** A whole agent is killed while it runs nets: nothing is run twice, nothing is forgotten, and what failed is an alarm. */
final class JobsKillTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final int CHAIN = 12;

    @TempDir
    private Path directory;

    private String mark(String word) {
        return "echo " + word + " >>'" + directory.resolve("marks") + "'";
    }

    private List<String> marks() throws IOException {
        Path file = directory.resolve("marks");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static CommandJob command(JobNet net, String id, CommandJob before, String command) {
        CommandJob job = FACTORY.createCommandJob();
        job.setId(id);
        job.setName("Step " + id);
        job.setCommand(command);
        if (before != null) {
            EndCondition after = FACTORY.createEndCondition();
            after.setId(id + "-after");
            after.setJob(before);
            job.getConditions().add(after);
        }
        net.getJobs().add(job);
        return job;
    }

    private Path site() throws IOException {
        Site site = NewSites.empty();
        JobUnit unit = FACTORY.createJobUnit();
        unit.setId("unit");
        unit.setName("Night");
        site.getJobUnits().add(unit);
        JobNet chain = FACTORY.createJobNet();
        chain.setId("chain");
        chain.setName("Chain");
        unit.getNets().add(chain);
        CommandJob before = null;
        for (int i = 0; i < CHAIN; i++) {
            before = command(chain, "s" + i, before, mark("s" + i) + "; sleep 0.3");
        }
        JobNet failing = FACTORY.createJobNet();
        failing.setId("failing");
        failing.setName("Failing");
        unit.getNets().add(failing);
        command(failing, "f", null, "test -e '" + directory.resolve("mended") + "' || exit 7");
        return Files.write(directory.resolve("jobs.site"), new SiteFiles().toBytes(site));
    }

    private static RunRow run(AgentConnection connection, String id) {
        return connection.ask(new GetRun(id)).run();
    }

    @Test
    void nothingIsRunTwiceOverKills() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        Path data = directory.resolve("data");
        String site = site().toString();
        String run;
        try (var agent = AgentProcess.start(data, "--site", site)) {
            RunNet.Begun begun = agent.connection().ask(new RunNet("chain", null, "first"));
            run = begun.run();
            assertTrue(begun.begun());
            Await.until("some have run", () -> marks().size() >= 3);
            agent.killAlone();
        }
        try (var agent = AgentProcess.start(data)) {
            assertFalse(agent.connection().ask(new RunNet("chain", null, "first")).begun());
            Await.until("some more have run", () -> marks().size() >= 7);
            agent.killAlone();
        }
        try (var agent = AgentProcess.start(data)) {
            Await.until("it has ended", () -> run(agent.connection(), run).state() == JobState.ENDED);
            assertEquals(EndStatus.NORMAL, run(agent.connection(), run).status());
            assertEquals(IntStream.range(0, CHAIN).mapToObj(i -> "s" + i).toList(), marks());
            assertEquals(1, agent.connection().ask(new FindRuns("chain", null, null, null, null)).rows().size());
        }
    }

    @Test
    void whatFailedIsAnAlarmUntilItIsMended() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        try (var agent = AgentProcess.start(directory.resolve("data"), "--site", site().toString())) {
            AgentConnection connection = agent.connection();
            String run = connection.ask(new RunNet("failing", null, null)).run();
            Await.until("there is an alarm", () -> open(connection).size() == 1);
            AlarmRow alarm = open(connection).getFirst();
            assertEquals(Severity.MAJOR, alarm.severity());
            assertEquals("The job net Failing has ended abnormally.", alarm.message());
            Files.createFile(directory.resolve("mended"));
            connection.ask(new OrderJobs(run, List.of("failing"), JobOrder.RERUN_FAILED, null));
            Await.until("it is over", () -> open(connection).isEmpty());
            assertEquals(EndStatus.NORMAL, run(connection, run).status());
        }
    }

    private static List<AlarmRow> open(AgentConnection connection) {
        return connection.ask(new FindAlarms(null, null, null, null)).rows();
    }
}
