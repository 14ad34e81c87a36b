/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.edit.EditConfigAttributes;
import org.eclipse.nebula.widgets.nattable.edit.EditController;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer.MoveDirectionEnum;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Listener;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.table.CellEdit;
import org.yagura.ui.table.CellEditing;
import org.yagura.ui.table.CellEdits;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Selection;

/**
 * Editing in the cells of one table: F2, Enter, a double click or typing begins in the cell that has the cursor; Enter
 * takes what was typed and goes down, Tab goes to the next cell that can be edited, Esc gives up. With several rows
 * selected what was typed is for all of them. A block from a spreadsheet is pasted from the cursor on.
 */
public final class TableEditing<R> {
    private static final Texts TEXTS = Texts.of(TableFooter.class);

    /** What editing needs of the table. */
    public interface Host<R> {

        /** What is selected. */
        Selection<R> selection();

        /** Brings a range of rows. */
        void load(int from, int count, Consumer<List<R>> then);

        /** Says something below the table; empty for nothing. */
        void note(String text);

        /** Enter or a double click where nothing can be edited. */
        void open();
    }

    /** A cell that is being edited: the row by its key, since rows are exchanged meanwhile. */
    private record Open<R>(R row, Object key, Column<R> column, int place) {
    }

    private final TableLayers<R> layers;
    private final NatTable table;
    private final Kit kit;
    private final CellTexts texts;
    private final KeySelection.Rows<R> rows;
    private final Host<R> host;
    private final CellEdits<R> edits;
    private final CellEditor editor;
    private Open<R> open;
    private CellPopup hint;
    private boolean fresh;

    /** Makes the table one that can be edited. */
    public TableEditing(TableLayers<R> layers, Kit kit, CellTexts texts, KeySelection.Rows<R> rows, Host<R> host,
            CellEdits<R> edits) {
        this.layers = layers;
        this.table = layers.table();
        this.kit = kit;
        this.texts = texts;
        this.rows = rows;
        this.host = host;
        this.edits = edits;
        editor = new CellEditor(new Taker());
        table.getConfigRegistry().registerConfigAttribute(EditConfigAttributes.CELL_EDITOR, editor);
        bind(table.getUiBindingRegistry());
        Listener quiet = e -> {
            if (!fresh) {
                unhint();
            }
        };
        for (int type : new int[]{SWT.KeyDown, SWT.MouseDown, SWT.FocusOut}) {
            table.addListener(type, quiet);
        }
        table.addDisposeListener(e -> unhint());
    }

