/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedAny;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.topology.core.ServiceOutcome.Reason;
import org.yagura.topology.core.internal.cause.CheapestCut;
import org.yagura.topology.core.internal.site.Anatomy;
import org.yagura.topology.core.internal.site.Compiled;

/**
 * Says in words why something does not work: what it needs that does not work, and why that does not, down to what has
 * failed. Of several reasons that each suffice, one is told. Every element is explained once. For one thread.
 */
final class Explainer {
    private static final int MOST = 60;

    private final Compiled compiled;
    private final Anatomy anatomy;
    private final BitSet failed;
    private final boolean[] working;
    private final Texts texts;
    private final ModelTexts modelTexts;
    private final Set<EObject> seen = new HashSet<>();
    private final List<Reason> reasons = new ArrayList<>();

    /**
     * Explains one state.
     *
     * @param failed variables that have failed
     * @param working which nodes of the structure work then
     */
    Explainer(Compiled compiled, BitSet failed, boolean[] working, Locale language) {
        this.compiled = compiled;
        this.failed = failed;
        this.working = working;
        anatomy = compiled.anatomy();
        texts = Texts.of(Explainer.class, language);
        modelTexts = ModelTexts.of(language);
    }

    /** What has been said so far. */
    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** Adds a line. */
    void say(int depth, Element about, String key, Object... arguments) {
        if (reasons.size() < MOST) {
            reasons.add(new Reason(depth, about.getId(), texts.get(key, arguments)));
        }
    }

    /** Adds why something does not work; nothing when it works or was explained before. */
    void why(int depth, EObject element) {
        if (element == null || works(element) || !seen.add(element)) {
            return;
        }
        if (element instanceof Failable failable && hasFailed(failable)) {
            say(depth, failable, "failed", name(failable));
            return;
        }
        switch (element) {
            case Failable failable when !anatomy.counts(failable) ->
                say(depth, failable, "notInService", name(failable));
            case Area area -> about(depth, area, "place", area.eContainer());
            case Node node -> node(depth, node);
            case Part part -> part(depth, part);
            case Link link -> about(depth, link, "end", works(link.getFrom()) ? link.getTo() : link.getFrom());
            case RedundancyGroup group -> group(depth, group);
            case Service service -> about(depth, service, "service", service.getNeed());
            case Need need -> need(depth, need);
            default -> throw new IllegalArgumentException(element.eClass().getName());
        }
    }

    private boolean works(EObject element) {
        return compiled.works(element, working);
    }

    private boolean within(EObject element) {
        return working[compiled.within(element)];
    }

    private boolean hasFailed(Failable failable) {
        return compiled.variable(failable).stream().anyMatch(failed::get);
    }

    private static String name(EObject element) {
        return Elements.nameElsewhere(element);
    }

    /** A line that names an element and the one behind it, which is explained next. */
    private void about(int depth, Element element, String key, EObject behind) {
        if (behind instanceof Need) {
            why(depth, behind);
        } else if (behind != null) {
            say(depth, element, key, name(element), name(behind));
            why(depth + 1, behind);
        }
    }

    private void node(int depth, Node node) {
        Optional<Part> part = anatomy.neededParts(node).stream().filter(p -> !within(p)).findFirst();
        Optional<RedundancyGroup> group = anatomy.innerGroups(node).stream().filter(g -> !within(g)).findFirst();
        if (node.eContainer() instanceof Area area && !works(area)) {
            about(depth, node, "place", area);
        } else if (!powered(node)) {
            power(depth, node);
        } else if (part.isPresent()) {
            say(depth, node, "part", name(node), Elements.name(part.get()));
            inside(depth + 1, part.get());
        } else if (group.isPresent()) {
            say(depth, node, "part", name(node), Elements.name(group.get()));
            inside(depth + 1, group.get());
        }
    }

    private void part(int depth, Part part) {
        if (within(part)) {
            about(depth, part, "inside", part.eContainer());
        } else {
            inside(depth, part);
        }
    }

