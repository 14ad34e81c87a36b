/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.edit.editor.AbstractCellEditor;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer.MoveDirectionEnum;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/**
 * A field in a cell, with choices below it where there are any. What is wrong is said below it, and it stays open with
 * what was typed until that is corrected or given up.
 */
final class CellEditor extends AbstractCellEditor {
    private static final int LINES = 5;
    private static final int LINES_WIDTH = 320;

    /**
     * What is edited.
     *
     * @param name what the cell is called
     * @param before the text that stands there
     * @param typed the text to begin with
     * @param lines whether the text may have several lines
     * @param completion the choices; null when anything may be typed
     * @param note shown below; may be empty
     */
    record Task(String name, String before, String typed, boolean lines, Completion completion, String note) {
    }

    /** Who takes what was typed. */
    interface Taker {

        /** Takes a text; returns what is wrong with it, null when nothing is. */
        String take(String text);

        /** The text has been taken and the field is closed. */
        void taken(MoveDirectionEnum direction);
    }

    private final Taker taker;
    private Task task;
    private Palette palette;
    private StyledText field;
    private CellPopup popup;
    private List<String> fitting = List.of();
    private boolean taking;

    CellEditor(Taker taker) {
        this.taker = taker;
    }

    /** What it is opened for next, in those colours. */
    void prepare(Task next, Palette colours) {
        task = next;
        palette = colours;
    }

    @Override
    protected Control activateCell(Composite parent, Object typed) {
        createEditorControl(parent);
        field.setText(task.typed());
        popup = new CellPopup(parent, palette, task.name(), this::clicked);
        popup.note(task.note());
        if (task.completion() != null) {
            boolean whole = task.typed().equals(task.before());
            offer(whole ? "" : task.typed(), whole ? task.before() : task.typed());
        }
        if (task.typed().equals(task.before())) {
            field.selectAll();
        } else {
            field.setCaretOffset(task.typed().length());
        }
        field.addModifyListener(e -> typed());
        field.setFocus();
        return field;
    }

