/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiSettings;

/** Asks where something is to be saved, by the dialog of the platform, and remembers the folder. */
public final class SaveDialog {
    private static final Texts TEXTS = Texts.of(SaveDialog.class);
    private static final String FOLDER = "files.folder";

    private SaveDialog() {
    }

    /**
     * A sort of file that may be chosen.
     *
     * @param ending how its name ends, without the dot
     * @param label what it is
     */
    public record Sort(String ending, String label) {
    }

    /**
     * Asks; a file that is there is replaced only when the person says so.
     *
     * @param name that is offered, with or without an ending
     * @param sorts of which one is chosen by the ending, else by the person; the first one is offered
     * @return the file, with an ending of one of the sorts; empty when the person gives it up
     */
    public static Optional<Path> ask(Shell shell, UiSettings settings, String title, String name, List<Sort> sorts) {
        var dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(title);
        settings.get(FOLDER).ifPresent(dialog::setFilterPath);
        dialog.setFilterExtensions(sorts.stream().map(sort -> "*." + sort.ending()).toArray(String[]::new));
        dialog.setFilterNames(sorts.stream().map(Sort::label).toArray(String[]::new));
        String first = "." + sorts.getFirst().ending();
        dialog.setFileName(sorts.size() > 1 && name.endsWith(first)
                ? name.substring(0, name.length() - first.length())
                : name);
        dialog.setOverwrite(true);
        String typed = dialog.open();
        if (typed == null) {
            return Optional.empty();
        }
        Sort chosen = sorts.get(Math.clamp(dialog.getFilterIndex(), 0, sorts.size() - 1));
        Optional<Path> file = file(typed, chosen, sorts, there -> MessageDialog.openConfirm(shell, title,
                TEXTS.get("save.replace", there.getFileName())));
        file.ifPresent(saved -> settings.put(FOLDER, String.valueOf(saved.toAbsolutePath().getParent())));
        return file;
    }

    /**
     * The file that was meant. The platform has asked about the name as it was typed only, so what is there under the whole
     * name is asked about here.
     *
     * @param replace whether a file that is there may be replaced
     */
    static Optional<Path> file(String typed, Sort chosen, List<Sort> sorts, Predicate<Path> replace) {
        String lower = typed.toLowerCase(Locale.ROOT);
        if (sorts.stream().anyMatch(sort -> lower.endsWith("." + sort.ending()))) {
            return Optional.of(Path.of(typed));
        }
        Path file = Path.of(typed + "." + chosen.ending());
        return !Files.exists(file) || replace.test(file) ? Optional.of(file) : Optional.empty();
    }
}
