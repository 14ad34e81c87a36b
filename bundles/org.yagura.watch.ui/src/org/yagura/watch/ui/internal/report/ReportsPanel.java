/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.report;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Spinner;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Area;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.watch.core.report.CancelReport;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.FindReports.Row;
import org.yagura.watch.core.report.FindReports.State;
import org.yagura.watch.core.report.GetReportFile.Form;
import org.yagura.watch.core.report.MakeReport;

/** Monthly reports: asked for in the bar, listed below, opened and saved from the list. */
final class ReportsPanel extends Composite {
    private static final int MONTHS = 24;

    private final Kit kit;
    private final ReportFiles files;
    private final Texts texts = Texts.of(ReportsPanel.class);
    private final List<YearMonth> offered = new ArrayList<>();
    /** Ids of the areas behind the choice; null for the whole site. */
    private final List<String> areas = new ArrayList<>();
    private final Combo month;
    private final Spinner day;
    private final Combo area;
    private final Button make;
    private final Button cancel;
    private final Button open;
    private final Button save;
    private final List<Column<Row>> columns = columns();
    private final PagedTable<Row> table;
    private boolean may;
    private boolean dayTouched;
    private List<Row> known;
    private Background.Call asking;

    ReportsPanel(Composite parent, Kit kit, ReportFiles files) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.files = files;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new FilterBar(this, kit, () -> {
        });
        month = combo(bar.control(), "month");
        label(bar.control(), "day");
        day = new Spinner(bar.control(), SWT.BORDER);
        day.setValues(1, 1, ReportPeriod.LAST_DAY, 0, 1, 7);
        day.setToolTipText(texts.get("day.hint"));
        name(day, texts.get("day"));
        day.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            dayTouched = true;
            months();
        }));
        area = combo(bar.control(), "area");
        areas.add(null);
        area.setItems(texts.get("whole"));
        area.select(0);
        make = bar.button(texts.get("make"), this::make);
        open = bar.menu(texts.get("open"), menu -> languages(menu, "", this::open)).button();
        save = bar.menu(texts.get("save"), this::fillSave).button();
        cancel = bar.button(texts.get("cancel"), this::cancel);
        table = new PagedTable<>(this, kit, "reports", columns, false).name(texts.get("table"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.empty(EmptyState.of(texts.get("none")));
        table.onSelection(selection -> enable());
        table.onOpen(row -> open(language()));
        months();
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("reports", Connections.RECONNECTED), c -> load()),
                kit.connections().followStatus(now -> {
                    may = now.may(Privilege.HANDLE);
                    enable();
                }), kit.site().follow(this::areas));
        addDisposeListener(e -> followings.forEach(Following::close));
        enable();
        load();
    }

    private Combo combo(Composite parent, String key) {
        label(parent, key);
        var combo = new Combo(parent, SWT.READ_ONLY);
        name(combo, texts.get(key));
        return combo;
    }

    private void label(Composite parent, String key) {
        var label = new Label(parent, SWT.NONE);
        label.setText(texts.get(key));
        kit.theme().paintBar(label);
    }

    private static void name(Control control, String name) {
        control.setData("name", name);
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name;
            }
        });
    }

    private List<Column<Row>> columns() {
        return List.of(
                Column.<Row>severity("state", texts.get("state"), 180, ReportsPanel::look).withText(this::word)
                        .withTooltip(row -> row.failure() == null ? "" : row.failure()),
                Column.<Row>text("first", texts.get("first"), 110, row -> row.first().toString()).withSort(),
                Column.<Row>text("last", texts.get("last"), 110, row -> row.last().toString()).withSort(),
                Column.<Row>text("name", texts.get("about"), 200, Row::name).withSort().growing(),
                Column.<Row>time("made", texts.get("made"), 120, Row::made).withSort(),
                Column.<Row>text("person", texts.get("person"), 130,
                        row -> row.person() == null ? texts.get("itself") : row.person()).withSort());
    }

    private static Severity look(Row row) {
        return switch (row.state()) {
            case WAITING, MAKING -> Severity.INFO;
            case KEPT -> Severity.CLEARED;
            case FAILED -> Severity.MAJOR;
        };
    }

    private String word(Row row) {
        return row.state() == State.MAKING
                ? texts.get("state.MAKING", row.percent() == null ? 0 : row.percent())
                : texts.get("state." + row.state());
    }

    /** Offers the months that have begun, and chooses the last one that is over. */
    private void months() {
        int before = month.getSelectionIndex();
        YearMonth chosen = before < 0 ? null : offered.get(before);
        ZonedDateTime now = kit.times().now().atZone(kit.times().zone());
        YearMonth last = YearMonth.from(ReportPeriod.last(now.toInstant(), day.getSelection(), now.getZone()).first());
        offered.clear();
        IntStream.range(0, MONTHS).forEach(i -> offered.add(last.plusMonths(1L - i)));
        var form = DateTimeFormatter.ofPattern(texts.get("month.form"), texts.language());
        month.setItems(offered.stream().map(form::format).toArray(String[]::new));
        month.select(Math.max(0, offered.indexOf(chosen == null || !offered.contains(chosen) ? last : chosen)));
    }

    private void areas(SiteModels.Loaded loaded) {
        int before = area.getSelectionIndex();
        String chosen = before <= 0 ? null : areas.get(before);
        areas.clear();
        areas.add(null);
        var names = new ArrayList<>(List.of(texts.get("whole")));
        loaded.site().getAreas().forEach(a -> add(a, "", names));
        area.setItems(names.toArray(String[]::new));
        area.select(Math.max(0, areas.indexOf(chosen)));
        area.getParent().layout();
    }

    private void add(Area one, String indent, List<String> names) {
        areas.add(one.getId());
        names.add(indent + one.getName());
        one.getAreas().forEach(a -> add(a, indent + "  ", names));
    }

    private void load() {
        if (asking != null) {
            asking.cancel();
        }
        asking = kit.background().ask(this, () -> kit.connections().call(new FindReports(FindReports.MOST)),
                this::arrived, table::showProblem);
    }

    private void arrived(FindReports.Found found) {
        table.showProblem(null);
        if (!dayTouched) {
            day.setSelection(found.day());
            months();
        }
        if (!found.rows().equals(known)) {
            Row selected = table.selection().single();
            known = found.rows();
            table.source(new ListSource<>(known, Row::id, columns));
            if (selected != null) {
                table.select(selected.id());
            }
        }
        if (found.more()) {
            table.note(texts.get("more", FindReports.MOST));
        }
        enable();
    }

    private void enable() {
        Row row = table.selection().single();
        boolean kept = row != null && row.state() == State.KEPT;
        make.setEnabled(may);
        open.setEnabled(kept);
        save.setEnabled(kept);
        cancel.setEnabled(may && row != null && (row.state() == State.MAKING || row.state() == State.WAITING));
    }

    private void make() {
        String about = area.getSelectionIndex() <= 0 ? null : areas.get(area.getSelectionIndex());
        var command = new MakeReport(offered.get(month.getSelectionIndex()).toString(), day.getSelection(), about);
        kit.background().ask(this, () -> kit.connections().call(command), begun -> load(), table::showProblem);
    }

    private void cancel() {
        Row row = table.selection().single();
        if (row != null) {
            kit.background().ask(this, () -> kit.connections().call(new CancelReport(row.id())), done -> load(),
                    table::showProblem);
        }
    }

    private Locale language() {
        return texts.language().getLanguage().equals(Locale.JAPANESE.getLanguage())
                ? Locale.JAPANESE
                : Locale.ENGLISH;
    }

    private void languages(Menu menu, String key, Consumer<Locale> action) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            DropButton.item(menu, SWT.PUSH, texts.get("language." + key + language.getLanguage()), false,
                    () -> action.accept(language));
        }
    }

    private void fillSave(Menu menu) {
        languages(menu, "pdf.", language -> save(Form.PDF, language));
        languages(menu, "csv.", language -> save(Form.CSV, language));
    }

    /** Shows the selected report. */
    void open(Locale language) {
        Row row = table.selection().single();
        if (row != null && row.state() == State.KEPT) {
            files.open(this, row, language, table::note, table::showProblem);
        }
    }

    /** Saves the selected report. */
    void save(Form form, Locale language) {
        Row row = table.selection().single();
        if (row != null && row.state() == State.KEPT) {
            files.save(this, row, form, language, table::note, table::showProblem);
        }
    }

    PagedTable<Row> table() {
        return table;
    }

    Combo month() {
        return month;
    }

    Spinner day() {
        return day;
    }

    Combo area() {
        return area;
    }
}
