/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.site.internal.ConflictPane;
import org.yagura.ui.theme.Theme;

/**
 * The top of every view that edits the site: the view's own tools, undo and redo, what state the draft is in, the reason and
 * the buttons to save or discard it; below it what went wrong, and what to do when somebody else was faster.
 */
public final class DraftBar extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(DraftBar.class);
    private final ToolBar tools;
    private final ToolItem undo;
    private final ToolItem redo;
    private final Label state;
    private final Text reason;
    private final Button save;
    private final Button discard;
    private final ProblemPane problems;
    private final ConflictPane conflict;

    /** A bar on the draft of the site that is connected; it stands at the top of a parent with a grid of one column. */
    public DraftBar(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 4).spacing(8, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        tools = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
        kit.theme().paintBar(tools);
        undo = tool("arrow-back-up", texts.get("draft.undo"), this::undo);
        redo = tool("rotate-2", texts.get("draft.redo"), this::redo);
        state = new Label(bar, SWT.NONE);
        kit.theme().paintBar(state);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).hint(170, SWT.DEFAULT).applyTo(state);
        reason = new Text(bar, SWT.BORDER);
        reason.setMessage(texts.get("draft.reason"));
        reason.setData("name", texts.get("draft.reason"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(reason);
        reason.addModifyListener(e -> enable());
        save = button(bar, "draft.save", this::save);
        discard = button(bar, "draft.discard", this::discard);
        problems = new ProblemPane(this, kit.theme(), kit.severities(), null);
        conflict = new ConflictPane(this, kit);
        Following drafts = kit.drafts().follow(new SiteDrafts.Follower() {
            @Override
            public void begun(SiteDraft draft) {
                problems.show(null);
                enable();
            }

            @Override
            public void changed() {
                enable();
            }
        });
        Following status = kit.connections().followStatus(s -> enable());
        addDisposeListener(e -> {
            drafts.close();
            status.close();
        });
        enable();
    }

    /** Adds a tool of the view, to the right of those that are there. */
    public ToolItem tool(String icon, String tooltip, Runnable action) {
        var item = new ToolItem(tools, SWT.PUSH);
        kit.theme().follow(tools, () -> {
            item.setImage(kit.icons().get(icon));
            // what the platform makes of it is brighter in the dark, as if it could be pressed
            item.setDisabledImage(kit.icons().get(icon, 16, kit.theme().palette().line()));
        });
        item.setToolTipText(tooltip);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return item;
    }

    private Button button(Composite bar, String key, Runnable action) {
        return Theme.button(bar, texts.get(key), action);
    }

    /** Whether the draft is there and the person may change it now. */
    public boolean mayEdit() {
        return kit.drafts().current().isPresent() && kit.connections().may(Privilege.EDIT) && !kit.drafts().saving();
    }

    /** A field that has the keyboard takes its text over before anything else happens. */
    public void commitFocus() {
        Control field = getDisplay().getFocusControl();
        if (field instanceof Text && field != reason || field instanceof StyledText text && text.getEditable()) {
            field.notifyListeners(SWT.FocusOut, new Event());
        }
    }

    /** Takes the last change back. */
    public void undo() {
        commitFocus();
        kit.drafts().current().filter(d -> mayEdit()).ifPresent(d -> d.editor().undo());
    }

    /** Makes again what was taken back. */
    public void redo() {
        kit.drafts().current().filter(d -> mayEdit()).ifPresent(d -> d.editor().redo());
    }

    /** Saves with the reason that stands in the bar; without one the keyboard goes there. */
    public void save() {
        commitFocus();
        if (!mayEdit() || !kit.drafts().isChanged()) {
            return;
        }
        if (reason.getText().isBlank()) {
            reason.setFocus();
            return;
        }
        problems.show(null);
        kit.drafts().save(reason.getText().strip(), () -> {
            if (!isDisposed()) {
                reason.setText("");
            }
        }, problem -> {
            if (!isDisposed()) {
                problems.show(problem);
            }
        });
    }

    private void discard() {
        kit.drafts().discard();
        reason.setText("");
    }

    private void enable() {
        if (isDisposed()) {
            return;
        }
        boolean may = mayEdit();
        boolean changed = kit.drafts().isChanged();
        SiteDraft draft = kit.drafts().current().orElse(null);
        undo.setEnabled(may && draft.editor().canUndo());
        redo.setEnabled(may && draft.editor().canRedo());
        undo.setToolTipText(texts.get("draft.undo") + " " + (undo.getEnabled() ? draft.editor().undoLabel() : ""));
        redo.setToolTipText(texts.get("draft.redo") + " " + (redo.getEnabled() ? draft.editor().redoLabel() : ""));
        save.setEnabled(may && changed && !reason.getText().isBlank());
        discard.setEnabled(may && changed);
        reason.setEnabled(may && changed);
        state.setText(draft == null
                ? ""
                : texts.get(kit.drafts().saving() ? "draft.saving" : changed ? "draft.changed" : "draft.clean",
                        draft.basedOn()));
        conflict.show(draft, kit.drafts().conflict());
    }

    /** Shows a problem below the bar, or none for null. */
    public void show(Problem problem) {
        problems.show(problem);
    }

    /** The problem that is shown; null for none. */
    public Problem problem() {
        return problems.problem();
    }
}
