/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Scene;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.internal.Exporting;
import org.yagura.ui.diagram.internal.FindBar;
import org.yagura.ui.diagram.internal.Outline;
import org.yagura.ui.diagram.internal.PaletteView;
import org.yagura.ui.diagram.internal.Printing;
import org.yagura.ui.theme.Theme;

/**
 * A diagram with everything around it: a bar of tools, a search field, the palette where people may edit, and an outline.
 * For views and editors; the canvas alone is {@link DiagramCanvas}. On the user interface thread.
 */
public final class DiagramPanel {
    private static final int PAUSE_MILLIS = 1000;

    private final Composite control;
    private final DiagramCanvas canvas;
    private final FindBar find;
    private final Outline outline;
    private final PaletteView palette;
    private final Set<OverlayEntry> on = new LinkedHashSet<>();
    private final Exporting exporting;
    private final Printing printing;
    private final DiagramMemory memory;
    private final DiagramHost host;
    /** The diagram that was recalled; null before that. */
    private String recalled;
    private boolean remembering;

    /** A panel; see {@link DiagramCanvas}. */
    public DiagramPanel(Composite parent, Kit kit, Scene scene, DiagramHost host) {
        Texts texts = DiagramCanvas.texts();
        this.host = host;
        memory = new DiagramMemory(kit.settings(), host.kind());
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        kit.theme().paint(control);
        var bar = new PanelBar(control, kit, this, texts);
        var sash = new SashForm(control, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        line(sash, kit);
        var side = new SashForm(sash, SWT.VERTICAL);
        line(side, kit);
        var middle = new Composite(sash, SWT.NONE);
        middle.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        kit.theme().paint(middle);
        canvas = new DiagramCanvas(middle, kit, scene, host);
        find = new FindBar(middle, kit, canvas, texts);
        find.placeAbove(canvas.control());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas.control());
        palette = host.edits() == null
                ? null
                : new PaletteView(side, kit, texts.get("palette.name"), canvas.palette(), this::take, this::create,
                        this::carried);
        outline = new Outline(side, kit, canvas, texts.get("outline.name"));
        if (palette != null) {
            side.setWeights(3, 1);
        }
        sash.setWeights(1, 5);
        canvas.overlayEntries().stream().filter(memory::overlay).forEach(on::add);
        lay();
        canvas.grid(memory.grid());
        exporting = new Exporting(canvas, kit, texts);
        printing = new Printing(canvas, kit.icons(), texts);
        canvas.elsewhere(this::run);
        canvas.parts().followArmed(() -> {
            if (palette != null && canvas.armed() == null) {
                palette.release();
            }
        });
        bar.follow(canvas, host.layers());
        canvas.followView(this::rememberSoon);
        control.addDisposeListener(e -> remember());
    }

    /**
     * Sets layers, collapsed containers and what is in sight as the person left this diagram; shows everything of one that
     * is new to the person. To be called by the host once everything is in its place, and again when the scene shows
     * another diagram; from then on this is remembered.
     */
    public void recall() {
        recalled = host.memory();
        canvas.scene().batch(() -> {
            host.layers().forEach(
                    layer -> memory.layer(layer.id()).ifPresent(show -> canvas.scene().showLayer(layer.id(), show)));
            memory.collapsed(recalled).forEach(id -> canvas.scene().collapse(id, true));
        });
        memory.sight(recalled).ifPresentOrElse(sight -> canvas.look(sight.zoom(), sight.middle()), canvas::fit);
    }

    /** Remembers what {@link #recall} sets; to be called before the scene shows another diagram, and done by itself else. */
    public void remember() {
        if (recalled != null) {
            memory.collapsed(recalled, canvas.scene().collapsed());
            memory.sight(recalled, new DiagramMemory.Sight(canvas.zoom(), canvas.visible().center()));
            memory.grid(canvas.grid());
        }
    }

    private void rememberSoon() {
        if (recalled != null && !remembering) {
            remembering = true;
            control.getDisplay().timerExec(PAUSE_MILLIS, () -> {
                remembering = false;
                if (!control.isDisposed()) {
                    remember();
                }
            });
        }
    }

    /** Whether a layer is on. */
    boolean isOn(Layer layer) {
        return canvas.scene().isLayerShown(layer.id());
    }

    /** Switches a layer on or off, and remembers that. */
    void show(Layer layer, boolean show) {
        canvas.scene().showLayer(layer.id(), show);
        memory.layer(layer.id(), show);
    }

    /** The sash is the line between its parts. */
    private static void line(SashForm sash, Kit kit) {
        sash.setSashWidth(2);
        Theme.ownColours(sash);
        kit.theme().follow(sash, () -> sash.setBackground(Theme.color(kit.theme().palette().line())));
    }

    private boolean run(DiagramCommand command) {
        switch (command) {
            case FIND -> find.open();
            case CREATE -> palette.setFocus();
            case EXPORT -> exporting.ask();
            case PRINT -> printing.ask();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void take(PaletteEntry entry) {
        canvas.arm(entry);
    }

    private void create(PaletteEntry entry) {
        canvas.arm(null);
        canvas.setFocus();
        canvas.create(entry);
    }

    /**
     * An entry of the palette is dragged.
     *
     * @param at on the screen
     * @param drop whether it is let go there
     */
    private void carried(PaletteEntry entry, Point at, boolean drop) {
        Point place = canvas.control().toControl(at);
        Point size = canvas.control().getSize();
        boolean inside = entry != null && place.x >= 0 && place.y >= 0 && place.x < size.x && place.y < size.y;
        if (inside && drop) {
            canvas.drop(entry, place.x, place.y);
        } else {
            canvas.carry(inside ? entry : null, place.x, place.y);
        }
    }

    /** The control. */
    public Composite control() {
        return control;
    }

    /** The diagram. */
    public DiagramCanvas canvas() {
        return canvas;
    }

    /** Whether an overlay is on. */
    public boolean isOn(OverlayEntry entry) {
        return on.contains(entry);
    }

    /** Switches an overlay on or off, and remembers that. */
    public void show(OverlayEntry entry, boolean show) {
        if (show ? on.add(entry) : on.remove(entry)) {
            memory.overlay(entry, show);
            lay();
        }
    }

    private void lay() {
        List<OverlayEntry> ordered = new ArrayList<>(canvas.overlayEntries());
        ordered.retainAll(on);
        canvas.overlays(ordered.stream().map(OverlayEntry::overlay).toList());
    }

    /** Moves the keyboard to the diagram. */
    public boolean setFocus() {
        return canvas.setFocus();
    }

    /** The search field, for tests. */
    FindBar find() {
        return find;
    }

    /** The palette, for tests; null where nobody edits. */
    PaletteView palette() {
        return palette;
    }

    /** The outline, for tests. */
    Outline outline() {
        return outline;
    }
}
