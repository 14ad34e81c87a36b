/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.List;

import org.jfree.data.xy.AbstractXYDataset;
import org.yagura.watch.core.series.ReadSeries.Course;

/** Courses as JFreeChart wants them, without an object for each point. */
final class CourseDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1;

    private final transient List<Course> courses;

    CourseDataset(List<Course> courses) {
        this.courses = List.copyOf(courses);
    }

    Course course(int series) {
        return courses.get(series);
    }

    @Override
    public int getSeriesCount() {
        return courses.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return courses.get(series).series();
    }

    @Override
    public int getItemCount(int series) {
        return courses.get(series).at().length;
    }

    @Override
    public Number getX(int series, int item) {
        return courses.get(series).at()[item];
    }

    @Override
    public double getXValue(int series, int item) {
        return courses.get(series).at()[item];
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public double getYValue(int series, int item) {
        return courses.get(series).last()[item];
    }
}
