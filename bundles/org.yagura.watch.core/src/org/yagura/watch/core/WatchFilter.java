/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/** Which watches of which nodes; all given parts must hold, an absent or empty part asks nothing. */
@Doc("Which watches of which nodes; all given parts must hold.")
public record WatchFilter(
        @Doc("text found in the name of watch or node, or in what the last run found; upper and lower case are the same") String text,
        @Doc("any of these states") List<WatchState> states,
        @Doc("problems of any of these severities") List<Severity> severities,
        @Doc("any of these watches, by id") List<String> watches,
        @Doc("any of these nodes, by id") List<String> nodes,
        @Doc("any node in these areas or below them, by id") List<String> areas,
        @Doc("any of these kinds of watch, by the name of their class in the site model, such as PingWatch") List<String> kinds,
        @Doc("only those that are confirmed, or only those that are not; absent: both") Boolean hard,
        @Doc("only those that are mute or being worked on, or only the others; absent: both") Boolean silent) {

    /** Everything. */
    public static final WatchFilter ALL = new WatchFilter(null, null, null, null, null, null, null, null, null);

    /** Those of a node. */
    public static WatchFilter ofNode(String node) {
        return new WatchFilter(null, null, null, null, List.of(node), null, null, null, null);
    }
}
