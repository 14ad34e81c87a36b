/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.text.DateFormat;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.axis.TickUnits;
import org.yagura.core.text.Texts;

/** The marks of axes: whole steps that people count in, written as everywhere in the workbench. */
final class Ticks {
    private static final int[] TENS = {1, 2, 5};
    private static final int SMALLEST = -9;
    private static final int LARGEST = 15;

    private Ticks() {
    }

    /** Marks of values in a unit that is written at each mark, empty for plain numbers: whole steps of its prefix. */
    static TickUnitSource values(String unit, double largest, Locale language) {
        var units = new TickUnits();
        var amounts = new Amounts(language);
        double one = Amounts.one(largest, unit);
        for (int power = SMALLEST; power <= LARGEST; power++) {
            for (int step : TENS) {
                double size = Double.parseDouble(step + "e" + power) * one;
                units.add(new NumberTickUnit(size, new Written(amounts, unit, size)));
            }
        }
        return units;
    }

    /** Marks of times. */
    static TickUnitSource times(ZoneId zone, Locale language) {
        Texts texts = Texts.of(Ticks.class, language);
        DateFormat seconds = new Clock("HH:mm:ss", texts.get("day"), zone, language);
        DateFormat minutes = new Clock("HH:mm", texts.get("day"), zone, language);
        DateFormat days = new Clock(texts.get("day"), texts.get("day"), zone, language);
        DateFormat months = new Clock(texts.get("month"), texts.get("month"), zone, language);
        DateFormat years = new Clock("yyyy", "yyyy", zone, language);
        var units = new TickUnits();
        add(units, DateTickUnitType.SECOND, seconds, 1, 2, 5, 10, 15, 30);
        add(units, DateTickUnitType.MINUTE, minutes, 1, 2, 5, 10, 15, 30);
        add(units, DateTickUnitType.HOUR, minutes, 1, 2, 3, 6, 12);
        add(units, DateTickUnitType.DAY, days, 1, 2, 7, 14);
        add(units, DateTickUnitType.MONTH, months, 1, 2, 3, 6);
        add(units, DateTickUnitType.YEAR, years, 1, 2, 5, 10);
        return units;
    }

    private static void add(TickUnits units, DateTickUnitType type, DateFormat format, int... counts) {
        for (int count : counts) {
            units.add(new DateTickUnit(type, count, format));
        }
    }

    /** Writes the time of day, and at midnight the day instead. */
    private static final class Clock extends DateFormat {
        private static final long serialVersionUID = 1;
        private final transient DateTimeFormatter time;
        private final transient DateTimeFormatter day;
        private final transient ZoneId zone;

        Clock(String time, String day, ZoneId zone, Locale language) {
            this.time = DateTimeFormatter.ofPattern(time, language);
            this.day = DateTimeFormatter.ofPattern(day, language);
            this.zone = zone;
        }

        @Override
        public StringBuffer format(Date date, StringBuffer to, FieldPosition position) {
            ZonedDateTime at = Instant.ofEpochMilli(date.getTime()).atZone(zone);
            return to.append((at.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : time).format(at));
        }

        @Override
        public Date parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("marks are only written");
        }
    }

    /** Writes an amount. */
    private static final class Written extends NumberFormat {
        private static final long serialVersionUID = 1;
        private final transient Amounts amounts;
        private final String unit;
        private final double step;

        Written(Amounts amounts, String unit, double step) {
            this.amounts = amounts;
            this.step = step;
            this.unit = unit;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(amounts.of(number, unit, step));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("marks are only written");
        }
    }
}
