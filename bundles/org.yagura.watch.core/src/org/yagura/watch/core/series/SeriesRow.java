/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;

import org.yagura.core.operation.Doc;

/** A series in a list. */
@Doc("A series, with its newest sample.")
public record SeriesRow(@Doc("number of the series; it stays") int number, @Doc("what it is of") Series series,
        @Doc("name of the node; its id when the site model does not have it any more") String nodeName,
        @Doc("time of the first sample ever, UTC") Instant firstAt,
        @Doc("time of the newest sample, UTC") Instant lastAt,
        @Doc("value of the newest sample; absent when it says that nothing could be measured") Double last,
        @Doc("samples that were left out because they were not later than the newest one") long late) {
}
