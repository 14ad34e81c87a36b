/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.List;

import org.yagura.core.domain.Sites;
import org.yagura.core.event.ServiceImpact;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.store.Database;
import org.yagura.watch.core.internal.series.query.PerformanceChapter;
import org.yagura.watch.core.internal.store.WatchProjection;

/** The chapters that watches give to the monthly report. */
public final class WatchReport {
    private final AvailabilityChapter availability;
    private final PerformanceChapter performance;

    /** Chapters of what is kept there. */
    public WatchReport(WatchProjection states, Database database, Sites sites, Iterable<ServiceImpact> impacts,
            PerformanceChapter performance) {
        this.availability = new AvailabilityChapter(states, database, sites, impacts);
        this.performance = performance;
    }

    /** As {@link org.yagura.core.report.ReportSection#chapters} says. */
    public List<ReportChapter> chapters(ReportScope scope) {
        return List.of(availability.make(scope), performance.make(scope));
    }
}
