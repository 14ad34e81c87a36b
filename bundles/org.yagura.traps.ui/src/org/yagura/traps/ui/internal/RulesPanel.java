/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.site.SaveSite;
import org.yagura.core.text.Texts;
import org.yagura.model.SiteFileException;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.TrapDetail;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.theme.Theme;

/**
 * The trap rules in order of their priority, the form of the selected one, and below the replay over past traps. Nothing
 * is in force before it is saved as a revision of the site, with a reason.
 */
final class RulesPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(RulesPanel.class);
    private final ProblemPane problem;
    private final Label state;
    private final Text search;
    private final Table table;
    private final Composite formArea;
    private final ReplayPanel replay;
    private final List<Button> changing;
    private final Button undo;
    private final Button redo;
    private final Button save;
    private final Button revert;
    private RuleDraft draft;
    private RuleForm form;
    private SiteModels.Loaded newest;
    private TrapDetail pending;
    private boolean saving;

    RulesPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        kit.theme().paint(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        search = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(texts.get("rules.search"));
        GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).applyTo(search);
        search.addModifyListener(e -> fill());
        changing = List.of(button(bar, "add", this::add),
                button(bar, "duplicate", () -> onSelected(rule -> select(draft.duplicate(rule)))),
                button(bar, "remove", () -> onSelected(draft::remove)),
                button(bar, "up", () -> onSelected(rule -> draft.move(rule, -1))),
                button(bar, "down", () -> onSelected(rule -> draft.move(rule, 1))));
        undo = button(bar, "undo", this::undo);
        redo = button(bar, "redo", this::redo);
        revert = button(bar, "revert", this::revert);
        save = button(bar, "save", this::save);
        state = new Label(bar, SWT.NONE);
        kit.theme().paintBar(state);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
        GridLayoutFactory.fillDefaults().numColumns(bar.getChildren().length).margins(6, 4).applyTo(bar);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), null);
        var sash = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        var upper = new SashForm(sash, SWT.HORIZONTAL);
        table = new Table(upper, SWT.SINGLE | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        kit.theme().paint(table);
        column("column.order", 45, SWT.RIGHT);
        column("column.name", 230, SWT.LEFT);
        column("column.severity", 105, SWT.LEFT);
        column("column.oid", 210, SWT.LEFT);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> form.show(selected())));
        table.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.DEL && may()) {
                onSelected(draft::remove);
            }
        });
        formArea = new Composite(upper, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(formArea);
        upper.setWeights(3, 4);
        replay = new ReplayPanel(sash, kit, () -> draft == null ? null : draft.xmi());
        sash.setWeights(3, 2);
        List<Following> followings = List.of(kit.site().follow(this::loaded),
                kit.connections().followStatus(status -> enable()));
        addDisposeListener(e -> followings.forEach(Following::close));
        enable();
    }

    RuleDraft draft() {
        return draft;
    }

    RuleForm form() {
        return form;
    }

    ReplayPanel replay() {
        return replay;
    }

    Table table() {
        return table;
    }

    Problem problem() {
        return problem.problem();
    }

    /** The field that filters the rules. */
    Text search() {
        return search;
    }

    /** What gets the keyboard. */
    Control focus() {
        return table;
    }

    /** Begins a rule for a trap; it comes before all others, so that it takes effect. */
    void ruleFor(TrapDetail trap) {
        if (draft == null) {
            pending = trap;
            return;
        }
        List<TrapRule> rules = draft.rules();
        select(draft.add(RuleDraft.forTrap(trap), rules.isEmpty() ? null : rules.getFirst()));
    }

    private Button button(Composite bar, String key, Runnable action) {
        var button = new Button(bar, SWT.PUSH | SWT.FLAT);
        Theme.ownColours(button);
        button.setText(texts.get("rules." + key));
        button.setToolTipText(texts.get("rules." + key + ".tip"));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return button;
    }

    private void column(String key, int width, int style) {
        var column = new TableColumn(table, style);
        column.setText(texts.get("rules." + key));
        column.setWidth(width);
    }

    private void loaded(SiteModels.Loaded now) {
        newest = now;
        if (draft == null) {
            draft = new RuleDraft(now.revision(), now.site());
            draft.follow(this::draftChanged);
            form = new RuleForm(formArea, kit, draft, this::may);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
            formArea.layout();
        } else if (!draft.dirty()) {
            draft.begin(now.revision(), now.site());
        } else if (draft.revision() != now.revision() && !saving) {
            List<String> conflicts = draft.rebase(now.revision(), now.site());
            problem.show(conflicts.isEmpty()
                    ? null
                    : new Problem(Problem.CONFLICT, texts.get("rules.conflict"),
                            String.join(", ", conflicts), texts.get("rules.conflict.todo"), null));
        }
        draftChanged();
        if (pending != null) {
            TrapDetail trap = pending;
            pending = null;
            ruleFor(trap);
        }
    }

    private void draftChanged() {
        TrapRule shown = form.shown();
        fill();
        TrapRule same = shown == null
                ? null
                : draft.rules().stream().filter(r -> r.getId().equals(shown.getId())).findFirst().orElse(null);
        if (same != shown || same == null) {
            form.show(same);
        }
        enable();
    }

    private boolean may() {
        return kit.connections().may(Privilege.EDIT);
    }

    private void enable() {
        boolean may = may() && draft != null;
        changing.forEach(button -> button.setEnabled(may));
        undo.setEnabled(may && draft.canUndo());
        redo.setEnabled(may && draft.canRedo());
        boolean dirty = may && draft.dirty();
        save.setEnabled(dirty && !saving);
        revert.setEnabled(dirty);
        state.setText(draft == null
                ? texts.get("rules.loading")
                : dirty
                        ? texts.get("rules.changed", draft.revision())
                        : texts.get(may ? "rules.inForce" : "rules.readOnly", draft.revision()));
    }

    private void fill() {
        if (draft == null) {
            return;
        }
        TrapRule before = selected();
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        table.setRedraw(false);
        table.removeAll();
        int order = 0;
        for (TrapRule rule : draft.rules()) {
            order++;
            String oid = Objects.requireNonNullElse(rule.getTrapOid(),
                    Objects.requireNonNullElse(rule.getEnterprise(), ""));
            String name = Objects.requireNonNullElse(rule.getName(), "");
            if ((name + ' ' + oid).toLowerCase(Locale.ROOT).contains(wanted)) {
                var item = new TableItem(table, SWT.NONE);
                item.setData(rule);
                item.setText(new String[]{String.valueOf(order), rule.isEnabled() ? name : texts.get("rules.off", name),
                        rule.getAction() == RuleAction.DISCARD
                                ? texts.get("rules.discard")
                                : kit.severities().word(Severity.valueOf(rule.getSeverity().getName())),
                        oid});
                if (before != null && rule.getId().equals(before.getId())) {
                    table.setSelection(item);
                }
            }
        }
        table.setRedraw(true);
    }

    private TrapRule selected() {
        TableItem[] items = table.getSelection();
        return items.length == 0 ? null : (TrapRule) items[0].getData();
    }

    /** Selects a rule and shows its form. */
    void select(TrapRule rule) {
        for (TableItem item : table.getItems()) {
            if (((TrapRule) item.getData()).getId().equals(rule.getId())) {
                table.setSelection(item);
                form.show((TrapRule) item.getData());
            }
        }
    }

    private void onSelected(Consumer<TrapRule> action) {
        TrapRule rule = selected();
        if (rule != null) {
            action.accept(rule);
        }
    }

    private void add() {
        if (draft != null) {
            TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
            rule.setName(texts.get("rules.new"));
            select(draft.add(rule, selected()));
        }
    }

    private void revert() {
        draft.begin(newest.revision(), newest.site());
        problem.show(null);
        draftChanged();
    }

    void undo() {
        if (undo.isEnabled()) {
            draft.undo();
        }
    }

    void redo() {
        if (redo.isEnabled()) {
            draft.redo();
        }
    }

    /** Asks why, and saves. */
    void save() {
        if (!save.isEnabled()) {
            return;
        }
        var dialog = new InputDialog(getShell(), texts.get("rules.save"), texts.get("rules.reason"), "",
                text -> text.isBlank() ? texts.get("rules.reason.empty") : null);
        if (dialog.open() == Window.OK) {
            save(dialog.getValue().strip());
        }
    }

    /** Saves the draft as a new revision. */
    void save(String reason) {
        String xmi;
        try {
            xmi = draft.xmi();
        } catch (SiteFileException e) {
            problem.show(new Problem(Problem.INVALID, e.getLocalizedMessage(), null, null, null));
            return;
        }
        saving = true;
        enable();
        long revision = draft.revision();
        kit.background().ask(this, () -> kit.connections().call(new SaveSite(xmi, revision, reason)), saved -> {
            saving = false;
            problem.show(null);
            kit.site().reload();
            draft.begin(saved.revision(), draft.site());
            draftChanged();
        }, why -> {
            saving = false;
            problem.show(why);
            if (why.code().equals(Problem.CONFLICT)) {
                kit.site().reload();
            }
            enable();
        });
    }
}
