/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.store.FactLog;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildJvm;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.ReadSeries.Course;

/** The process is killed in a burst, again and again: what was durable is there, once, at every level. */
final class SeriesKillTest {
    private static final long SAMPLES_A_ROUND = 120_000;

    @TempDir
    private Path folder;

    @Test
    void whatWasDurableIsThereOnceAfterBeingKilled() throws Exception {
        long durable = 0;
        for (int round = 0; round < 3; round++) {
            try (ChildJvm child = SeriesChild.start(folder)) {
                child.await("samples are durable", line -> durable(line) > SAMPLES_A_ROUND);
                child.kill();
                durable += child.lines().stream().mapToLong(SeriesKillTest::durable).max().orElseThrow();
            }
        }
        try (Journal journal = Journals.open(JournalSettings.single(folder.resolve("journal")));
                var rig = new SeriesRig(
                        () -> Store.open(new StoreSettings(folder.resolve("store"), 32 << 20, 4, 1 << 20)),
                        FactLog.of(journal), SeriesRig.SETTINGS)) {
            // before it leads, it does not know of its last entries that they were committed
            Await.until("the journal leads", () -> journal.state() == JournalState.LEADER_READY);
            rig.runner.projected(journal.lastPosition()).get();
            SampleState.Standing standing = rig.projection.state().standing();
            assertTrue(standing.counts().samples() >= durable,
                    () -> standing.counts() + " with repetitions, after " + standing);
            assertEquals(0, standing.counts().late());
            long counted = 0;
            for (int i = 0; i < SeriesChild.SERIES; i++) {
                counted += check(rig, i);
            }
            assertEquals(standing.counts().samples(), counted);
        }
    }

    private static long durable(String line) {
        return line.startsWith("durable ") ? Long.parseLong(line.split(" ")[1]) : 0;
    }

    private static long check(SeriesRig rig, int number) {
        int series = rig.number(SeriesChild.series(number));
        long all = 0;
        for (long from = Facts.ZERO;; from += 3_600_000) {
            Course course = read(rig, series, from, Duration.ofHours(1), 10_000);
            if (course.at().length == 0) {
                break;
            }
            for (int i = 0; i < course.at().length; i++) {
                assertEquals(1, course.count()[i]);
                assertEquals(course.at()[i], Facts.ZERO + (long) course.last()[i] * SeriesChild.STEP);
            }
            all += course.at().length;
        }
        for (int width : new int[]{1_440 * 7, 24 * 7, 7, 1}) {
            assertEquals(all, Arrays.stream(read(rig, series, Facts.ZERO, Duration.ofDays(7), Math.min(10_000, width))
                    .count()).sum(), "of width " + width);
        }
        return all;
    }

    private static Course read(SeriesRig rig, int series, long from, Duration length, int width) {
        Instant begin = Instant.ofEpochMilli(from);
        return rig.ask(new ReadSeries(List.of(series), begin, begin.plus(length), width, null)).courses().getFirst();
    }
}
