/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.edit.Alignment;
import org.yagura.diagram.core.edit.FreePlace;
import org.yagura.diagram.core.edit.Moves;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.internal.Clip;
import org.yagura.ui.diagram.internal.Editing;
import org.yagura.ui.diagram.internal.Stage;
import org.yagura.ui.diagram.internal.gesture.CreateGesture;

/** Runs the commands of one canvas. */
final class CanvasCommands {
    private final DiagramCanvas owner;
    private final CanvasParts parts;
    private final Stage stage;
    private final Scene scene;
    private final Editing editing;
    private final Clip clip;
    private final Arranging arranging;

    CanvasCommands(DiagramCanvas owner, CanvasParts parts, Kit kit) {
        this.owner = owner;
        this.parts = parts;
        stage = parts.stage();
        scene = stage.scene();
        editing = stage.editing();
        clip = new Clip(stage);
        arranging = new Arranging(stage, kit);
    }

    boolean can(DiagramCommand command) {
        DiagramSelection selection = stage.selection();
        boolean any = !selection.ids().isEmpty();
        boolean may = editing.may();
        String focus = selection.focus();
        return switch (command) {
            case UNDO -> editing.undoLabel() != null;
            case REDO -> editing.redoLabel() != null;
            case COPY -> stage.host().edits() != null && !selection.roots().isEmpty();
            case CUT -> may && !selection.roots().isEmpty();
            case DELETE -> may && any;
            case PASTE -> may && clip.present();
            case OPEN -> focus != null && scene.contains(focus);
            case RENAME -> may && focus != null && stage.boxOf(focus) != null;
            case COLLAPSE -> focus != null && scene.figure(focus) != null && scene.figure(focus).container();
            case MOVE -> may && (movable() || bendable(focus));
            case RESIZE -> may && stage.focusFigure() != null && stage.host().mayResize(stage.focusFigure().figure());
            case CONNECT -> may && (stage.focusFigure() != null && connectionEntry() != null || bendable(focus));
            case CREATE -> may && !owner.palette().isEmpty();
            case NEXT_CONNECTION -> focus != null;
            case STRAIGHTEN -> may && selection.ids().stream().map(scene::connection)
                    .anyMatch(c -> c != null && !c.bends().isEmpty());
            case ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_TOP, ALIGN_MIDDLE, ALIGN_BOTTOM, DISTRIBUTE_ACROSS,
                    DISTRIBUTE_DOWN ->
                may && selection.roots().size() >= alignment(command).least();
            case ARRANGE_DOWN, ARRANGE_RIGHT, ARRANGE_REST -> may && scene.shownFigures() > 0;
            case ARRANGE_SELECTION -> may && !selection.roots().isEmpty();
            case FIT_SELECTION -> any;
            case SELECT_ALL, FIND, ZOOM_IN, ZOOM_OUT, ZOOM_REAL, FIT, GRID, EXPORT, PRINT -> true;
        };
    }

    boolean run(DiagramCommand command) {
        if (!can(command)) {
            return false;
        }
        switch (command) {
            case UNDO -> editing.undo();
            case REDO -> editing.redo();
            case COPY -> clip.copy();
            case CUT -> {
                clip.copy();
                delete();
            }
            case PASTE -> clip.paste();
            case DELETE -> delete();
            case SELECT_ALL -> stage.selection().set(stage.search().inside(scene.extent().grow(1)));
            case OPEN -> stage.host().open(stage.selection().focus());
            case RENAME -> parts.editor().open(stage.selection().focus());
            case COLLAPSE -> scene.collapse(stage.selection().focus(), !scene.isCollapsed(stage.selection().focus()));
            case MOVE -> move();
            case RESIZE -> parts.keys().beginResize();
            case CONNECT -> connect();
            case NEXT_CONNECTION -> parts.keys().nextConnection();
            case STRAIGHTEN -> straighten();
            case ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_TOP, ALIGN_MIDDLE, ALIGN_BOTTOM, DISTRIBUTE_ACROSS,
                    DISTRIBUTE_DOWN ->
                align(alignment(command));
            case ARRANGE_DOWN -> arranging.run(LayoutTask.whole(scene, Direction.DOWN));
            case ARRANGE_RIGHT -> arranging.run(LayoutTask.whole(scene, Direction.RIGHT));
            case ARRANGE_REST -> arranging.run(LayoutTask.around(scene, Direction.DOWN, stage.host().placed()));
            case ARRANGE_SELECTION -> arranging
                    .run(LayoutTask.selection(scene, Direction.DOWN, stage.selection().roots()));
            case ZOOM_IN -> owner.zoomStep(1);
            case ZOOM_OUT -> owner.zoomStep(-1);
            case ZOOM_REAL -> owner.zoom(1);
            case FIT -> owner.fit();
            case FIT_SELECTION -> owner.fitArea(stage.boxAround(stage.selection().ids()));
            case GRID -> owner.grid(!owner.grid());
            case FIND, CREATE, EXPORT, PRINT -> {
                return owner.elsewhere(command);
            }
        }
        return true;
    }

