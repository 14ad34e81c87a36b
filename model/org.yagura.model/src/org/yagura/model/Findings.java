/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.Severity;

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

    /** An error if the time is not within the bounds, which are both allowed. */
    void span(EObject object, EAttribute feature, Duration span, Duration least, Duration most) {
        form(object, feature, span != null && span.compareTo(least) >= 0 && span.compareTo(most) <= 0, "span-range",
                span, least, most);
    }

    /** An error if it is no port of TCP or UDP. */
    void port(EObject object, EAttribute feature, int port) {
        number(object, feature, port, 1, 65535);
    }

    /** An error if the number is not within the bounds, which are both allowed. */
    void number(EObject object, EAttribute feature, int value, int least, int most) {
        form(object, feature, value >= least && value <= most, "number-range", value, least, most);
    }

    /** An error if it is not a number, or infinite. */
    void finite(EObject object, EAttribute feature, double value) {
        form(object, feature, Double.isFinite(value), "number-finite", value);
    }

    /** An error if a fault cannot have that severity. */
    void faultSeverity(EObject object, EAttribute feature, Severity severity) {
        form(object, feature, severity != Severity.CLEARED, "severity-cleared");
    }

    /** An error if there is no value, or a blank text. */
    void present(EObject object, EAttribute feature, Object value) {
        form(object, feature, value != null && !(value instanceof String text && text.isBlank()), "value-missing");
    }

    /** An error if the text, which may be null, is not a regular expression. */
    void pattern(EObject object, EAttribute feature, String text) {
        if (text != null) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                error("pattern", object, feature, text, e.getDescription());
            }
        }
    }

    /** An error with that code if something is not good. */
    void form(EObject object, EAttribute feature, boolean good, String code, Object... arguments) {
        if (!good) {
            error(code, object, feature, Arrays.stream(arguments).map(String::valueOf).toArray());
        }
    }

    List<ModelProblem> all() {
        return List.copyOf(problems);
    }
}
