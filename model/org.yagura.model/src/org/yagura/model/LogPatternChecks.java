/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.eclipse.emf.ecore.EAttribute;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.SitePackage.Literals;

/** Checks what is looked for in the entries of a log. */
final class LogPatternChecks {
    private final Findings findings;

    LogPatternChecks(Findings findings) {
        this.findings = findings;
    }

    void check(List<LogPattern> patterns) {
        patterns.forEach(this::check);
    }

    private void check(LogPattern pattern) {
        findings.present(pattern, Literals.LOG_PATTERN__TEXT, pattern.getText());
        findings.pattern(pattern, Literals.LOG_PATTERN__TEXT, pattern.getText());
        findings.faultSeverity(pattern, Literals.LOG_PATTERN__SEVERITY, pattern.getSeverity());
        if (!missing(pattern, GroupTemplate.of(pattern.getMessage())).isEmpty()) {
            findings.warning("group-missing", pattern, Literals.LOG_PATTERN__MESSAGE,
                    words(missing(pattern, GroupTemplate.of(pattern.getMessage()))));
        }
        LogPattern clears = pattern.getClears();
        if (pattern.isResolution()) {
            findings.form(pattern, Literals.LOG_PATTERN__IGNORED, !pattern.isIgnored(), "resolution-ignored");
            if (clears == null) {
                findings.error("clears-missing", pattern, Literals.LOG_PATTERN__CLEARS);
            } else {
                resolution(pattern, clears);
            }
        } else if (clears != null) {
            findings.warning("clears-unused", pattern, Literals.LOG_PATTERN__CLEARS);
        }
        groups(pattern, Literals.LOG_PATTERN__REDUCTION_KEY, GroupTemplate.key(pattern));
    }

    private void resolution(LogPattern pattern, LogPattern clears) {
        boolean opens = clears.eContainer() == pattern.eContainer() && !clears.isResolution() && !clears.isIgnored()
                && clears.isAlarm();
        if (!opens) {
            findings.error("clears-nothing", pattern, Literals.LOG_PATTERN__CLEARS, ElementNames.of(clears));
        }
        // with a key it would end none of alarms that have none
        findings.form(pattern, Literals.LOG_PATTERN__REDUCTION_KEY,
                !GroupTemplate.of(clears.getReductionKey()).isEmpty()
                        || GroupTemplate.of(pattern.getReductionKey()).isEmpty(),
                "clears-key", ElementNames.of(clears));
    }

    private void groups(LogPattern pattern, EAttribute attribute, GroupTemplate template) {
        Set<String> missing = missing(pattern, template);
        findings.form(pattern, attribute, missing.isEmpty(), "group-missing", words(missing));
    }

    private static String words(Set<String> groups) {
        return groups.stream().map(group -> '%' + group + '%').reduce((a, b) -> a + ", " + b).orElse("");
    }

    /** What the expression lacks; nothing where it is none, which is said already. */
    private static Set<String> missing(LogPattern pattern, GroupTemplate template) {
        return expression(pattern.getText()).map(template::missing).orElse(Set.of());
    }

    private static Optional<Pattern> expression(String text) {
        try {
            return Optional.ofNullable(text).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
