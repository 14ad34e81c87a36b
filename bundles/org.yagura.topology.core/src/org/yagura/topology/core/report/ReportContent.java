/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.time.ZonedDateTime;
import java.util.List;

import org.yagura.model.site.Site;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.ScenarioResult;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.SinglePoint;

/**
 * What a report is about: the answers, as somebody sees them.
 *
 * @param site the site, not changed
 * @param revision its number
 * @param at when the report is made, in the zone of the site
 * @param services availability of the services, in the order of the model
 * @param points single points of failure, what stops most services first
 * @param pairs the worst pairs of services; a service may have none
 * @param scenarios the scenarios, computed
 * @param findings what breaks rules, at most as many as are to be listed
 * @param allFindings how many findings there are
 */
public record ReportContent(Site site, long revision, ZonedDateTime at, List<ServiceAvailability> services,
        List<SinglePoint> points, List<ServicePairs> pairs, List<ScenarioResult> scenarios,
        List<FindFindings.Row> findings, int allFindings) {

    public ReportContent {
        services = List.copyOf(services);
        points = List.copyOf(points);
        pairs = List.copyOf(pairs);
        scenarios = List.copyOf(scenarios);
        findings = List.copyOf(findings);
    }
}