    /** Why a part, or a group of parts of one node, does not work although its node may. */
    private void inside(int depth, Dependable element) {
        switch (element) {
            case Failable failable when hasFailed(failable) -> say(depth, failable, "failed", name(failable));
            case Part part when part.getController() != null && !within(part.getController()) -> {
                say(depth, part, "controller", name(part), Elements.name(part.getController()));
                inside(depth + 1, part.getController());
            }
            case Part part -> power(depth, part);
            case RedundancyGroup group -> {
                List<Dependable> down = anatomy.members(group).stream().filter(m -> !within(m)).toList();
                members(depth, group, down.size());
                down.forEach(m -> inside(depth + 1, m));
            }
            default -> why(depth, element);
        }
    }

    private boolean powered(Failable consumer) {
        List<Link> feeds = anatomy.feeds(consumer);
        return feeds.isEmpty() || feeds.stream().anyMatch(l -> !hasFailed(l) && works(l.getFrom()));
    }

    private void power(int depth, Failable consumer) {
        say(depth, consumer, "power", name(consumer));
        for (Link feed : anatomy.feeds(consumer)) {
            why(depth + 1, hasFailed(feed) ? feed : feed.getFrom());
        }
    }

    private void group(int depth, RedundancyGroup group) {
        if (anatomy.home(group).isPresent() && within(group) && !works(anatomy.home(group).get())) {
            about(depth, group, "inside", anatomy.home(group).get());
            return;
        }
        List<Dependable> down = anatomy.members(group).stream().filter(m -> !works(m)).toList();
        if (anatomy.members(group).size() - down.size() < group.getNeeded()) {
            members(depth, group, down.size());
            down.forEach(m -> why(depth + 1, m));
        } else {
            anatomy.frontEnd(group).ifPresent(front -> about(depth, group, "front", front));
        }
    }

    private void members(int depth, RedundancyGroup group, int down) {
        int all = anatomy.members(group).size();
        say(depth, group, "members", name(group), all - down, all, group.getNeeded());
    }

    private void need(int depth, Need need) {
        switch (need) {
            case NeedAll all -> all.getNeeds().forEach(n -> why(depth, n));
            case NeedAny any -> several(depth, need, any.getNeeds(), 1);
            case NeedSome some -> several(depth, need, some.getNeeds(), some.getCount());
            case NeedElement element when element.getElement() == null -> say(depth, need, "incomplete");
            case NeedElement element -> {
                say(depth, need, "needs", name(service(need)), name(element.getElement()));
                why(depth + 1, element.getElement());
            }
            case NeedPath path -> path(depth, path);
            default -> throw new IllegalArgumentException(need.eClass().getName());
        }
    }

    private void several(int depth, Need need, List<Need> needs, int count) {
        List<Need> down = needs.stream().filter(n -> !works(n)).toList();
        say(depth, need, "alternatives", name(service(need)), needs.size() - down.size(), needs.size(), count);
        down.forEach(n -> why(depth + 1, n));
    }

    private static EObject service(Need need) {
        EObject at = need;
        while (at instanceof Need) {
            at = at.eContainer();
        }
        return at;
    }

    private void path(int depth, NeedPath path) {
        if (path.getFrom() == null || path.getTo() == null) {
            say(depth, path, "incomplete");
            return;
        }
        String kinds = Anatomy.kinds(path.getLinkKinds()).stream().map(modelTexts::label)
                .collect(Collectors.joining(", "));
        say(depth, path, "path", name(path.getFrom()), name(path.getTo()), kinds);
        for (Dependable end : List.of(path.getFrom(), path.getTo())) {
            if (!(end instanceof RedundancyGroup) && !works(end)) {
                why(depth + 1, end);
                return;
            }
        }
        double[] cost = new double[compiled.structure().variables()];
        Arrays.fill(cost, 1);
        CheapestCut.of(compiled.structure(), compiled.node(path), failed, cost).ifPresent(cut -> {
            if (cut.variables().isEmpty()) {
                say(depth + 1, path, "noWay");
            }
            cut.variables().stream().forEach(v -> why(depth + 1, compiled.causes().get(v)));
        });
    }
}
