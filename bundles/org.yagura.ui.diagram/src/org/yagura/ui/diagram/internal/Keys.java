/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Route;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.Side;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.ui.diagram.DiagramCommand;
import org.yagura.ui.diagram.internal.gesture.BendGesture;
import org.yagura.ui.diagram.internal.gesture.ConnectGesture;
import org.yagura.ui.diagram.internal.gesture.Connecting;
import org.yagura.ui.diagram.internal.gesture.MoveGesture;
import org.yagura.ui.diagram.internal.gesture.ReconnectGesture;
import org.yagura.ui.diagram.internal.gesture.ResizeGesture;

/**
 * The keyboard. Arrows go from figure to figure; while a gesture is going on they move, resize or aim, Enter does it and
 * Escape gives it up. Commands have the keys that menus show.
 */
public final class Keys {
    private final Stage stage;
    private final Hand hand;
    private final Predicate<DiagramCommand> commands;

    /** @param commands runs a command and says whether it could */
    public Keys(Stage stage, Hand hand, Predicate<DiagramCommand> commands) {
        this.stage = stage;
        this.hand = hand;
        this.commands = commands;
        stage.canvas().addListener(SWT.KeyDown, this::pressed);
        stage.canvas().addListener(SWT.Traverse, e -> {
            boolean ours = e.detail == SWT.TRAVERSE_RETURN || e.detail == SWT.TRAVERSE_ESCAPE && somethingToGiveUp()
                    || e.detail == SWT.TRAVERSE_ARROW_NEXT || e.detail == SWT.TRAVERSE_ARROW_PREVIOUS;
            e.doit = !ours;
        });
    }

    private boolean somethingToGiveUp() {
        return hand.gesture() != null || hand.armed() != null || !stage.selection().ids().isEmpty();
    }

    private void pressed(Event e) {
        e.doit = !handled(e);
    }

    private boolean handled(Event e) {
        Side arrow = switch (e.keyCode) {
            case SWT.ARROW_UP -> Side.NORTH;
            case SWT.ARROW_DOWN -> Side.SOUTH;
            case SWT.ARROW_LEFT -> Side.WEST;
            case SWT.ARROW_RIGHT -> Side.EAST;
            default -> null;
        };
        if (arrow != null) {
            arrow(arrow, e.stateMask);
            return true;
        }
        if (e.keyCode == SWT.ESC) {
            escape();
            return true;
        }
        boolean enter = e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR;
        if (enter && hand.gesture() != null) {
            hand.drop();
            stage.notice().accept("");
            return true;
        }
        if (e.keyCode == ' ' && stage.selection().focus() != null) {
            stage.selection().toggle(stage.selection().focus());
            return true;
        }
        return command(e);
    }

    private boolean command(Event e) {
        int modifiers = e.stateMask & SWT.MODIFIER_MASK;
        for (DiagramCommand command : DiagramCommand.values()) {
            int key = command.key() & SWT.KEY_MASK;
            int wanted = command.key() & SWT.MODIFIER_MASK;
            if (command.key() == 0) {
                continue;
            }
            boolean sign = key == '+' || key == '-';
            boolean same = sign
                    ? (modifiers & ~(SWT.MOD1 | SWT.MOD2)) == 0 && isSign(e, key)
                    : modifiers == wanted && (Character.toUpperCase(e.keyCode) == key
                            || key == SWT.CR && e.keyCode == SWT.KEYPAD_CR);
            if (same) {
                return commands.test(command);
            }
        }
        return false;
    }

    private static boolean isSign(Event e, int sign) {
        return e.character == sign || sign == '+' && (e.keyCode == SWT.KEYPAD_ADD || e.keyCode == '=')
                || sign == '-' && (e.keyCode == SWT.KEYPAD_SUBTRACT || e.keyCode == '-');
    }

    private void escape() {
        if (!hand.cancel()) {
            stage.selection().clear();
        }
    }

    private void arrow(Side side, int modifiers) {
        boolean fine = (modifiers & SWT.MOD2) != 0;
        int step = fine ? 1 : Metrics.GRID;
        switch (hand.gesture()) {
            case MoveGesture move -> {
                move.nudge(side.dx() * step, side.dy() * step, fine);
                stage.viewport().reveal(move.now(), 24);
            }
            case ResizeGesture resize -> resize.grow(side.dx() * step, side.dy() * step);
            case BendGesture bend -> bend.nudge((side.dx() + side.dy()) * step);
            case Connecting connecting -> aim(connecting, side);
            case null, default -> go(side, modifiers);
        }
        stage.redraw();
    }

