/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.saved;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;

/** Asks for the name of something that is saved, and whether it is for everybody. */
final class NameDialog extends Dialog {
    private final Texts texts = Texts.of(NameDialog.class);
    private final String title;
    private String name;
    private boolean shared;
    private Text text;
    private Button check;

    NameDialog(Shell parent, String title, String name, boolean shared) {
        super(parent);
        this.title = title;
        this.name = name;
        this.shared = shared;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = (Composite) super.createDialogArea(parent);
        new Label(area, SWT.NONE).setText(texts.get("saved.name"));
        text = new Text(area, SWT.BORDER);
        text.setText(name);
        text.selectAll();
        text.addModifyListener(e -> enable());
        GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(text);
        check = new Button(area, SWT.CHECK);
        check.setText(texts.get("saved.shared"));
        check.setToolTipText(texts.get("saved.shared.hint"));
        check.setSelection(shared);
        return area;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        enable();
        return contents;
    }

    private void enable() {
        getButton(IDialogConstants.OK_ID).setEnabled(!text.getText().isBlank());
    }

    @Override
    protected void okPressed() {
        name = text.getText().strip();
        shared = check.getSelection();
        super.okPressed();
    }

    String name() {
        return name;
    }

    boolean shared() {
        return shared;
    }
}
