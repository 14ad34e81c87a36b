/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Instant;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.yagura.core.text.Texts;
import org.yagura.ui.time.Times;

/** Asks until when and why watches are to be mute. */
final class MuteDialog extends Dialog {
    private final Texts texts = Texts.of(MuteDialog.class);
    private final Times times;
    private MuteForm form;
    private Instant until;
    private String reason = "";

    MuteDialog(Shell parent, Times times) {
        super(parent);
        this.times = times;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("mute.title"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        form = new MuteForm(parent, times);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        form.reasonField().setFocus();
        return form;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        Button ok = getButton(IDialogConstants.OK_ID);
        ok.setText(texts.get("mute.ok"));
        form.onChange(() -> ok.setEnabled(form.problem().isEmpty()));
        ok.setEnabled(form.problem().isEmpty());
    }

    @Override
    protected void okPressed() {
        until = form.until().orElse(null);
        reason = form.reason();
        super.okPressed();
    }

    Instant until() {
        return until;
    }

    String reason() {
        return reason;
    }
}
