/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Collects what the checks find. For one thread. */
final class Findings {

    private final List<ModelProblem> problems = new ArrayList<>();

    void error(String code, EObject object, EStructuralFeature feature, Object... arguments) {
        problems.add(ModelProblem.error(code, Elements.where(object, feature, ""), arguments));
    }

    void warning(String code, EObject object, EStructuralFeature feature, Object... arguments) {
        problems.add(ModelProblem.warning(code, Elements.where(object, feature, ""), arguments));
    }

    /** An error for each of the texts that is not a network. */
    void networks(EObject object, EStructuralFeature feature, List<String> texts) {
        for (String text : texts) {
            if (Network.parse(text).isEmpty()) {
                error("network-form", object, feature, String.valueOf(text));
            }
        }
    }

    /** An error if the figure, which may be null, is not a time. */
    void hours(EObject object, EStructuralFeature feature, Double hours) {
        if (hours != null && !(hours > 0 && hours < Double.POSITIVE_INFINITY)) {
            error("hours-range", object, feature, hours);
        }
    }

    List<ModelProblem> all() {
        return List.copyOf(problems);
    }
}
