/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.yagura.core.calendar.OpenHours;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;

/** The domain of patrols: what persons look at, at fixed times, and sign. */
@Component(service = {Domain.class, ReportSection.class})
public final class PatrolDomain implements Domain, ReportSection {
    private volatile PatrolChapter chapter;

    @Override
    public String name() {
        return "patrol";
    }

    @Override
    public DomainParts open(DomainContext context) {
        var projection = new PatrolProjection(context.changes());
        var times = new DueTimes((calendar, day) -> OpenHours.of(calendar).worked(day));
        var clock = new PatrolClock(context.sites(), context.facts(), context.clock(), projection, times);
        var answers = new PatrolAnswers(projection, context.database(), context.sites(), times, context.clock());
        chapter = new PatrolChapter(projection, context.database());
        return new DomainParts(List.of(projection), answers.handlers(), List.of(clock));
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<ReportChapter> chapters(ReportScope scope) {
        PatrolChapter opened = chapter;
        return opened == null ? List.of() : opened.make(scope);
    }
}