    @Override
    public StyledText createEditorControl(Composite parent) {
        field = new StyledText(parent, task.lines() ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER : SWT.SINGLE);
        Theme.ownColours(field);
        field.setData("name", task.name());
        field.setMargins(8, 3, 6, 0);
        paint(false);
        field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = task.name();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = task.note();
            }
        });
        return field;
    }

    private void paint(boolean wrong) {
        field.setBackground(Theme.color(
                wrong ? Palette.mix(palette.bad(), palette.background(), 0.2) : palette.background()));
        field.setForeground(Theme.color(palette.text()));
        field.setSelectionBackground(Theme.color(Palette.mix(palette.focus(), palette.background(), 0.35)));
        field.setSelectionForeground(Theme.color(palette.text()));
    }

    @Override
    public void addEditorControlListeners() {
        popup.at(field.getBounds());
        field.addListener(SWT.Traverse, this::traverse);
        field.addListener(SWT.FocusOut, e -> left());
        field.addVerifyKeyListener((VerifyKeyListener) this::key);
    }

    @Override
    public void removeEditorControlListeners() {
        // they go with the field
    }

    private void traverse(Event event) {
        boolean breaks = task.lines() && (event.stateMask & (SWT.SHIFT | SWT.ALT)) != 0;
        switch (event.detail) {
            case SWT.TRAVERSE_RETURN -> {
                if (breaks) {
                    field.insert("\n");
                    field.setCaretOffset(field.getCaretOffset() + 1);
                } else {
                    pick();
                    commit(MoveDirectionEnum.DOWN, true);
                }
            }
            case SWT.TRAVERSE_TAB_NEXT -> tab(MoveDirectionEnum.RIGHT);
            case SWT.TRAVERSE_TAB_PREVIOUS -> tab(MoveDirectionEnum.LEFT);
            case SWT.TRAVERSE_ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.detail = SWT.TRAVERSE_NONE;
        event.doit = true;
    }

    private void tab(MoveDirectionEnum direction) {
        pick();
        commit(direction, true);
    }

    private void key(VerifyEvent event) {
        int step = switch (event.keyCode) {
            case SWT.ARROW_DOWN -> 1;
            case SWT.ARROW_UP -> -1;
            case SWT.PAGE_DOWN -> 8;
            case SWT.PAGE_UP -> -8;
            default -> 0;
        };
        if (step != 0 && popup.count() > 0) {
            popup.select(Math.clamp((long) popup.selected() + step, 0, popup.count() - 1));
            event.doit = false;
        }
    }

    private void typed() {
        paint(false);
        popup.problem("");
        if (task.completion() != null) {
            offer(field.getText(), field.getText());
        }
    }

    /** Shows the choices that fit a text, and highlights the one that stands there, else the first that fits. */
    private void offer(String typed, String stands) {
        Completion completion = task.completion();
        fitting = completion.fitting(typed);
        int exact = fitting.indexOf(completion.part(stands));
        popup.choices(fitting, exact >= 0 || completion.part(typed).isEmpty() ? exact : fitting.isEmpty() ? -1 : 0);
    }

    /** Takes the choice that is highlighted in place of what is being typed, unless that is one already. */
    private void pick() {
        int selected = popup.selected();
        if (task.completion() != null && selected >= 0) {
            String typed = field.getText();
            boolean untouched = typed.equals(task.before());
            String choice = fitting.get(selected);
            if (untouched && !task.completion().several()) {
                field.setText(choice);
            } else if (!task.completion().part(typed).equals(choice)) {
                field.setText(task.completion().complete(typed, choice));
            }
        }
    }

    private void clicked(int choice) {
        String typed = field.getText();
        boolean several = task.completion().several();
        field.setText(several ? task.completion().complete(typed, fitting.get(choice)) : fitting.get(choice));
        field.setCaretOffset(field.getCharCount());
        field.setFocus();
        if (!several) {
            commit(MoveDirectionEnum.NONE, true);
        }
    }

    /** The keyboard went elsewhere: what was typed is taken, unless it went to the choices. */
    private void left() {
        if (isOpen() && !popup.pointed()) {
            commit(MoveDirectionEnum.NONE, true);
        }
    }

    @Override
    public boolean commit(MoveDirectionEnum direction, boolean closeAfterCommit, boolean skipValidation) {
        if (!isOpen() || taking) {
            return false;
        }
        taking = true;
        String text = field.getText();
        String wrong;
        try {
            wrong = text.equals(task.before()) ? null : taker.take(text);
        } finally {
            taking = false;
        }
        if (wrong != null) {
            refuse(wrong);
            return false;
        }
        close();
        taker.taken(direction);
        return true;
    }

    /** Says what is wrong. */
    void refuse(String wrong) {
        if (isOpen()) {
            paint(true);
            popup.problem(wrong);
        }
    }

    /** The cell is elsewhere now. */
    void move(Rectangle cell) {
        Rectangle place = calculateControlBounds(cell);
        if (!place.equals(field.getBounds())) {
            field.setBounds(place);
            popup.at(place);
        }
    }

    /** What was typed so far. */
    String text() {
        return field.getText();
    }

    @Override
    public void close() {
        if (isOpen()) {
            if (!field.isFocusControl()) {
                parent = null; // the keyboard is elsewhere already, and stays there
            }
            super.close();
            popup.dispose();
        }
    }

    /** Whether it is on screen. */
    boolean isOpen() {
        return field != null && !field.isDisposed() && !isClosed();
    }

    @Override
    public Rectangle calculateControlBounds(Rectangle cell) {
        if (!task.lines()) {
            return cell;
        }
        Rectangle room = field.getParent().getClientArea();
        int width = Math.min(Math.max(cell.width, LINES_WIDTH), room.width);
        int height = cell.height * LINES;
        return new Rectangle(Math.max(0, Math.min(cell.x, room.width - width)),
                Math.max(0, Math.min(cell.y, room.height - height)), width, height);
    }

    @Override
    public boolean openInline(IConfigRegistry registry, List<String> labels) {
        return true;
    }

    @Override
    public StyledText getEditorControl() {
        return field;
    }

    @Override
    public Object getEditorValue() {
        return field.getText();
    }

    @Override
    public void setEditorValue(Object value) {
        field.setText(String.valueOf(value));
    }
}
