/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.yagura.model.site.Contract;
import org.yagura.model.site.RuleSeverity;

/** Says which contracts, warranties, licences and certificates end soon or have ended. */
final class Contracts {
    private final Report report;
    private final LocalDate today;

    Contracts(Report report, LocalDate today) {
        this.report = report;
        this.today = today;
    }

    void check() {
        report.basis().site().getContracts().stream().filter(c -> c.getEnd() != null).forEach(this::check);
    }

    private void check(Contract contract) {
        long days = ChronoUnit.DAYS.between(today, contract.getEnd());
        String about = contract.getElements().isEmpty() ? "–" : Report.names(contract.getElements());
        if (days < 0) {
            report.wrong(RuleSeverity.ERROR, contract, "contract.over", report.label(contract.getKind()),
                    Report.name(contract), contract.getEnd().toString(), about);
        } else if (days <= contract.getWarnDays()) {
            report.wrong(RuleSeverity.WARNING, contract, "contract.soon", report.label(contract.getKind()),
                    Report.name(contract), contract.getEnd().toString(), about, days);
        }
    }
}
