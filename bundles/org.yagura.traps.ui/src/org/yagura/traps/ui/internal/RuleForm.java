/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Severity;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.VarbindCondition;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** The fields of one trap rule: what it matches, what it makes of a trap, and what the operator is told to do. */
final class RuleForm extends Composite {
    private final Texts texts = Texts.of(RuleForm.class);
    private final Kit kit;
    private final RuleDraft draft;
    private final BooleanSupplier editable;
    private final ScrolledComposite scroll;
    private Composite body;
    private TrapRule rule;

    RuleForm(Composite parent, Kit kit, RuleDraft draft, BooleanSupplier editable) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.draft = draft;
        this.editable = editable;
        GridLayoutFactory.fillDefaults().applyTo(this);
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        scroll.addListener(SWT.Resize, e -> fit());
        show(null);
    }

    /** Shows a rule; null for none. */
    void show(TrapRule now) {
        rule = now;
        if (body != null) {
            body.dispose();
        }
        body = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).spacing(6, 6).applyTo(body);
        scroll.setContent(body);
        if (now == null) {
            var hint = new Label(body, SWT.WRAP);
            hint.setText(texts.get("form.none"));
        } else {
            build(now);
        }
        body.layout();
        fit();
    }

    TrapRule shown() {
        return rule;
    }

    private void fit() {
        if (body != null) {
            scroll.setMinSize(body.computeSize(Math.max(200, scroll.getClientArea().width), SWT.DEFAULT));
        }
    }

    private void build(TrapRule now) {
        Composite head = group("rule");
        line(head, "name", SitePackage.Literals.NAMED_ELEMENT__NAME);
        check(head, "enabled", now.isEnabled(), on -> draft.set(now, SitePackage.Literals.TRAP_RULE__ENABLED, on));
        Composite match = group("match");
        line(match, "oid", SitePackage.Literals.TRAP_RULE__TRAP_OID);
        line(match, "enterprise", SitePackage.Literals.TRAP_RULE__ENTERPRISE);
        number(match, "generic", SitePackage.Literals.TRAP_RULE__GENERIC, now.getGeneric());
        number(match, "specific", SitePackage.Literals.TRAP_RULE__SPECIFIC, now.getSpecific());
        list(match, "sources", String.join(", ", now.getSources()),
                values -> draft.set(now, SitePackage.Literals.TRAP_RULE__SOURCES, values));
        conditions(match, now);
        Composite result = group("result");
        choice(result, "action", RuleAction.values(), now.getAction(),
                v -> draft.set(now, SitePackage.Literals.TRAP_RULE__ACTION, v));
        choice(result, "severity", Severity.values(), now.getSeverity(),
                v -> draft.set(now, SitePackage.Literals.TRAP_RULE__SEVERITY, v));
        line(result, "message", SitePackage.Literals.TRAP_RULE__MESSAGE_TEMPLATE);
        choice(result, "alarm", AlarmType.values(), now.getAlarmType(),
                v -> draft.set(now, SitePackage.Literals.TRAP_RULE__ALARM_TYPE, v));
        line(result, "reduction", SitePackage.Literals.TRAP_RULE__REDUCTION_KEY);
        line(result, "clear", SitePackage.Literals.TRAP_RULE__CLEAR_KEY);
        Composite guide = group("guide");
        area(guide, "guide.en", SitePackage.Literals.TRAP_RULE__GUIDE);
        area(guide, "guide.ja", SitePackage.Literals.TRAP_RULE__GUIDE_JA);
    }

    private Composite group(String key) {
        var group = new Group(body, SWT.NONE);
        group.setText(texts.get("form.group." + key));
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private Label before(Composite parent, String key) {
        var label = new Label(parent, SWT.NONE);
        label.setText(texts.get("form.field." + key));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
        return label;
    }

    private void line(Composite parent, String key, EAttribute feature) {
        before(parent, key);
        text(parent, key, SWT.BORDER, (String) rule.eGet(feature),
                value -> draft.set(rule, feature, value.isEmpty() ? null : value));
    }

    private void area(Composite parent, String key, EAttribute feature) {
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(before(parent, key));
        Text field = text(parent, key, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, (String) rule.eGet(feature),
                value -> draft.set(rule, feature, value.isEmpty() ? null : value));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 70).applyTo(field);
    }

    private void number(Composite parent, String key, EAttribute feature, Integer value) {
        before(parent, key);
        Text field = text(parent, key, SWT.BORDER, value == null ? "" : value.toString(),
                entered -> draft.set(rule, feature, entered.isEmpty() ? null : Integer.valueOf(entered)));
        field.addVerifyListener(e -> e.doit = e.text.chars().allMatch(Character::isDigit) && e.text.length() < 10);
        GridDataFactory.swtDefaults().hint(90, SWT.DEFAULT).applyTo(field);
    }

    private void list(Composite parent, String key, String value, Consumer<List<String>> setter) {
        before(parent, key);
        text(parent, key, SWT.BORDER, value, entered -> setter.accept(split(entered)));
    }

    private static List<String> split(String entered) {
        return Arrays.stream(entered.split("\\s*,\\s*")).filter(s -> !s.isBlank()).toList();
    }

    /** A field whose value becomes a command when the focus leaves it or Enter is pressed. */
    private Text text(Composite parent, String key, int style, String value, Consumer<String> setter) {
        var field = new Text(parent, style);
        field.setText(value == null ? "" : value);
        field.setData("key", key);
        field.setEditable(editable.getAsBoolean());
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(field);
        field.setToolTipText(texts.get("form.tip." + key));
        field.addListener(SWT.FocusOut, e -> setter.accept(field.getText().strip()));
        field.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(
                e -> setter.accept(field.getText().strip())));
        return field;
    }

    private void check(Composite parent, String key, boolean value, Consumer<Boolean> setter) {
        var button = new Button(parent, SWT.CHECK);
        button.setText(texts.get("form.field." + key));
        button.setSelection(value);
        button.setEnabled(editable.getAsBoolean());
        GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> setter.accept(button.getSelection())));
    }

    private <E extends Enum<E>> void choice(Composite parent, String key, E[] values, E value, Consumer<E> setter) {
        before(parent, key);
        var combo = new Combo(parent, SWT.READ_ONLY);
        for (E each : values) {
            combo.add(word(each));
        }
        combo.select(value == null ? 0 : value.ordinal());
        combo.setData("key", key);
        combo.setEnabled(editable.getAsBoolean());
        combo.setToolTipText(texts.get("form.tip." + key));
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                e -> setter.accept(values[combo.getSelectionIndex()])));
    }

    private String word(Enum<?> value) {
        return value instanceof Severity severity
                ? kit.severities().word(org.yagura.core.event.Severity.valueOf(severity.getName()))
                : texts.get("form." + value.getDeclaringClass().getSimpleName() + '.' + value.name());
    }

    private void conditions(Composite parent, TrapRule now) {
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(before(parent, "conditions"));
        var rows = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(rows);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(rows);
        for (VarbindCondition condition : now.getConditions()) {
            String what = condition.getIndex() == null ? condition.getOid() : "#" + condition.getIndex();
            Text which = text(rows, "condition.which", SWT.BORDER, what, entered -> setWhich(condition, entered));
            GridDataFactory.swtDefaults().hint(140, SWT.DEFAULT).applyTo(which);
            new Label(rows, SWT.NONE).setText("=");
            text(rows, "condition.values", SWT.BORDER, String.join(", ", condition.getValues()), entered -> draft
                    .set(condition, SitePackage.Literals.VARBIND_CONDITION__VALUES, split(entered)));
            button(rows, "condition.remove", () -> {
                draft.removeCondition(now, condition);
                show(now);
            });
        }
        button(rows, "condition.add", () -> {
            draft.addCondition(now);
            show(now);
        });
    }

    private void setWhich(VarbindCondition condition, String entered) {
        boolean index = entered.matches("#\\d{1,4}");
        draft.set(condition, SitePackage.Literals.VARBIND_CONDITION__INDEX,
                index ? Integer.valueOf(entered.substring(1)) : null);
        draft.set(condition, SitePackage.Literals.VARBIND_CONDITION__OID, index || entered.isEmpty() ? null : entered);
    }

    private void button(Composite parent, String key, Runnable action) {
        var button = new Button(parent, SWT.PUSH);
        Theme.ownColours(button);
        button.setText(texts.get("form." + key));
        button.setEnabled(editable.getAsBoolean());
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }
}
