/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.SiteExport;
import org.yagura.topology.core.report.GetReport;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.WholeFile;
import org.yagura.ui.site.SiteDraft;

/** What goes out of the diagram's view and comes in: the draft in the forms of other programs, and the report. */
final class Exchanging {
    private final Kit kit;
    private final Control owner;
    private final Asking asking;
    private final Consumer<String> notice;
    private final Consumer<Problem> failed;
    private final Texts texts = Texts.of(Exchanging.class);

    /**
     * For one view.
     *
     * @param notice shows one line
     * @param failed shows a problem; null takes it away
     */
    Exchanging(Kit kit, Control owner, Asking asking, Consumer<String> notice, Consumer<Problem> failed) {
        this.kit = kit;
        this.owner = owner;
        this.asking = asking;
        this.notice = notice;
        this.failed = failed;
    }

    private Optional<SiteDraft> draft() {
        Optional<SiteDraft> draft = kit.drafts().current();
        if (draft.isEmpty()) {
            notice.accept(texts.get("exchange.noSite"));
        }
        return draft;
    }

    private SaveDialog.Sort sort(ExchangeForm form) {
        return new SaveDialog.Sort(form.ending(), texts.get("exchange.form." + form.name()));
    }

    /** Asks where to, and writes the site as it is being edited. */
    void export() {
        draft().ifPresent(draft -> asking.where(texts.get("export.title"),
                SiteExport.fileName(draft.site(), draft.basedOn(), ExchangeForm.CSV.ending()),
                Stream.of(ExchangeForm.values()).map(this::sort).toList()).ifPresent(file -> export(draft, file)));
    }

    private void export(SiteDraft draft, Path file) {
        String name = String.valueOf(file.getFileName());
        ExchangeForm form = Stream.of(ExchangeForm.values())
                .filter(f -> name.toLowerCase(Locale.ROOT).endsWith("." + f.ending())).findFirst()
                .orElse(ExchangeForm.CSV);
        Site copy = SiteFiles.copy(draft.site());
        String key = kit.drafts().isChanged() ? "export.draft" : "export.done";
        write(texts.get("export.job", name), file, monitor -> SiteExport.file(copy, form),
                written -> notice.accept(texts.get(key, name, draft.basedOn())));
    }

    /** Makes what is written. */
    private interface Maker {
        byte[] make(IProgressMonitor monitor) throws Exception;
    }

    private void write(String job, Path file, Maker maker, Consumer<Path> done) {
        failed.accept(null);
        notice.accept(job);
        kit.background().run(job, owner, monitor -> {
            monitor.beginTask(job, IProgressMonitor.UNKNOWN);
            byte[] content = maker.make(monitor);
            WholeFile.write(file, content, () -> {
                if (monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
            });
            return file;
        }, done, problem -> {
            notice.accept("");
            if (problem.code().equals(Background.CANCELLED)) {
                notice.accept(problem.what());
            } else {
                failed.accept(problem);
            }
        });
    }

    /** Asks which files, and shows what they would change. */
    void take() {
        if (draft().isPresent()) {
            List<Path> files = which();
            if (!files.isEmpty()) {
                take(files);
            }
        }
    }

    private List<Path> which() {
        return asking.which(texts.get("import.choose"),
                List.of(new SaveDialog.Sort("csv", ""), new SaveDialog.Sort("zip", ""),
                        new SaveDialog.Sort("json", ""), new SaveDialog.Sort("site", ""),
                        new SaveDialog.Sort("xmi", "")));
    }

    /** Shows what files would change. */
    void take(List<Path> files) {
        failed.accept(null);
        new ImportDialog(owner.getShell(), kit, files, this::which).open();
    }

    /** Takes files that are dropped on a control. */
    void acceptFiles(Control control) {
        var target = control.getData(DND.DROP_TARGET_KEY) instanceof DropTarget there
                ? there
                : new DropTarget(control, DND.DROP_COPY);
        Transfer[] others = target.getTransfer();
        Transfer[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = FileTransfer.getInstance();
        target.setTransfer(all);
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dropAccept(DropTargetEvent event) {
                if (FileTransfer.getInstance().isSupportedType(event.currentDataType)) {
                    event.detail = DND.DROP_COPY;
                }
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names && names.length > 0) {
                    List<Path> files = Stream.of(names).map(Path::of).toList();
                    // the program that they come from waits for the end of the drop
                    control.getDisplay().asyncExec(() -> take(files));
                }
            }
        });
    }

    /** Asks where to, lets the agent make the report of the newest revision, and offers to open it. */
    void report() {
        draft().ifPresent(draft -> asking.where(texts.get("report.title"),
                SiteExport.fileName(draft.site(), draft.basedOn(), "html"),
                List.of(new SaveDialog.Sort("html", texts.get("report.sort")))).ifPresent(this::report));
    }

    private void report(Path file) {
        boolean changed = kit.drafts().isChanged();
        String name = String.valueOf(file.getFileName());
        var query = new GetReport(Locale.getDefault().getLanguage().equals("ja") ? "ja" : "en");
        write(texts.get("report.job", name), file,
                monitor -> kit.connections().call(query).html().getBytes(StandardCharsets.UTF_8),
                written -> {
                    notice.accept(texts.get("report.done", name));
                    if (asking.open(texts.get("report.title"),
                            texts.get(changed ? "report.draft" : "report.done", name)) && !asking.show(file)) {
                        notice.accept(texts.get("report.noProgram", file));
                    }
                });
    }
}
