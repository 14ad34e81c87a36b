/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.AskWhatIf;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.WhatIf;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.selection.Selected;

/** Where a node stands, what it is redundant with and joined to, and what its failure would stop. */
public final class NodeContextSection implements NodePageSection {
    private static final int MOST = 30;
    private static final int MOST_FINDINGS = 5;

    private final Texts texts = Texts.of(NodeContextSection.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());

    /** A node, by the words that lead to its page. */
    private record Near(String id, String words) {
    }

    /** What becomes of a service. */
    private record Effect(String service, Severity severity, String state, String why) {
    }

    private record Found(String areaId, String area, List<Near> groups, List<Near> neighbours, List<Effect> effects,
            String summary, String findings, Labels labels) implements Content {
        @Override
        public void show(SectionBody body) {
            if (areaId != null) {
                body.links(labels.area(), List.of(area),
                        i -> () -> body.kit().selection().select(new Selected(Set.of(), Set.of(areaId), body)));
            }
            nodes(body, labels.groups(), groups);
            nodes(body, labels.neighbours(), neighbours);
            body.value(labels.findings(), findings);
            body.note(summary);
            body.rows(effects.stream()
                    .map(e -> new SectionBody.Row(e.severity(), e.service(), e.why(), e.state(), null)).toList());
        }

        private static void nodes(SectionBody body, String label, List<Near> nodes) {
            body.links(label, nodes.stream().map(Near::words).toList(),
                    i -> () -> body.kit().nodePages().open(nodes.get(i).id()));
        }
    }

    private record Labels(String area, String groups, String neighbours, String findings) {
    }

    @Override
    public Set<String> topics() {
        return Set.of("topology");
    }

    @Override
    public Content load(Question about) {
        Node node = about.node();
        Area area = Elements.area(node).orElse(null);
        WhatIf whatIf = about.connections().call(new AskWhatIf(List.of(node.getId()), null)).steps().getLast();
        FindFindings.Page findings = about.connections()
                .call(new FindFindings(null, node.getId(), null, MOST_FINDINGS));
        List<Effect> effects = whatIf.services().stream().filter(s -> s.state() != ServiceState.UP).limit(MOST)
                .map(this::effect).toList();
        long down = whatIf.services().stream().filter(s -> s.state() == ServiceState.DOWN).count();
        long degraded = whatIf.services().stream().filter(s -> s.state() == ServiceState.DEGRADED).count();
        String summary = texts.get("context.summary", down, degraded, whatIf.services().size() - down - degraded,
                whatIf.stopped().size());
        return new Found(area == null ? null : area.getId(), area == null ? "" : path(area), groups(about),
                neighbours(about), effects, summary,
                findings.rows().stream().map(FindFindings.Row::what).collect(Collectors.joining("\n")),
                new Labels(texts.get("context.area"), texts.get("context.groups"), texts.get("context.neighbours"),
                        texts.get("context.findings")));
    }

    private static String path(Area area) {
        String around = area.eContainer() instanceof Area ? Elements.path(area.eContainer()) : "";
        return around.isEmpty() ? Elements.name(area) : around + " / " + Elements.name(area);
    }

    private Effect effect(ServiceOutcome outcome) {
        boolean down = outcome.state() == ServiceState.DOWN;
        return new Effect(outcome.service().name(), down ? Severity.CRITICAL : Severity.WARNING,
                words.label(outcome.state()), outcome.reasons().isEmpty() ? "" : outcome.reasons().getFirst().text());
    }

    /** The other members of its groups. */
    private List<Near> groups(Question about) {
        var found = new ArrayList<Near>();
        for (RedundancyGroup group : about.site().index().groups(about.node())) {
            for (Dependable member : group.getMembers()) {
                Elements.node(member).filter(n -> n != about.node()).ifPresent(n -> found.add(new Near(n.getId(),
                        texts.get("context.member", Elements.name(n), Elements.name(group),
                                words.label(group.getScheme())))));
            }
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    /** The nodes at the other ends of its links and of those of its parts, each once with the kinds of the links. */
    private List<Near> neighbours(Question about) {
        Map<Node, Set<String>> kinds = new LinkedHashMap<>();
        var links = new ArrayList<Link>(about.site().index().links(about.node()));
        about.node().getParts().forEach(part -> links.addAll(about.site().index().links(part)));
        for (Link link : links) {
            for (Dependable end : new Dependable[]{link.getFrom(), link.getTo()}) {
                Elements.node(end).filter(n -> n != about.node()).ifPresent(n -> kinds
                        .computeIfAbsent(n, k -> new LinkedHashSet<>()).add(words.label(link.getKind())));
            }
        }
        return kinds.entrySet().stream().limit(MOST).map(e -> new Near(e.getKey().getId(),
                texts.get("context.neighbour", Elements.name(e.getKey()), String.join(", ", e.getValue())))).toList();
    }
}
