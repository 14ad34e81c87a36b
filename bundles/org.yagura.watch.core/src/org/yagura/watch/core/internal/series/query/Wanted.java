/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.yagura.core.operation.Caller;
import org.yagura.model.SiteIndex;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesFilter;

/** What a filter wants of the series that a caller may see. */
final class Wanted implements Predicate<SeriesState> {
    private final SeriesView view;
    private final SiteIndex site;
    private final Caller caller;
    private final SeriesFilter filter;
    private final String text;
    private final String[] metric;
    private final long activeSince;

    Wanted(SeriesView view, Caller caller, SeriesFilter asked) {
        this.view = view;
        this.site = view.site();
        this.caller = caller;
        this.filter = asked == null ? SeriesFilter.ALL : asked;
        this.text = filter.text() == null || filter.text().isBlank() ? null : lower(filter.text().strip());
        this.metric = filter.metric() == null || filter.metric().isBlank()
                ? null
                : filter.metric().strip().split("\\*", -1);
        this.activeSince = filter.activeSince() == null ? Long.MIN_VALUE : filter.activeSince().toEpochMilli();
    }

    private static String lower(String any) {
        return any.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(SeriesState state) {
        Series series = state.series();
        return among(filter.nodes(), series.node()) && among(filter.watches(), series.watch())
                && (metric == null || matches(metric, series.metric()))
                && (filter.unit() == null || filter.unit().isEmpty() || filter.unit().equals(series.unit()))
                && state.view().lastAt() >= activeSince && view.inScope(caller, state) && inAreas(series)
                && (text == null || found(state));
    }

    private static boolean among(List<String> wanted, String value) {
        return wanted == null || wanted.isEmpty() || wanted.contains(value);
    }

    private boolean inAreas(Series series) {
        if (filter.areas() == null || filter.areas().isEmpty()) {
            return true;
        }
        return site.inScope(series.node(), Set.copyOf(filter.areas()));
    }

    private boolean found(SeriesState state) {
        return lower(SeriesView.nodeName(site, state)).contains(text) || lower(state.series().metric()).contains(text)
                || lower(state.series().watch()).contains(text);
    }

    /** Whether a text is made of these parts, in this order, with anything between them. */
    static boolean matches(String[] parts, String value) {
        if (parts.length == 1) {
            return value.equals(parts[0]);
        }
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (!value.startsWith(first) || !value.endsWith(last) || value.length() < first.length() + last.length()) {
            return false;
        }
        int at = first.length();
        int end = value.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int next = value.indexOf(parts[i], at);
            if (next < 0 || next + parts[i].length() > end) {
                return false;
            }
            at = next + parts[i].length();
        }
        return true;
    }
}
