/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.Elements;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Need;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RuleSeverity;
import org.yagura.topology.core.internal.site.Anatomy;
import org.yagura.topology.core.internal.site.Compiled.Flaw;

/** Says what in the site makes that something cannot work at all. */
final class Flaws {
    private final Report report;

    Flaws(Report report) {
        this.report = report;
    }

    void check() {
        report.basis().compiled().flaws().forEach(this::flaw);
    }

    private void flaw(Flaw flaw) {
        switch (flaw.kind()) {
            case CYCLE -> report.wrong(RuleSeverity.ERROR, (Element) flaw.at(), "flaw.cycle", cycle(flaw.others()));
            case NOT_IN_SERVICE -> report.wrong(RuleSeverity.ERROR, user(flaw.at()), "flaw.absent",
                    Report.name(user(flaw.at())), Report.name((Element) flaw.others().getFirst()));
            case INCOMPLETE -> report.wrong(RuleSeverity.ERROR, user(flaw.at()), "flaw.incomplete",
                    Report.name(user(flaw.at())));
            case TOO_FEW -> {
                RedundancyGroup group = (RedundancyGroup) flaw.at();
                report.wrong(RuleSeverity.ERROR, group, "flaw.few", Report.name(group),
                        report.anatomy().members(group).size(), group.getNeeded());
            }
            case NO_WAY -> {
                NeedPath path = (NeedPath) flaw.at();
                report.wrong(RuleSeverity.ERROR, user(path), "flaw.way", Report.name(path.getFrom()),
                        Report.name(path.getTo()), report.labels(List.copyOf(Anatomy.kinds(path.getLinkKinds()))),
                        Report.name(user(path)));
            }
        }
    }

    /** The service that a need belongs to. */
    private static Element user(EObject at) {
        EObject user = at;
        while (user instanceof Need && user.eContainer() != null) {
            user = user.eContainer();
        }
        return (Element) user;
    }

    private static String cycle(List<EObject> path) {
        String names = path.stream().filter(Dependable.class::isInstance).map(Elements::nameElsewhere)
                .collect(Collectors.joining(" → "));
        return names + " → " + Elements.nameElsewhere(path.getFirst());
    }
}
