/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;
import java.util.Objects;

import org.yagura.model.site.RuleSeverity;

/**
 * Something in the drawing that is not as it should be. All texts are in the language that was asked for.
 *
 * @param code stable word for the sort of finding, such as {@code parts.few}
 * @param severity how bad it is
 * @param element where
 * @param rule name of the redundancy rule that is not held; null when it is none of the site's rules
 * @param what what is wrong, one sentence
 * @param why why that matters, one sentence or more; empty when the rule does not say
 * @param todo what to do, one sentence
 * @param fixes changes that would mend it; empty when a person has to decide
 */
public record Finding(String code, RuleSeverity severity, ElementRef element, String rule, String what, String why,
        String todo, List<QuickFix> fixes) {

    /** Checks that everything is said. */
    public Finding {
        for (Object said : new Object[]{code, severity, element, what, why, todo}) {
            Objects.requireNonNull(said);
        }
        fixes = List.copyOf(fixes);
    }
}
