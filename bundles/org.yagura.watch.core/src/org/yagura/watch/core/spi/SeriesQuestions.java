/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.Locale;

import org.yagura.core.operation.Query;

/**
 * Answers the queries of time series, such as {@code TopSeries} and {@code ReadSeries}, to code of the agent that nobody asked,
 * such as a section of the monthly report. An OSGi service; may be called on any thread and blocks while it reads.
 */
public interface SeriesQuestions {

    /**
     * Answers, as to a caller who may see the whole site.
     *
     * @param language of the texts in the answer and of problems
     * @throws org.yagura.core.operation.ProblemException as the query says
     * @throws IllegalArgumentException for a query that is not one of time series
     * @throws IllegalStateException before the agent has opened its domains
     */
    <T> T ask(Query<T> query, Locale language);
}
