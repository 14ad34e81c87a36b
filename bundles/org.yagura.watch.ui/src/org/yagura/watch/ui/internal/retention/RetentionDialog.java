/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.window.IShellProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.core.series.RetentionRule.Part;

/** Shows how long measured values are kept, and sets it; stays open after that, to show what is left. */
public final class RetentionDialog extends Dialog {
    private final Kit kit;
    private final Texts texts;
    private RetentionForm form;

    RetentionDialog(IShellProvider parent, Kit kit) {
        super(parent);
        this.kit = kit;
        texts = Texts.of(RetentionDialog.class, kit.times().language());
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** The entry of a view's menu that opens the dialog. */
    public static IAction action(IShellProvider parent, Kit kit) {
        return new Action(Texts.of(RetentionDialog.class, kit.times().language()).get("menu")) {
            @Override
            public void run() {
                new RetentionDialog(parent, kit).open();
            }
        };
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("title"));
        kit.theme().paint(shell);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        kit.theme().paint(parent);
        form = new RetentionForm(parent, kit, this::changed);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        return form;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        kit.theme().paint(parent);
        kit.theme().paint(parent.getParent());
        Theme.ownColours(createButton(parent, IDialogConstants.OK_ID, texts.get("button.set"), true));
        Theme.ownColours(createButton(parent, IDialogConstants.CANCEL_ID, texts.get("button.close"), false));
        form.row(Part.RAW_DAYS).field().setFocus();
        changed();
    }

    private void changed() {
        Button set = getButton(IDialogConstants.OK_ID);
        if (set == null) {
            return;
        }
        set.setEnabled(form.ready());
        Point size = getShell().getSize();
        int wanted = getShell().computeSize(size.x, SWT.DEFAULT).y;
        if (wanted > size.y) {
            getShell().setSize(size.x, wanted);
        }
    }

    @Override
    protected void okPressed() {
        form.set();
    }

    RetentionForm form() {
        return form;
    }
}
