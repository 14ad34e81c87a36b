/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.OpenAlarms;
import org.yagura.core.event.Reachability;
import org.yagura.core.event.ServiceImpact;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Node;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.internal.site.CutOff;
import org.yagura.topology.core.spi.SiteRule;

/** The topology domain: computes what follows from the drawing, and answers for it. */
@Component(service = {Domain.class, Reachability.class, ServiceImpact.class})
public final class TopologyDomain implements Domain, Reachability, ServiceImpact {
    private final RuleBook rules = new RuleBook();
    private final List<OpenAlarms> alarms = new CopyOnWriteArrayList<>();
    private volatile Sites sites;
    private volatile Ways ways;
    private volatile Drawn drawn;

    /** What follows from a revision. */
    private record Drawn(long revision, Topology topology) {
    }

    /** The ways on a revision. */
    private record Ways(long revision, CutOff cutOff) {
    }

    /** Takes a third party's rule in; it is checked with the next revision of the site. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addRule(SiteRule rule) {
        rules.add(rule);
    }

    /** Leaves a third party's rule out. */
    public void removeRule(SiteRule rule) {
        rules.remove(rule);
    }

    /** Takes in who knows of open alarms. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addAlarms(OpenAlarms source) {
        alarms.add(source);
    }

    /** Leaves one out. */
    public void removeAlarms(OpenAlarms source) {
        alarms.remove(source);
    }

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public DomainParts open(DomainContext context) {
        sites = context.sites();
        var keeper = new Keeper(context.sites(), context.changes(), context.health());
        var answers = new TopologyAnswers(keeper, context.clock(), this::openAlarms, rules);
        var handlers = new ArrayList<RequestHandler<?, ?>>(answers.handlers());
        handlers.addAll(new ServiceAnswers(answers, this::alarmsSince).handlers());
        handlers.addAll(new ExchangeAnswers(context.sites()).handlers());
        handlers.addAll(new ReportAnswers(answers, context.clock()).handlers());
        return new DomainParts(List.of(), handlers, List.of(keeper));
    }

    @Override
    public Map<String, Set<String>> cutOff(Set<String> failed) {
        Sites opened = sites;
        Sites.Revision revision = opened == null ? null : opened.current();
        if (revision == null || revision.site() == null) {
            return Map.of();
        }
        Ways known = ways;
        if (known == null || known.revision() != revision.number()) {
            known = new Ways(revision.number(), new CutOff(revision.site()));
            ways = known;
        }
        return known.cutOff().by(failed);
    }

    @Override
    public Set<String> stopped(Set<String> failed) {
        Sites opened = sites;
        Sites.Revision revision = opened == null ? null : opened.current();
        if (revision == null || revision.site() == null) {
            return Set.of();
        }
        Drawn known = drawn;
        if (known == null || known.revision() != revision.number()) {
            known = new Drawn(revision.number(), Topology.of(revision.site()));
            drawn = known;
        }
        SiteIndex index = known.topology().index();
        List<Node> nodes = failed.stream().map(index::node).filter(Objects::nonNull).toList();
        return known.topology().whatIf(nodes, Locale.ENGLISH).services().stream()
                .filter(outcome -> outcome.state() == ServiceState.DOWN).map(outcome -> outcome.service().id())
                .collect(Collectors.toSet());
    }

    private Map<String, Instant> alarmsSince() {
        var first = new HashMap<String, Instant>();
        for (OpenAlarms source : alarms) {
            source.since().forEach((node, at) -> first.merge(node, at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return first;
    }

    private Map<String, Severity> openAlarms() {
        var worst = new HashMap<String, Severity>();
        for (OpenAlarms source : alarms) {
            source.byNode().forEach((node, severity) -> worst.merge(node, severity,
                    (a, b) -> a.compareTo(b) >= 0 ? a : b));
        }
        return worst;
    }
}
