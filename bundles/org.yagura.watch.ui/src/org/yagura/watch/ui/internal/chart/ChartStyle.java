/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How a chart looks, apart from what it shows.
 *
 * @param colours its colours
 * @param zone zone of the times
 * @param language of words, numbers and times
 * @param title what and where
 * @param time label of the time axis, with the zone
 * @param strong place of the series that is drawn thicker than the others; -1 for none
 */
public record ChartStyle(ChartColours colours, ZoneId zone, Locale language, String title, String time, int strong) {
}
