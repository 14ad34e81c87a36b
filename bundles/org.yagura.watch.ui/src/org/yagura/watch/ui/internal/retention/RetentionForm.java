/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.Retention;
import org.yagura.watch.core.series.RetentionRule;
import org.yagura.watch.core.series.RetentionRule.Fault;
import org.yagura.watch.core.series.RetentionRule.Part;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention.Loss;

/**
 * How long measured values are kept, and what there is of them. What is entered is checked at once; before it is set, the
 * agent says what it would delete, and a person agrees to that. On the user interface thread.
 */
final class RetentionForm extends Composite {
    /** Milliseconds after the last key until the agent is asked what would be deleted. */
    private static final int PAUSE = 300;
    private static final int COLUMNS = 4;
    private static final Loss NOTHING = new Loss(List.of(), 0);

    private final Kit kit;
    private final Texts texts;
    private final RetentionWords words;
    private final Runnable changed;
    private final Label why;
    private final Map<Part, RetentionRow> rows = new EnumMap<>(Part.class);
    private final Label said;
    private final Button sure;
    private final ProgressBar progress;
    private final ProblemPane problem;
    private Retention now;
    private Loss loss;
    private Background.Call working;
    private Background.Call trying;
    private Runnable retry = () -> {
    };
    private int edits;
    private boolean filling;
    private boolean may;

