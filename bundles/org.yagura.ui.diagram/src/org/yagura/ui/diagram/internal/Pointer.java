/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Hit;
import org.yagura.diagram.core.Point;
import org.yagura.ui.diagram.PaletteEntry;
import org.yagura.ui.diagram.internal.gesture.BendGesture;
import org.yagura.ui.diagram.internal.gesture.ConnectGesture;
import org.yagura.ui.diagram.internal.gesture.CreateGesture;
import org.yagura.ui.diagram.internal.gesture.Gesture;
import org.yagura.ui.diagram.internal.gesture.MarqueeGesture;
import org.yagura.ui.diagram.internal.gesture.MoveGesture;
import org.yagura.ui.diagram.internal.gesture.ReconnectGesture;
import org.yagura.ui.diagram.internal.gesture.ResizeGesture;

/** Turns what the mouse does into gestures. */
public final class Pointer {
    private static final int STILL = 3;
    private static final int SCROLL_MILLIS = 30;

    private final Stage stage;
    private final Hand hand;
    private final Handles handles;
    private final Actions actions;
    private int downX;
    private int downY;
    private boolean down;
    private boolean panning;
    private Gesture waiting;
    private Runnable click;
    private Event last;

    /** What the pointer asks for that is no gesture. */
    public interface Actions {

        /** Another part is in sight now. */
        void viewChanged();

        /** Collapses or expands. */
        void toggle(String container);

        /** A figure or connection was double-clicked. */
        void open(String id);
    }

    /** Listens to the canvas. */
    public Pointer(Stage stage, Hand hand, Handles handles, Actions actions) {
        this.stage = stage;
        this.hand = hand;
        this.handles = handles;
        this.actions = actions;
        Canvas canvas = stage.canvas();
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseUp, this::released);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClicked);
    }

    private Point at(Event e) {
        return stage.viewport().toDiagram(e.x, e.y);
    }

    private void pressed(Event e) {
        stage.canvas().forceFocus();
        downX = e.x;
        downY = e.y;
        last = e;
        click = null;
        waiting = null;
        if (e.button == 2) {
            panning = true;
            return;
        }
        Point at = at(e);
        if (e.button == 3) {
            selectForMenu(stage.hit(at));
            return;
        }
        down = true;
        if (hand.armed() != null && stage.editing().may()) {
            useArmed(hand.armed(), at);
            return;
        }
        hand.begin(null);
        switch (handles.at(at)) {
            case Handles.Edge edge -> waiting = new ResizeGesture(stage, edge.id(), at, edge.sideX(), edge.sideY());
            case Handles.Tip tip -> waiting = new ReconnectGesture(stage, tip.route().connection(), tip.from(), at);
            case Handles.Middle middle -> waiting = new BendGesture(stage, middle.route(), middle.segment());
            case Handles.Link link -> waiting = new ConnectGesture(stage, link.kind(), End.of(link.id()), at);
            case null -> press(stage.hit(at), at, e);
        }
    }

    private void useArmed(PaletteEntry entry, Point at) {
        if (!entry.connection()) {
            hand.begin(new CreateGesture(stage, entry, at));
            return;
        }
        if (stage.hit(at) instanceof Hit.OnFigure figure) {
            hand.begin(new ConnectGesture(stage, entry.kind(), End.of(figure.id()), at));
        } else {
            hand.arm(null);
        }
    }

    private void press(Hit hit, Point at, Event e) {
        boolean adds = (e.stateMask & (SWT.MOD1 | SWT.MOD2)) != 0;
        switch (hit) {
            case Hit.OnFigure(String id, Hit.Part part) when part == Hit.Part.TOGGLE ->
                click = () -> actions.toggle(id);
            case Hit.OnFigure(String id, Hit.Part part) when part == Hit.Part.INSIDE -> {
                waiting = new MarqueeGesture(stage, at, adds);
                click = () -> choose(id, adds);
            }
            case Hit.OnFigure(String id, Hit.Part _) -> {
                pick(id, adds);
                if (stage.editing().may() && stage.selection().contains(id)) {
                    waiting = new MoveGesture(stage, id, at);
                }
            }
            case Hit.OnConnection(String id, int segment) -> {
                pick(id, adds);
                if (stage.editing().may()) {
                    waiting = new BendGesture(stage, stage.scene().route(id), segment);
                }
            }
            case Hit.Nothing() -> {
                waiting = new MarqueeGesture(stage, at, adds);
                click = adds ? null : stage.selection()::clear;
            }
        }
    }

    /** What is selected already stays so until the button is up, because all of it may be about to move. */
    private void pick(String id, boolean adds) {
        if (adds || !stage.selection().contains(id)) {
            choose(id, adds);
        } else {
            stage.selection().focus(id);
            click = () -> stage.selection().set(id);
        }
    }

    private void choose(String id, boolean adds) {
        if (adds) {
            stage.selection().toggle(id);
        } else {
            stage.selection().set(id);
        }
    }

    private void selectForMenu(Hit hit) {
        String id = hit.hitId();
        if (id != null && !stage.selection().contains(id)) {
            stage.selection().set(id);
        }
    }

    private void moved(Event e) {
        if (panning) {
            stage.viewport().pan(e.x - downX, e.y - downY);
            downX = e.x;
            downY = e.y;
            actions.viewChanged();
            return;
        }
        boolean far = Math.abs(e.x - downX) > STILL || Math.abs(e.y - downY) > STILL;
        if (down && waiting != null && far) {
            hand.begin(waiting);
            waiting = null;
            click = null;
        }
        if (down && hand.gesture() != null) {
            last = e;
            drag(e);
            scrollAtEdges();
        }
    }

    private void drag(Event e) {
        hand.drag(at(e), (e.stateMask & SWT.ALT) != 0);
    }

    private void released(Event e) {
        if (panning) {
            panning = e.button != 2;
            return;
        }
        if (!down || e.button != 1) {
            return;
        }
        down = false;
        waiting = null;
        if (hand.gesture() != null) {
            boolean again = (e.stateMask & SWT.MOD2) != 0;
            PaletteEntry armed = hand.armed();
            hand.drop();
            if (armed != null && !again) {
                hand.arm(null);
            }
        } else if (click != null) {
            click.run();
        }
        click = null;
    }

    private void doubleClicked(Event e) {
        Hit hit = stage.hit(at(e));
        if (hit instanceof Hit.OnFigure(String _, Hit.Part part)
                && (part == Hit.Part.TOGGLE || part == Hit.Part.INSIDE)) {
            return;
        }
        if (hit.hitId() != null) {
            actions.open(hit.hitId());
        }
    }

    /** While something is dragged beyond an edge, the diagram goes on by itself. */
    private void scrollAtEdges() {
        Rectangle inside = stage.canvas().getClientArea();
        int dx = beyond(last.x, inside.width);
        int dy = beyond(last.y, inside.height);
        if (dx == 0 && dy == 0) {
            return;
        }
        stage.viewport().pan(-dx, -dy);
        actions.viewChanged();
        Event at = last;
        stage.canvas().getDisplay().timerExec(SCROLL_MILLIS, () -> {
            if (!stage.canvas().isDisposed() && down && last == at && hand.gesture() != null) {
                drag(at);
                scrollAtEdges();
            }
        });
    }

    private static int beyond(int at, int room) {
        return at < 0 ? Math.max(-24, at) : at > room ? Math.min(24, at - room) : 0;
    }
}
