/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.json.Json;
import org.yagura.traps.core.TrapFilter;

/**
 * The filter of a tab as a person sets it: as {@link TrapFilter}, with a time range that may move with the clock.
 *
 * @param text words to be found; empty means any
 * @param severities any of these; empty means all
 * @param states any of these; empty means all
 * @param nodes ids of nodes; empty means all
 * @param areas ids of areas; empty means all
 * @param oid OID, subtree or name of the trap; empty means any
 * @param within only traps of this last span; null when the range is fixed or open
 * @param from received at or after; null when open
 * @param to received before; null when open
 */
record TabFilter(String text, List<Severity> severities, List<HandlingState> states, List<String> nodes,
        List<String> areas, String oid, Duration within, Instant from, Instant to) {

    private static final Logger LOG = LoggerFactory.getLogger(TabFilter.class);

    /** Everything. */
    static final TabFilter ALL = new TabFilter("", List.of(), List.of(), List.of(), List.of(), "", null, null, null);

    TabFilter {
        text = text == null ? "" : text;
        oid = oid == null ? "" : oid;
        severities = severities == null ? List.of() : List.copyOf(severities);
        states = states == null ? List.of() : List.copyOf(states);
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        areas = areas == null ? List.of() : List.copyOf(areas);
    }

    static TabFilter ofSeverities(Severity... wanted) {
        return new TabFilter("", List.of(wanted), List.of(), List.of(), List.of(), "", null, null, null);
    }

    static TabFilter ofStates(HandlingState... wanted) {
        return new TabFilter("", List.of(), List.of(wanted), List.of(), List.of(), "", null, null, null);
    }

    static TabFilter ofArea(String area) {
        return new TabFilter("", List.of(), List.of(), List.of(), List.of(area), "", null, null, null);
    }

    TabFilter withNodes(List<String> ids) {
        return new TabFilter(text, severities, states, ids, areas, oid, within, from, to);
    }

    /** The filter as the agent is asked, at a moment. */
    TrapFilter at(Instant now) {
        return new TrapFilter(text.isBlank() ? null : text.strip(), severities, states, nodes, areas, null,
                oid.isBlank() ? null : oid.strip(), within == null ? from : now.minus(within), to, null);
    }

    /** As text that {@link #parse} reads. */
    String toJson() {
        return Json.text(this);
    }

    /** What {@link #toJson} wrote; empty when it cannot be read. */
    static Optional<TabFilter> parse(String json) {
        try {
            return Optional.of(Json.read(json.getBytes(StandardCharsets.UTF_8), TabFilter.class));
        } catch (IOException e) {
            LOG.warn("a remembered filter cannot be read and is passed over", e);
            return Optional.empty();
        }
    }

    /** Whether it lets everything through. */
    boolean isAll() {
        return equals(ALL);
    }
}
