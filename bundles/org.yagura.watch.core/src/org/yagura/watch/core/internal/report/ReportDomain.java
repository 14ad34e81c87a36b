/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.report.ReportSection;

/** Brings monthly reports into the agent, with the chapters of all sections. */
@Component(service = Domain.class)
public final class ReportDomain implements Domain {
    private final List<ReportSection> sections = new CopyOnWriteArrayList<>();

    /** Takes a section in. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSection(ReportSection section) {
        sections.add(section);
    }

    /** Leaves a section out. */
    public void removeSection(ReportSection section) {
        sections.remove(section);
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public DomainParts open(DomainContext context) {
        var desk = new ReportDesk(new ReportDesk.Means(context.sites(), context.facts(), context.database(),
                context.changes(), context.clock()), sections);
        return new DomainParts(List.of(new ReportProjection(context.changes())),
                new ReportAnswers(desk, context.database()).handlers(), List.of(desk));
    }
}
