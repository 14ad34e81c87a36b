/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.Identity;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.model.Difference;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/**
 * What of the site model a caller may change: what stands in the caller's areas, and people and roles only with the
 * privilege to administer, because they decide who may what. Charts that are somebody's own are that person's. Somebody who may
 * administer the whole site must stay.
 */
final class SiteScope {
    private static final Set<EClass> PEOPLE = Set.of(SitePackage.Literals.PERSON, SitePackage.Literals.ROLE);

    private SiteScope() {
    }

    static void check(Site before, Site after, List<Difference> differences, Caller caller) {
        Locale language = caller.language();
        SiteIndex old = SiteIndex.of(before);
        SiteIndex fresh = SiteIndex.of(after);
        var own = new OwnCharts(old, fresh);
        for (Difference difference : differences) {
            boolean people = PEOPLE.contains(difference.type());
            if (people && !caller.may(Privilege.ADMINISTER)) {
                throw AgentTexts.problem(Problem.REFUSED, language, "site-people", difference.text(language));
            }
            if (caller.areas().isPresent() && !(inScope(old, difference, caller.areas().get())
                    && inScope(fresh, difference, caller.areas().get()))) {
                throw AgentTexts.problem(Problem.REFUSED, language, "site-scope", difference.text(language));
            }
            own.check(difference, caller);
        }
        if (administrators(after).isEmpty() && !administrators(before).isEmpty()) {
            throw AgentTexts.problem(Problem.INVALID, language, "site-administrator");
        }
    }

    /** The differences of what stands in the areas, before and after. */
    static List<Difference> within(Site before, Site after, List<Difference> differences, Set<String> areas) {
        SiteIndex old = SiteIndex.of(before);
        SiteIndex fresh = SiteIndex.of(after);
        return differences.stream().filter(d -> inScope(old, d, areas) && inScope(fresh, d, areas)).toList();
    }

    /** Whether the element, where it is there at all, stands in one of the areas. */
    private static boolean inScope(SiteIndex index, Difference difference, Set<String> areas) {
        return index.element(difference.elementId()).map(element -> {
            for (EObject at = element; at != null; at = at.eContainer()) {
                if (at instanceof Area area && areas.contains(area.getId())) {
                    return true;
                }
            }
            return false;
        }).orElse(true);
    }

    /** The people who may administer the whole site, the one called admin first. */
    static List<Person> administrators(Site site) {
        return site.getPeople().stream().filter(Person::isEnabled).filter(person -> {
            var scope = Identity.of(person, false, "").scopes().get(Privilege.ADMINISTER);
            return scope != null && scope.isEmpty();
        }).sorted((a, b) -> Boolean.compare(!"admin".equals(a.getLogin()), !"admin".equals(b.getLogin()))).toList();
    }

    /** What a person calls the object. */
    static String name(EObject object) {
        return object instanceof NamedElement named ? named.getName() : object.eClass().getName();
    }
}
