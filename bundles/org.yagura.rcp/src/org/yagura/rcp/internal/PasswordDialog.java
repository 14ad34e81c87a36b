/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.Arrays;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.form.NewPasswordFields;
import org.yagura.ui.theme.Theme;

/** Changes the password of who is logged in. What the agent says against it is shown in the open dialog. */
final class PasswordDialog extends Dialog {
    private final Kit kit;
    private final Texts texts = Texts.of(PasswordDialog.class);
    private Text present;
    private NewPasswordFields next;
    private ProblemPane problems;

    PasswordDialog(Shell parent, Kit kit) {
        super(parent);
        this.kit = kit;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("password.title"));
    }

    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.max(size.x, 480), size.y);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 6).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        var words = new Label(area, SWT.WRAP);
        words.setText(texts.get("password.words", kit.connections().status().session().person()));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, SWT.DEFAULT).applyTo(words);
        var label = new Label(area, SWT.NONE);
        label.setText(texts.get("password.present"));
        present = new Text(area, SWT.BORDER | SWT.PASSWORD);
        present.setData("name", texts.get("password.present"));
        present.addModifyListener(e -> enable());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(present);
        next = new NewPasswordFields(area, false, control -> control, this::enable);
        problems = new ProblemPane(area, kit.theme(), kit.severities(), null);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Theme.ownColours(createButton(parent, IDialogConstants.OK_ID, texts.get("password.change"), true));
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("connect.cancel"), false);
        enable();
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(present.getCharCount() > 0 && next.complaint().isEmpty());
        }
    }

    @Override
    protected void okPressed() {
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        problems.show(null);
        char[] old = present.getTextChars();
        char[] wanted = next.password();
        kit.background().ask(getShell(), () -> {
            try {
                kit.connections().changePassword(old, wanted);
                return Boolean.TRUE;
            } finally {
                Arrays.fill(old, '\0');
                Arrays.fill(wanted, '\0');
            }
        }, done -> super.okPressed(), this::refused);
    }

    private void refused(Problem problem) {
        problems.show(problem);
        Point wanted = getShell().computeSize(getShell().getSize().x, SWT.DEFAULT);
        getShell().setSize(getShell().getSize().x, Math.max(wanted.y, getShell().getSize().y));
        enable();
        present.setFocus();
        present.selectAll();
    }
}
