/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportTable;
import org.yagura.core.report.ReportTable.Cell;
import org.yagura.core.report.ReportTable.Column;
import org.yagura.model.Elements;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Months begin on the chosen day by the clocks of the site, whatever these do, and follow one another without a gap. */
final class ReportPeriodTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Duration length(YearMonth month, ZoneId zone) {
        ReportPeriod period = ReportPeriod.of(month, 1, zone);
        return Duration.between(period.from(), period.to());
    }

    @Test
    void midnightOfTheSiteCounts() {
        ReportPeriod october = ReportPeriod.of(YearMonth.of(2026, 10), 16, TOKYO);
        assertEquals(Instant.parse("2026-10-15T15:00:00Z"), october.from());
        assertEquals(Instant.parse("2026-11-15T15:00:00Z"), october.to());
        assertEquals(31, october.days().size());
    }

    @Test
    void aChangeOfTheClocksMakesAMonthLongerOrShorter() {
        assertEquals(Duration.ofHours(31 * 24 - 1), length(YearMonth.of(2026, 3), BERLIN));
        assertEquals(Duration.ofHours(31 * 24 + 1), length(YearMonth.of(2026, 10), BERLIN));
        assertEquals(Duration.ofHours(31 * 24), length(YearMonth.of(2026, 10), TOKYO));
    }

    @Test
    void aDayWithoutMidnightBeginsLater() {
        ReportPeriod period = ReportPeriod.of(YearMonth.of(2018, 11), 4, ZoneId.of("America/Sao_Paulo"));
        assertEquals(Instant.parse("2018-11-04T03:00:00Z"), period.from(), "01:00 was the first time of that day");
    }

    @Test
    void monthsFollowWithoutAGapWhateverTheDay() {
        for (int day = 1; day <= ReportPeriod.LAST_DAY; day++) {
            for (int month = 0; month < 48; month++) {
                ReportPeriod period = ReportPeriod.of(YearMonth.of(2024, 1).plusMonths(month), day, BERLIN);
                ReportPeriod next = ReportPeriod.of(YearMonth.of(2024, 2).plusMonths(month), day, BERLIN);
                assertEquals(period.to(), next.from());
                assertEquals(period, next.before());
                assertEquals(period, ReportPeriod.last(next.from(), day, BERLIN), "over at that moment");
                assertEquals(period.before(), ReportPeriod.last(next.from().minusMillis(1), day, BERLIN), "not over");
            }
        }
    }

    @Test
    void noMonthBeginsOnADayThatSomeMonthsDoNotHave() {
        YearMonth month = YearMonth.of(2026, 2);
        assertThrows(IllegalArgumentException.class, () -> ReportPeriod.of(month, 29, TOKYO));
        assertThrows(IllegalArgumentException.class, () -> ReportPeriod.of(month, 0, TOKYO));
        assertEquals(LocalDate.of(2026, 3, 28), ReportPeriod.of(month, 28, TOKYO).end());
    }

    @Test
    void aSiteWithoutAZoneIsInUtc() {
        Site site = SiteFactory.eINSTANCE.createSite();
        site.setTimeZone("Nowhere/None");
        assertEquals(ZoneOffset.UTC, Elements.zone(site));
        site.setTimeZone("Asia/Tokyo");
        assertEquals(TOKYO, Elements.zone(site));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        List<Column> columns = List.of(Column.text("a"), Column.number("b", 1));
        assertThrows(IllegalArgumentException.class,
                () -> new ReportTable("t", columns, List.of(List.of(Cell.of("x"))), 0));
        var line = new ReportChart.Line("l", Arrays.asList(1.0, null));
        assertThrows(IllegalArgumentException.class,
                () -> new ReportChart("c", "", List.of(Instant.EPOCH), List.of(line)));
        List<List<Cell>> many = java.util.Collections.nCopies(ReportTable.MOST_ROWS + 7,
                List.of(Cell.of("x"), Cell.of(1)));
        assertEquals(7, ReportTable.of("t", columns, many).left());
        assertNull(Cell.of(Double.NaN).number());
    }
}
