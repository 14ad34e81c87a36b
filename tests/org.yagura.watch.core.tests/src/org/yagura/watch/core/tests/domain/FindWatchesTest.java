/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchOrder;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.tests.plan.Sites;

/** Lists of watches in any order, the place of one of them, and how many match filters. */
class FindWatchesTest {
    @TempDir
    private Path folder;

    private static PingWatch ping(Site site, String id) {
        PingWatch watch = Sites.ping(site, id);
        watch.setInterval(Duration.ofSeconds(1));
        watch.setRetryInterval(Duration.ofSeconds(1));
        watch.setAttempts(1);
        return watch;
    }

    private static FindWatches by(WatchOrder order, boolean descending) {
        return new FindWatches(null, null, null, order, descending, null);
    }

    private static List<String> nodes(WatchRig rig, FindWatches question) {
        return rig.ask(question).rows().stream().map(WatchRow::node).toList();
    }

    @Test
    void theyAreSortedByWhatIsAskedForAndWhatHasNoValueStaysAtTheEnd() throws Exception {
        Site site = Sites.of(4);
        List<String> names = List.of("delta", "Alpha", "charlie", "bravo");
        var all = new ArrayList<>(site.getAreas().get(0).getNodes());
        all.addAll(site.getAreas().get(1).getNodes());
        all.forEach(node -> node.setName(names.get(Integer.parseInt(node.getId().substring(1)))));
        ping(site, "w");
        try (var rig = new WatchRig(folder, site)) {
            rig.nodes.values.put("n0", 3.0);
            rig.nodes.values.put("n1", 20.0);
            rig.nodes.values.put("n2", 1.0);
            rig.nodes.moods.put("n3", Nodes.Mood.DEAD);
            rig.await("w", "n3", WatchState.PROBLEM);
            for (String node : List.of("n0", "n1", "n2")) {
                rig.await("w", node, WatchState.OK);
            }
            assertEquals("n3", nodes(rig, by(null, false)).getFirst(), "the worst first");
            assertEquals("n3", nodes(rig, by(WatchOrder.STATE, true)).getLast());
            assertEquals(List.of("n1", "n3", "n2", "n0"), nodes(rig, by(WatchOrder.NODE, false)));
            assertEquals(List.of("n0", "n2", "n3", "n1"), nodes(rig, by(WatchOrder.NODE, true)));
            assertEquals(List.of("n2", "n0", "n1", "n3"), nodes(rig, by(WatchOrder.VALUE, false)));
            assertEquals(List.of("n1", "n0", "n2", "n3"), nodes(rig, by(WatchOrder.VALUE, true)));
            List<WatchRow> rows = rig.ask(by(WatchOrder.SINCE, false)).rows();
            assertEquals(rows.stream().map(WatchRow::since).sorted().toList(),
                    rows.stream().map(WatchRow::since).toList());
            for (WatchOrder order : WatchOrder.values()) {
                assertEquals(4, Stream.of(true, false).map(d -> rig.ask(by(order, d)).rows().size()).distinct()
                        .reduce(0, Integer::sum), order.name());
            }
        }
    }

    @Test
    void aWatchIsFoundWhereverItStandsUnlessTheFilterHidesIt() throws Exception {
        Site site = Sites.of(4);
        ping(site, "w");
        ping(site, "v");
        try (var rig = new WatchRig(folder, site)) {
            rig.await("w", "n2", WatchState.OK);
            var question = new FindWatches(null, 0L, 3, WatchOrder.NODE, null, new WatchRef("v", "n2"));
            FindWatches.Page page = rig.ask(question);
            WatchRow first = page.rows().getFirst();
            assertEquals("v n2", first.watch() + " " + first.node());
            assertEquals(8, page.total());
            assertTrue(page.position() == 4 || page.position() == 5, "after those of two nodes: " + page.position());
            assertEquals(3, page.rows().size(), "and what follows");
            var gone = new FindWatches(null, 0L, 1, null, null, new WatchRef("v", "gone"));
            assertTrue(rig.ask(gone).rows().isEmpty());
            var hidden = new FindWatches(WatchFilter.ofNode("n1"), 0L, 1, null, null, new WatchRef("v", "n2"));
            assertTrue(rig.ask(hidden).rows().isEmpty());
            assertEquals(2, rig.ask(hidden).total());
        }
    }

    @Test
    void theFirstRowsOfManyAreThoseOfTheWholeList() throws Exception {
        Site site = Sites.of(2_000);
        Sites.ping(site, "v").setInterval(Duration.ofHours(1));
        Sites.ping(site, "w").setInterval(Duration.ofHours(1));
        try (var rig = new WatchRig(folder, site)) {
            var paged = new ArrayList<String>();
            for (long position = 0; position < 4_000; position += 250) {
                rig.ask(new FindWatches(null, position, 250, WatchOrder.NODE, true, null)).rows()
                        .forEach(row -> paged.add(row.nodeName()));
            }
            var sorted = new ArrayList<>(paged);
            sorted.sort(Collections.reverseOrder());
            assertEquals(4_000, paged.size());
            assertEquals(sorted, paged);
            FindWatches.Page deep = rig
                    .ask(new FindWatches(null, null, 1, WatchOrder.NODE, true, new WatchRef("v", "n1000")));
            assertEquals("node 1000", paged.get((int) deep.position()));
            assertEquals(2_000, rig.ask(new FindWatches(null, 2_000L, 1, null, null, null)).position());
        }
    }

    @Test
    void tabsAreCountedAtOnce() throws Exception {
        Site site = Sites.of(4);
        ping(site, "w");
        try (var rig = new WatchRig(folder, site)) {
            rig.nodes.moods.put("n1", Nodes.Mood.DEAD);
            rig.await("w", "n1", WatchState.PROBLEM);
            rig.await("w", "n0", WatchState.OK);
            rig.ask(new MuteWatches(List.of(new WatchRef("w", "n0")), Instant.now().plusSeconds(600), "x"));
            rig.settle();
            var mute = new WatchFilter(null, null, null, null, null, null, null, null, true);
            var counted = new CountWatches(List.of(WatchFilter.ALL, mute, WatchFilter.ofNode("n1")));
            assertEquals(List.of(new CountWatches.Count(4, 1), new CountWatches.Count(1, 0),
                    new CountWatches.Count(1, 1)), rig.ask(counted).counts());
            assertEquals(new CountWatches.Count(2, 0), rig.ask(counted, "west").counts().getFirst(),
                    "of what one sees");
            for (CountWatches wrong : List.of(new CountWatches(null),
                    new CountWatches(Collections.nCopies(51, WatchFilter.ALL)))) {
                Problem problem = assertThrows(ProblemException.class, () -> rig.ask(wrong, Locale.JAPANESE)).problem();
                assertEquals(Problem.INVALID, problem.code());
            }
        }
    }
}
