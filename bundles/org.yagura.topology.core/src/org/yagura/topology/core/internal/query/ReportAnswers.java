/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.GetSite;
import org.yagura.model.Elements;
import org.yagura.model.site.Site;
import org.yagura.topology.core.CheckScenarios;
import org.yagura.topology.core.FindAvailability;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.FindPairs;
import org.yagura.topology.core.FindSinglePoints;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.exchange.SiteExport;
import org.yagura.topology.core.report.GetReport;
import org.yagura.topology.core.report.ReportContent;
import org.yagura.topology.core.report.SiteReport;

/** Makes the report out of what the other queries answer to the same caller. */
final class ReportAnswers {
    private static final int MOST_FINDINGS = 500;
    private static final int MOST_POINTS = 1000;
    private static final int WORST_PAIRS = 5;
    private static final int MOST_SERVICES = 100;
    private static final int TRIES = 3;

    private final TopologyAnswers answers;
    private final Clock clock;

    ReportAnswers(TopologyAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(GetReport.class, this::report));
    }

    private GetReport.Answer report(GetReport query, RequestHandler.Context context) {
        Locale language = query.language() == null ? context.caller().language() : Locale.of(query.language());
        if (!List.of("en", "ja").contains(language.getLanguage())) {
            if (query.language() != null) {
                throw TopologyAnswers.problem(Problem.INVALID, context.caller(), "language", query.language());
            }
            language = Locale.ENGLISH;
        }
        var speaking = new Speaking(context, language);
        for (int i = 1;; i++) {
            GetSite.SiteText text = context.ask(new GetSite(null));
            ReportContent content = content(ExchangeAnswers.seen(text, context.caller().language()), text.revision(),
                    speaking);
            if (content != null) {
                return new GetReport.Answer(text.revision(), SiteExport.fileName(content.site(), text.revision(),
                        "html"), SiteReport.html(content, language));
            }
            if (i == TRIES) {
                throw TopologyAnswers.problem(Problem.UNAVAILABLE, context.caller(), "busy");
            }
        }
    }

    /** All about one revision; null when another one came meanwhile. */
    private ReportContent content(Site site, long revision, RequestHandler.Context context) {
        FindAvailability.Answer availability = answers.availability(new FindAvailability(null), context);
        FindSinglePoints.Page points = answers.singlePoints(new FindSinglePoints(null, null, MOST_POINTS), context);
        CheckScenarios.Answer scenarios = answers.scenarios(new CheckScenarios(), context);
        FindFindings.Page findings = answers.findings(new FindFindings(null, null, null, MOST_FINDINGS), context);
        if (availability.revision() != revision || points.revision() != revision || scenarios.revision() != revision
                || findings.revision() != revision) {
            return null;
        }
        var pairs = new ArrayList<ServicePairs>();
        for (ServiceAvailability service : availability.services().stream().limit(MOST_SERVICES).toList()) {
            FindPairs.Answer found = answers.pairs(new FindPairs(service.service().id(), WORST_PAIRS), context);
            if (found.revision() != revision) {
                return null;
            }
            pairs.add(found.pairs());
        }
        ZoneId zone = Elements.zone(site);
        return new ReportContent(site, revision, ZonedDateTime.now(clock.withZone(zone)), availability.services(),
                points.rows(), pairs, scenarios.scenarios(), findings.rows(), findings.total());
    }

    /** The same caller, answered in another language. */
    private record Speaking(RequestHandler.Context context, Locale language) implements RequestHandler.Context {
        @Override
        public Caller caller() {
            Caller same = context.caller();
            return new Caller(same.user(), same.privileges(), same.areas(), language, same.address());
        }

        @Override
        public long commit(List<Fact> facts) {
            return context.commit(facts);
        }

        @Override
        public <T> T ask(Query<T> query) {
            return context.ask(query);
        }

        @Override
        public void audit(String what) {
            context.audit(what);
        }
    }
}
