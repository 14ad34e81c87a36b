/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Placement;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Checks what is said about the drawing: figures, redundancy rules, contracts, diagrams, scenarios. */
final class PlanChecks {

    private static final Pattern POINTS = Pattern.compile("-?\\d{1,7},-?\\d{1,7}(\\s+-?\\d{1,7},-?\\d{1,7})*");

    private final Findings findings;
    private final Map<Enumerator, FailureFigure> figures = new HashMap<>();

    PlanChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getFailureFigures().forEach(this::figure);
        site.getRedundancyRules().forEach(this::rule);
        site.getContracts().forEach(this::contract);
        site.getDiagrams().forEach(this::diagram);
        site.getScenarios().forEach(this::scenario);
    }

    private void figure(FailureFigure figure) {
        findings.hours(figure, Literals.FAILURE_FIGURE__MTBF, figure.getMtbf());
        findings.hours(figure, Literals.FAILURE_FIGURE__MTTR, figure.getMttr());
        List<? extends List<? extends Enumerator>> kinds = List.of(figure.getNodeKinds(), figure.getPartKinds(),
                figure.getLinkKinds(), figure.getAreaKinds());
        if (kinds.stream().allMatch(List::isEmpty)) {
            findings.error("figure-kinds", figure, null);
        }
        if (figure.getMtbf() == null && figure.getMttr() == null) {
            findings.warning("figure-empty", figure, null);
        }
        kinds.stream().flatMap(Collection::stream).forEach(kind -> {
            FailureFigure other = figures.putIfAbsent(kind, figure);
            if (other != null && other != figure) {
                findings.warning("figure-twice", figure, null, kind);
            }
        });
    }

    private void rule(RedundancyRule rule) {
        if (rule.getMinimum() < 1) {
            findings.error("minimum-range", rule, Literals.REDUNDANCY_RULE__MINIMUM, rule.getMinimum());
        }
        switch (rule.getDemand()) {
            case PARTS -> required(rule, Literals.REDUNDANCY_RULE__PART_KINDS, rule.getPartKinds());
            case TWO_ROUTES -> required(rule, Literals.REDUNDANCY_RULE__TARGET_KINDS, rule.getTargetKinds());
            case PRESENT, SEPARATE_SITES ->
                required(rule, Literals.REDUNDANCY_RULE__NODE_KINDS, rule.getNodeKinds());
            default -> {
                // can be asked of every node
            }
        }
    }

    private void required(RedundancyRule rule, EAttribute feature, List<?> kinds) {
        if (kinds.isEmpty()) {
            findings.error("rule-kinds", rule, feature, rule.getDemand());
        }
    }

    private void contract(Contract contract) {
        if (contract.getStart() != null && contract.getEnd() != null
                && contract.getEnd().isBefore(contract.getStart())) {
            findings.error("contract-dates", contract, Literals.CONTRACT__END, contract.getEnd().toString(),
                    contract.getStart().toString());
        }
        if (contract.getWarnDays() < 0) {
            findings.error("warn-days", contract, Literals.CONTRACT__WARN_DAYS, contract.getWarnDays());
        }
    }

    private void diagram(Diagram diagram) {
        Set<EObject> seen = new HashSet<>();
        for (Placement placement : diagram.getPlacements()) {
            once(seen, placement.getElement(), diagram, Literals.DIAGRAM__PLACEMENTS, "placed-twice");
            if (placement.getWidth() < 0 || placement.getHeight() < 0) {
                findings.error("placement-size", placement, null, placement.getWidth(), placement.getHeight());
            }
        }
        seen.clear();
        for (Bend bend : diagram.getBends()) {
            once(seen, bend.getLink(), diagram, Literals.DIAGRAM__BENDS, "placed-twice");
            if (bend.getPoints() == null || !POINTS.matcher(bend.getPoints().strip()).matches()) {
                findings.error("points-form", bend, Literals.BEND__POINTS, String.valueOf(bend.getPoints()));
            }
        }
    }

    private void once(Set<EObject> seen, EObject element, EObject owner, EReference feature, String code) {
        if (element != null && !seen.add(element)) {
            findings.error(code, owner, feature, Elements.name(element));
        }
    }

    private void scenario(Scenario scenario) {
        Set<EObject> seen = new HashSet<>();
        for (Expectation expectation : scenario.getExpectations()) {
            once(seen, expectation.getService(), scenario, Literals.SCENARIO__EXPECTATIONS, "expected-twice");
        }
    }
}