    private boolean bendable(String focus) {
        return focus != null && scene.connection(focus) != null && scene.route(focus) != null;
    }

    private boolean movable() {
        return stage.focusFigure() != null || !stage.selection().roots().isEmpty();
    }

    private void move() {
        if (movable()) {
            parts.keys().beginMove();
        } else {
            parts.keys().beginBend(scene.route(stage.selection().focus()));
        }
    }

    private void connect() {
        if (stage.focusFigure() != null) {
            parts.keys().beginConnect(connectionEntry().kind());
        } else {
            parts.keys().beginReconnect(scene.connection(stage.selection().focus()));
        }
    }

    private void delete() {
        List<String> ids = owner.selected();
        editing.run(edits -> edits.delete(ids));
    }

    private void straighten() {
        editing.run(stage.selection().ids().stream().map(scene::connection)
                .filter(c -> c != null && !c.bends().isEmpty())
                .map(Connection::id).<java.util.function.Function<org.yagura.diagram.core.edit.Edits, org.yagura.diagram.core.edit.Edit>>map(
                        id -> edits -> edits.bend(id, List.of()))
                .toList());
    }

    private static Alignment alignment(DiagramCommand command) {
        return switch (command) {
            case ALIGN_LEFT -> Alignment.LEFT;
            case ALIGN_CENTER -> Alignment.CENTER;
            case ALIGN_RIGHT -> Alignment.RIGHT;
            case ALIGN_TOP -> Alignment.TOP;
            case ALIGN_MIDDLE -> Alignment.MIDDLE;
            case ALIGN_BOTTOM -> Alignment.BOTTOM;
            case DISTRIBUTE_ACROSS -> Alignment.DISTRIBUTE_ACROSS;
            case DISTRIBUTE_DOWN -> Alignment.DISTRIBUTE_DOWN;
            default -> throw new IllegalArgumentException(command + " aligns nothing");
        };
    }

    /** The one with the keyboard is what the others are aligned to. */
    private void align(Alignment alignment) {
        Set<String> ordered = new LinkedHashSet<>();
        List<String> roots = stage.selection().roots();
        if (roots.contains(stage.selection().focus())) {
            ordered.add(stage.selection().focus());
        }
        ordered.addAll(roots);
        Map<String, Box> boxes = new LinkedHashMap<>();
        ordered.stream().filter(id -> scene.shown(id) != null).forEach(id -> boxes.put(id, scene.shown(id).box()));
        Map<String, Box> places = alignment.apply(boxes);
        if (!places.isEmpty()) {
            editing.run(edits -> edits.place(Moves.to(scene, places)));
        }
    }

    /** The connection that is in hand, or the first one of the palette. */
    private PaletteEntry connectionEntry() {
        if (owner.armed() != null && owner.armed().connection()) {
            return owner.armed();
        }
        return owner.palette().stream().filter(PaletteEntry::connection).findFirst().orElse(null);
    }

    /** Creates without a mouse: in the container or beside the figure that has the keyboard, or in the middle. */
    void create(PaletteEntry entry) {
        ShownFigure focus = stage.focusFigure();
        if (entry.connection()) {
            if (focus != null && editing.may()) {
                parts.keys().beginConnect(entry.kind());
            } else {
                owner.arm(entry);
            }
            return;
        }
        if (focus == null) {
            Point middle = stage.viewport().visible().center();
            Box free = FreePlace.near(scene, CreateGesture.around(entry, middle));
            create(entry, free, stage.containerAt(free.center(), List.of()));
        } else if (focus.open()) {
            create(entry, FreePlace.inside(scene, focus, entry.width(), entry.height()), focus.figure().id());
        } else {
            create(entry, FreePlace.beside(scene, focus, entry.width(), entry.height()), focus.figure().parent());
        }
    }

    private void create(PaletteEntry entry, Box bounds, String container) {
        if (editing.run(edits -> edits.create(entry.kind(), bounds, container)) && stage.selection().focus() != null) {
            stage.reveal(stage.selection().focus());
        }
    }
}
