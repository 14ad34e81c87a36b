/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.util.List;

import org.yagura.core.operation.Doc;

/** A chapter of a report, with all texts in one language; it is kept as it is. */
@Doc("A chapter of a report.")
public record ReportChapter(@Doc("short unique name, such as availability") String id, @Doc("heading") String title,
        @Doc("sentences that stand first: what the figures mean, what is missing, what to look at") List<String> notes,
        @Doc("charts") List<ReportChart> charts, @Doc("tables") List<ReportTable> tables) {

    public ReportChapter {
        notes = List.copyOf(notes);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    /** Whether it has figures. */
    public boolean hasFigures() {
        return !charts.isEmpty() || !tables.isEmpty();
    }
}
