/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.PaletteEntry;

/**
 * The palette: entries below their headings. A click takes one in hand, Enter or a double-click creates it at once, and it
 * can be dragged onto the diagram.
 */
public final class PaletteView {
    private static final int ICON = 16;

    private final Tree tree;
    private final Kit kit;
    private final Consumer<PaletteEntry> take;
    private final Consumer<PaletteEntry> create;

    /**
     * A palette.
     *
     * @param take told which one is taken in hand
     * @param create told which one is to be created at once
     */
    public PaletteView(Composite parent, Kit kit, String name, List<PaletteEntry> entries, Consumer<PaletteEntry> take,
            Consumer<PaletteEntry> create) {
        this.kit = kit;
        this.take = take;
        this.create = create;
        tree = new Tree(parent, SWT.SINGLE | SWT.V_SCROLL);
        kit.theme().paint(tree);
        fill(entries);
        kit.theme().follow(tree, this::icons);
        tree.addListener(SWT.MouseUp, this::clicked);
        tree.addListener(SWT.DefaultSelection, this::chosen);
        tree.addListener(SWT.MouseHover, this::hover);
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = e.childID < 0 ? name : e.result;
            }
        });
        drags();
    }

    private void fill(List<PaletteEntry> entries) {
        Map<String, TreeItem> groups = new HashMap<>();
        for (PaletteEntry entry : entries) {
            TreeItem item;
            if (entry.group().isEmpty()) {
                item = new TreeItem(tree, SWT.NONE);
            } else {
                item = new TreeItem(groups.computeIfAbsent(entry.group(), this::group), SWT.NONE);
            }
            item.setText(entry.label());
            item.setData(entry);
        }
        groups.values().forEach(group -> group.setExpanded(true));
    }

    private TreeItem group(String label) {
        var item = new TreeItem(tree, SWT.NONE);
        item.setText(label);
        return item;
    }

    private void icons() {
        for (TreeItem item : tree.getItems()) {
            icon(item);
            for (TreeItem inner : item.getItems()) {
                icon(inner);
            }
        }
    }

    private void icon(TreeItem item) {
        if (item.getData() instanceof PaletteEntry entry && entry.icon() != null) {
            item.setImage(
                    kit.icons().get(entry.icon().owner(), entry.icon().name(), ICON, kit.theme().palette().faint()));
        }
    }

    private void clicked(Event e) {
        if (e.button == 1 && tree.getItem(new Point(e.x, e.y)) instanceof TreeItem item
                && item.getData() instanceof PaletteEntry entry) {
            take.accept(entry);
        }
    }

    private void chosen(Event e) {
        if (e.item.getData() instanceof PaletteEntry entry) {
            create.accept(entry);
        }
    }

    private void hover(Event e) {
        TreeItem item = tree.getItem(new Point(e.x, e.y));
        tree.setToolTipText(item != null && item.getData() instanceof PaletteEntry entry ? entry.hint() : null);
    }

    private void drags() {
        var source = new DragSource(tree, DND.DROP_COPY);
        source.setTransfer(new Transfer[]{LocalSelectionTransfer.getTransfer()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                TreeItem item = tree.getItem(new Point(event.x, event.y));
                event.doit = item != null && item.getData() instanceof PaletteEntry entry && !entry.connection();
                if (event.doit) {
                    LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(item.getData()));
                }
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                LocalSelectionTransfer.getTransfer().setSelection(null);
            }
        });
    }

    /** The control. */
    public Tree control() {
        return tree;
    }

    /** Gives it the keyboard, with the first entry selected when none is. */
    public void setFocus() {
        if (tree.getSelectionCount() == 0 && tree.getItemCount() > 0) {
            TreeItem first = tree.getItem(0);
            tree.setSelection(first.getItemCount() > 0 ? first.getItem(0) : first);
        }
        tree.setFocus();
    }

    /** Selects no entry any more, because nothing is in hand. */
    public void release() {
        tree.deselectAll();
    }
}
