/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportTable;
import org.yagura.traps.core.internal.query.AlarmChapter;
import org.yagura.traps.core.internal.query.AlarmMarks;

/** The alarms of a month in its report: those that began in it, by the midnights of the site, and of its nodes only. */
final class AlarmChapterTest {
    private static final ReportPeriod NOVEMBER = ReportPeriod.of(YearMonth.of(2026, 11), 1, ZoneId.of("Asia/Tokyo"));
    private static final Instant FROM = NOVEMBER.from();

    @TempDir
    private Path folder;
    private Rig rig;

    @BeforeEach
    void begin() {
        rig = new Rig(folder);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static Fact event(Instant at, String node, Severity severity, String what, EventRaised.Kind kind) {
        return EventRaised.TYPE.fact(at, new EventRaised("watch", node, what, "k:" + node + what,
                severity, kind, Map.of("en", what, "ja", what + "です"), Map.of(), Map.of()));
    }

    private static Fact problem(Instant at, String node, Severity severity, String what) {
        return event(at, node, severity, what, EventRaised.Kind.PROBLEM);
    }

    private ReportChapter chapter(Locale language, boolean cancelled, String... nodes) {
        return new AlarmChapter(new AlarmMarks(rig.projection.state()))
                .make(new ReportScope(NOVEMBER, FROM.plus(Duration.ofDays(10)), null, Set.of(nodes), language,
                        () -> cancelled))
                .getFirst();
    }

    private static List<String> texts(ReportTable table) {
        return table.rows().stream().map(row -> row.stream()
                .map(c -> c.text() != null ? c.text() : Long.toString(Math.round(c.number()))).toList().toString())
                .toList();
    }

    private void fill() {
        rig.add(problem(FROM.minusSeconds(1), "w1", Severity.CRITICAL, "before"),
                problem(FROM, "w1", Severity.MAJOR, "no answer from 10.0.1.1:10161 in 3.5 s"),
                event(FROM.plusSeconds(600), "w1", Severity.CLEARED, "no answer from 10.0.1.1:10161 in 3.5 s",
                        EventRaised.Kind.RESOLUTION),
                problem(FROM.plus(Duration.ofDays(2)), "w2", Severity.CRITICAL, "no answer from 10.0.1.2:161 in 15 s"),
                problem(FROM.plus(Duration.ofDays(3)), "w2", Severity.CRITICAL, "disk full"),
                problem(FROM.plus(Duration.ofDays(4)), "e1", Severity.MINOR, "elsewhere"));
    }

    @Test
    void alarmsAreCountedBySeverityAndCause() {
        fill();
        ReportChapter chapter = chapter(Locale.ENGLISH, false, "w1", "w2");
        List<String> severities = texts(chapter.tables().getFirst());
        assertTrue(severities.getFirst().startsWith("[Critical, 2, 2,"), severities.toString());
        assertEquals("[Major, 1, 0, 10]", severities.getLast(), "ten minutes");
        assertEquals(List.of("[no answer from … in … s, Critical, 2, 2]", "[disk full, Critical, 1, 1]"),
                texts(chapter.tables().getLast()));
    }

    @Test
    void daysThatHaveNotComeHaveNoNumber() {
        fill();
        List<Double> critical = chapter(Locale.ENGLISH, false, "w1", "w2").charts().getFirst().lines().getFirst()
                .values();
        assertEquals(30, critical.size());
        assertEquals(List.of(0.0, 0.0, 1.0, 1.0, 0.0), critical.subList(0, 5));
        assertEquals(0.0, critical.get(9));
        assertNull(critical.get(10));
    }

    @Test
    void aMonthWithoutAlarmsSaysSo() {
        ReportChapter chapter = chapter(Locale.JAPANESE, false, "w1");
        assertEquals("アラーム", chapter.title());
        assertTrue(!chapter.hasFigures() && chapter.notes().getFirst().contains("ありません"));
    }

    @Test
    void itEndsWhenNobodyWantsItAnyMore() {
        assertThrows(CancellationException.class, () -> chapter(Locale.ENGLISH, true, "w1"));
    }
}
