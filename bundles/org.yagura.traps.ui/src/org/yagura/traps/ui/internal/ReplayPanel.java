/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.ReplayRules.Difference;
import org.yagura.traps.core.ReplayRules.Outcome;
import org.yagura.traps.core.ReplayRules.Replay;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** Tries rules that are not saved yet on past traps and shows side by side what is stored and what would be. */
final class ReplayPanel extends Composite {
    private static final List<Integer> COUNTS = List.of(1_000, 10_000, 100_000);
    private static final int ROWS = 1000;

    private final Kit kit;
    private final Texts texts = Texts.of(ReplayPanel.class);
    private final Draft draft;
    private final Combo newest;
    private final Button run;
    private final Label summary;
    private final ProblemPane problem;
    private final List<Column<Difference>> columns;
    private final PagedTable<Difference> table;
    private Background.Call running;
    private Replay last;

    /** Where the tried rules come from. */
    @FunctionalInterface
    interface Draft {
        /** XMI of a site with the rules; null when there are none yet. */
        String xmi() throws Exception;
    }

    ReplayPanel(Composite parent, Kit kit, Draft draft) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.draft = draft;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(6, 4).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        var label = new Label(bar, SWT.NONE);
        label.setText(texts.get("replay.newest"));
        kit.theme().paintBar(label);
        newest = new Combo(bar, SWT.READ_ONLY);
        COUNTS.forEach(c -> newest.add("%,d".formatted(c)));
        newest.select(1);
        run = new Button(bar, SWT.PUSH);
        Theme.ownColours(run);
        run.setText(texts.get("replay.run"));
        run.setToolTipText(texts.get("replay.run.tip"));
        run.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> runOrCancel()));
        summary = new Label(bar, SWT.NONE);
        kit.theme().paintBar(summary);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::run);
        columns = columns();
        table = new PagedTable<>(this, kit, "replay", columns, false);
        table.name(texts.get("replay.table"));
        table.empty(EmptyState.of(texts.get("replay.hint")));
        table.source(new ListSource<>(List.of(), d -> d.trap().id(), columns));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
    }

    PagedTable<Difference> table() {
        return table;
    }

    /** What came out last; null before. */
    Replay last() {
        return last;
    }

    private List<Column<Difference>> columns() {
        return List.of(Column.time("time", texts.get("replay.column.time"), 110, d -> d.trap().receivedAt()),
                Column.text("node", texts.get("replay.column.node"), 120, d -> d.trap().node()),
                Column.text("trap", texts.get("replay.column.trap"), 150, d -> d.trap().name()),
                Column.severity("now.severity", texts.get("replay.column.now.severity"), 120, d -> d.now().severity()),
                Column.text("now.message", texts.get("replay.column.now.message"), 180, d -> said(d.now())),
                Column.text("now.rule", texts.get("replay.column.now.rule"), 130, d -> d.now().rule()),
                Column.severity("then.severity", texts.get("replay.column.then.severity"), 120,
                        d -> d.then().severity()),
                Column.<Difference>text("then.message", texts.get("replay.column.then.message"), 180,
                        d -> said(d.then()))
                        .growing(),
                Column.text("then.rule", texts.get("replay.column.then.rule"), 130, d -> d.then().rule()));
    }

    private String said(Outcome outcome) {
        return outcome.discarded() ? texts.get("replay.discarded") : outcome.message();
    }

    private void runOrCancel() {
        if (running != null && running.running()) {
            running.cancel();
            over();
        } else {
            run();
        }
    }

    /** Runs the replay. */
    void run() {
        int count = COUNTS.get(newest.getSelectionIndex());
        String xmi;
        try {
            xmi = draft.xmi();
        } catch (Exception e) {
            problem.show(Background.problem(e));
            return;
        }
        if (xmi == null) {
            return;
        }
        run.setText(texts.get("replay.cancel"));
        summary.setText(texts.get("replay.running"));
        problem.show(null);
        running = kit.background().ask(this,
                () -> kit.connections().call(new ReplayRules(xmi, null, count, ROWS)), this::fill, why -> {
                    problem.show(why);
                    over();
                });
    }

    private void fill(Replay replay) {
        last = replay;
        over();
        summary.setText(texts.get("replay.summary", replay.examined(), replay.different(), replay.discarded(),
                replay.alarmsNow(),
                replay.alarmsThen()));
        table.empty(EmptyState.of(texts.get("replay.same", replay.examined())));
        table.source(new ListSource<>(replay.rows(), d -> d.trap().id(), columns));
    }

    private void over() {
        run.setText(texts.get("replay.run"));
        summary.setText("");
    }
}
