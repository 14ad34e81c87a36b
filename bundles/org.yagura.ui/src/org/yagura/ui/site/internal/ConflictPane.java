/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.text.Texts;
import org.yagura.model.Conflict.Side;
import org.yagura.ui.Kit;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.background.WholeFile;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.theme.Theme;

/** Says that somebody else has saved meanwhile, what they changed, and what the person can do; nothing happens by itself. */
public final class ConflictPane extends Composite {

    private final Kit kit;
    private final Texts texts = Texts.of(ConflictPane.class);
    private final Label label;
    private final MergeChoices choices;
    private long theirs;

    /** A pane below a bar with a grid of one column; nothing is seen of it until there is something to decide. */
    public ConflictPane(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        kit.theme().paintBar(this);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(10, 6).spacing(8, 4).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
        setVisible(false);
        label = new Label(this, SWT.WRAP);
        kit.theme().paintBar(label);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
        button("conflict.merge", this::merge);
        button("conflict.mine", kit.drafts()::keepMine);
        button("conflict.export", () -> kit.drafts().current().ifPresent(d -> export(d.text())));
        button("conflict.theirs", kit.drafts()::discard);
        choices = new MergeChoices(this, kit);
    }

    private void button(String key, Runnable action) {
        var button = new Button(this, SWT.PUSH);
        Theme.ownColours(button);
        button.setText(texts.get(key));
        button.setToolTipText(texts.get(key + ".tooltip"));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }

    /** Shows that a newer revision is there than the one the draft is based on; empty hides the pane. */
    public void show(SiteDraft draft, OptionalLong newer) {
        long newest = draft == null ? 0 : newer.orElse(0);
        if (newest == theirs) {
            return;
        }
        theirs = newest;
        choices.show(null);
        boolean visible = newest > 0;
        if (visible) {
            tell(draft.basedOn(), newest);
        }
        setVisible(visible);
        ((GridData) getLayoutData()).exclude = !visible;
        getParent().layout(true, true);
    }

    /** What only one side changed goes together by itself; for the rest a person chooses below the bar. */
    private void merge() {
        kit.drafts().merge(merge -> {
            if (isDisposed() || theirs == 0) {
                return;
            }
            if (merge.conflicts().isEmpty()) {
                kit.drafts().merged(merge, c -> Side.MINE);
            } else {
                choices.show(merge);
            }
        }, problem -> label.setText(problem.what()));
    }

    private void tell(long based, long newest) {
        label.setText(texts.get("conflict.what", newest, based));
        kit.background().ask(this, () -> kit.connections().call(new CompareRevisions(based, newest)), found -> {
            if (theirs == newest) {
                label.setText(texts.get("conflict.what", newest, based) + " "
                        + texts.get("conflict.changes", found.total(), found.lines().stream().limit(3)
                                .map(CompareRevisions.Line::path).distinct().reduce((a, b) -> a + ", " + b)
                                .orElse("")));
                getParent().layout(true, true);
            }
        }, problem -> label.setText(texts.get("conflict.what", newest, based) + " " + problem.what()));
    }

    private void export(String text) {
        SaveDialog.ask(getShell(), kit.settings(), texts.get("conflict.export.title"), "draft.site",
                List.of(new SaveDialog.Sort("site", texts.get("conflict.export.sort"))))
                .ifPresent(file -> kit.background().run(texts.get("conflict.exporting", file), this,
                        monitor -> write(file, text, monitor),
                        done -> label.setText(texts.get("conflict.exported", file)),
                        problem -> label.setText(problem.what() + " " + problem.why())));
    }

    private static Path write(Path file, String text, IProgressMonitor monitor) {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8), () -> {
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
        });
        return file;
    }
}
