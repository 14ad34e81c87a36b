/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Hit;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.SceneSearch;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.internal.Access;
import org.yagura.ui.diagram.internal.Editing;
import org.yagura.ui.diagram.internal.Hand;
import org.yagura.ui.diagram.internal.Handles;
import org.yagura.ui.diagram.internal.Keys;
import org.yagura.ui.diagram.internal.LabelEditor;
import org.yagura.ui.diagram.internal.Pointer;
import org.yagura.ui.diagram.internal.Stage;
import org.yagura.ui.diagram.internal.Words;
import org.yagura.ui.diagram.internal.paint.CanvasPainter;
import org.yagura.ui.diagram.internal.paint.Viewport;

/** Puts the parts of a canvas together. */
final class CanvasParts {
    private final Stage stage;
    private final Hand hand;
    private final CanvasPainter painter;
    private final Keys keys;
    private final LabelEditor editor;
    private final CanvasCommands commands;
    private final Access access;
    private final Words words;
    private final Label notice;
    private Runnable armedFollower = () -> {
    };
    /** What the tooltip is about; null for nothing. */
    private String tipped;

    CanvasParts(DiagramCanvas owner, Canvas canvas, Kit kit, Scene scene, DiagramHost host) {
        var selection = new DiagramSelection(scene);
        Texts texts = DiagramCanvas.texts();
        notice = new Label(canvas, SWT.WRAP);
        notice.setVisible(false);
        kit.theme().paintBar(notice);
        var editing = new Editing(host.edits(), selection, owner::notice);
        stage = new Stage(canvas, scene, new SceneSearch(scene), host, new Viewport(), selection, editing, texts,
                owner::notice);
        hand = new Hand(stage, () -> armedChanged(canvas));
        var handles = new Handles(stage);
        painter = new CanvasPainter(stage, hand, handles, kit.icons(),
                new Drawing(scene, Look.LIGHT, Painters.standard(), List.of()));
        editor = new LabelEditor(stage, kit.theme());
        commands = new CanvasCommands(owner, this, kit);
        keys = new Keys(stage, hand, commands::run);
        words = new Words(scene, host, texts);
        access = new Access(stage, words, painter, hand);
        canvas.addListener(SWT.KeyDown, e -> access.changed());
        new Pointer(stage, hand, handles, new PointerActions(owner));
        selection.follow(() -> {
            canvas.redraw();
            access.changed();
        });
        canvas.addListener(SWT.MouseHover, this::hover);
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseExit, e -> tip(null, null));
    }

    private void armedChanged(Canvas canvas) {
        canvas.setCursor(
                canvas.getDisplay().getSystemCursor(hand.armed() == null ? SWT.CURSOR_ARROW : SWT.CURSOR_CROSS));
        if (hand.armed() != null) {
            String key = hand.armed().connection() ? "armed.connection" : "armed.figure";
            stage.notice().accept(stage.texts().get(key, hand.armed().label()));
        }
        armedFollower.run();
    }

    /** Calls back when something else is in hand, or nothing any more. */
    void followArmed(Runnable follower) {
        armedFollower = follower;
    }

    private void hover(Event e) {
        String id = under(e);
        tip(id, id == null ? null : words.tip(id, painter.drawing()));
    }

    /** A tooltip does not stay when the pointer goes on to something else. */
    private void moved(Event e) {
        if (tipped != null && !tipped.equals(under(e))) {
            tip(null, null);
        }
    }

    private void tip(String id, String text) {
        tipped = id;
        stage.canvas().setToolTipText(text);
    }

    /** Id of what a tooltip is about at a place; null for nothing. */
    private String under(Event e) {
        Hit hit = stage.hit(stage.viewport().toDiagram(e.x, e.y));
        boolean inside = hit instanceof Hit.OnFigure(String _, Hit.Part part) && part == Hit.Part.INSIDE;
        return inside ? null : hit.hitId();
    }

    private record PointerActions(DiagramCanvas owner) implements Pointer.Actions {
        @Override
        public void viewChanged() {
            owner.viewChanged();
        }

        @Override
        public void toggle(String container) {
            owner.scene().collapse(container, !owner.scene().isCollapsed(container));
        }

        @Override
        public void open(String id) {
            owner.selection().set(id);
            owner.run(DiagramCommand.OPEN);
        }
    }

    Stage stage() {
        return stage;
    }

    Hand hand() {
        return hand;
    }

    CanvasPainter painter() {
        return painter;
    }

    Keys keys() {
        return keys;
    }

    LabelEditor editor() {
        return editor;
    }

    CanvasCommands commands() {
        return commands;
    }

    String access() {
        return access.spoken();
    }

    Label noticeLabel() {
        return notice;
    }
}
