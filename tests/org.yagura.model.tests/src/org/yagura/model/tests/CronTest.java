/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.model.Cron;

class CronTest {

    private static List<Integer> days(String cron) {
        LocalDate first = LocalDate.of(2026, 3, 1);
        return first.datesUntil(first.plusMonths(1)).filter(Cron.of(cron)::on).map(LocalDate::getDayOfMonth).toList();
    }

    @Test
    void fieldsAreListsRangesAndSteps() {
        assertEquals(List.of(5, 20, 35, 50), Cron.of("5/15 0 * * *").times());
        assertEquals(List.of(8 * 60, 12 * 60 + 30), List.of(Cron.of("0,30 8,12 * * *").times().getFirst(),
                Cron.of("0,30 8,12 * * *").times().getLast()));
        assertEquals(List.of(0, 10, 20), Cron.of("0-20/10 0 * * *").times());
        assertEquals(List.of(1, 8, 15, 22, 29), days("0 0 * * 0"));
        assertEquals(days("0 0 * * 0"), days("0 0 * * 7"));
        assertEquals(List.of(2, 4, 6, 9, 11, 13, 16, 18, 20, 23, 25, 27, 30), days("0 0 * * Mon,WED,fri"));
        assertEquals(List.of(), days("0 0 * jan-feb *"));
    }

    @Test
    void eitherDayFitsWhereBothAreRestricted() {
        assertEquals(List.of(1, 6, 13, 20, 27), days("0 0 1 * fri"));
        assertEquals(List.of(13), days("0 0 13 * *"));
        assertEquals(List.of(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), days("0 0 */2 * *"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
            "* * * * 8", "5-1 * * * *", "*/0 * * * *", "a * * * *", "1,,2 * * * *", "-1 * * * *", "1/ * * * *",
            "999999999999 * * * *"})
    void whatIsNoneIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Cron.of(text));
    }

    @Test
    void anythingIsReadOrRefusedAndNeverElse() {
        var random = new Random(7);
        String letters = "0123456789*/,- abcjanmon";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(30); k >= 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Cron cron = Cron.of(text.toString());
                cron.times().forEach(time -> assertEquals(time, Math.clamp(time, 0, 1439)));
                cron.on(LocalDate.of(2026, 3, 1));
            } catch (IllegalArgumentException e) {
                // refused
            }
        }
    }
}
