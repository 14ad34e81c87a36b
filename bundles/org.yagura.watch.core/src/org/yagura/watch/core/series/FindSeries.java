/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for a window of the series that match, by name of the node, watch and metric. */
@Operation(name = "series.find", privilege = Privilege.SEE, doc = "A window of the series that match, by name of the node, watch and metric.")
public record FindSeries(@Doc("which series; absent means all") SeriesFilter filter,
        @Doc("place of the first row wanted, from 0; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindSeries.Page> {

    /** Series that a page has at most. */
    public static final int MOST = 1_000;

    /** A window. */
    @Doc("A window of series.")
    public record Page(@Doc("how many match") long total, @Doc("place of the first row") long position,
            @Doc("the rows; fewer than asked for at the end") List<SeriesRow> rows) {
    }
}
