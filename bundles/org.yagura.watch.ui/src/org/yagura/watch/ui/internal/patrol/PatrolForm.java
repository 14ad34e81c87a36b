/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.form.Cards;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.core.patrol.GetPatrol;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.ui.internal.chart.Amounts;

/** One patrol: its items with what was found, or fields to enter that and to sign. What was entered stays until it is signed. */
final class PatrolForm {
    private static final int LONGEST_REMARK = 1000;
    private static final int LONGEST_REMARK_ON_ALL = 2000;

    private final Kit kit;
    private final Runnable signed;
    private final Texts texts = Texts.of(PatrolForm.class);
    private final Amounts amounts;
    private final Composite control;
    private final ProblemPane problem;
    private final Cards cards;
    private final Composite foot;
    private final Label progress;
    private final Button sign;
    private final Map<String, PatrolEntries> entered = new HashMap<>();
    private final Map<String, Control> first = new HashMap<>();
    private Background.Call asking;
    private boolean signing;
    private PatrolRow shown;
    private GetPatrol.Patrol told;

    /** An empty form; calls back when a patrol has been signed. */
    PatrolForm(Composite parent, Kit kit, Runnable signed) {
        this.kit = kit;
        this.signed = signed;
        amounts = new Amounts(kit.times().language());
        control = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
        kit.theme().paint(control);
        problem = new ProblemPane(control, kit.theme(), kit.severities(), () -> show(shown));
        cards = new Cards(control, kit);
        foot = new Composite(control, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 6).applyTo(foot);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(foot);
        kit.theme().paintBar(foot);
        progress = new Label(foot, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(progress);
        kit.theme().paintBar(progress);
        sign = Theme.button(foot, texts.get("form.sign"), this::sign);
        sign.setToolTipText(texts.get("form.sign.keys"));
        kit.theme().follow(control, this::fill);
        fill();
    }

    /** Shows a patrol; null for none. What is being entered is not touched by news of the same one. */
    void show(PatrolRow row) {
        if (asking != null) {
            asking.cancel();
        }
        boolean other = row == null || shown == null || !row.id().equals(shown.id());
        boolean news = other || told == null || !row.equals(told.row());
        shown = row;
        if (other) {
            told = null;
            problem.show(null);
            fill();
        }
        if (row != null && news) {
            asking = kit.background().ask(control, () -> kit.connections().call(new GetPatrol(row.id())), this::tell,
                    problem::show);
        }
    }

    private void tell(GetPatrol.Patrol patrol) {
        problem.show(null);
        boolean same = told != null && told.maySign() && patrol.maySign() && told.items().equals(patrol.items());
        told = patrol;
        if (!same) {
            fill();
        }
    }

    private PatrolEntries entries() {
        return entered.computeIfAbsent(told.row().id(), id -> new PatrolEntries(kit.times().language()));
    }

    private void fill() {
        cards.clear();
        first.clear();
        boolean open = told != null && told.maySign();
        foot.setVisible(open);
        ((GridData) foot.getLayoutData()).exclude = !open;
        if (shown == null) {
            cards.note(texts.get("form.none"));
        } else if (told == null) {
            cards.title(shown.name());
        } else {
            head(told);
            told.items().forEach(item -> item(item, open));
            if (open) {
                remarkOnAll();
                count();
            }
        }
        cards.done();
        control.layout(true, true);
    }

    private void head(GetPatrol.Patrol patrol) {
        PatrolRow row = patrol.row();
        cards.title(row.name());
        cards.card("");
        cards.value(texts.get("form.due"), kit.times().exact(row.due()));
        cards.value(texts.get("form.deadline"), kit.times().exact(row.deadline()));
        if (row.signed() != null) {
            cards.value(texts.get("form.signed"),
                    texts.get("form.signed.by", row.person(), kit.times().exact(row.signed())));
            cards.value(texts.get("form.remark"), row.remark());
        } else if (!row.state().isOpen()) {
            cards.value(texts.get("form.signed"), texts.get("form.missed"));
        } else if (!patrol.maySign()) {
            cards.value(texts.get("form.signed"), texts.get("form.not"));
        }
        cards.value(texts.get("form.guide"), patrol.guide());
    }

    private void item(GetPatrol.Item item, boolean open) {
        cards.card(item.elementName() == null ? item.name() : texts.get("form.item", item.name(), item.elementName()));
        cards.value(texts.get("form.what"), item.guide());
        cards.value(texts.get("form.bounds"), bounds(item));
        if (item.before() != null) {
            cards.value(texts.get("form.before"), amounts.of(item.before(), item.unit()));
        }
        if (open) {
            cards.control(texts.get("form.result"), parent -> results(parent, item));
            if (item.measured()) {
                cards.control(item.unit() == null || item.unit().isBlank()
                        ? texts.get("form.value")
                        : texts.get("form.value.unit", item.unit()), parent -> value(parent, item));
            }
            cards.control(texts.get("form.remark"), parent -> remark(parent, item));
        } else if (item.result() != null) {
            cards.value(texts.get("form.result"), Stream
                    .of(texts.get("result." + item.result().name()),
                            item.value() == null ? "" : amounts.of(item.value(), item.unit()),
                            item.remark() == null ? "" : item.remark())
                    .filter(t -> !t.isBlank()).collect(Collectors.joining("   ")));
        }
    }

    private String bounds(GetPatrol.Item item) {
        if (item.least() == null) {
            return item.most() == null ? "" : texts.get("form.most", amounts.of(item.most(), item.unit()));
        }
        return item.most() == null
                ? texts.get("form.least", amounts.of(item.least(), item.unit()))
                : texts.get("form.between", amounts.of(item.least(), item.unit()),
                        amounts.of(item.most(), item.unit()));
    }

    private Control results(Composite parent, GetPatrol.Item item) {
        var row = new Composite(parent, SWT.NONE);
        RowLayoutFactory.fillDefaults().spacing(14).applyTo(row);
        kit.theme().paint(row);
        for (PatrolResult result : PatrolResult.values()) {
            var button = new Button(row, SWT.RADIO);
            button.setText(texts.get("result." + result.name()));
            button.setData("name", item.name() + ": " + button.getText());
            button.setSelection(entries().of(item.id()).result() == result);
            kit.theme().paint(button);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
                if (button.getSelection()) {
                    change(item, was -> new PatrolEntries.Entered(result, was.value(), was.remark()));
                }
            }));
            first.putIfAbsent(item.id(), button);
            keys(button);
        }
        return row;
    }

    private Text value(Composite parent, GetPatrol.Item item) {
        Text text = field(parent, SWT.SINGLE, entries().of(item.id()).value(), 40,
                typed -> change(item, was -> new PatrolEntries.Entered(was.result(), typed, was.remark())));
        text.setData("name", item.name() + ": " + texts.get("form.value"));
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private Text remark(Composite parent, GetPatrol.Item item) {
        Text text = field(parent, SWT.SINGLE, entries().of(item.id()).remark(), LONGEST_REMARK,
                typed -> change(item, was -> new PatrolEntries.Entered(was.result(), was.value(), typed)));
        text.setData("name", item.name() + ": " + texts.get("form.remark"));
        return text;
    }

    private void remarkOnAll() {
        cards.card(texts.get("form.all"));
        cards.control(texts.get("form.remark"), parent -> {
            Text text = field(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, entries().remark(), LONGEST_REMARK_ON_ALL,
                    typed -> entries().remark(typed));
            text.setData("name", texts.get("form.all"));
            GridDataFactory.fillDefaults().grab(true, false).hint(160, 60).applyTo(text);
            return text;
        });
    }

    private Text field(Composite parent, int style, String content, int longest, Consumer<String> typed) {
        var text = new Text(parent, SWT.BORDER | style);
        text.setTextLimit(longest);
        text.setText(content);
        text.addModifyListener(e -> typed.accept(text.getText()));
        keys(text);
        return text;
    }

    /** Ctrl+Enter signs from any field. */
    private void keys(Control field) {
        field.addListener(SWT.KeyDown, event -> {
            if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1
                    && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
                event.doit = false;
                sign();
            }
        });
    }

    private void change(GetPatrol.Item item, UnaryOperator<PatrolEntries.Entered> how) {
        entries().put(item.id(), how.apply(entries().of(item.id())));
        count();
    }

    private void count() {
        say(texts.get("form.progress", entries().complete(told.items()), told.items().size()));
    }

    private void say(String text) {
        progress.setText(text);
        foot.layout(true);
    }

    /** Signs what is complete; else says what is missing, and leads there. */
    void sign() {
        if (told == null || !told.maySign() || signing) {
            return;
        }
        Optional<GetPatrol.Item> incomplete = told.items().stream().filter(item -> entries().lack(item).isPresent())
                .findFirst();
        if (incomplete.isPresent()) {
            GetPatrol.Item item = incomplete.get();
            say(texts.get("lack." + entries().lack(item).orElseThrow(), item.name()));
            Control field = first.get(item.id());
            cards.reveal(field);
            field.setFocus();
            return;
        }
        signing = true;
        sign.setEnabled(false);
        var command = entries().sign(told);
        kit.background().ask(control, () -> kit.connections().call(command), this::done, this::failed);
    }

    private void done(PatrolRow row) {
        signing = false;
        sign.setEnabled(true);
        entered.remove(row.id());
        if (shown != null && Objects.equals(shown.id(), row.id())) {
            show(row);
        }
        signed.run();
    }

    private void failed(Problem why) {
        signing = false;
        sign.setEnabled(true);
        problem.show(why);
    }

    /** Gives it the keyboard: the first item that is not complete. */
    void focus() {
        Optional<Control> field = told == null || !told.maySign()
                ? Optional.empty()
                : told.items().stream().filter(item -> entries().lack(item).isPresent()).findFirst()
                        .map(item -> first.get(item.id()));
        field.ifPresentOrElse(Control::setFocus, () -> cards.control().setFocus());
    }

    /** What it shows; null for nothing. */
    PatrolRow shown() {
        return shown;
    }

    /** The whole, for tests. */
    Composite control() {
        return control;
    }

    /** What is said beside the button, for tests. */
    String said() {
        return progress.getText();
    }
}
