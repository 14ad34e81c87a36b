/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.model.Difference;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.topology.core.exchange.ExchangeFile;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.Imported;
import org.yagura.topology.core.exchange.SiteImport;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.background.WholeFile;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** What files would change in the draft of the site, or what is wrong with them. It is read again when the draft changes. */
final class ImportPanel extends Composite implements SiteDrafts.Follower {
    private final Kit kit;
    private final Runnable enable;
    private final Texts texts = Texts.of(ImportPanel.class);
    private final Label names;
    private final Button whole;
    private final Label summary;
    private final ProblemPane problem;
    private final Composite place;
    private final StackLayout stack = new StackLayout();
    private final List<Column<Change>> changeColumns;
    private final PagedTable<Change> changes;
    private final List<Column<Wrong>> wrongColumns;
    private final PagedTable<Wrong> wrong;
    private List<Path> files = List.of();
    private Background.Call reading;
    private SiteDraft draft;
    private Imported imported;
    private boolean taken;

    /** A row: something that would change. */
    record Change(int number, Difference.Kind kind, String text) {
    }

    /** A row: something that is wrong. */
    record Wrong(int number, Imported.Problem problem) {
    }

    /** What was read. */
    private record Read(Imported imported, List<Change> changes, ExchangeForm form) {
    }

