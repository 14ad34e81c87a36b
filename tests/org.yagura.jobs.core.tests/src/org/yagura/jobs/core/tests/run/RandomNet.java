/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Operator;
import org.yagura.jobs.core.internal.plan.ValueTest;

/** Makes nets by chance. What a job returns follows from its name and attempt, so that it does not depend on any order. */
final class RandomNet {
    private static final int DEEPEST = 3;

    private final Random random;
    private int made;

    RandomNet(Random random) {
        this.random = random;
    }

    static int outcome(JobPlan job, int attempt) {
        return Math.floorMod((job.id() + "/" + attempt).hashCode() * 31, 4);
    }

    JobPlan make() {
        return net("net", 1).plan();
    }

    private Nets net(String id, int depth) {
        Nets net = Nets.net(id);
        var before = new ArrayList<String>();
        String branching = null;
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            String name = "j" + ++made;
            Nets job = depth < DEEPEST && random.nextInt(4) == 0 ? net(name, depth + 1) : Nets.job(name);
            if (branching != null && random.nextBoolean()) {
                // what is behind a branch waits for that alone, so that the choice does not depend on who is faster
                job.when(leaf(branching));
            } else {
                branching = null;
                if (!before.isEmpty() && random.nextInt(4) > 0) {
                    job.when(condition(before, 2));
                }
                if (random.nextInt(6) == 0) {
                    job.branch();
                    branching = name;
                }
            }
            if (random.nextInt(3) > 0) {
                job.unmet(new Ending(EndStatus.values()[random.nextInt(3)], random.nextInt(3) - 1));
            }
            switch (random.nextInt(12)) {
                case 0 -> job.first(JobState.SKIPPING);
                case 1 -> job.retry(2 + random.nextInt(2), Duration.ofMinutes(random.nextInt(3)));
                default -> {
                }
            }
            if (!name.equals(branching)) {
                before.add(name);
            }
            net.with(job.plan());
        }
        if (random.nextInt(5) == 0) {
            net.allCount();
        }
        return net;
    }

    private Condition condition(List<String> before, int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return leaf(before.get(random.nextInt(before.size())));
        }
        var of = new ArrayList<Condition>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            of.add(condition(before, depth - 1));
        }
        return random.nextBoolean() ? new Condition.All(of) : new Condition.Any(of);
    }

    private Condition leaf(String job) {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.ReturnValue(job, new ValueTest(Operator.LESS, "2"));
            case 1 -> new Condition.EndValue(job, new ValueTest(Operator.NOT_EQUAL, "1"));
            case 2 -> Nets.ended(job, EndStatus.ABNORMAL);
            default -> Nets.ended(job);
        };
    }

}
