/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import java.text.NumberFormat;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.core.series.RetentionRule;
import org.yagura.watch.core.series.RetentionRule.Fault;
import org.yagura.watch.core.series.RetentionRule.Part;

/** A number of the rule: its field, beside it the bounds or what is wrong, and what there is now. */
final class RetentionRow {
    private static final int LONGEST = 25;

    private final Kit kit;
    private final Texts texts;
    private final Part part;
    private final NumberFormat numbers;
    private final Text field;
    private final Label hint;
    private final Label there;
    private boolean wrong;

    /** A row in a grid of four columns; {@code widest} is as long as what there is gets. */
    RetentionRow(Composite grid, Kit kit, Texts texts, Part part, String widest, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        this.part = part;
        numbers = NumberFormat.getIntegerInstance(texts.language());
        String name = texts.get("part." + part.field());
        label(grid).setText(name);
        field = new Text(grid, SWT.BORDER | SWT.RIGHT);
        field.setData("name", name);
        field.setTextLimit(LONGEST);
        field.addModifyListener(e -> changed.run());
        kit.theme().paint(field);
        GridDataFactory.swtDefaults().hint(130, SWT.DEFAULT).applyTo(field);
        hint = label(grid);
        reserve(hint, true, Stream.concat(
                Stream.of(Part.values()).map(p -> texts.get("wrong.order", texts.get("part." + p.field()),
                        Part.DAY_DAYS.most())),
                Stream.of(texts.get("wrong.bounds", Part.MOST_SAMPLES.least(), Part.MOST_SAMPLES.most()))));
        there = label(grid);
        reserve(there, false, Stream.of(widest));
        kit.theme().follow(hint, this::colour);
    }

    private Label label(Composite grid) {
        var label = new Label(grid, SWT.NONE);
        kit.theme().paint(label);
        return label;
    }

    private static void reserve(Label label, boolean grows, Stream<String> longest) {
        int width = longest.mapToInt(text -> {
            label.setText(text);
            return label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        }).max().orElse(SWT.DEFAULT);
        label.setText("");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(grows, false).hint(width, SWT.DEFAULT)
                .applyTo(label);
    }

    private void colour() {
        hint.setForeground(
                Theme.color(wrong ? kit.theme().palette().bad() : kit.theme().palette().faint()));
    }

    /** Shows what is in force, and what there is. */
    void show(long number, String present) {
        field.setText(numbers.format(number));
        there.setText(present);
        there.setToolTipText(present);
    }

    /** Shows what is wrong with the number; null for nothing. */
    void fault(Fault fault, RetentionRule rule) {
        wrong = fault != null;
        hint.setText(words(fault, rule));
        hint.setToolTipText(hint.getText());
        colour();
    }

    private String words(Fault fault, RetentionRule rule) {
        if (fault == null) {
            return texts.get("bounds." + unit(), part.least(), part.most());
        }
        return fault.finer() == null
                ? texts.get("wrong.bounds", part.least(), part.most())
                : texts.get("wrong.order", texts.get("part." + fault.finer().field()), rule.of(fault.finer()));
    }

    private String unit() {
        return switch (part) {
            case RAW_DAYS, MINUTE_DAYS, HOUR_DAYS, DAY_DAYS -> "days";
            case MOST_SAMPLES, MOST_SERIES -> "most";
        };
    }

    /** What is entered, in digits of any script, grouped or not; the least number of all when it is no whole number. */
    long value() {
        String digits = Normalizer.normalize(field.getText(), Form.NFKC).replaceAll("[\\s,.'_\\u2019\\u202f]", "");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }

    void editable(boolean may) {
        field.setEditable(may);
    }

    Text field() {
        return field;
    }

    String hint() {
        return hint.getText();
    }

    String there() {
        return there.getText();
    }
}
