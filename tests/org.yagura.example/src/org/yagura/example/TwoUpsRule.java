/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.QuickFix;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.spi.SiteRule;

/**
 * What the firm Example Power demands of sites with its UPS: a node with several power supplies hangs on more than one UPS,
 * or its second power supply is worth nothing on the day that the UPS is serviced.
 */
@Component
public final class TwoUpsRule implements SiteRule {
    /** What findings of this rule are known by. */
    public static final String CODE = "example.oneUps";

    @Override
    public List<Finding> check(Topology topology, Locale language) {
        var texts = Texts.of(TwoUpsRule.class, language);
        var findings = new ArrayList<Finding>();
        for (Node node : topology.index().nodes()) {
            List<Feed> feeds = feeds(topology, node);
            List<Node> sources = feeds.stream().map(Feed::ups).distinct().toList();
            if (feeds.size() > 1 && sources.size() == 1) {
                findings.add(finding(topology, node, sources.getFirst(), feeds, texts));
            }
        }
        return findings;
    }

    /** A power supply and what it hangs on. */
    private record Feed(Part supply, Link cable, Node ups) {
    }

    private static List<Feed> feeds(Topology topology, Node node) {
        Map<Part, Feed> feeds = new LinkedHashMap<>();
        for (Part part : node.getParts()) {
            if (part.getKind() == PartKind.POWER_SUPPLY && part.getLifeCycle() == LifeCycle.ACTIVE) {
                topology.index().links(part).stream().filter(l -> l.getKind() == LinkKind.POWER && l.getTo() == part)
                        .forEach(l -> ups(l).ifPresent(u -> feeds.putIfAbsent(part, new Feed(part, l, u))));
            }
        }
        return List.copyOf(feeds.values());
    }

    private static Optional<Node> ups(Link cable) {
        return Elements.node(cable.getFrom()).filter(n -> n.getKind() == NodeKind.UPS);
    }

    private static Finding finding(Topology topology, Node node, Node ups, List<Feed> feeds, Texts texts) {
        List<QuickFix> fixes = StreamSupport.stream(topology.index().nodes().spliterator(), false)
                .filter(n -> n.getKind() == NodeKind.UPS && n != ups && n.getLifeCycle() == LifeCycle.ACTIVE)
                .map(other -> (QuickFix) new OtherUps(feeds.getLast(), other, texts)).toList();
        String todo = fixes.isEmpty() ? texts.get("oneUps.todo.buy") : texts.get("oneUps.todo");
        return new Finding(CODE, RuleSeverity.WARNING, ElementRef.of(node), null,
                texts.get("oneUps.what", node.getName(), feeds.size(), ups.getName()),
                texts.get("oneUps.why", node.getName(), feeds.size(), ups.getName()), todo,
                fixes);
    }

    /** Plugs the last power supply into another UPS. */
    private record OtherUps(Feed feed, Node other, Texts texts) implements QuickFix {

        @Override
        public String label() {
            return texts.get("oneUps.fix", feed.supply().getName(), other.getName());
        }

        @Override
        public Command command(EditingDomain domain) {
            var commands = new SiteCommands(domain, texts.language());
            return commands.all(label(), List.of(commands.set(feed.cable(), Literals.LINK__FROM, other)));
        }
    }
}
