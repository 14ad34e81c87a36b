/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Machine;
import org.yagura.jobs.core.internal.run.Outcome;
import org.yagura.jobs.core.internal.run.Run;
import org.yagura.jobs.core.internal.run.World;

/**
 * Random nets, run by the machine with everything in random order and with crashes of manager and node between any two steps,
 * come to the ends that an interpreter without any of that comes to; and nothing is started twice.
 */
class ReferenceTest {
    private static final int NETS = 1_500;

    @Test
    void randomNetsWithRandomCrashesEndAsTheReferenceSays() {
        for (int seed = 0; seed < NETS; seed++) {
            var random = new Random(seed);
            JobPlan plan = new RandomNet(random).make();
            Map<String, String> expected = new Reference(plan).ends();
            var site = new Site(plan, random);
            site.run();
            assertEquals(expected, site.ends(), "net " + seed);
            site.started.forEach((execution, times) -> assertEquals(1, times, execution));
        }
    }

    /** A manager that forgets, and a node that knows what it was told. */
    private static final class Site {
        /** How often each execution was started on the node. */
        final Map<String, Integer> started = new TreeMap<>();

        private final JobPlan plan;
        private final Random random;
        private final Machine machine = new Machine(World.NONE);
        /** What was made true. */
        private final List<JobMoved> journal = new ArrayList<>();
        /** What the node has to say. */
        private final Map<String, Integer> results = new HashMap<>();
        private Run run;

        Site(JobPlan plan, Random random) {
            this.plan = plan;
            this.random = random;
        }

        void run() {
            restart();
            for (int step = 0; !settled(); step++) {
                assertTrue(step < 20_000, "it does not come to an end");
                if (random.nextInt(12) == 0) {
                    restart();
                    continue;
                }
                step();
            }
        }

        /** Whether nothing runs and nothing waits for its time. */
        private boolean settled() {
            return run.isOver() || running().isEmpty() && run.nextTimer() == null && !journal.isEmpty();
        }

        private void step() {
            List<String> running = running();
            if (running.isEmpty()) {
                durable(machine.tick(run, run.nextTimer()));
                return;
            }
            String key = running.get(random.nextInt(running.size()));
            String execution = run.job(key).execution();
            if (!results.containsKey(execution)) {
                start(key, execution);
                return;
            }
            durable(machine.outcome(run, key, execution, Outcome.ended(results.get(execution)), Rig.DAY));
        }

        /** The node starts what it does not know yet, and says nothing new about what it knows. */
        private void start(String key, String execution) {
            started.merge(execution, 1, Integer::sum);
            results.put(execution, RandomNet.outcome(run.planOf(key), run.job(key).attempt()));
        }

        /** A crash may come before what was worked out is durable: then it never was. */
        private void durable(List<JobMoved> moves) {
            if (random.nextInt(10) == 0) {
                restart();
            } else {
                journal.addAll(moves);
            }
        }

        private void restart() {
            run = new Run("r", plan, Rig.DAY, Rig.DAY, Rig.DAY, Map.of());
            journal.forEach(run::apply);
            List<JobMoved> moves = journal.isEmpty() ? machine.begin(run, Rig.DAY) : machine.resume(run, Rig.DAY);
            journal.addAll(moves);
        }

        private List<String> running() {
            return run.said().entrySet().stream()
                    .filter(e -> e.getValue().state() == JobState.RUNNING && e.getValue().execution() != null)
                    .map(Map.Entry::getKey).filter(k -> run.job(k).state() == JobState.RUNNING).sorted().toList();
        }

        Map<String, String> ends() {
            var ends = new TreeMap<String, String>();
            Reference.walk(plan, job -> {
                JobRun now = run.job(job.id());
                boolean begun = true;
                for (JobPlan net : Reference.above(plan, job)) {
                    begun &= run.job(net.id()).started() != null;
                }
                if (begun) {
                    ends.put(job.id(), now.state() == JobState.ENDED ? now.status() + " " + now.how() : "open");
                }
            });
            return ends;
        }
    }
}
