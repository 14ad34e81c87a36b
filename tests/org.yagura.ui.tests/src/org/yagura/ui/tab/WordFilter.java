/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.yagura.core.json.Json;
import org.yagura.model.site.Site;
import org.yagura.ui.UiSettings;

/** A filter to test with: a word; empty lets everything through. */
record WordFilter(String word) {
    static final WordFilter ALL = new WordFilter("");

    static Optional<WordFilter> parse(String json) {
        try {
            WordFilter read = Json.read(json.getBytes(StandardCharsets.UTF_8), WordFilter.class);
            return Optional.of(read).filter(w -> w.word() != null);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tabs: all, red, and when there is a site, one of its name. */
    static FilterTabs<WordFilter> tabs(UiSettings settings) {
        return new FilterTabs<>(settings, "words", WordFilter::parse, WordFilter::offered);
    }

    private static List<FilterTab<WordFilter>> offered(Site site) {
        FilterTab<WordFilter> all = new FilterTab<>(FilterTab.ALL, "All", FilterTab.Origin.BUILT_IN, ALL);
        FilterTab<WordFilter> red = new FilterTab<>("red", "Red & more", FilterTab.Origin.BUILT_IN,
                new WordFilter("red"));
        FilterTab<WordFilter> blue = new FilterTab<>("blue", "Blue", FilterTab.Origin.BUILT_IN,
                new WordFilter("blue"));
        return site == null
                ? List.of(all, red, blue)
                : List.of(all, red, new FilterTab<>("area:x", site.getName(), FilterTab.Origin.AREA,
                        new WordFilter(site.getName())), blue);
    }
}
