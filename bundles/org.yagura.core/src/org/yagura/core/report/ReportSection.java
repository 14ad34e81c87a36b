/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.util.List;

/**
 * Gives chapters of the monthly report. Domains and plug-ins register it as an OSGi service; sections come and go while the
 * agent runs, and one that fails is left out of a report, which says so.
 */
public interface ReportSection {

    /** Where its chapters stand: the smaller, the nearer to the beginning. The agent's own have 100, 200 and so on. */
    int order();

    /**
     * The chapters, from what is stored; called on a thread that may block, once for each language. Where there are no data,
     * it says so in a note instead of giving zeros.
     *
     * @param scope what about; {@link ReportScope#goOn} is to be called in longer work
     * @return none when there is nothing to say of such a scope
     */
    List<ReportChapter> chapters(ReportScope scope);
}
