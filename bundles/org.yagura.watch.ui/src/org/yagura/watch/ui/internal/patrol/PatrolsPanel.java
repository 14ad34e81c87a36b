/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.watch.core.patrol.BeginPatrol;
import org.yagura.watch.core.patrol.FindPatrols;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;

/** Patrols, those to be signed first, beside the form of the selected one. The filter is remembered. */
final class PatrolsPanel extends Composite {
    private static final String STATES = "patrols.filter.states";
    private static final String TEXT = "patrols.filter.text";
    private static final Duration MONTH = Duration.ofDays(31);
    private static final List<Duration> LASTS = List.of(Duration.ofDays(7), MONTH, Duration.ofDays(366),
            Duration.ofDays(3660));
    private static final int MOST = 1000;

    private final Kit kit;
    private final Texts texts = Texts.of(PatrolsPanel.class);
    private final Text text;
    private final MultiChoice<PatrolState> states;
    private final TimeRangeChoice time;
    private final Button begin;
    private final List<Column<PatrolRow>> columns = columns();
    private final PagedTable<PatrolRow> table;
    private final PatrolForm form;
    private List<FindPatrols.Checklist> checklists = List.of();
    private List<PatrolRow> known;
    private Background.Call asking;

    PatrolsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new FilterBar(this, kit, this::filtered);
        text = bar.text(texts.get("patrols.text"), 200);
        states = bar.choice(texts.get("patrols.state"), () -> List.of(PatrolState.values()), this::word);
        time = bar.timeRange(LASTS, MONTH);
        begin = bar.menu(texts.get("patrols.begin"), this::fillBegin).button();
        bar.button(texts.get("patrols.reset"), this::reset);
        bar.quietly(this::recall);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "patrols", columns, false).name(texts.get("patrols.table"));
        form = new PatrolForm(sash, kit, this::load);
        sash.setWeights(55, 45);
        table.onSelection(selection -> {
            if (selection.single() != null) {
                form.show(selection.single());
            }
        });
        table.onOpen(row -> form.focus());
        table.widget().addListener(SWT.KeyDown, this::key);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("patrols", "site", Connections.RECONNECTED), c -> load()),
                kit.connections().followStatus(now -> begin.setEnabled(now.may(Privilege.HANDLE))));
        addDisposeListener(e -> followings.forEach(Following::close));
        load();
    }

    private List<Column<PatrolRow>> columns() {
        return List.of(
                Column.<PatrolRow>severity("state", texts.get("patrols.state"), 130, PatrolsPanel::look)
                        .withText(row -> word(row.state())).withSort(),
                Column.<PatrolRow>time("due", texts.get("patrols.due"), 105, PatrolRow::due).withSort(),
                Column.<PatrolRow>text("name", texts.get("patrols.name"), 150, PatrolRow::name).withSort().growing(),
                Column.<PatrolRow>time("deadline", texts.get("patrols.deadline"), 105, PatrolRow::deadline).withSort(),
                Column.<PatrolRow>text("person", texts.get("patrols.person"), 90, PatrolRow::person).withSort(),
                Column.<PatrolRow>time("signed", texts.get("patrols.signed"), 105, PatrolRow::signed).withSort(),
                Column.<PatrolRow>number("bad", texts.get("patrols.bad"), 60,
                        row -> row.signed() == null ? null : row.bad()).withSort(),
                Column.<PatrolRow>number("notChecked", texts.get("patrols.notChecked"), 90,
                        row -> row.signed() == null ? null : row.notChecked()).withSort(),
                Column.<PatrolRow>text("remark", texts.get("patrols.remark"), 160, PatrolRow::remark).hidden());
    }

    /** How it looks: a patrol that was signed with something bad does not look as if all were well. */
    private static Severity look(PatrolRow row) {
        return switch (row.state()) {
            case DUE -> Severity.INFO;
            case LATE, MISSED -> row.severity();
            case SIGNED, SIGNED_LATE -> row.bad() > 0 ? row.severity() : Severity.CLEARED;
        };
    }

    private String word(PatrolState state) {
        return texts.get("state." + state.name());
    }

    private void recall() {
        text.setText(kit.settings().get(TEXT).orElse(""));
        Set<String> names = kit.settings().get(STATES).map(t -> Set.of(t.split(" "))).orElse(Set.of());
        states.choose(Arrays.stream(PatrolState.values()).filter(s -> names.contains(s.name())).toList());
    }

    private void filtered() {
        kit.settings().put(TEXT, text.getText().isBlank() ? null : text.getText());
        kit.settings().put(STATES, states.chosen().isEmpty()
                ? null
                : states.chosen().stream().map(Enum::name).collect(Collectors.joining(" ")));
        load();
    }

    private void reset() {
        text.setText("");
        states.choose(List.of());
        time.choose(new TimeRange.Last(MONTH));
        filtered();
    }

    private void load() {
        if (asking != null) {
            asking.cancel();
        }
        var question = new FindPatrols(List.copyOf(states.chosen()), null, time.chosen().from(kit.times().now()), MOST);
        asking = kit.background().ask(this, () -> kit.connections().call(question), this::arrived, table::showProblem);
    }

    private void arrived(FindPatrols.Found found) {
        table.showProblem(null);
        checklists = found.checklists();
        String wanted = text.getText().strip().toLowerCase(Locale.ROOT);
        List<PatrolRow> rows = found.rows().stream().filter(row -> has(row.name(), wanted) || has(row.person(), wanted)
                || has(row.remark(), wanted)).toList();
        table.empty(empty());
        if (!rows.equals(known)) {
            known = rows;
            table.source(new ListSource<>(rows, PatrolRow::id, columns));
            if (form.shown() != null) {
                table.select(form.shown().id());
            }
        }
        if (found.more()) {
            table.note(texts.get("patrols.more", MOST));
        }
        PatrolRow shown = form.shown();
        if (shown != null) {
            form.show(found.rows().stream().filter(row -> row.id().equals(shown.id())).findFirst().orElse(shown));
        }
    }

    private static boolean has(String where, String what) {
        return what.isEmpty() || where != null && where.toLowerCase(Locale.ROOT).contains(what);
    }

    private EmptyState empty() {
        if (!text.getText().isBlank() || !states.chosen().isEmpty()) {
            return new EmptyState(texts.get("patrols.none.filter"), texts.get("patrols.reset"), this::reset);
        }
        if (checklists.isEmpty()) {
            return EmptyState.of(texts.get("patrols.none.lists"));
        }
        return checklists.stream().map(FindPatrols.Checklist::next).filter(next -> next != null).sorted().findFirst()
                .map(next -> EmptyState.of(texts.get("patrols.none.next", kit.times().brief(next))))
                .orElseGet(() -> EmptyState.of(texts.get("patrols.none")));
    }

    private void fillBegin(Menu menu) {
        for (FindPatrols.Checklist checklist : checklists) {
            DropButton.item(menu, SWT.PUSH, checklist.name(), false, () -> begin(checklist.id()));
        }
        if (checklists.isEmpty()) {
            DropButton.item(menu, SWT.PUSH, texts.get("patrols.none.lists"), false, () -> {
                // only says why
            }).setEnabled(false);
        }
    }

    /** Makes a patrol of a checklist due now, and shows its form. */
    void begin(String checklist) {
        kit.background().ask(this, () -> kit.connections().call(new BeginPatrol(checklist)), row -> {
            form.show(row);
            form.focus();
            load();
        }, table::showProblem);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0 && event.character == '/') {
            focusFilter();
            event.doit = false;
        }
    }

    void focusFilter() {
        text.setFocus();
        text.selectAll();
    }

    PagedTable<PatrolRow> table() {
        return table;
    }

    PatrolForm form() {
        return form;
    }

    MultiChoice<PatrolState> states() {
        return states;
    }

    Text filterField() {
        return text;
    }

    /** What can be begun, for tests. */
    List<FindPatrols.Checklist> checklists() {
        return new ArrayList<>(checklists);
    }
}