    private void bind(UiBindingRegistry registry) {
        registry.registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.F2), (t, e) -> beginAtCursor(null));
        for (int enter : new int[]{SWT.CR, SWT.KEYPAD_CR}) {
            registry.registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, enter), (t, e) -> enter());
        }
        registry.registerFirstKeyBinding(new KeyEventMatcher(SWT.MOD1, 'v'), (t, e) -> paste());
        registry.registerFirstKeyBinding(TableEditing::isTyped,
                (t, e) -> beginAtCursor(String.valueOf(e.character)));
        registry.registerFirstDoubleClickBinding(MouseEventMatcher.bodyLeftClick(SWT.NONE), (t, e) -> {
            var at = new Point(e.x, e.y);
            Column<R> column = layers.columnAt(at);
            if (column == null || column.editing() == null) {
                host.open();
            } else {
                begin(layers.rowAt(at), layers.indexOf(column), null);
            }
        });
    }

    private static boolean isTyped(KeyEvent event) {
        boolean command = (event.stateMask & (SWT.MOD1 | SWT.MOD3 | SWT.MOD4)) != 0;
        return !command && event.character >= ' ' && event.character != SWT.DEL;
    }

    private void enter() {
        PositionCoordinate cursor = layers.cursor();
        Column<R> column = cursor == null ? null : column(cursor);
        if (column != null && column.editing() == null) {
            host.open();
        } else {
            beginAtCursor(null);
        }
    }

    private Column<R> column(PositionCoordinate cursor) {
        return layers.shownColumns().get(cursor.columnPosition);
    }

    /** Begins to edit where the cursor is, with what was typed already, or null; in the first row when none is selected. */
    private void beginAtCursor(String typed) {
        PositionCoordinate cursor = layers.cursor();
        if (cursor == null && rows.count() > 0) {
            layers.selection().selectRow(Math.max(0, firstEditable()), 0, false, false);
            cursor = layers.cursor();
        }
        if (cursor != null) {
            begin(cursor.rowPosition, layers.indexOf(column(cursor)), typed);
        }
    }

    private int firstEditable() {
        List<Column<R>> shown = layers.shownColumns();
        return IntStream.range(0, shown.size()).filter(i -> shown.get(i).editing() != null).findFirst().orElse(-1);
    }

    private void begin(long position, int columnIndex, String typed) {
        R row = position < 0 ? null : rows.peek(position);
        if (row == null || !finish()) {
            return;
        }
        Column<R> column = layers.column(columnIndex);
        layers.revealCell(columnIndex, (int) position);
        ILayerCell cell = layers.cell(columnIndex, (int) position);
        String locked = locked(row, column);
        if (locked != null) {
            hint(cell, locked);
        } else if (cell != null) {
            open(cell, new Open<>(row, rows.key(row), column, columnIndex), typed);
        }
    }

    private String locked(R row, Column<R> column) {
        String all = edits.locked();
        return all != null
                ? all
                : column.editing() == null
                        ? TEXTS.get("edit.column", column.label())
                        : column.editing().locked(row);
    }

    private void open(ILayerCell cell, Open<R> what, String typed) {
        open = what;
        CellEditing<R> how = what.column().editing();
        String before = how.text(what.row());
        List<String> choices = how.choices(what.row());
        boolean lines = choices == null && (how.lines() || before.indexOf('\n') >= 0);
        editor.prepare(new CellEditor.Task(name(what), before, typed == null ? before : typed, lines,
                choices == null ? null : new Completion(choices, how.several()), note(how)), kit.theme().palette());
        host.note("");
        EditController.editCell(cell, table, before, table.getConfigRegistry());
    }

    private String name(Open<R> what) {
        Column<R> first = layers.shownColumns().getFirst();
        return what.column().label() + ", " + texts.brief(first, what.row());
    }

    private String note(CellEditing<R> how) {
        var parts = new ArrayList<String>();
        if (several()) {
            parts.add(TEXTS.get("edit.rows", host.selection().count()));
        }
        if (how.hint() != null) {
            parts.add(how.hint());
        }
        if (how.several()) {
            parts.add(TEXTS.get("edit.several"));
        } else if (how.lines()) {
            parts.add(TEXTS.get("edit.lines"));
        }
        return String.join(" ", parts);
    }

    private boolean several() {
        Selection<R> selected = host.selection();
        return selected.count() > 1 && (selected.all()
                || selected.rows().stream().anyMatch(r -> rows.key(r).equals(open.key())));
    }

    /** Says at a cell why it cannot be edited. */
    private void hint(ILayerCell cell, String reason) {
        unhint();
        host.note(reason);
        if (cell != null) {
            hint = new CellPopup(table, kit.theme().palette(), "", i -> {
                // nothing to choose
            });
            hint.problem(reason);
            hint.at(cell.getBounds());
            fresh = true; // until the key or click that it answers is over
            table.getDisplay().asyncExec(() -> fresh = false);
        }
    }

    private void unhint() {
        if (hint != null) {
            hint.dispose();
            hint = null;
        }
    }

    /** Takes what is being typed, if anything is; false when it is wrong, and stays open. */
    public boolean finish() {
        return !editor.isOpen() || editor.commit(MoveDirectionEnum.NONE);
    }

    /** The table was scrolled: the field goes with its cell; when that leaves, what was typed is taken. */
    public void scrolled() {
        if (editor.isOpen()) {
            long position = rows.position(open.key());
            ILayerCell cell = position < 0 ? null : layers.cell(open.place(), (int) position);
            if (cell != null) {
                editor.move(cell.getBounds());
            } else if (!finish() && position >= 0) {
                layers.revealCell(open.place(), (int) position);
            }
        }
    }

    /** Rows were exchanged: the field stays with its row, or tells what was typed when the row is gone. */
    public void rowsChanged() {
        if (!editor.isOpen()) {
            return;
        }
        long position = rows.position(open.key());
        ILayerCell cell = position < 0 ? null : layers.cell(open.place(), (int) position);
        if (cell != null) {
            editor.move(cell.getBounds());
        } else {
            String typed = editor.text();
            editor.close();
            host.note(TEXTS.get("edit.gone", typed));
        }
    }

    /** Takes what was typed. */
    private final class Taker implements CellEditor.Taker {

        @Override
        public String take(String text) {
            Selection<R> selected = host.selection();
            if (selected.all() && rows.count() > selected.rows().size()) {
                takeForAll(open, text);
                return null;
            }
            List<R> targets = several() ? selected.rows() : List.of(open.row());
            CellEdits.Refusal<R> refusal = edits.take(edits(targets, open.column(), text));
            return refusal == null ? null : refusal.reason();
        }

        @Override
        public void taken(MoveDirectionEnum direction) {
            go(direction);
        }
    }

    private List<CellEdit<R>> edits(List<R> targets, Column<R> column, String text) {
        return targets.stream().map(row -> new CellEdit<>(row, column, text)).toList();
    }

    /** Rows that are selected and not loaded are brought first. */
    private void takeForAll(Open<R> what, String text) {
        host.load(0, rows.count(), all -> {
            CellEdits.Refusal<R> refusal = edits.take(edits(all, what.column(), text));
            if (refusal != null) {
                begin(rows.position(what.key()), what.place(), text);
                editor.refuse(refusal.reason());
            }
        });
    }

    private void go(MoveDirectionEnum direction) {
        long position = rows.position(open.key());
        boolean one = host.selection().count() <= 1;
        if (position < 0 || direction == MoveDirectionEnum.NONE) {
            return;
        }
        if (direction == MoveDirectionEnum.DOWN) {
            if (one && position + 1 < rows.count()) {
                moveTo(open.place(), position + 1);
            }
            return;
        }
        int step = direction == MoveDirectionEnum.RIGHT ? 1 : -1;
        List<Column<R>> shown = layers.shownColumns();
        int at = shown.indexOf(open.column()) + step;
        while (at >= 0 && at < shown.size() && shown.get(at).editing() == null) {
            at += step;
        }
        if (at >= 0 && at < shown.size()) {
            int next = layers.indexOf(shown.get(at));
            if (one) {
                moveTo(next, position);
            }
            begin(position, next, null);
        } else if (one && step > 0 && position + 1 < rows.count()) {
            int first = layers.indexOf(shown.get(firstEditable()));
            moveTo(first, position + 1);
            begin(position + 1, first, null);
        }
    }

    private void moveTo(int columnIndex, long position) {
        layers.selection().selectRow(layers.hiding().getColumnPositionByIndex(columnIndex), (int) position, false,
                false);
        layers.revealCell(columnIndex, (int) position);
    }

    /** Pastes what is on the clipboard from the cursor on; one value or one line into all selected rows. */
    public void paste() {
        PositionCoordinate cursor = layers.cursor();
        var clipboard = new Clipboard(table.getDisplay());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        if (cursor == null || !(text instanceof String given) || !finish()) {
            return;
        }
        ILayerCell cell = layers.cell(layers.indexOf(column(cursor)), cursor.rowPosition);
        if (edits.locked() != null) {
            hint(cell, edits.locked());
            return;
        }
        List<List<String>> block = PastedBlock.parse(given);
        Selection<R> selected = host.selection();
        if (block.size() == 1 && selected.all()) {
            host.load(0, rows.count(), all -> paste(block, cursor, all, cell));
        } else if (block.size() == 1 && selected.count() > 1) {
            paste(block, cursor, selected.rows(), cell);
        } else if (!block.isEmpty()) {
            int first = cursor.rowPosition;
            int count = Math.min(block.size(), rows.count() - first);
            host.load(first, count, some -> paste(block, cursor, some, cell));
        }
    }

    private void paste(List<List<String>> block, PositionCoordinate cursor, List<R> targets, ILayerCell cell) {
        if (block.size() > targets.size() && block.size() > 1) {
            hint(cell, TEXTS.get("paste.rows", block.size(), targets.size()));
            return;
        }
        List<Column<R>> shown = layers.shownColumns();
        var wanted = new ArrayList<CellEdit<R>>();
        for (int i = 0; i < targets.size(); i++) {
            List<String> line = block.get(Math.min(i, block.size() - 1));
            for (int j = 0; j < line.size(); j++) {
                int place = cursor.columnPosition + j;
                String wrong = place >= shown.size()
                        ? TEXTS.get("paste.columns", line.size(), shown.size() - cursor.columnPosition)
                        : want(targets.get(i), shown.get(place), line.get(j), wanted);
                if (wrong != null) {
                    hint(cell, wrong);
                    return;
                }
            }
        }
        CellEdits.Refusal<R> refusal = wanted.isEmpty() ? null : edits.take(wanted);
        if (refusal != null) {
            hint(cell, TEXTS.get("paste.refused", refusal.edit().text(), refusal.edit().column().label(),
                    texts.brief(shown.getFirst(), refusal.edit().row()), refusal.reason()));
        } else {
            host.note(TEXTS.get("paste.done", wanted.size()));
        }
    }

    /** Adds a cell to what is wanted unless it says that already; what is wrong, or null. */
    private String want(R row, Column<R> column, String text, List<CellEdit<R>> wanted) {
        if (text.equals(texts.exact(column, row))) {
            return null;
        }
        String locked = locked(row, column);
        if (locked == null) {
            wanted.add(new CellEdit<>(row, column, text));
        }
        return locked;
    }
}
