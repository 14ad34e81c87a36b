/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Says how long samples and what is made of them are kept; whole tables of some days are dropped in the background. */
@Operation(name = "series.retain", privilege = Privilege.ADMINISTER, doc = "Says how long samples and what is made of them are kept.")
public record SetSeriesRetention(@Doc("days of single samples, 1 to 3650; absent leaves it") Integer rawDays,
        @Doc("days of minutes, 7 to 3650; absent leaves it") Integer minuteDays,
        @Doc("days of hours, 31 to 7300; absent leaves it") Integer hourDays,
        @Doc("days of days, 366 to 36500; absent leaves it") Integer dayDays,
        @Doc("single samples at most, 1000000 to 1000000000000; absent leaves it") Long mostSamples,
        @Doc("series at most, 100 to 2000000; absent leaves it") Integer mostSeries)
        implements
            Command<GetSeriesRetention.Retention> {
}
