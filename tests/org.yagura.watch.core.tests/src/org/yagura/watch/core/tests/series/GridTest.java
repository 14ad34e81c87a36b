/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.ProblemException;
import org.yagura.watch.core.series.ReadGrid;
import org.yagura.watch.core.series.ReadGrid.Figure;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.Series;

/** The cells of heat maps: figures, what lies between two samples, gaps, levels, scope, bounds. */
final class GridTest {
    private static final long MINUTE = 60_000;
    private static final Series WEST = Facts.series("w0", "cpu.user");
    private static final Series EAST = Facts.series("e0", "cpu.user");

    @TempDir
    private Path folder;
    private SeriesRig rig;

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
        var facts = new Facts(1);
        // every minute its number; nothing could be measured from 30 to 39
        for (int i = 0; i < 60; i++) {
            facts.add(WEST, Facts.ZERO + i * MINUTE, i >= 30 && i < 40 ? Double.NaN : i);
        }
        facts.add(EAST, Facts.ZERO, 7);
        rig.add(facts.fact());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private ReadGrid question(int minutes, int columns, Figure by) {
        return new ReadGrid(List.of(rig.number(WEST), rig.number(EAST)), Facts.START,
                Facts.START.plus(Duration.ofMinutes(minutes)), columns, by);
    }

    @Test
    void aCellHasTheFigureOfItsSamples() {
        ReadGrid.Answer mean = rig.ask(question(60, 6, Figure.MEAN));
        assertEquals(10 * MINUTE, mean.step());
        assertEquals(6, mean.columns());
        assertArrayEquals(new int[]{0, 1, 2, 4, 5}, mean.rows().getFirst().columns(), "nothing in the gap");
        assertArrayEquals(new double[]{4.5, 14.5, 24.5, 44.5, 54.5}, mean.rows().getFirst().values());
        assertArrayEquals(new int[]{0}, mean.rows().getLast().columns());
        assertArrayEquals(new double[]{9, 19, 29, 49, 59},
                rig.ask(question(60, 6, Figure.MAX)).rows().getFirst().values());
        assertArrayEquals(new double[]{0, 10, 20, 40, 50},
                rig.ask(question(60, 6, Figure.MIN)).rows().getFirst().values());
    }

    @Test
    void betweenTwoSamplesItIsAsBeforeUnlessThereIsAGap() {
        ReadGrid.Answer fine = rig.ask(question(60, 240, null));
        assertEquals(Level.RAW, fine.level());
        assertEquals(MINUTE / 4, fine.step());
        ReadGrid.Row row = fine.rows().getFirst();
        int gap = 30 * 4;
        assertEquals(0, IntStream.of(row.columns()).filter(c -> c >= gap && c < gap + 10 * 4).count());
        for (int i = 0; i < 29 * 4; i++) {
            assertEquals(i, row.columns()[i]);
            assertEquals(i / 4, row.values()[i]);
        }
    }

    @Test
    void overALongTimeACellIsAsLongAsWhatIsKept() {
        ReadGrid.Answer days = rig.ask(question(60 * 24 * 10, 8, null));
        assertEquals(30 * 60 * MINUTE, days.step());
        assertEquals(8, days.columns());
        assertEquals(0, days.rows().getFirst().columns()[0]);
    }

    @Test
    void nobodySeesMoreThanTheirAreas() {
        assertEquals(List.of(rig.number(EAST)),
                rig.ask(question(60, 6, null), "east").rows().stream().map(ReadGrid.Row::series).toList());
    }

    @Test
    void tooMuchIsRefusedAndManySeriesGetFewerColumns() {
        Instant to = Facts.START.plus(Duration.ofMinutes(60));
        List<Integer> most = Collections.nCopies(ReadGrid.MOST, 1);
        assertEquals(400, rig.ask(new ReadGrid(most, Facts.START, to, 2_000, null)).columns());
        List<Integer> many = Collections.nCopies(ReadGrid.MOST + 1, 1);
        assertThrows(ProblemException.class, () -> rig.ask(new ReadGrid(many, Facts.START, to, 10, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new ReadGrid(List.of(), Facts.START, to, 10, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new ReadGrid(List.of(1), Facts.START, to, 2_001, null)));
        assertThrows(ProblemException.class, () -> rig.ask(new ReadGrid(List.of(1), to, Facts.START, 10, null)));
    }
}
