/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.LastSamples;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TopSeries;

/** What may be asked and by whom, filters, and what is said of questions that make no sense, in two languages. */
final class RequestsTest {
    private static final Instant END = Facts.START.plus(Duration.ofHours(1));

    @TempDir
    private Path folder;
    private SeriesRig rig;

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
        var facts = new Facts(1);
        for (String node : List.of("w0", "w1", "e0", "gone")) {
            facts.add(Facts.series(node, "cpu.user"), Facts.ZERO + 1, 5);
            facts.add(Facts.series(node, "disk.used:/var"), Facts.ZERO + 1, Double.NaN);
        }
        rig.add(facts.fact());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<String> found(SeriesFilter filter, String... areas) {
        return rig.ask(new FindSeries(filter, null, null), areas).rows().stream()
                .map(r -> r.nodeName() + " " + r.series().metric()).toList();
    }

    @Test
    void seriesAreInTheOrderOfNamesAndInPages() {
        assertEquals(List.of("gone cpu.user", "gone disk.used:/var", "node-east0 cpu.user", "node-east0 disk.used:/var",
                "node-west0 cpu.user", "node-west0 disk.used:/var", "node-west1 cpu.user",
                "node-west1 disk.used:/var"), found(null));
        FindSeries.Page page = rig.ask(new FindSeries(null, 6L, 1));
        assertEquals(8, page.total());
        assertEquals(List.of("node-west1"), page.rows().stream().map(SeriesRow::nodeName).toList());
        assertEquals(null, rig.ask(new FindSeries(null, 7L, 1)).rows().getFirst().last());
    }

    @Test
    void filtersHold() {
        assertEquals(2, found(SeriesFilter.of("w1", "*")).size());
        assertEquals(4, found(new SeriesFilter(null, null, null, null, "disk.*:/v*", null, null)).size());
        assertEquals(4, found(new SeriesFilter(null, null, null, null, "*user", null, null)).size());
        assertEquals(0, found(new SeriesFilter(null, null, null, null, "user", null, null)).size());
        assertEquals(4, found(new SeriesFilter(null, null, null, null, "c*p*.us*er", null, null)).size());
        assertEquals(4, found(new SeriesFilter("WEST", null, null, null, null, null, null)).size());
        assertEquals(4, found(new SeriesFilter(null, null, List.of("west"), null, null, null, null)).size());
        assertEquals(8, found(SeriesFilter.ofWatch("watch-1")).size());
        assertEquals(0, found(SeriesFilter.ofWatch("watch-2")).size());
        assertEquals(0, found(new SeriesFilter(null, null, null, null, null, "B", null)).size());
        assertEquals(0, found(new SeriesFilter(null, null, null, null, null, null, END)).size());
    }

    @Test
    void nobodySeesMoreThanTheirAreas() {
        assertEquals(List.of("node-east0 cpu.user", "node-east0 disk.used:/var"), found(null, "east"));
        int west = rig.number(Facts.series("w0", "cpu.user"));
        int east = rig.number(Facts.series("e0", "cpu.user"));
        var read = new ReadSeries(List.of(west, east), Facts.START, END, null, null);
        assertEquals(List.of(east),
                rig.ask(read, "east").courses().stream().map(ReadSeries.Course::series).toList());
        assertEquals(1, rig.ask(new LastSamples(List.of(west, east), 10, null), "east").rows().size());
        TopSeries.Answer top = rig.ask(new TopSeries(null, Facts.START, END, null, null, null, null), "east");
        assertEquals(1, top.compared());
        assertEquals("node-east0", top.rows().getFirst().series().nodeName());
    }

    private void refused(Request<?> request, String word, String japanese) {
        Problem english = assertThrows(ProblemException.class, () -> rig.ask(request)).problem();
        assertEquals(Problem.INVALID, english.code());
        assertTrue(english.what().contains(word), english::what);
        assertFalse(english.todo().isEmpty());
        Problem other = assertThrows(ProblemException.class,
                () -> rig.ask(request, SeriesRig.caller(Locale.JAPANESE))).problem();
        assertTrue(other.what().contains(japanese), other::what);
        assertTrue(other.todo().endsWith("。"), other::todo);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWhatToDo() {
        List<Integer> one = List.of(1);
        refused(new FindSeries(null, -1L, null), "position", "position");
        refused(new FindSeries(null, null, 1_001), "1000", "1000");
        refused(new ReadSeries(null, Facts.START, END, null, null), "series", "series");
        refused(new ReadSeries(List.of(), Facts.START, END, null, null), "100", "番号");
        refused(new ReadSeries(Collections.nCopies(101, 1), Facts.START, END, null, null), "100", "100");
        refused(new ReadSeries(one, null, END, null, null), "from", "from");
        refused(new ReadSeries(one, END, END, null, null), "before", "より前");
        refused(new ReadSeries(one, Instant.EPOCH.minusSeconds(1), END, null, null), "years", "年間");
        refused(new ReadSeries(one, Facts.START, Instant.MAX, null, null), "years", "年間");
        refused(new ReadSeries(one, Facts.START, END, 10_001, null), "width", "width");
        refused(new ReadSeries(one, Facts.START, END, null, List.of(101.0)), "percentile", "パーセンタイル");
        refused(new ReadSeries(one, Facts.START, END, null, List.of(Double.NaN)), "percentile", "パーセンタイル");
        refused(new ReadSeries(one, Facts.START, END, null, Collections.nCopies(9, 50.0)), "8", "8");
        refused(new LastSamples(one, 1, null), "points", "points");
        refused(new LastSamples(one, 10, 59), "seconds", "seconds");
        refused(new TopSeries(null, Facts.START, null, null, null, null, null), "to", "to");
        refused(new TopSeries(null, Facts.START, END, null, 0.0, null, null), "percentile", "パーセンタイル");
        refused(new SetSeriesRetention(0, null, null, null, null, null), "rawDays", "rawDays");
        refused(new SetSeriesRetention(200, null, null, null, null, null), "coarser", "粗いレベル");
    }

    @Test
    void retentionIsAskedForAndChanged() {
        GetSeriesRetention.Retention before = rig.ask(new GetSeriesRetention());
        assertEquals(List.of(14, 93, 800, 3_700), before.levels().stream().map(GetSeriesRetention.Kept::days).toList());
        assertEquals(8, before.series());
        GetSeriesRetention.Retention after = rig
                .ask(new SetSeriesRetention(7, null, null, null, 2_000_000L, 1_000));
        assertEquals(List.of(7, 93, 800, 3_700), after.levels().stream().map(GetSeriesRetention.Kept::days).toList());
        assertEquals(1_000, after.mostSeries());
        rig.restart();
        assertEquals(after, rig.ask(new GetSeriesRetention()));
    }

    @Test
    void answersCanBeWrittenAsJson() throws IOException {
        int number = rig.number(Facts.series("w0", "cpu.user"));
        ReadSeries.Answer answer = rig.ask(new ReadSeries(List.of(number), Facts.START, END, 10, List.of(95.0)));
        byte[] json = Json.bytes(answer);
        assertFalse(new String(json, StandardCharsets.UTF_8).contains("NaN"));
        ReadSeries.Answer read = Json.read(json, ReadSeries.Answer.class);
        assertEquals(5.0, read.courses().getFirst().mean()[0]);
        assertEquals(1, Json.read(Json.bytes(rig.ask(new FindSeries(null, 0L, 1))), FindSeries.Page.class).rows()
                .size());
    }
}
