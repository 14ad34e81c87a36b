/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.store.WatchFacts;
import org.yagura.watch.core.tests.plan.Sites;

/** What was is kept for its time, by the times of the facts, also over a restart; what is not understood is passed over. */
final class WatchHistoryTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private static Fact changed(int day, String watch, Severity severity) {
        Instant at = START.plus(Duration.ofDays(day));
        return WatchFacts.CHANGED.fact(at, new WatchFacts.Changed(new Key(watch, "n0"),
                new Standing(severity == null ? WatchState.OK : WatchState.PROBLEM, severity, true, 1, at, severity,
                        false, new Said("day " + day, day + "日"), List.of(), Set.of(), null, null)));
    }

    private static List<String> past(WatchRig rig, String watch) {
        return rig.ask(new FindWatchHistory("n0", watch, null, null)).rows().stream()
                .map(r -> r.watch() + " " + r.text()).toList();
    }

    private static void add(WatchRig rig, Fact... facts) {
        rig.log.append(List.of(facts));
        rig.settle();
    }

    @Test
    void whatIsTooOldIsForgotten() throws Exception {
        try (var rig = new WatchRig(folder, Sites.of(1))) {
            add(rig, changed(0, "a", Severity.MAJOR), changed(1, "b", null), changed(2, "a", null));
            assertEquals(List.of("a day 2", "b day 1", "a day 0"), past(rig, null));
            assertEquals(List.of("a day 2", "a day 0"), past(rig, "a"));
            assertEquals(2, rig.ask(new FindWatchHistory("n0", null, null, 2)).rows().size());
            add(rig, new Fact("watch.changed", 1, START, new byte[]{1}),
                    new Fact("watch.changed", 9, START, new byte[0]));
            add(rig, changed(402, "b", Severity.MINOR));
            Await.until("400 days", () -> past(rig, null).equals(List.of("b day 402", "a day 2")));
            rig.restart();
            assertEquals(List.of("b day 402", "a day 2"), past(rig, null));
            add(rig, changed(403, "a", null));
            assertEquals("a day 403", past(rig, null).getFirst());
        }
    }
}
