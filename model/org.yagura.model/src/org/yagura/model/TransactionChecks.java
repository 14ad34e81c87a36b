/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;

/** Checks test transactions. */
final class TransactionChecks {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");
    /** As of a page, but a variable may stand for all of it. */
    private static final Pattern URL = Pattern.compile("(https?://[^\\s/?#]+|%\\w+%)([/?#]\\S*)?");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\r\\n]*");
    private static final Pattern NAME = Pattern.compile("\\w{1,64}");
    private static final Pattern POINTER = Pattern.compile("json:(/([^~]|~[01])*)?");
    private static final Pattern TAKEN_HEADER = Pattern.compile("header:\\s*[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}\\s*");
    private static final Duration LONGEST = Duration.ofHours(1);

    /** One that is no variable. */
    private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/?#@\\s]*:(?!%\\w+%@)[^/?#@\\s]+@.*");

    private final Findings findings;

    TransactionChecks(Findings findings) {
        this.findings = findings;
    }

    void check(TransactionWatch watch) {
        findings.number(watch, Literals.TRANSACTION_WATCH__CERTIFICATE_DAYS, watch.getCertificateDays(), 0, 3650);
        if (watch.getSteps().isEmpty()) {
            findings.warning("transaction-empty", watch, Literals.TRANSACTION_WATCH__STEPS);
        }
        Set<String> names = new HashSet<>();
        for (TransactionVariable variable : watch.getVariables()) {
            findings.form(variable, Literals.TRANSACTION_VARIABLE__NAME,
                    variable.getName() != null && NAME.matcher(variable.getName()).matches(), "variable-name",
                    variable.getName());
            findings.form(variable, Literals.TRANSACTION_VARIABLE__NAME, names.add(variable.getName()),
                    "variable-twice", variable.getName());
        }
        watch.getSteps().forEach(this::step);
    }

    private void step(TransactionStep step) {
        findings.form(step, Literals.TRANSACTION_STEP__METHOD,
                step.getMethod() != null && METHODS.contains(step.getMethod()), "method", step.getMethod());
        findings.form(step, Literals.TRANSACTION_STEP__URL,
                step.getUrl() != null && URL.matcher(step.getUrl()).matches(),
                "url-form", step.getUrl());
        if (step.getUrl() != null && PASSWORD.matcher(step.getUrl()).matches()) {
            findings.warning("url-password-variable", step, Literals.TRANSACTION_STEP__URL);
        }
        step.getHeaders().forEach(header -> findings.form(step, Literals.TRANSACTION_STEP__HEADERS,
                header != null && HEADER.matcher(header).matches(), "header-form", header));
        findings.number(step, Literals.TRANSACTION_STEP__REDIRECTS, step.getRedirects(), 0, 20);
        findings.form(step, Literals.TRANSACTION_STEP__STATUSES,
                step.getStatuses() != null && WatchChecks.STATUSES.matcher(step.getStatuses()).matches(),
                "statuses-form", step.getStatuses());
        findings.pattern(step, Literals.TRANSACTION_STEP__CONTENT, step.getContent());
        findings.pattern(step, Literals.TRANSACTION_STEP__FORBIDDEN, step.getForbidden());
        step.getExtractions().forEach(extraction -> extraction(step, extraction));
        findings.span(step, Literals.TRANSACTION_STEP__PAUSE, step.getPause(), Duration.ZERO, LONGEST);
        if (step.getLimit() != null) {
            findings.span(step, Literals.TRANSACTION_STEP__LIMIT, step.getLimit(), Duration.ofMillis(1), LONGEST);
        }
    }

    /** A name, then a JSON pointer, a header or a regular expression. */
    private void extraction(TransactionStep step, String extraction) {
        int equals = extraction == null ? -1 : extraction.indexOf('=');
        boolean named = equals > 0 && NAME.matcher(extraction.substring(0, equals)).matches();
        String from = named ? extraction.substring(equals + 1) : "";
        boolean good = named && (!from.startsWith("json:") || POINTER.matcher(from).matches())
                && (!from.startsWith("header:") || TAKEN_HEADER.matcher(from).matches());
        findings.form(step, Literals.TRANSACTION_STEP__EXTRACTIONS, good, "extraction-form", extraction);
        if (good && !from.startsWith("json:") && !from.startsWith("header:")) {
            findings.pattern(step, Literals.TRANSACTION_STEP__EXTRACTIONS, from);
        }
    }
}
