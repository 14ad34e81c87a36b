/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.util.ArrayList;
import java.util.List;

import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.ScenarioResult;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.WhatIf;

/** Leaves out of answers what a caller does not see; figures and counts stay as they are. */
class SeenAnswers {
    protected final Scope scope;

    SeenAnswers(Scope scope) {
        this.scope = scope;
    }

    ServicePairs seen(ServicePairs pairs) {
        return scope.whole()
                ? pairs
                : new ServicePairs(pairs.service(), pairs.total(), pairs.pairs().stream()
                        .filter(p -> scope.sees(p.first()) && scope.sees(p.second())).toList());
    }

    ServiceAvailability seen(ServiceAvailability a) {
        return scope.whole()
                ? a
                : new ServiceAvailability(a.service(), a.works(), a.availability(), a.atMost(), a.exact(),
                        a.minutesPerYear(), a.target(), a.targetMet(),
                        a.contributions().stream().filter(c -> scope.sees(c.element())).toList(),
                        a.improvements().stream().filter(i -> scope.sees(i.element())).toList());
    }

    WhatIf seen(WhatIf whatIf) {
        return scope.whole()
                ? whatIf
                : new WhatIf(whatIf.failed(), scope.seen(whatIf.stopped()), whatIf.services().stream()
                        .filter(s -> scope.sees(s.service())).map(this::seen).toList());
    }

    private ServiceOutcome seen(ServiceOutcome outcome) {
        return new ServiceOutcome(outcome.service(), outcome.state(), scope.seen(outcome.because()),
                outcome.reasons().stream().filter(r -> scope.seesOrIsNeed(r.element())).toList());
    }

    ScenarioResult seen(ScenarioResult result) {
        return scope.whole()
                ? result
                : new ScenarioResult(result.scenario(), result.met(),
                        result.steps().stream().map(s -> new ScenarioResult.Step(s.action(), s.elements(), s.note(),
                                scope.seen(s.down()), scope.seen(s.degraded()))).toList(),
                        result.expectations().stream().filter(e -> scope.sees(e.service())).toList());
    }

    /** What was asked for and is not seen is told like what is not there. */
    RootCause seen(RootCause found, List<String> notSeen) {
        var unknown = new ArrayList<>(found.unknown());
        unknown.addAll(notSeen);
        if (scope.whole()) {
            return new RootCause(found.causes(), found.alarms(), found.exact(), unknown);
        }
        List<RootCause.Cause> causes = found.causes().stream().filter(c -> scope.sees(c.element())).toList();
        List<String> ids = causes.stream().map(c -> c.element().id()).toList();
        List<RootCause.Role> roles = found.alarms().stream().map(r -> new RootCause.Role(r.element(), r.severity(),
                r.kind(), r.causes().stream().filter(ids::contains).toList())).toList();
        return new RootCause(causes, roles, found.exact(), unknown);
    }
}
