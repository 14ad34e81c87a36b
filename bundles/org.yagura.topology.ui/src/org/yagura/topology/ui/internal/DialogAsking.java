/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    public Optional<Path> where(String title, String name, List<Sort> sorts) {
        FileDialog dialog = dialog(SWT.SAVE, title);
        dialog.setFilterExtensions(sorts.stream().map(sort -> "*." + sort.ending()).toArray(String[]::new));
        dialog.setFilterNames(sorts.stream().map(Sort::label).toArray(String[]::new));
        String offered = sorts.size() == 1
                ? name
                : name.replaceFirst("\\." + sorts.getFirst().ending() + "$", "");
        dialog.setFileName(offered);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return Optional.empty();
        }
        String lower = chosen.toLowerCase(Locale.ROOT);
        Sort sort = sorts.get(Math.clamp(dialog.getFilterIndex(), 0, sorts.size() - 1));
        boolean named = sorts.stream().anyMatch(s -> lower.endsWith("." + s.ending()));
        Path file = Path.of(named ? chosen : chosen + "." + sort.ending());
        // the platform has asked about the name without the ending only
        boolean may = named || !Files.exists(file) || MessageDialog.openConfirm(owner.getShell(), title,
                texts.get("asking.replace", file.getFileName()));
        return may ? Optional.of(remembered(file)) : Optional.empty();
    }

    @Override
    public List<Path> which(String title, List<Sort> sorts) {
        FileDialog dialog = dialog(SWT.OPEN | SWT.MULTI, title);
        String all = sorts.stream().map(sort -> "*." + sort.ending()).collect(Collectors.joining(";"));
        dialog.setFilterExtensions(new String[]{all, "*"});
        dialog.setFilterNames(new String[]{texts.get("asking.known"), texts.get("asking.all")});
        if (dialog.open() == null) {
            return List.of();
        }
        return Stream.of(dialog.getFileNames()).map(name -> remembered(Path.of(dialog.getFilterPath(), name))).toList();
    }

    private FileDialog dialog(int style, String title) {
        var dialog = new FileDialog(owner.getShell(), style);
        dialog.setText(title);
        settings.get(FOLDER).ifPresent(dialog::setFilterPath);
        return dialog;
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
