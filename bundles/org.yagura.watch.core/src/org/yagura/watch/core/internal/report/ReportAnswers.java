/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.watch.core.report.CancelReport;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.GetReportFile;
import org.yagura.watch.core.report.MakeReport;

/** Answers what is asked about reports. Who is bound to areas sees the reports of these and of what is below them. */
final class ReportAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final ReportDesk desk;
    private final Database database;

    ReportAnswers(ReportDesk desk, Database database) {
        this.desk = desk;
        this.database = database;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindReports.class, this::find),
                RequestHandler.of(GetReportFile.class, this::file), RequestHandler.of(MakeReport.class, this::make),
                RequestHandler.of(CancelReport.class, this::cancel));
    }

    private FindReports.Found find(FindReports query, RequestHandler.Context context) {
        Caller caller = context.caller();
        int size = query.size() == null ? USUAL_SIZE : query.size();
        if (size < 1 || size > FindReports.MOST) {
            throw problem(Problem.INVALID, caller, "size", FindReports.MOST);
        }
        var rows = new ArrayList<FindReports.Row>();
        desk.orders().stream().filter(o -> sees(caller, o.head().area())).map(Order::row).forEach(rows::add);
        database.read(c -> ReportTables.heads(c, database.dialect(), FindReports.MOST + 1)).stream()
                .filter(head -> sees(caller, head.area()))
                .map(head -> head.row(FindReports.State.KEPT, null, null)).forEach(rows::add);
        return new FindReports.Found(rows.subList(0, Math.min(size, rows.size())), rows.size() > size, desk.day(),
                zone().getId());
    }

    private ZoneId zone() {
        return Elements.zone(desk.site().site());
    }

    private boolean sees(Caller caller, String area) {
        if (caller.areas().isEmpty()) {
            return true;
        }
        Set<String> allowed = caller.areas().get();
        return Stream.iterate(area == null ? null : desk.site().element(area, Area.class).orElse(null),
                found -> found != null, found -> found.eContainer() instanceof Area above ? above : null)
                .anyMatch(found -> allowed.contains(found.getId()));
    }

    private GetReportFile.Answer file(GetReportFile query, RequestHandler.Context context) {
        Caller caller = context.caller();
        String wanted = query.language() == null ? caller.language().getLanguage() : query.language();
        Optional<Locale> language = ReportDesk.LANGUAGES.stream().filter(l -> l.getLanguage().equals(wanted))
                .findFirst();
        if (language.isEmpty() && query.language() != null) {
            throw problem(Problem.INVALID, caller, "language", query.language());
        }
        KeptReport report = query.id() == null ? null : database.read(c -> ReportTables.one(c, query.id()));
        if (report == null || !sees(caller, report.head().area())) {
            throw problem(Problem.NOT_FOUND, caller, "report", String.valueOf(query.id()));
        }
        Locale words = language.orElse(Locale.ENGLISH);
        List<ReportChapter> chapters = report.chapters().getOrDefault(words.getLanguage(), List.of());
        boolean csv = query.form() == GetReportFile.Form.CSV;
        byte[] content = csv
                ? ReportCsv.write(chapters)
                : new ReportPdf(report.head(), report.zone(), chapters, words).toBytes();
        return new GetReportFile.Answer(report.head().first() + "-"
                + report.head().name().replaceAll("[^\\p{L}\\p{N}]+", "-") + "-" + words.getLanguage()
                + (csv ? ".csv" : ".pdf"), Base64.getEncoder().encodeToString(content));
    }

    private MakeReport.Begun make(MakeReport command, RequestHandler.Context context) {
        Caller caller = context.caller();
        int day = command.day() == null ? desk.day() : command.day();
        if (day < 1 || day > ReportPeriod.LAST_DAY) {
            throw problem(Problem.INVALID, caller, "day", ReportPeriod.LAST_DAY);
        }
        ReportPeriod period = ReportPeriod.of(month(command.month(), caller), day, zone());
        Area area = command.area() == null ? null : desk.site().element(command.area(), Area.class).orElse(null);
        if (command.area() != null && area == null || !sees(caller, command.area())) {
            throw problem(Problem.NOT_FOUND, caller, "area", String.valueOf(command.area()));
        }
        if (!desk.runs()) {
            throw problem(Problem.UNAVAILABLE, caller, "not-leading");
        }
        if (!desk.begun(period)) {
            throw problem(Problem.INVALID, caller, "future", period.first());
        }
        Order order = desk.order(period, area, caller.user())
                .orElseThrow(() -> problem(Problem.TOO_MANY, caller, "many", ReportDesk.MOST_OPEN));
        context.audit("report " + order.head().id() + " of " + order.head().name() + " from " + period.first() + " to "
                + period.end() + " asked for");
        return new MakeReport.Begun(order.head().id());
    }

    private static YearMonth month(String text, Caller caller) {
        try {
            YearMonth month = YearMonth.parse(String.valueOf(text));
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            throw new ProblemException(problem(Problem.INVALID, caller, "month", String.valueOf(text)).problem(), e);
        }
        throw problem(Problem.INVALID, caller, "month", text);
    }

    private CancelReport.Done cancel(CancelReport command, RequestHandler.Context context) {
        Optional<Order> order = desk.orders().stream().filter(Order::open)
                .filter(o -> o.head().id().equals(command.id()) && sees(context.caller(), o.head().area())).findFirst();
        order.ifPresent(Order::cancel);
        context.audit("report " + command.id() + (order.isPresent() ? " cancelled" : " was not being made"));
        return new CancelReport.Done(order.isPresent());
    }

    private static ProblemException problem(String code, Caller caller, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(ReportAnswers.class, caller.language()), key, arguments);
    }
}