    /** A form that calls back when its height or {@link #ready} may have changed. */
    RetentionForm(Composite parent, Kit kit, Runnable changed) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.changed = changed;
        texts = Texts.of(RetentionForm.class, kit.times().language());
        words = new RetentionWords(kit.times().language());
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(14, 12).spacing(12, 6).applyTo(this);
        kit.theme().paint(this);
        wide(new Label(this, SWT.WRAP)).setText(texts.get("intro"));
        why = wide(new Label(this, SWT.WRAP));
        for (String head : List.of("head.what", "head.kept", "head.bounds", "head.there")) {
            var label = new Label(this, SWT.NONE);
            label.setText(texts.get(head));
            kit.theme().paint(label);
        }
        for (Part part : Part.values()) {
            rows.put(part, new RetentionRow(this, kit, texts, part, words.widest(), this::edited));
        }
        said = wide(new Label(this, SWT.WRAP));
        sure = wide(new Button(this, SWT.CHECK));
        sure.setText(texts.get("sure"));
        sure.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> changed.run()));
        progress = wide(new ProgressBar(this, SWT.HORIZONTAL | SWT.INDETERMINATE));
        problem = new ProblemPane(this, kit.theme(), kit.severities(), () -> retry.run());
        Following following = kit.connections().followStatus(this::status);
        addDisposeListener(e -> following.close());
        show();
    }

    private <C extends Control> C wide(C control) {
        GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).hint(600, SWT.DEFAULT).applyTo(control);
        kit.theme().paint(control);
        return control;
    }

    private void status(ConnectionStatus status) {
        // what somebody may is still known while the connection is lost
        may = status.connected() && status.may(Privilege.ADMINISTER);
        why.setText(may ? "" : texts.get(status.connected() ? "why.privilege" : "why.offline"));
        if (status.connected() && now == null && !busy()) {
            load();
        }
        show();
    }

    private void load() {
        problem.show(null);
        retry = this::load;
        working = kit.background().ask(this, () -> kit.connections().call(new GetSeriesRetention()), this::fill,
                this::refused);
        show();
    }

    private boolean busy() {
        return working != null && working.running();
    }

    private void refused(Problem refusal) {
        problem.show(refusal);
        show();
    }

    private void fill(Retention answer) {
        now = answer;
        RetentionRule rule = RetentionWords.rule(answer);
        filling = true;
        rows.forEach((part, row) -> row.show(rule.of(part), words.there(answer, part)));
        filling = false;
        edited();
    }

    /** The rule as it is entered. */
    private RetentionRule entered() {
        return new RetentionRule(value(Part.RAW_DAYS), value(Part.MINUTE_DAYS), value(Part.HOUR_DAYS),
                value(Part.DAY_DAYS), value(Part.MOST_SAMPLES), value(Part.MOST_SERIES));
    }

    private long value(Part part) {
        return rows.get(part).value();
    }

    private void edited() {
        if (filling || now == null) {
            return;
        }
        edits++;
        loss = null;
        sure.setSelection(false);
        problem.show(null);
        if (trying != null) {
            trying.cancel();
        }
        RetentionRule rule = entered();
        List<Fault> faults = rule.faults();
        rows.forEach((part, row) -> row.fault(
                faults.stream().filter(f -> f.part() == part).findFirst().orElse(null), rule));
        RetentionRule inForce = RetentionWords.rule(now);
        if (!faults.isEmpty()) {
            say(texts.get("wrong"));
        } else if (rule.equals(inForce)) {
            say("");
        } else if (deletes(rule, inForce)) {
            int edit = edits;
            say(texts.get("trying"));
            getDisplay().timerExec(PAUSE, () -> {
                if (!isDisposed() && edit == edits) {
                    tryIt();
                }
            });
        } else {
            tried(NOTHING);
        }
        show();
    }

    /** Whether something is kept for a shorter time; a lower bound of series alone deletes none. */
    private static boolean deletes(RetentionRule rule, RetentionRule inForce) {
        return Stream.of(Part.values()).anyMatch(p -> p != Part.MOST_SERIES && rule.of(p) < inForce.of(p));
    }

    private void tryIt() {
        SetSeriesRetention wanted = wanted();
        retry = this::tryIt;
        trying = kit.background().ask(this, () -> kit.connections().call(new TrySeriesRetention(wanted.rawDays(),
                wanted.minuteDays(), wanted.hourDays(), wanted.dayDays(), wanted.mostSamples(), wanted.mostSeries())),
                this::tried, refusal -> {
                    say("");
                    refused(refusal);
                });
        show();
    }

    private void tried(Loss answer) {
        loss = answer;
        say(words.consequence(answer, now, entered()));
        show();
    }

    /** Only what was changed, so that what somebody else sets meanwhile stays. */
    private SetSeriesRetention wanted() {
        return new SetSeriesRetention(days(Part.RAW_DAYS), days(Part.MINUTE_DAYS), days(Part.HOUR_DAYS),
                days(Part.DAY_DAYS), other(Part.MOST_SAMPLES), days(Part.MOST_SERIES));
    }

    private Long other(Part part) {
        long value = value(part);
        return value == RetentionWords.rule(now).of(part) ? null : value;
    }

    private Integer days(Part part) {
        Long value = other(part);
        return value == null ? null : Math.toIntExact(value);
    }

    private boolean loses() {
        return loss != null && !(loss.levels().isEmpty() && loss.series() == 0);
    }

    /** Whether what is entered can be set: it makes sense, and whoever sets it knows and agrees to what it deletes. */
    boolean ready() {
        return may && !busy() && loss != null && (!loses() || sure.getSelection());
    }

    /** Sets what is entered. */
    void set() {
        if (!ready()) {
            return;
        }
        SetSeriesRetention command = wanted();
        problem.show(null);
        retry = this::edited;
        say(texts.get("setting"));
        working = kit.background().ask(this, () -> kit.connections().call(command), answer -> {
            fill(answer);
            say(texts.get("set"));
            show();
        }, refusal -> {
            edited();
            refused(refusal);
        });
        show();
    }

    private void say(String text) {
        said.setText(text.replace("&", "&&"));
    }

    private void show() {
        boolean work = busy() || trying != null && trying.running();
        rows.values().forEach(row -> row.editable(may && now != null && !busy()));
        place(why, !why.getText().isEmpty());
        place(said, !said.getText().isEmpty());
        place(sure, may && loses() && !busy());
        place(progress, work);
        layout(true, true);
        changed.run();
    }

    private static void place(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
    }

    /** What is said below the rows. */
    String said() {
        return said.getVisible() ? said.getText() : "";
    }

    String why() {
        return why.getText();
    }

    ProblemPane problem() {
        return problem;
    }

    Button sure() {
        return sure;
    }

    ProgressBar progress() {
        return progress;
    }

    RetentionRow row(Part part) {
        return rows.get(part);
    }
}
