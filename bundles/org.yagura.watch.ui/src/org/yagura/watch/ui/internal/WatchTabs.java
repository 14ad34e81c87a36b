/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.json.Json;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiSettings;
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabs;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchState;

/** The tabs that everybody has above the list of watches, and filters in the one form in which they can be compared. */
final class WatchTabs {
    private static final Logger LOG = LoggerFactory.getLogger(WatchTabs.class);

    /** Everything, as all filters of tabs are written. */
    static final WatchFilter ALL = filter("", List.of(), List.of(), List.of(), null);

    private WatchTabs() {
    }

    /** The tabs of the list of watches, with what a person has made of them. */
    static FilterTabs<WatchFilter> of(UiSettings settings) {
        Texts texts = Texts.of(WatchTabs.class);
        return new FilterTabs<>(settings, "watches", WatchTabs::parse, site -> offered(texts));
    }

    private static List<FilterTab<WatchFilter>> offered(Texts texts) {
        return List.of(builtIn(texts, FilterTab.ALL, ALL),
                builtIn(texts, "unwell", ofStates(WatchState.PROBLEM, WatchState.UNREACHABLE, WatchState.UNKNOWN)),
                builtIn(texts, "unreachable", ofStates(WatchState.UNREACHABLE)),
                builtIn(texts, "silent", filter("", List.of(), List.of(), List.of(), true)),
                builtIn(texts, "nothing", ofStates(WatchState.UNKNOWN, WatchState.PENDING)));
    }

    private static FilterTab<WatchFilter> builtIn(Texts texts, String id, WatchFilter filter) {
        return new FilterTab<>(id, texts.get("watches.tab." + id), FilterTab.Origin.BUILT_IN, filter);
    }

    private static WatchFilter ofStates(WatchState... states) {
        return filter("", List.of(states), List.of(), List.of(), null);
    }

    /** A filter such that two that let the same through are equal: nothing is null but text and silence, all is in order. */
    static WatchFilter filter(String text, Collection<WatchState> states, Collection<String> nodes,
            Collection<String> areas, Boolean silent) {
        return new WatchFilter(text.isBlank() ? null : text.strip(), states.stream().sorted().toList(), null, null,
                nodes.stream().sorted().toList(), areas.stream().sorted().toList(), null, null, silent);
    }

    /** A filter that was written as JSON; empty when it cannot be read. */
    static Optional<WatchFilter> parse(String json) {
        try {
            WatchFilter read = Json.read(json.getBytes(StandardCharsets.UTF_8), WatchFilter.class);
            return Optional.of(filter(Objects.requireNonNullElse(read.text(), ""), some(read.states()),
                    some(read.nodes()), some(read.areas()), read.silent()));
        } catch (IOException e) {
            LOG.warn("a remembered filter cannot be read and is passed over", e);
            return Optional.empty();
        }
    }

    private static <T> List<T> some(List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }
}
