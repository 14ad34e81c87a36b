/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.yagura.core.site.GetSite;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.SectionPage;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.spark.SparkCanvas;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.FindWatches;

/** What the node page shows of watches: states and the last hour, and small charts of the last day. */
class NodeSectionsTest {
    private final WatchesAgent watches = new WatchesAgent();

    NodeSectionsTest() {
        Site site = SiteAgents.small();
        site.getAreas().getFirst().getNodes().getFirst().setId("web01");
        var agents = new SiteAgents(site);
        watches.agent.answer(GetSite.class, q -> agents.newest());
    }

    @Test
    void watchesAreShownWithStateCourseAndValue() {
        try (var window = new UiWindow(watches.agent)) {
            var page = new SectionPage(window, new NodeWatchesSection()).show("web01");
            for (String part : new String[]{"Disk", "Warning, 1 of 3  disk.used[/var] is 91 %, bound 90 %.", "91 %",
                    "Ping", "OK  12 ms", "12.34 ms"}) {
                assertTrue(page.words().contains(part), part + " in\n" + page.words());
            }
            assertEquals(2, page.all(SparkCanvas.class).size());
            assertTrue(page.all(SparkCanvas.class).getFirst().getToolTipText().contains("1 gap"));
            assertEquals(1, watches.agent.asked(FindWatches.class).size());
            assertEquals(1, watches.agent.asked(FindWatchCourses.class).size(), "one question for all courses");
            Object before = page.content();
            assertEquals(before, page.show("web01").content(), "what is the same is equal");
        }
    }

    @Test
    void aNodeWithoutWatchesSaysWhatToDo() {
        try (var window = new UiWindow(watches.agent)) {
            var page = new SectionPage(window, new NodeWatchesSection()).show("w1");
            assertTrue(page.words().startsWith("Nothing of this node is watched."), page.words());
            assertNull(new SectionPage(window, new NodeChartsSection()).show("w1").content());
        }
    }

    @Test
    void theLastDayIsDrawnSmall() {
        try (var window = new UiWindow(watches.agent)) {
            var page = new SectionPage(window, new NodeChartsSection()).show("web01");
            assertEquals(86_400, watches.agent.asked(FindWatchCourses.class).getFirst().seconds());
            assertTrue(page.words().contains("Ping: rtt"), page.words());
            assertTrue(page.words().contains("last"), page.words());
            assertFalse(page.all(SparkCanvas.class).isEmpty());
        }
    }
}
