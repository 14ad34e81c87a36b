/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.search.SearchSource;
import org.yagura.watch.core.FindWatches;

/** The search finds watches by words of their names, and says why it cannot. */
class WatchSearchTest {
    private final WatchesAgent watches = new WatchesAgent();

    @Test
    void watchesAreFoundByTheirNamesAndThoseOfTheirNodes() {
        try (var window = new UiWindow(watches.agent)) {
            List<String> found = new WatchSearch().find(window.kit(), "Ping web02").stream()
                    .map(SearchSource.Found::label).toList();
            assertEquals(List.of("Ping  –  web02  Unknown"), found);
            assertEquals("web02", watches.agent.asked(FindWatches.class).getLast().filter().text(),
                    "the agent is asked for the word that tells most");
        }
    }

    @Test
    void aRefusalIsSaidInPlaceOfWhatIsFound() {
        watches.refusal = new Problem(Problem.NOT_FOUND, "The agent is starting.", null, null, null);
        try (var window = new UiWindow(watches.agent)) {
            assertEquals(List.of("The agent is starting."), new WatchSearch().find(window.kit(), "ping").stream()
                    .map(SearchSource.Found::label).toList());
        }
    }
}
