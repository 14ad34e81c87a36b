/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yagura.topology.core.FailurePair;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.SinglePoint;

/** What a report says of services: all in one table, then each with what stops it and what would help. */
final class ServicePages {
    /** So many services have a part of their own. */
    private static final int MOST_SERVICES = 100;
    private static final int MOST_POINTS = 20;

    private final ReportContent content;
    private final Wording words;
    private final Html html;
    private final Map<String, ServicePairs> pairs;

    ServicePages(ReportContent content, Wording words, Html html) {
        this.content = content;
        this.words = words;
        this.html = html;
        pairs = content.pairs().stream().collect(Collectors.toMap(p -> p.service().id(), Function.identity(),
                (one, other) -> one));
    }

    void write() {
        html.open("section").element("h2", words.get("services"));
        if (content.services().isEmpty()) {
            html.element("p", words.get("services.none")).close();
            return;
        }
        html.element("p", words.get("services.how"));
        html.open("table").open("tr").element("th", words.get("service"))
                .element("th", "number", words.get("availability")).element("th", "number", words.get("minutes"))
                .element("th", "number", words.get("target")).element("th", words.get("held"))
                .element("th", "number", words.get("points")).close();
        content.services().forEach(this::line);
        html.close();
        content.services().stream().limit(MOST_SERVICES).forEach(this::service);
        if (content.services().size() > MOST_SERVICES) {
            html.element("p", "more", words.get("services.more", content.services().size() - MOST_SERVICES));
        }
        html.close();
    }

    private List<SinglePoint> points(ServiceAvailability service) {
        return content.points().stream().filter(p -> p.services().contains(service.service().id())).toList();
    }

    private void line(ServiceAvailability service) {
        boolean bad = !service.works() || Boolean.FALSE.equals(service.targetMet());
        html.open("tr", bad ? "bad" : "").element("td", service.service().name())
                .element("td", "number", words.share(service))
                .element("td", "number", words.minutes(service.minutesPerYear()))
                .element("td", "number", words.target(service)).element("td", words.met(service))
                .element("td", "number", words.number(points(service).size())).close();
    }

    private void service(ServiceAvailability service) {
        html.open("section", "service").element("h3", service.service().name());
        html.element("p", words.get("service.line", words.share(service), words.minutes(service.minutesPerYear()),
                words.target(service), words.met(service)));
        points(points(service));
        minutes("costs", service.contributions().stream()
                .map(c -> new Line(words.name(c.element()), c.minutesPerYear())).toList());
        minutes("buys", service.improvements().stream()
                .map(i -> new Line(words.name(i.element()), i.minutesPerYear())).toList());
        pairs(pairs.get(service.service().id()));
        html.close();
    }

    private void points(List<SinglePoint> points) {
        html.element("h4", words.get("points"));
        if (points.isEmpty()) {
            html.element("p", words.get("points.none"));
            return;
        }
        html.open("ul");
        points.stream().limit(MOST_POINTS)
                .forEach(p -> html.element("li", words.get("point", words.name(p.element()),
                        words.minutes(p.minutesPerYear()))));
        html.close();
        if (points.size() > MOST_POINTS) {
            html.element("p", "more", words.get("more", points.size() - MOST_POINTS));
        }
    }

    /** Something with the minutes that it costs or buys. */
    private record Line(String name, double minutes) {
    }

    private void minutes(String key, List<Line> lines) {
        if (!lines.isEmpty()) {
            html.element("h4", words.get(key)).open("table").open("tr").element("th", words.get("element"))
                    .element("th", "number", words.get("minutes")).close();
            lines.forEach(line -> html.open("tr").element("td", line.name())
                    .element("td", "number", words.minutes(line.minutes())).close());
            html.close();
        }
    }

    private void pairs(ServicePairs found) {
        if (found != null && !found.pairs().isEmpty()) {
            html.element("h4", words.get("pairs", found.total())).open("table").open("tr")
                    .element("th", words.get("pair.first")).element("th", words.get("pair.second"))
                    .element("th", "number", words.get("minutes")).close();
            for (FailurePair pair : found.pairs()) {
                html.open("tr").element("td", words.name(pair.first())).element("td", words.name(pair.second()))
                        .element("td", "number", words.minutes(pair.minutesPerYear())).close();
            }
            html.close();
        }
    }
}
