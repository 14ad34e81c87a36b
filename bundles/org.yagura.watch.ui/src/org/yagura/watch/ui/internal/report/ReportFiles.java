/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.background.WholeFile;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.GetReportFile;
import org.yagura.watch.core.report.GetReportFile.Form;

/** Takes reports from the agent as files: to be saved, or to be looked at in the program that this machine has for them. */
class ReportFiles {
    private final Kit kit;
    private final Texts texts = Texts.of(ReportFiles.class);

    ReportFiles(Kit kit) {
        this.kit = kit;
    }

    /** Asks where to; empty when the person gives it up. */
    Optional<Path> where(Control owner, FindReports.Row row, Form form, Locale language) {
        String ending = form.name().toLowerCase(Locale.ROOT);
        return SaveDialog.ask(owner.getShell(), kit.settings(), texts.get("save.title"),
                row.first() + "-" + row.name() + "-" + language.getLanguage() + "." + ending,
                List.of(new SaveDialog.Sort(ending, texts.get("save." + ending))));
    }

    /** Opens a file; false when this machine has no program for it. */
    boolean show(Path file) {
        return Program.launch(file.toUri().toString());
    }

    /** Saves a report where the person wants it. */
    void save(Control owner, FindReports.Row row, Form form, Locale language, Consumer<String> said,
            Consumer<Problem> failed) {
        where(owner, row, form, language).ifPresent(file -> kit.background()
                .run(texts.get("save.job", file.getFileName()), owner, monitor -> {
                    WholeFile.write(file, content(row, form, language, monitor), () -> stopped(monitor));
                    return file;
                }, done -> said.accept(texts.get("save.done", done.getFileName())), told(said, failed)));
    }

    /** Shows a report as a PDF document. */
    void open(Control owner, FindReports.Row row, Locale language, Consumer<String> said, Consumer<Problem> failed) {
        kit.background().run(texts.get("open.job", row.name()), owner, monitor -> {
            byte[] content = content(row, Form.PDF, language, monitor);
            Path file = temporary(row, language);
            WholeFile.write(file, content, () -> stopped(monitor));
            return file;
        }, file -> said.accept(show(file) ? texts.get("open.done") : texts.get("open.none", file)),
                told(said, failed));
    }

    private static Path temporary(FindReports.Row row, Locale language) throws IOException {
        Path folder = Files.createTempDirectory("yagura-report");
        folder.toFile().deleteOnExit();
        Path file = folder.resolve(row.first() + "-" + language.getLanguage() + ".pdf");
        file.toFile().deleteOnExit();
        return file;
    }

    private byte[] content(FindReports.Row row, Form form, Locale language, IProgressMonitor monitor) {
        monitor.beginTask(row.name(), IProgressMonitor.UNKNOWN);
        return Base64.getDecoder()
                .decode(kit.connections().call(new GetReportFile(row.id(), form, language.getLanguage())).content());
    }

    private static void stopped(IProgressMonitor monitor) {
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
    }

    private static Consumer<Problem> told(Consumer<String> said, Consumer<Problem> failed) {
        return problem -> {
            if (problem.code().equals(Background.CANCELLED)) {
                said.accept(problem.what());
            } else {
                failed.accept(problem);
            }
        };
    }
}