    private void aim(Connecting connecting, Side side) {
        String from = connecting.target() == null ? connecting.start() : connecting.target().figure();
        String next = stage.search().next(from, side);
        if (next != null) {
            connecting.aimAt(next);
            stage.reveal(next);
        }
    }

    private void go(Side side, int modifiers) {
        ShownFigure focus = stage.focusFigure();
        String next;
        if (focus != null) {
            next = stage.search().next(focus.figure().id(), side);
        } else if (stage.selection().focus() != null && stage.scene().connection(stage.selection().focus()) != null) {
            next = endOfLine(side);
        } else {
            var middle = stage.viewport().visible().center();
            next = stage.search().nearest(middle.x(), middle.y());
        }
        if (next == null) {
            return;
        }
        if ((modifiers & SWT.MOD1) != 0) {
            stage.selection().focus(next);
        } else if ((modifiers & SWT.MOD2) != 0) {
            stage.selection().add(next);
        } else {
            stage.selection().set(next);
        }
        stage.reveal(next);
    }

    /** From a connection, the arrows lead to the figure at its end in that direction. */
    private String endOfLine(Side side) {
        Route route = stage.scene().route(stage.selection().focus());
        if (route == null) {
            return null;
        }
        var from = stage.scene().shown(route.from()).box().center();
        var to = stage.scene().shown(route.to()).box().center();
        int ahead = (to.x() - from.x()) * side.dx() + (to.y() - from.y()) * side.dy();
        return ahead >= 0 ? route.to() : route.from();
    }

    /** Begins to move what is selected by the arrow keys; something has to be selected, or a figure has the keyboard. */
    public void beginMove() {
        String lead = stage.selection().focus();
        if (stage.focusFigure() == null) {
            lead = stage.selection().roots().getFirst();
        } else if (!stage.selection().contains(lead)) {
            stage.selection().set(lead);
        }
        if (stage.scene().shown(lead) != null) {
            hand.begin(new MoveGesture(stage, lead, null));
            stage.notice().accept(stage.texts().get("mode.move"));
        }
    }

    /** Begins to change the size of the figure that has the keyboard. */
    public void beginResize() {
        hand.begin(new ResizeGesture(stage, stage.selection().focus(), null, 1, 1));
        stage.notice().accept(stage.texts().get("mode.resize"));
    }

    /** Begins to join the figure that has the keyboard with another. */
    public void beginConnect(String kind) {
        var from = End.of(stage.selection().focus());
        var connecting = new ConnectGesture(stage, kind, from, stage.focusFigure().box().center());
        connecting.hint(stage.texts().get("mode.connect"));
        hand.begin(connecting);
    }

    /** Begins to move an end of the connection that has the keyboard: the last one, or when that is under way the other. */
    public void beginReconnect(Connection connection) {
        boolean other = hand.gesture() instanceof ReconnectGesture now && now.connection().equals(connection)
                && !now.movesFrom();
        String end = (other ? connection.from() : connection.to()).figure();
        if (stage.boxOf(end) != null) {
            var connecting = new ReconnectGesture(stage, connection, other, stage.boxOf(end).center());
            connecting.hint(stage.texts().get("mode.reconnect"));
            hand.begin(connecting);
        }
    }

    /** Begins to move a line of the connection that has the keyboard: the middle one. */
    public void beginBend(Route route) {
        hand.begin(new BendGesture(stage, route, (route.size() - 1) / 2));
        stage.notice().accept(stage.texts().get("mode.bend"));
    }

    /** Gives the keyboard to the next connection of the figure, or of the figure where the present one begins. */
    public void nextConnection() {
        String focus = stage.selection().focus();
        var connection = focus == null ? null : stage.scene().connection(focus);
        String figure = connection == null ? focus : home(connection.from().figure(), connection.to().figure());
        List<String> ids = new ArrayList<>(figure == null ? List.of() : stage.scene().connectionsOf(figure));
        ids.removeIf(id -> stage.scene().route(id) == null);
        if (!ids.isEmpty()) {
            homeFigure = figure;
            String next = ids.get((ids.indexOf(focus) + 1) % ids.size());
            stage.selection().set(next);
            stage.reveal(next);
        }
    }

    private String home(String from, String to) {
        return to.equals(homeFigure) ? to : from;
    }

    private String homeFigure;
}
