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

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
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

    /** So far the pointer moves before it drags. */
    private static final int START = 6;

    private final Tree tree;
    private final Kit kit;
    private final Consumer<PaletteEntry> take;
    private final Consumer<PaletteEntry> create;
    private final Carrying carrying;
    /** What the pointer has gone down on; null when nothing can be dragged. */
    private PaletteEntry pressed;
    private Point from;
    private boolean carried;

    /** Told where an entry is that is dragged out of the palette. */
    @FunctionalInterface
    public interface Carrying {
        /**
         * It is there.
         *
         * @param entry null when it is not dragged any more
         * @param at on the screen
         * @param drop whether it is let go there
         */
        void carried(PaletteEntry entry, Point at, boolean drop);
    }

    /**
     * A palette.
     *
     * @param take told which one is taken in hand
     * @param create told which one is to be created at once
     * @param carrying told where one is dragged
     */
    public PaletteView(Composite parent, Kit kit, String name, List<PaletteEntry> entries, Consumer<PaletteEntry> take,
            Consumer<PaletteEntry> create, Carrying carrying) {
        this.kit = kit;
        this.take = take;
        this.create = create;
        this.carrying = carrying;
        tree = new Tree(parent, SWT.SINGLE | SWT.V_SCROLL);
        kit.theme().paint(tree);
        fill(entries);
        kit.theme().follow(tree, this::icons);
        tree.addListener(SWT.MouseDown, this::down);
        tree.addListener(SWT.MouseMove, this::moved);
        tree.addListener(SWT.MouseUp, this::up);
        tree.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) {
                letGo();
            }
        });
        tree.addListener(SWT.DefaultSelection, this::chosen);
        tree.addListener(SWT.MouseHover, this::hover);
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = e.childID < 0 ? name : e.result;
            }
        });
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

    private void down(Event e) {
        boolean item = e.button == 1 && tree.getItem(new Point(e.x, e.y)) != null;
        pressed = item && tree.getItem(new Point(e.x, e.y)).getData() instanceof PaletteEntry entry
                && !entry.connection() ? entry : null;
        from = new Point(e.x, e.y);
        carried = false;
    }

    /**
     * The toolkit's own drag and drop is not used: it stays in this window, the diagram shows where the figure will be, and
     * a button that is held down keeps the pointer with the tree anyway.
     */
    private void moved(Event e) {
        if (pressed != null && (e.stateMask & SWT.BUTTON1) != 0) {
            carried |= Math.abs(e.x - from.x) > START || Math.abs(e.y - from.y) > START;
            if (carried) {
                carrying.carried(pressed, tree.toDisplay(e.x, e.y), false);
            }
        }
    }

    private void up(Event e) {
        if (carried && pressed != null) {
            carrying.carried(pressed, tree.toDisplay(e.x, e.y), true);
        } else if (!carried) {
            clicked(e);
        }
        pressed = null;
    }

    private void letGo() {
        if (pressed != null && carried) {
            carrying.carried(null, tree.toDisplay(from), false);
        }
        pressed = null;
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
        tree.setToolTipText(item != null && item.getData() instanceof PaletteEntry entry ? words(entry) : null);
    }

    /** Its name, which the tree may have cut off, and the sentence more. */
    private static String words(PaletteEntry entry) {
        return entry.hint().isEmpty() ? entry.label() : entry.label() + "\n" + entry.hint();
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
