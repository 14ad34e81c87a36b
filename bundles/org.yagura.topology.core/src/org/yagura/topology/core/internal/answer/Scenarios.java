/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.yagura.model.site.Failable;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ScenarioResult;
import org.yagura.topology.core.ScenarioResult.Expected;
import org.yagura.topology.core.ScenarioResult.Step;

/** Computes the site's scenarios. */
public final class Scenarios {
    private final Basis basis;
    private final Outcomes outcomes;

    /** On that basis. */
    public Scenarios(Basis basis, Outcomes outcomes) {
        this.basis = basis;
        this.outcomes = outcomes;
    }

    /** All scenarios, in the order of the model. */
    public List<ScenarioResult> all() {
        return basis.site().getScenarios().stream().map(this::of).toList();
    }

    private ScenarioResult of(Scenario scenario) {
        var failed = new LinkedHashSet<Failable>();
        var steps = new ArrayList<Step>();
        Map<Service, ServiceState> states = outcomes.states(failed);
        for (ScenarioStep step : scenario.getSteps()) {
            if (step.getAction() == ScenarioAction.RESTORE) {
                failed.removeAll(step.getElements());
            } else {
                failed.addAll(step.getElements());
            }
            states = outcomes.states(failed);
            steps.add(
                    new Step(step.getAction(), step.getElements().stream().map(ElementRef::of).toList(), step.getNote(),
                            in(ServiceState.DOWN, states), in(ServiceState.DEGRADED, states)));
        }
        Map<Service, ServiceState> last = states;
        List<Expected> expected = scenario.getExpectations().stream().filter(e -> last.containsKey(e.getService()))
                .map(e -> new Expected(ElementRef.of(e.getService()), e.getState(), last.get(e.getService()))).toList();
        return new ScenarioResult(ElementRef.of(scenario), expected.stream().allMatch(Expected::met), steps, expected);
    }

    private static List<ElementRef> in(ServiceState state, Map<Service, ServiceState> states) {
        return states.entrySet().stream().filter(e -> e.getValue() == state).map(e -> ElementRef.of(e.getKey()))
                .toList();
    }
}
