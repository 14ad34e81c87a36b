/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.state.Bound;

/** Thresholds on what is expected and on what is usual. */
class ExpectedTest {

    private static Hours past(double from, double growth) {
        int end = Outlook.Model.hour(Case.START);
        int[] hour = IntStream.range(end - 400, end).toArray();
        double[] mean = IntStream.of(hour).mapToDouble(h -> from + (h - hour[0]) * growth).toArray();
        return new Hours(hour, mean, mean, mean);
    }

    private static Case expecting(Bound bound, Hours past) {
        var c = new Case(1, bound);
        Outlook.Model model = bound.model(past);
        c.outlook = (id, metric) -> model;
        return c;
    }

    private static Bound bound(ThresholdKind kind, double limit) {
        return Case.bound("v", kind, limit, 0, 1, Severity.MAJOR).looking(Duration.ofDays(7), Duration.ofDays(28));
    }

    @Test
    void aDiskThatWillBeFullIsToldWithTheDateAndItsError() {
        Case c = expecting(bound(ThresholdKind.FORECAST, 90), past(40, 0.1));
        c.value(80);
        assertEquals("MAJOR!", c.state());
        String said = c.standing.said().in(Locale.ENGLISH);
        assertTrue(said.startsWith("v is 80 % and is expected to reach 90 % in 4 days (") && said.contains("± "), said);
        assertTrue(c.standing.said().in(Locale.JAPANESE).contains("予測"), said);
        assertEquals("OK", value(expecting(bound(ThresholdKind.FORECAST, 98), past(40, 0.1)), 80),
                "in more than a week");
        assertEquals("MAJOR!", value(expecting(bound(ThresholdKind.FORECAST_LOW, 10), past(60, -0.1)), 20));
        assertEquals("OK", value(expecting(bound(ThresholdKind.FORECAST_LOW, 10), past(60, 0.1)), 100));
    }

    private static String value(Case c, double value) {
        c.value(value);
        return c.state();
    }

    @Test
    void whatIsUnusualIsToldWithWhatIsUsual() {
        Case c = expecting(bound(ThresholdKind.BASELINE, 3), past(40, 0));
        assertEquals("OK", value(c, 40.3));
        assertEquals("MAJOR!", value(c, 45));
        assertEquals("v is 45 %; usual at this hour is 40 %. It is 25 standard deviations away, more than 3.",
                c.standing.said().in(Locale.ENGLISH));
        assertEquals("OK", value(c, 40));
    }

    @Test
    void whereLittleIsKnownNothingIsToldAndWhatWasToldStands() {
        Bound bound = bound(ThresholdKind.FORECAST, 90);
        Case c = expecting(bound, past(40, 0.1).between(0, 0));
        assertEquals("OK", value(c, 95));
        Outlook.Model full = bound.model(past(50, 0.1));
        c.outlook = (id, metric) -> full;
        assertEquals("MAJOR!", value(c, 95));
        c.outlook = Outlook.NONE;
        assertEquals("MAJOR!", value(c, 95));
    }
}
