/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Threshold;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.TryThreshold.Row;
import org.yagura.watch.core.TryThreshold.Trial;
import org.yagura.watch.core.series.ReadSeries;

/**
 * Tries a threshold that is being edited on what was measured: how often, when and for how long it would have told people, by
 * series. Nothing is saved by it.
 */
final class TrialPanel extends Composite {
    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final int USUAL = 1;
    private static final int HEIGHT = 260;

    private final Kit kit;
    private final Texts texts = Texts.of(TrialPanel.class);
    private final TrialBar bar;
    private final SashForm result;
    private final PagedTable<Row> table;
    private final TrialChart chart;
    private Threshold threshold;
    private TryThreshold question;
    private Trial trial;

    TrialPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        kit.theme().paint(this);
        bar = new TrialBar(this, kit,
                new TrialBar.Labels(texts.get("start"), texts.get("days"), texts.get("result")), this::start,
                this::tell);
        DAYS.forEach(d -> bar.choice().add(texts.get("days." + d)));
        bar.choice().select(USUAL);
        bar.choice().addListener(SWT.Selection, e -> tell());
        result = new SashForm(this, SWT.HORIZONTAL);
        kit.theme().paint(result);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, HEIGHT).exclude(true).applyTo(result);
        table = new PagedTable<>(result, kit, "trial", columns(), false).name(texts.get("table"));
        table.empty(EmptyState.of(texts.get("none")));
        chart = new TrialChart(result, kit);
        result.setWeights(50, 50);
        result.setVisible(false);
        table.onSelection(selection -> chart.show(selection.single(), trial, question, threshold));
        table.onOpen(row -> chart.control().setFocus());
        tell();
    }

    private List<Column<Row>> columns() {
        return List.of(Column.<Row>text("node", texts.get("node"), 110, Row::nodeName),
                Column.<Row>text("metric", texts.get("metric"), 130, Row::metric).growing(),
                Column.<Row>number("told", texts.get("told"), 70, Row::told),
                Column.<Row>number("seconds", texts.get("seconds"), 110, Row::seconds)
                        .withText(row -> kit.times().span(Duration.ofSeconds(row.seconds()))),
                Column.<Row>time("first", texts.get("first"), 105, Row::first),
                Column.<Row>time("last", texts.get("last"), 105, Row::last));
    }

    /** Is about another threshold, or about one that was changed; null for none. */
    void show(Threshold now) {
        if (now != threshold) {
            bar.clear();
            threshold = now;
            question = null;
            trial = null;
        }
        tell();
    }

    private TryThreshold wanted() {
        return Trials.question(threshold, DAYS.get(bar.choice().getSelectionIndex()));
    }

    private void start() {
        bar.takeFocus();
        if (threshold == null) {
            return;
        }
        bar.clear();
        question = wanted();
        trial = null;
        chart.show(null, null, null, null);
        part(0);
    }

    private void part(long examined) {
        TryThreshold part = Trials.after(question, examined);
        bar.ask(() -> kit.connections().call(part), this::took);
    }

    private void took(Trial part) {
        trial = Trials.together(trial, part);
        table.source(new ListSource<>(trial.rows(), Row::series, columns()));
        if (part.examined() > 0 && trial.examined() < trial.series()) {
            part(trial.examined());
        } else {
            tell();
            if (!trial.rows().isEmpty()) {
                table.select(trial.rows().getFirst(), 0);
            }
        }
    }

    /** Says what is known, and shows what can be done. */
    private void tell() {
        bar.tell(said(), threshold != null, result, trial != null && !trial.rows().isEmpty());
    }

    private String said() {
        if (threshold == null || question == null) {
            return texts.get("intro");
        }
        String changed = wanted().equals(question) ? "" : texts.get("changed");
        return Stream
                .of(bar.running() ? progress() : "",
                        trial != null ? outcome() : bar.cancelled() ? texts.get("cancelled") : "",
                        changed)
                .filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }

    private String progress() {
        return trial == null
                ? texts.get("progress.first")
                : texts.get("progress", trial.examined(), trial.series());
    }

    private String outcome() {
        if (trial.series() == 0) {
            return texts.get("outcome.series", question.metric());
        }
        String from = kit.times().brief(trial.from());
        String what = trial.values() == 0
                ? texts.get("outcome.values", from, trial.series())
                : trial.told() == 0
                        ? texts.get("outcome.never", from, trial.values(), trial.examined())
                        : texts.get("outcome", trial.told(), kit.times().span(Duration.ofSeconds(trial.seconds())),
                                from, trial.rows().size(), trial.examined());
        String partly = bar.cancelled() ? texts.get("outcome.partly", trial.examined(), trial.series()) : "";
        String coarse = trial.level() == null || trial.level() == ReadSeries.Level.RAW
                ? ""
                : texts.get("outcome.coarse." + trial.level());
        return Stream.of(what, partly, coarse).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** What is said, for tests. */
    String text() {
        return bar.words().getText();
    }

    Combo days() {
        return bar.choice();
    }

    PagedTable<Row> table() {
        return table;
    }

    TrialChart chart() {
        return chart;
    }

    ProblemPane problem() {
        return bar.problem();
    }
}
