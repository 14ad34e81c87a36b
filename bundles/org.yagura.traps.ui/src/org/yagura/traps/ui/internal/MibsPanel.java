/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.FindMibObjects;
import org.yagura.traps.core.FindMibObjects.MibObject;
import org.yagura.traps.core.ImportMib;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.RemoveMib;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** MIB modules: import, remove, and looking up what an OID or a word means. */
final class MibsPanel extends Composite {
    private static final int FOUND = 200;
    private static final int TYPING_MILLIS = 250;

    private final Kit kit;
    private final Texts texts = Texts.of(MibsPanel.class);
    private final ProblemPane problem;
    private final PagedTable<ListMibs.Module> modules;
    private final List<Column<ListMibs.Module>> moduleColumns;
    private final PagedTable<MibObject> objects;
    private final List<Column<MibObject>> objectColumns;
    private final StyledText description;
    private final Text search;
    private Background.Call searching;
    private int ticket;

    MibsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 4).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        search = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(texts.get("mibs.search"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        search.addModifyListener(e -> searchSoon());
        Button take = button(bar, "import", this::choose);
        Button drop = button(bar, "remove", this::remove);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), null);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        moduleColumns = List.of(
                Column.<ListMibs.Module>text("name", texts.get("mibs.column.name"), 150, ListMibs.Module::name)
                        .growing(),
                Column.text("language", texts.get("mibs.column.language"), 85, ListMibs.Module::language),
                Column.number("objects", texts.get("mibs.column.objects"), 70, ListMibs.Module::objects),
                Column.number("notifications", texts.get("mibs.column.notifications"), 70,
                        ListMibs.Module::notifications),
                Column.text("missing", texts.get("mibs.column.missing"), 160, m -> String.join(", ", m.missing())));
        modules = new PagedTable<>(sash, kit, "mibs", moduleColumns, false);
        modules.name(texts.get("mibs.modules"));
        var right = new SashForm(sash, SWT.VERTICAL);
        objectColumns = List.of(
                Column.<MibObject>text("name", texts.get("mibs.column.name"), 160, MibObject::name).growing(),
                Column.code("oid", texts.get("mibs.column.oid"), 210, MibObject::oid),
                Column.text("kind", texts.get("mibs.column.kind"), 90, o -> kind(o.kind())),
                Column.text("module", texts.get("mibs.column.module"), 130, MibObject::module),
                Column.text("syntax", texts.get("mibs.column.syntax"), 160, MibObject::syntax));
        objects = new PagedTable<>(right, kit, "mibObjects", objectColumns, false);
        objects.name(texts.get("mibs.objects"));
        objects.empty(EmptyState.of(texts.get("mibs.objects.hint")));
        objects.source(new ListSource<>(List.of(), MibObject::oid, objectColumns));
        description = new StyledText(right, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        description.setMargins(8, 6, 8, 6);
        kit.theme().paint(description);
        right.setWeights(2, 1);
        sash.setWeights(2, 3);
        objects.onSelection(s -> description.setText(s.single() == null || s.single().description() == null
                ? ""
                : s.single().description()));
        modules.onSelection(s -> drop.setEnabled(s.single() != null && !s.single().bundled() && mayEdit()));
        drop.setEnabled(false);
        List<Following> followings = List.of(kit.connections().followStatus(status -> {
            take.setEnabled(mayEdit());
            list();
        }));
        addDisposeListener(e -> followings.forEach(Following::close));
    }

    private String kind(String kind) {
        return texts.has("mibs.kind." + kind) ? texts.get("mibs.kind." + kind) : kind;
    }

    PagedTable<ListMibs.Module> modules() {
        return modules;
    }

    PagedTable<MibObject> objects() {
        return objects;
    }

    /** The table that has the keyboard; that of the modules when neither has. */
    PagedTable<?> focused() {
        return objects.widget().isFocusControl() ? objects : modules;
    }

    Text search() {
        return search;
    }

    /** What gets the keyboard. */
    Control focus() {
        return search;
    }

    private boolean mayEdit() {
        return kit.connections().may(Privilege.EDIT);
    }

    private Button button(Composite bar, String key, Runnable action) {
        return Theme.button(bar, texts.get("mibs." + key), action);
    }

    private void list() {
        kit.background().ask(this, () -> kit.connections().call(new ListMibs()), mibs -> {
            problem.show(null);
            modules.source(new ListSource<>(mibs.modules(), ListMibs.Module::name, moduleColumns));
        }, problem::show);
    }

    private void searchSoon() {
        int mine = ++ticket;
        getDisplay().timerExec(TYPING_MILLIS, () -> {
            if (mine == ticket && !isDisposed()) {
                look();
            }
        });
    }

    private void look() {
        String text = search.getText().strip();
        if (searching != null) {
            searching.cancel();
        }
        if (text.isEmpty()) {
            objects.empty(EmptyState.of(texts.get("mibs.objects.hint")));
            objects.source(new ListSource<>(List.of(), MibObject::oid, objectColumns));
            return;
        }
        searching = kit.background().ask(this, () -> kit.connections().call(new FindMibObjects(text, null, FOUND)),
                found -> {
                    objects.empty(EmptyState.of(texts.get("mibs.objects.none", text)));
                    objects.source(new ListSource<>(found.objects(), o -> o.module() + o.oid(), objectColumns));
                }, problem::show);
    }

    private void choose() {
        var dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(texts.get("mibs.import"));
        if (dialog.open() != null) {
            var files = new ArrayList<Path>();
            for (String name : dialog.getFileNames()) {
                files.add(Path.of(dialog.getFilterPath(), name));
            }
            take(files);
        }
    }

    /** Takes in files; what was passed over is told. */
    void take(List<Path> files) {
        kit.background().run(texts.get("mibs.importing", files.size()), this, monitor -> {
            monitor.beginTask("", files.size());
            var told = new ArrayList<String>();
            for (Path file : files) {
                String name = file.getFileName().toString();
                var imported = kit.connections().call(new ImportMib(read(file), name));
                imported.warnings().forEach(w -> told.add(name + ": " + w));
                monitor.worked(1);
            }
            return told;
        }, told -> {
            list();
            description.setText(told.isEmpty() ? texts.get("mibs.imported", files.size()) : String.join("\n", told));
        }, problem::show);
    }

    /** MIB files are ASCII by their standard; older ones have Latin-1 letters in descriptions. */
    private static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private void remove() {
        ListMibs.Module module = modules.selection().single();
        if (module != null) {
            kit.background().ask(this, () -> kit.connections().call(new RemoveMib(module.name())), removed -> list(),
                    problem::show);
        }
    }
}
