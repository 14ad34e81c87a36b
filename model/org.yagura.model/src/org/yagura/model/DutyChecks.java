/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Chart;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.ChecklistItem;
import org.yagura.model.site.Dashboard;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Checks calendars, patrol checklists, saved charts and dashboards. */
final class DutyChecks {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    /** Up to 48:00: a clock that goes on after midnight. */
    private static final Pattern LONG_TIME = Pattern.compile("([0-3]\\d|4[0-7]):[0-5]\\d|48:00");

    private final Findings findings;

    DutyChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getCalendars().forEach(this::calendar);
        site.getCharts().forEach(this::chart);
        site.getDashboards().forEach(this::dashboard);
        site.getChecklists().forEach(this::checklist);
    }

    private void calendar(Calendar calendar) {
        if (calendar.getTimeZone() != null && !calendar.getTimeZone().isEmpty()) {
            try {
                ZoneId.of(calendar.getTimeZone());
            } catch (DateTimeException e) {
                findings.error("time-zone", calendar, Literals.CALENDAR__TIME_ZONE, calendar.getTimeZone());
            }
        }
        if (calendar.getHours().isEmpty()) {
            findings.warning("calendar-never", calendar, Literals.CALENDAR__HOURS);
        }
        calendar.getHours().forEach(this::hours);
    }

    private void hours(CalendarHours hours) {
        boolean from = time(hours, Literals.CALENDAR_HOURS__FROM, hours.getFrom(), TIME);
        boolean to = time(hours, Literals.CALENDAR_HOURS__TO, hours.getTo(), LONG_TIME);
        findings.form(hours, Literals.CALENDAR_HOURS__TO,
                !from || !to || hours.getFrom().compareTo(hours.getTo()) < 0, "hours-order", hours.getFrom(),
                hours.getTo());
    }

    private boolean time(EObject object, EAttribute feature, String text, Pattern form) {
        boolean good = text != null && form.matcher(text).matches();
        findings.form(object, feature, good, form == TIME ? "time-form" : "long-time-form", text);
        return good;
    }

    private void chart(Chart chart) {
        findings.span(chart, Literals.CHART__SPAN, chart.getSpan(), Duration.ofMinutes(1), Duration.ofDays(36_600));
        if (chart.getCompare() != null) {
            findings.span(chart, Literals.CHART__COMPARE, chart.getCompare(), Duration.ofMinutes(1),
                    Duration.ofDays(36_600));
        }
        if (chart.getSeries().isEmpty()) {
            findings.warning("chart-empty", chart, Literals.CHART__SERIES);
        }
        for (ChartSeries series : chart.getSeries()) {
            findings.present(series, Literals.CHART_SERIES__METRIC, series.getMetric());
            findings.pattern(series, Literals.CHART_SERIES__NODE_NAMES, series.getNodeNames());
        }
        findings.form(chart, Literals.CHART__SHARED, chart.isShared() || chart.getOwner() != null, "owner-missing");
    }

    private void dashboard(Dashboard dashboard) {
        findings.number(dashboard, Literals.DASHBOARD__COLUMNS, dashboard.getColumns(), 1, 6);
        findings.form(dashboard, Literals.DASHBOARD__SHARED, dashboard.isShared() || dashboard.getOwner() != null,
                "owner-missing");
    }

    private void checklist(Checklist list) {
        list.getTimes().forEach(text -> time(list, Literals.CHECKLIST__TIMES, text, TIME));
        if (list.getTimes().isEmpty()) {
            findings.warning("checklist-never", list, Literals.CHECKLIST__TIMES);
        }
        if (list.getItems().isEmpty()) {
            findings.warning("checklist-empty", list, Literals.CHECKLIST__ITEMS);
        }
        findings.span(list, Literals.CHECKLIST__DEADLINE, list.getDeadline(), Duration.ofMinutes(1),
                Duration.ofDays(7));
        findings.faultSeverity(list, Literals.CHECKLIST__SEVERITY, list.getSeverity());
        list.getItems().forEach(this::item);
    }

    private void item(ChecklistItem item) {
        bound(item, Literals.CHECKLIST_ITEM__LEAST, item.getLeast());
        bound(item, Literals.CHECKLIST_ITEM__MOST, item.getMost());
        findings.form(item, Literals.CHECKLIST_ITEM__MOST,
                item.getLeast() == null || item.getMost() == null || item.getLeast() <= item.getMost(),
                "most-below-least", item.getMost(), item.getLeast());
    }

    private void bound(ChecklistItem item, EAttribute feature, Double bound) {
        if (bound != null) {
            findings.finite(item, feature, bound);
        }
    }
}
