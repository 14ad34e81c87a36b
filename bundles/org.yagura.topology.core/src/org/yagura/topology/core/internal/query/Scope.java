/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.yagura.core.operation.Caller;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Link;
import org.yagura.model.site.Need;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Service;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.Topology;

/**
 * What of a site a caller sees, as in the site that the agent shows: what stands in the areas; links with both ends there;
 * groups and contracts with something there; services and scenarios with all that they name. Who sees the whole site sees all.
 */
final class Scope {
    private final Optional<Set<String>> areas;
    private final SiteIndex index;
    private final Topology topology;

    Scope(Caller caller, Topology topology) {
        areas = caller.areas();
        this.topology = topology;
        index = topology.index();
    }

    /** Whether the caller sees the whole site. */
    boolean whole() {
        return areas.isEmpty();
    }

    /** Whether the caller sees it; what is not in the site is not seen. */
    boolean sees(String id) {
        return index.element(id).map(this::sees).orElse(false);
    }

    /** Whether the caller sees it. */
    boolean sees(ElementRef element) {
        return whole() || sees(element.id());
    }

    /** The same for what an explanation is about; a need is seen with its service. */
    boolean seesOrIsNeed(String id) {
        return index.element(id).map(e -> e instanceof Need || sees(e)).orElse(false);
    }

    /** Those that the caller sees. */
    List<ElementRef> seen(List<ElementRef> elements) {
        return whole() ? elements : elements.stream().filter(this::sees).toList();
    }

    /** Whether the caller sees it. */
    boolean sees(EObject element) {
        return whole() || switch (element) {
            case null -> false;
            case Area area -> inAreas(area);
            case Node node -> index.inScope(node, areas.get()) && !areas.get().isEmpty();
            case Part part -> sees(part.eContainer());
            case Link link -> sees(Elements.node(link.getFrom()).orElse(null))
                    && sees(Elements.node(link.getTo()).orElse(null));
            case RedundancyGroup group -> group.getMembers().stream().anyMatch(this::sees);
            case Contract contract -> contract.getElements().stream().anyMatch(this::sees);
            case Service service -> topology.nodes(service).stream().allMatch(this::sees);
            case Scenario scenario -> scenario.getSteps().stream().map(ScenarioStep::getElements)
                    .allMatch(elements -> elements.stream().allMatch(this::sees));
            default -> false;
        };
    }

    private boolean inAreas(Area area) {
        for (EObject at = area; at instanceof Area around; at = at.eContainer()) {
            if (areas.get().contains(around.getId())) {
                return true;
            }
        }
        return false;
    }
}
