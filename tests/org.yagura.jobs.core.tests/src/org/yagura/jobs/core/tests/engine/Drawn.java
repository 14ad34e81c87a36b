/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.engine;

import java.util.List;
import java.util.function.Consumer;

import org.yagura.model.site.Area;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.Job;
import org.yagura.model.site.JobEnd;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** A site with a unit of nets, as an engineer would draw them. */
final class Drawn {
    static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    final Site site = FACTORY.createSite();
    final JobUnit unit = FACTORY.createJobUnit();
    private int made;

    Drawn() {
        site.setId("site");
        site.setName("Site");
        site.setTimeZone("Asia/Tokyo");
        Area area = FACTORY.createArea();
        area.setId("tokyo");
        area.setName("Tokyo");
        site.getAreas().add(area);
        unit.setId("unit");
        unit.setName("Night");
        unit.setArea(area);
        site.getJobUnits().add(unit);
    }

    JobNet net(String id) {
        JobNet net = FACTORY.createJobNet();
        net.setId(id);
        net.setName("Net " + id);
        unit.getNets().add(net);
        return net;
    }

    CommandJob command(JobNet net, String id, String command) {
        return add(net, FACTORY.createCommandJob(), id, job -> job.setCommand(command));
    }

    <J extends Job> J add(JobNet net, J job, String id, Consumer<J> more) {
        job.setId(id);
        job.setName("Job " + id);
        more.accept(job);
        net.getJobs().add(job);
        return job;
    }

    void after(Job job, Job before, JobEnd... ends) {
        EndCondition condition = FACTORY.createEndCondition();
        condition.setId("c" + ++made);
        condition.setJob(before);
        condition.getEnds().addAll(List.of(ends));
        job.getConditions().add(condition);
    }
}
