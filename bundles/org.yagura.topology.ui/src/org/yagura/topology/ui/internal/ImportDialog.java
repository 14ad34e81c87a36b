/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** One page with what files would change in the draft, and one button that takes it. */
final class ImportDialog extends Dialog {
    private final Kit kit;
    private final List<Path> files;
    private final Supplier<List<Path>> which;
    private final Texts texts = Texts.of(ImportDialog.class);
    private ImportPanel panel;
    private boolean offered;

    ImportDialog(Shell parent, Kit kit, List<Path> files, Supplier<List<Path>> which) {
        super(parent);
        this.kit = kit;
        this.files = files;
        this.which = which;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("import.title"));
    }

    @Override
    protected Point getInitialSize() {
        return new Point(980, 600);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        panel = new ImportPanel(area, kit, which, this::enable);
        panel.read(files);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Theme.ownColours(createButton(parent, IDialogConstants.OK_ID, texts.get("import.take"), true));
        Theme.ownColours(createButton(parent, IDialogConstants.CANCEL_ID, texts.get("import.cancel"), false));
        enable();
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null && !ok.isDisposed()) {
            ok.setEnabled(panel.mayTake());
            if (panel.mayTake() && !offered) {
                // Return takes it, instead of asking for other files
                offered = true;
                ok.setFocus();
            }
        }
    }

    @Override
    protected void okPressed() {
        if (panel.take()) {
            super.okPressed();
        }
    }
}
