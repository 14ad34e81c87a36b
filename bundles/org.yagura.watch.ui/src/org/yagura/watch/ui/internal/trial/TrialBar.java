/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.filter.FilterBar;

/**
 * The upper part of a panel that tries something: what begins it, a choice, what ends it, problems, and words on what came of
 * it. One question is under way at most.
 */
final class TrialBar {
    private final Composite owner;
    private final Kit kit;
    private final Runnable tell;
    private final Button start;
    private final Combo choice;
    private final Button cancel;
    private final ProblemPane problem;
    private final StyledText words;
    private Background.Call asking;
    private boolean cancelled;

    /** What its parts are called. */
    record Labels(String start, String choice, String result) {
    }

    /**
     * A bar.
     *
     * @param owner with a grid of one column
     * @param begin begins what is tried
     * @param tell shows what is known now
     */
    TrialBar(Composite owner, Kit kit, Labels labels, Runnable begin, Runnable tell) {
        this.owner = owner;
        this.kit = kit;
        this.tell = tell;
        var bar = new FilterBar(owner, kit, () -> {
            // nothing is asked before a person says so
        });
        start = bar.button(labels.start(), begin);
        choice = new Combo(bar.control(), SWT.READ_ONLY);
        choice.setData("name", labels.choice());
        choice.setToolTipText(labels.choice());
        cancel = bar.button(Texts.of(TrialBar.class).get("cancel"), this::cancel);
        problem = new ProblemPane(owner, kit.theme(), kit.severities(), begin);
        words = new StyledText(owner, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        words.setData("name", labels.result());
        words.setMargins(8, 4, 8, 4);
        kit.theme().paint(words);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
    }

    /** What is in the field with the keyboard becomes a part of what is tried. */
    void takeFocus() {
        start.forceFocus();
    }

    /** Nothing is under way any more, nothing was cancelled, and there is no problem. */
    void clear() {
        stop();
        cancelled = false;
        problem.show(null);
    }

    /** Asks in the background. */
    <T> void ask(Callable<T> question, Consumer<T> took) {
        asking = kit.background().ask(owner, question, answer -> {
            asking = null;
            took.accept(answer);
        }, why -> {
            asking = null;
            problem.show(why);
            tell.run();
        });
        tell.run();
    }

    private void cancel() {
        cancelled = running();
        stop();
        start.setFocus();
        tell.run();
    }

    private void stop() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    /** Whether a question is under way. */
    boolean running() {
        return asking != null && asking.running();
    }

    /** Whether a person has ended the last one. */
    boolean cancelled() {
        return cancelled;
    }

    /** Says what is known, lets it be begun or not, and shows what came of it or not. */
    void tell(String said, boolean may, Control result, boolean shown) {
        cancel.setEnabled(running());
        start.setEnabled(!running() && may);
        if (!words.getText().equals(said)) {
            words.setText(said);
        }
        if (shown != result.getVisible()) {
            result.setVisible(shown);
            ((GridData) result.getLayoutData()).exclude = !shown;
        }
        words.requestLayout();
    }

    Combo choice() {
        return choice;
    }

    StyledText words() {
        return words;
    }

    ProblemPane problem() {
        return problem;
    }
}
