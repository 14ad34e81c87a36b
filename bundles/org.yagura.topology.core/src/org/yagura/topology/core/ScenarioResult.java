/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ServiceState;

/** A named scenario of the site, computed. */
@Doc("A scenario of the site, computed: what is expected and what comes out.")
public record ScenarioResult(@Doc("the scenario") ElementRef scenario,
        @Doc(value = "whether all expectations are met; also true when there is none", verdict = true) boolean met,
        @Doc("the steps with what they lead to, in order") List<Step> steps,
        @Doc("the expectations, in the order of the model") List<Expected> expectations) {

    public ScenarioResult {
        steps = List.copyOf(steps);
        expectations = List.copyOf(expectations);
    }

    /** A step. */
    @Doc("A step of a scenario.")
    public record Step(@Doc("what happens") ScenarioAction action, @Doc("to what") List<ElementRef> elements,
            @Doc("remark of the model; absent when there is none") String note,
            @Doc("services that are down after it") List<ElementRef> down,
            @Doc("services that are degraded after it") List<ElementRef> degraded) {

        public Step {
            elements = List.copyOf(elements);
            down = List.copyOf(down);
            degraded = List.copyOf(degraded);
        }
    }

    /** An expectation. */
    @Doc("What is expected of a service after all steps, and what is computed.")
    public record Expected(@Doc("the service") ElementRef service, @Doc("state that is expected") ServiceState expected,
            @Doc("state that is computed") ServiceState computed) {

        /** Whether they are the same. */
        public boolean met() {
            return expected == computed;
        }
    }
}
