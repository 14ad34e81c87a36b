/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.agent.core.AgentTexts;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.model.Difference;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Chart;
import org.yagura.model.site.Dashboard;
import org.yagura.model.site.Element;
import org.yagura.model.site.Person;

/**
 * Charts and dashboards that are somebody's own are changed and removed by that person alone, and by who may administer; nor
 * does anybody else make one in the name of a person. It is a matter of order, not of secrecy: who may read the site reads them.
 *
 * @param old the revision before
 * @param fresh the one that is to come
 */
record OwnCharts(SiteIndex old, SiteIndex fresh) {

    /** Refuses a difference that changes what is another person's own. */
    void check(Difference difference, Caller caller) {
        if (caller.may(Privilege.ADMINISTER) || goesWithTheRest(difference)) {
            return;
        }
        Optional<Person> owner = owner(old, difference, caller).or(() -> owner(fresh, difference, caller));
        if (owner.isPresent()) {
            throw AgentTexts.problem(Problem.REFUSED, caller.language(), "site-own", owner.get().getName(),
                    difference.text(caller.language()));
        }
    }

    /** Whose own the element is, or stands in, when that is not the caller. */
    private static Optional<Person> owner(SiteIndex index, Difference difference, Caller caller) {
        for (EObject at = index.element(difference.elementId()).orElse(null); at != null; at = at.eContainer()) {
            if (at instanceof Chart chart) {
                return another(chart.isShared(), chart.getOwner(), caller);
            }
            if (at instanceof Dashboard dashboard) {
                return another(dashboard.isShared(), dashboard.getOwner(), caller);
            }
        }
        return Optional.empty();
    }

    private static Optional<Person> another(boolean shared, Person owner, Caller caller) {
        return shared || owner == null || caller.user().equals(owner.getLogin())
                ? Optional.empty()
                : Optional.of(owner);
    }

    /**
     * Whether it only follows from what is done to others: its place among the others is another one, or it names no longer what
     * has been removed. Else nobody could remove a node that stands in somebody's own chart.
     */
    private boolean goesWithTheRest(Difference difference) {
        return switch (difference.kind()) {
            case REORDERED -> old.element(difference.elementId())
                    .filter(e -> e instanceof Chart || e instanceof Dashboard).isPresent();
            case CHANGED -> difference.feature() instanceof EReference && lostOnlyWhatIsGone(difference);
            default -> false;
        };
    }

    private boolean lostOnlyWhatIsGone(Difference difference) {
        Optional<Element> before = old.element(difference.elementId());
        Optional<Element> after = fresh.element(difference.elementId());
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        Set<String> named = ids(before.get(), difference.feature());
        Set<String> kept = ids(after.get(), difference.feature());
        return named.containsAll(kept)
                && named.stream().filter(id -> !kept.contains(id)).allMatch(id -> fresh.element(id).isEmpty())
                && kept.size() < named.size();
    }

    private static Set<String> ids(Element element, EStructuralFeature feature) {
        Object value = element.eGet(feature);
        List<?> all = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
        return all.stream().filter(Element.class::isInstance).map(e -> ((Element) e).getId())
                .collect(Collectors.toSet());
    }
}
