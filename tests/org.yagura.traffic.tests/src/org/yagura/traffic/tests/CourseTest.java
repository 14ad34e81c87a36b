/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.traffic.sim.Course;

/** Courses are positive, the same for the same seed, and their sums are those of their values. */
final class CourseTest {
    private static final double NOW = 1_780_000_000;
    private static final double DAY = 86_400;

    @Test
    void sumsAgreeWithValues() {
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            var course = new Course(1_000 * random.nextDouble(), random.nextDouble() * 0.95, "node/" + i, i);
            double from = NOW + random.nextDouble(DAY);
            double length = 1 + random.nextDouble(3_000);
            int steps = 20_000;
            double sum = 0;
            for (int s = 0; s < steps; s++) {
                sum += course.at(from + length * (s + 0.5) / steps) * length / steps;
            }
            assertEquals(sum, course.between(from, from + length), 1e-5 * sum);
            assertEquals(course.between(from, from + length),
                    course.between(from, from + 1) + course.between(from + 1, from + length), 1e-6 * sum);
        }
    }

    @Test
    void neverNegativeAndSoNeverBack() {
        var random = new Random(6);
        for (int i = 0; i < 200; i++) {
            var course = new Course(100, 0.9, "n" + i, 1);
            double at = NOW + random.nextDouble(30 * DAY);
            double step = Math.pow(10, random.nextDouble(-3, 5));
            assertTrue(course.at(at) > 0);
            assertTrue(course.between(NOW, at + step) >= course.between(NOW, at));
        }
    }

    @Test
    void sameSeedSameCourse() {
        assertEquals(new Course(50, 0.5, "a", 3).at(NOW), new Course(50, 0.5, "a", 3).at(NOW));
        assertNotEquals(new Course(50, 0.5, "a", 3).at(NOW), new Course(50, 0.5, "a", 4).at(NOW));
        assertNotEquals(new Course(50, 0.5, "a", 3).at(NOW), new Course(50, 0.5, "b", 3).at(NOW));
    }

    @Test
    void theDayHasItsRhythm() {
        var course = new Course(100, 0.9, "a", 3);
        double midnight = Math.floor(NOW / DAY) * DAY;
        double night = course.between(midnight + 16 * 3_600, midnight + 18 * 3_600);
        double day = course.between(midnight + 4 * 3_600, midnight + 6 * 3_600);
        assertTrue(day > 1.5 * night, "14:00 in Japan " + day + ", 2:00 " + night);
    }
}
