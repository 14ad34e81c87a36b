/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.forecast.Profile;

class ProfileTest {

    @Test
    void whatIsUsualAtWorkIsUnusualAtNight() {
        IntToDoubleFunction noise = Made.noise(new Random(1), 672, 5);
        Profile profile = Profile.of(Made.hours(672, h -> (Made.working(h) ? 60 : 10) + noise.applyAsDouble(h)))
                .orElseThrow();
        for (int hour = 672; hour < 840; hour++) {
            boolean edge = Made.working(hour - 1) != Made.working(hour + 1);
            if (!edge) {
                double usual = Made.working(hour) ? 60 : 10;
                assertEquals(usual, profile.usual(Made.START + hour), 4, "hour " + hour);
                assertTrue(profile.deviation(Made.START + hour, usual) < 2);
                assertTrue(profile.deviation(Made.START + hour, 70 - usual) > 5);
            }
        }
    }

    @Test
    void aFewWildValuesDoNotMakeThemUsual() {
        Profile profile = Profile.of(Made.hours(672, h -> h % 50 == 7 ? 1_000 : 10 + h % 3)).orElseThrow();
        for (int hour = 0; hour < 168; hour++) {
            assertTrue(profile.deviation(Made.START + hour, 1_000) > 100);
            assertTrue(profile.deviation(Made.START + hour, 11) < 3);
        }
    }

    @Test
    void byHourOfTheDayUntilTwoWeeksAreKnown() {
        assertEquals(Optional.empty(), Profile.of(Made.hours(71, h -> h)));
        assertEquals(24, Profile.of(Made.hours(72, h -> h % 24)).orElseThrow().usual().length);
        assertEquals(168, Profile.of(Made.hours(336, h -> h % 24)).orElseThrow().usual().length);
    }

    @Test
    void aSteadySeriesDoesNotMakeSmallChangesInfinite() {
        Profile steady = Profile.of(Made.hours(400, h -> 50)).orElseThrow();
        assertEquals(0, steady.deviation(Made.START, 50));
        assertEquals(2, steady.deviation(Made.START, 50.5), 1e-9);
        assertTrue(Double.isFinite(Profile.of(Made.hours(400, h -> 0)).orElseThrow().deviation(Made.START, 1)));
    }
}
