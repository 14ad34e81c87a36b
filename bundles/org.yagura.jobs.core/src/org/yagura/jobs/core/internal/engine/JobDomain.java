/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.store.JobProjection;

/** The domain of job nets. */
@Component(service = Domain.class)
public final class JobDomain implements Domain {

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public DomainParts open(DomainContext context) {
        var kept = new JobProjection(context.changes());
        Map<String, Runner> runners = Map.of(Planner.COMMAND, new LocalRunner(context.data().resolve("jobs")));
        var engine = new JobEngine(context.sites(), context.facts(), context.database(), context.clock(), kept,
                runners);
        var answers = new JobAnswers(engine, kept, context.database(), context.sites(), context.clock(), runners);
        return new DomainParts(List.of(kept), answers.handlers(), List.of(engine));
    }
}