    /**
     * A panel that reads nothing yet.
     *
     * @param which asks a person for other files; empty for none
     * @param enable called whenever {@link #mayTake} may have changed
     */
    ImportPanel(Composite parent, Kit kit, Supplier<List<Path>> which, Runnable enable) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.enable = enable;
        GridLayoutFactory.fillDefaults().margins(12, 10).spacing(8, 6).numColumns(2).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        names = new Label(this, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(300, SWT.DEFAULT)
                .applyTo(names);
        Theme.button(this, texts.get("import.other"), () -> {
            List<Path> others = which.get();
            if (!others.isEmpty()) {
                read(others);
            }
        });
        whole = new Button(this, SWT.CHECK);
        whole.setText(texts.get("import.whole"));
        whole.setToolTipText(texts.get("import.whole.tooltip"));
        whole.setEnabled(false);
        whole.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> read()));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(whole);
        summary = new Label(this, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, SWT.DEFAULT).applyTo(summary);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::read);
        place = new Composite(this, SWT.NONE);
        place.setLayout(stack);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(place);
        changeColumns = changeColumns();
        changes = new PagedTable<>(place, kit, "topology.import.changes", changeColumns, false)
                .name(texts.get("import.changes"));
        changes.source(new ListSource<>(List.of(), Change::number, changeColumns));
        wrongColumns = wrongColumns();
        wrong = new PagedTable<>(place, kit, "topology.import.problems", wrongColumns, false)
                .name(texts.get("import.problems"));
        wrong.source(new ListSource<>(List.of(), Wrong::number, wrongColumns));
        stack.topControl = changes.control();
        var hint = new Label(this, SWT.WRAP);
        hint.setText(texts.get("import.hint"));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, SWT.DEFAULT).applyTo(hint);
        Following drafts = kit.drafts().follow(this);
        Following status = kit.connections().followStatus(s -> enable.run());
        addDisposeListener(e -> {
            drafts.close();
            status.close();
            stop();
        });
    }

    private List<Column<Change>> changeColumns() {
        return List.of(
                Column.<Change>text("kind", texts.get("import.kind"), 110, c -> texts.get("import." + c.kind().name()))
                        .withSort(),
                Column.<Change>text("what", texts.get("import.what"), 600, Change::text).growing());
    }

    private List<Column<Wrong>> wrongColumns() {
        return List.of(
                Column.<Wrong>text("file", texts.get("import.file"), 130, w -> w.problem().file()).withSort(),
                Column.<Wrong>number("line", texts.get("import.line"), 60,
                        w -> w.problem().line() == 0 ? null : w.problem().line()).withSort(),
                Column.<Wrong>text("column", texts.get("import.column"), 130, w -> w.problem().column()),
                Column.<Wrong>text("text", texts.get("import.wrong"), 480, w -> w.problem().text()).growing());
    }

    @Override
    public void begun(SiteDraft begun) {
        draft = begun;
        read();
    }

    @Override
    public void changed() {
        read();
    }

    /** Reads these files. */
    void read(List<Path> chosen) {
        files = List.copyOf(chosen);
        whole.setSelection(false);
        whole.setEnabled(false);
        read();
    }

    private void stop() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    private void read() {
        if (taken || isDisposed() || draft == null || files.isEmpty()) {
            return;
        }
        stop();
        imported = null;
        names.setText(texts.get("import.files", names()));
        summary.setText(texts.get("import.reading"));
        problem.show(null);
        enable.run();
        Site copy = SiteFiles.copy(draft.site());
        List<Path> paths = files;
        boolean all = whole.getSelection();
        reading = kit.background().run(texts.get("import.job", names()), this,
                monitor -> read(copy, paths, all, monitor),
                this::show, failure -> {
                    if (!failure.code().equals(Background.CANCELLED)) {
                        summary.setText("");
                        problem.show(failure);
                        list(List.of(), "import.unread");
                    }
                });
    }

    private String names() {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }

    private static Read read(Site site, List<Path> paths, boolean all, IProgressMonitor monitor) {
        var read = new ArrayList<ExchangeFile>();
        for (Path path : paths) {
            try {
                read.add(ExchangeFile.read(path));
            } catch (IOException e) {
                throw WholeFile.failed(path, e);
            }
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
        }
        Locale language = Locale.getDefault();
        Imported found = SiteImport.read(site, read, all, language);
        var rows = new ArrayList<Change>();
        found.changes().forEach(d -> rows.add(new Change(rows.size(), d.kind(), d.text(language))));
        return new Read(found, rows, SiteImport.form(read.getFirst()));
    }

    private void show(Read read) {
        reading = null;
        imported = read.imported();
        whole.setEnabled(read.form() == ExchangeForm.SITE);
        if (imported.isGood()) {
            list(read.changes(), "import.empty");
            summary.setText(imported.changes().isEmpty() ? texts.get("import.same") : counts());
        } else {
            var rows = new ArrayList<Wrong>();
            imported.problems().forEach(p -> rows.add(new Wrong(rows.size(), p)));
            wrong.source(new ListSource<>(rows, Wrong::number, wrongColumns));
            top(wrong);
            summary.setText(texts.get("import.bad", rows.size()));
        }
        if (!kit.connections().may(Privilege.EDIT)) {
            summary.setText(summary.getText() + "\n" + texts.get("import.look"));
        }
        layout();
        enable.run();
    }

    private void list(List<Change> rows, String empty) {
        changes.empty(EmptyState.of(texts.get(empty)));
        changes.source(new ListSource<>(rows, Change::number, changeColumns));
        top(changes);
    }

    private void top(PagedTable<?> table) {
        stack.topControl = table.control();
        place.layout();
    }

    private String counts() {
        int added = 0;
        int removed = 0;
        for (Difference difference : imported.changes()) {
            switch (difference.kind()) {
                case ADDED -> added += 1 + difference.count();
                case REMOVED -> removed += 1 + difference.count();
                default -> {
                    // counted by element, below
                }
            }
        }
        long changed = imported.changes().stream()
                .filter(d -> d.kind() != Difference.Kind.ADDED && d.kind() != Difference.Kind.REMOVED)
                .map(Difference::elementId).distinct().count();
        return texts.get("import.counts", added, changed, removed);
    }

    /** Whether there is something to take, and the person may. */
    boolean mayTake() {
        return imported != null && imported.isGood() && !imported.changes().isEmpty()
                && kit.connections().may(Privilege.EDIT) && !kit.drafts().saving();
    }

    /** Puts it into the draft as one step of undo; false when that is not possible now. */
    boolean take() {
        if (!mayTake()) {
            return false;
        }
        taken = true;
        return draft.editor().replace(texts.get("import.step", names()), imported.site());
    }

    PagedTable<Change> changes() {
        return changes;
    }

    PagedTable<Wrong> wrong() {
        return wrong;
    }
}
