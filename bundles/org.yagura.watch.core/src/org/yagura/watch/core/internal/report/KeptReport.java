/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.yagura.core.report.ReportChapter;
import org.yagura.watch.core.report.FindReports;

/**
 * A report as it is kept: its figures, not what they were made of.
 *
 * @param head what lists show
 * @param zone time zone whose days count
 * @param chapters by language, {@code en} and {@code ja}
 */
record KeptReport(Head head, String zone, Map<String, List<ReportChapter>> chapters) {

    /**
     * What lists show of it.
     *
     * @param end the day after the last one
     * @param area null for the whole site
     * @param person null when the agent made it by itself
     */
    record Head(String id, LocalDate first, LocalDate end, String area, String name, Instant made, String person) {

        FindReports.Row row(FindReports.State state, Integer percent, String failure) {
            return new FindReports.Row(id, first, end.minusDays(1), area, name, state, made, person, percent, failure);
        }
    }
}
