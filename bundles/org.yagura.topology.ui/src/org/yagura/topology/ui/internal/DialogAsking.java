/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiSettings;
import org.yagura.ui.background.SaveDialog;

/** Asks by the dialogs of the platform, and remembers the folder. */
final class DialogAsking implements Asking {
    private static final String FOLDER = "topology.exchange.folder";

    private final Control owner;
    private final UiSettings settings;
    private final Texts texts = Texts.of(DialogAsking.class);

    DialogAsking(Control owner, UiSettings settings) {
        this.owner = owner;
        this.settings = settings;
    }

    @Override
    public Optional<Path> where(String title, String name, List<SaveDialog.Sort> sorts) {
        return SaveDialog.ask(owner.getShell(), settings, title, name, sorts);
    }

    @Override
    public List<Path> which(String title, List<SaveDialog.Sort> sorts) {
        var dialog = new FileDialog(owner.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(title);
        settings.get(FOLDER).ifPresent(dialog::setFilterPath);
        String all = sorts.stream().map(sort -> "*." + sort.ending()).collect(Collectors.joining(";"));
        dialog.setFilterExtensions(new String[]{all, "*"});
        dialog.setFilterNames(new String[]{texts.get("asking.known"), texts.get("asking.all")});
        if (dialog.open() == null) {
            return List.of();
        }
        return Stream.of(dialog.getFileNames()).map(name -> remembered(Path.of(dialog.getFilterPath(), name))).toList();
    }

    private Path remembered(Path file) {
        settings.put(FOLDER, String.valueOf(file.toAbsolutePath().getParent()));
        return file;
    }

    @Override
    public boolean open(String title, String question) {
        return MessageDialog.open(MessageDialog.CONFIRM, owner.getShell(), title, question, SWT.SHEET,
                texts.get("asking.open"), texts.get("asking.close")) == 0;
    }

    @Override
    public boolean show(Path file) {
        return Program.launch(file.toUri().toString());
    }
}
