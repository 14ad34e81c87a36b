/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.ENamedElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.SitePackage.Literals;

/** What the table can list, with the columns that are shown at first. */
enum ElementKind {
    /** Nodes. */
    NODES(Literals.NODE, Literals.AREA__NODES, "name", "kind", "place", "address", "hostName", "vendor", "product",
            "lifeCycle"),
    /** Parts of nodes. */
    PARTS(Literals.PART, Literals.NODE__PARTS, "name", "kind", "place", "vendor", "product", "capacity", "slot",
            "controller", "lifeCycle"),
    /** Interfaces of nodes. */
    INTERFACES(Literals.INTERFACE, Literals.NODE__INTERFACES, "name", "place", "mac", "addresses", "ports"),
    /** Cables and lines. */
    LINKS(Literals.LINK, Literals.SITE__LINKS, "kind", "from", "to", "bandwidth", "label", "lifeCycle", "name"),
    /** Redundancy groups. */
    GROUPS(Literals.REDUNDANCY_GROUP, Literals.SITE__GROUPS, "name", "scheme", "needed", "preferred",
            "takeover", "virtualAddress", "members"),
    /** Services. */
    SERVICES(Literals.SERVICE, Literals.SITE__SERVICES, "name", "purpose", "target", "owner", "need"),
    /** Areas. */
    AREAS(Literals.AREA, Literals.SITE__AREAS, "name", "kind", "place", "lifeCycle", "description"),
    /** Contracts. */
    CONTRACTS(Literals.CONTRACT, Literals.SITE__CONTRACTS, "name", "kind", "party", "reference", "start", "end",
            "warnDays", "elements"),
    /** What redundancy is required. */
    RULES(Literals.REDUNDANCY_RULE, Literals.SITE__REDUNDANCY_RULES, "name", "enabled", "demand", "minimum",
            "severity", "areas", "nodeKinds"),
    /** How often things fail. */
    FIGURES(Literals.FAILURE_FIGURE, Literals.SITE__FAILURE_FIGURES, "nodeKinds", "partKinds", "linkKinds",
            "areaKinds", "mtbf", "mttr", "source"),
    /** Rules for traps. */
    TRAP_RULES(Literals.TRAP_RULE, Literals.SITE__TRAP_RULES, "name", "enabled", "action", "severity", "alarmType",
            "nodeKinds", "trapOid", "messageTemplate"),
    /** Community strings; the secret itself is edited by the form only. */
    COMMUNITIES(Literals.COMMUNITY_CREDENTIAL, Literals.SITE__SNMP_CREDENTIALS, "name", "enabled", "versions",
            "allowedSources"),
    /** SNMP users; the pass phrases are edited by the form only. */
    USERS(Literals.USER_CREDENTIAL, Literals.SITE__SNMP_CREDENTIALS, "name", "enabled", "userName", "authProtocol",
            "privProtocol", "allowedSources"),
    /** Saved filters. */
    FILTERS(Literals.FILTER, Literals.SITE__FILTERS, "name", "shared", "owner", "text", "within", "severities",
            "nodes", "areas"),
    /** Saved diagrams. */
    DIAGRAMS(Literals.DIAGRAM, Literals.SITE__DIAGRAMS, "name", "root", "description", "hiddenLayers"),
    /** Rehearsals. */
    SCENARIOS(Literals.SCENARIO, Literals.SITE__SCENARIOS, "name", "description", "steps", "expectations"),
    /** People. */
    PEOPLE(Literals.PERSON, Literals.SITE__PEOPLE, "name", "login", "mail", "phone", "language", "enabled", "roles"),
    /** Roles. */
    ROLES(Literals.ROLE, Literals.SITE__ROLES, "name", "privileges", "areas");

    /** The column that says what contains the element. */
    static final String PLACE = "place";
    /** The column with the primary address of a node. */
    static final String ADDRESS = "address";

    private static final Set<EStructuralFeature> LEFT_OUT = Set.of(Literals.ELEMENT__EXTENSIONS,
            Literals.DIAGRAM__PLACEMENTS, Literals.DIAGRAM__BENDS);

    private final EClass type;
    private final EReference list;
    private final List<String> first;

    ElementKind(EClass type, EReference list, String... first) {
        this.type = type;
        this.list = list;
        this.first = List.of(first);
    }

    /** The class of the elements. */
    EClass type() {
        return type;
    }

    /** What contains them, or some of them. */
    EReference list() {
        return list;
    }

    /** The columns that are shown at first, from left to right: names of features, {@link #PLACE}, {@link #ADDRESS}. */
    List<String> first() {
        return first;
    }

    /** The column that takes the room that the others leave. */
    String widest() {
        return inPlaces() && this != AREAS ? PLACE : first.getLast();
    }

    /** What they are called together. */
    String label(ModelTexts words) {
        ENamedElement named = this == COMMUNITIES || this == USERS ? type : list;
        return named instanceof EClass one ? words.label(one) : words.label((EStructuralFeature) named);
    }

    /** Whether an object is one of them. */
    boolean holds(EObject object) {
        return object.eClass() == type;
    }

    /** Whether elements of other places than the site's own lists are among them. */
    boolean inPlaces() {
        return list.getEContainingClass() != Literals.SITE || this == AREAS;
    }

    /** The features that make columns, those shown at first before the others. */
    List<EStructuralFeature> features() {
        Predicate<EStructuralFeature> early = f -> first.contains(f.getName());
        List<EStructuralFeature> all = type.getEAllStructuralFeatures().stream().filter(ElementKind::shown).toList();
        return Stream.concat(first.stream().map(type::getEStructuralFeature).filter(f -> f != null),
                all.stream().filter(early.negate())).toList();
    }

    private static boolean shown(EStructuralFeature feature) {
        return !LEFT_OUT.contains(feature) && !feature.isDerived() && feature.getEType() != Literals.SECRET;
    }
}
