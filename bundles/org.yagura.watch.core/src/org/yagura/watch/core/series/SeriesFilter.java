/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;

/** Which series are wanted; all given parts must hold, an absent or empty part asks nothing. */
@Doc("Which series; all given parts must hold.")
public record SeriesFilter(
        @Doc("text found in the node's name, metric or watch; upper and lower case are the same") String text,
        @Doc("any of these nodes, by id in the site model") List<String> nodes,
        @Doc("any node in these areas or below them, by id") List<String> areas,
        @Doc("any of these watches, by id") List<String> watches,
        @Doc("metric; * stands for any characters, such as disk.used:*") String metric,
        @Doc("unit, exactly") String unit, @Doc("with a sample at or after this time, UTC") Instant activeSince) {

    /** All series. */
    public static final SeriesFilter ALL = new SeriesFilter(null, null, null, null, null, null, null);

    /** Those of a node with such a metric. */
    public static SeriesFilter of(String node, String metric) {
        return new SeriesFilter(null, List.of(node), null, null, metric, null, null);
    }

    /** Those that a watch measures. */
    public static SeriesFilter ofWatch(String watch) {
        return new SeriesFilter(null, null, null, List.of(watch), null, null, null);
    }
}
