/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/** Checks whether a site makes sense. Linear in the size of the site. */
public final class SiteChecks {

    /** Each month has it. */
    private static final int LAST_REPORT_DAY = 28;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Site site;
    private final Findings findings = new Findings();
    private final NodeChecks nodes = new NodeChecks(findings);
    private final HardwareChecks hardware = new HardwareChecks(findings);
    private final Map<String, EObject> ids = new HashMap<>();
    private final Map<String, Node> nodeNames = new HashMap<>();

    private SiteChecks(Site site) {
        this.site = site;
    }

    /** All that is wrong with the site, in the order of the model; empty when it is good. Changes nothing. */
    public static List<ModelProblem> check(Site site) {
        return new SiteChecks(site).run();
    }

    /**
     * What is wrong with some objects of a site, and with those that lists of the site hold beside them (groups, services,
     * rules, contracts, people and the like); not with all other hardware, so that it takes no longer for a large site. Two
     * nodes with the same name or address are found only where both are asked about. Changes nothing.
     */
    public static List<ModelProblem> check(Site site, Collection<? extends EObject> objects) {
        return new SiteChecks(site).run(objects);
    }

    /** Whether some of the problems forbid to use the model. */
    public static boolean hasErrors(List<ModelProblem> problems) {
        return problems.stream().anyMatch(ModelProblem::isError);
    }

    /** The references to what is not in the site. */
    static List<ModelProblem> outsideReferences(Site site) {
        SiteChecks checks = new SiteChecks(site);
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            checks.references(all.next());
        }
        return checks.findings.all();
    }

    private List<ModelProblem> run() {
        general(site);
        own();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            object(all.next());
        }
        lists();
        return findings.all();
    }

    /** What the site says of itself. */
    private void own() {
        try {
            ZoneId.of(String.valueOf(site.getTimeZone()));
        } catch (DateTimeException e) {
            findings.error("time-zone", site, SitePackage.Literals.SITE__TIME_ZONE, String.valueOf(site.getTimeZone()));
        }
        if (site.getReportDay() < 1 || site.getReportDay() > LAST_REPORT_DAY) {
            findings.error("report-day", site, SitePackage.Literals.SITE__REPORT_DAY, site.getReportDay(),
                    LAST_REPORT_DAY);
        }
        TrustedChecks.check(site, findings);
    }

    private List<ModelProblem> run(Collection<? extends EObject> objects) {
        Set<EObject> asked = new LinkedHashSet<>();
        boolean lists = false;
        for (EObject object : objects) {
            EObject node = object.eContainer() instanceof Node inside ? inside : object;
            if (asked.add(node)) {
                node.eContents().stream().filter(below -> node instanceof Node).forEach(asked::add);
            }
            lists |= !(node instanceof Failable);
        }
        asked.forEach(this::object);
        if (asked.contains(site)) {
            own();
        }
        if (lists) {
            lists();
        }
        return findings.all();
    }

    private void object(EObject object) {
        if (object.eClass().getEPackage() == SitePackage.eINSTANCE) {
            general(object);
            if (object instanceof Failable failable) {
                hardware.check(failable);
            }
            if (object instanceof Node node) {
                nodes.check(node);
                sameName(node);
            }
        }
    }

    private void lists() {
        new CredentialChecks(findings).check(site);
        new RuleChecks(findings).check(site);
        new PeopleChecks(findings).check(site);
        new DependencyChecks(findings).check(site);
        new PlanChecks(findings).check(site);
        new WatchChecks(findings).check(site);
        new DutyChecks(findings).check(site);
        new JobChecks(findings).check(site);
    }

    private void general(EObject object) {
        if (object instanceof Element element) {
            id(element);
        }
        if (object instanceof NamedElement named && !(object instanceof Link)
                && (named.getName() == null || named.getName().isBlank())) {
            findings.error("name-missing", object, SitePackage.Literals.NAMED_ELEMENT__NAME);
        }
        for (EAttribute attribute : object.eClass().getEAllAttributes()) {
            if (attribute.getEType().getInstanceClass() == String.class && object.eIsSet(attribute)) {
                characters(object, attribute);
            }
        }
        for (EReference reference : object.eClass().getEAllReferences()) {
            if (Removal.isRequired(reference) && !object.eIsSet(reference)) {
                findings.error("reference-missing", object, reference);
            }
        }
        references(object);
    }

    private void references(EObject object) {
        for (EReference reference : object.eClass().getEAllReferences()) {
            if (!reference.isContainment() && !reference.isContainer() && object.eIsSet(reference)) {
                references(object, reference);
            }
        }
    }

    private void id(Element element) {
        String id = element.getId();
        if (id == null || !ID.matcher(id).matches()) {
            findings.error("id-form", element, SitePackage.Literals.ELEMENT__ID, String.valueOf(id));
            return;
        }
        EObject other = ids.putIfAbsent(id, element);
        if (other != null) {
            findings.error("id-twice", element, SitePackage.Literals.ELEMENT__ID, id, Elements.path(other));
        }
    }

    private void sameName(Node node) {
        Node other = node.getName() == null ? null : nodeNames.putIfAbsent(node.getName(), node);
        if (other != null) {
            findings.warning("node-name-twice", node, SitePackage.Literals.NAMED_ELEMENT__NAME, node.getName(),
                    Elements.path(other));
        }
    }

    private void characters(EObject object, EAttribute attribute) {
        Object value = object.eGet(attribute);
        Collection<?> texts = attribute.isMany() ? (Collection<?>) value : List.of(value);
        for (Object text : texts) {
            if (text instanceof String string && !writable(string)) {
                findings.error("characters", object, attribute);
                return;
            }
        }
    }

    private static boolean writable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= '\ufffe') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void references(EObject object, EReference reference) {
        Object value = object.eGet(reference, false);
        Collection<?> targets = reference.isMany() ? (Collection<?>) value : List.of(value);
        for (Object target : targets) {
            if (target instanceof EObject other && EcoreUtil.getRootContainer(other) != site) {
                findings.error("reference-outside", object, reference, Elements.name(other));
            }
        }
    }
}
