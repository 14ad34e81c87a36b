/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Route;
import org.yagura.ui.diagram.DiagramCanvas;

/** A diagram as a person uses it: by mouse and keyboard. */
public final class DiagramPage {
    private final UiWindow window;
    private final DiagramCanvas canvas;

    /** That diagram in that window. */
    public DiagramPage(UiWindow window, DiagramCanvas canvas) {
        this.window = window;
        this.canvas = canvas;
    }

    /** The middle of a figure. */
    public Point middle(String figure) {
        return canvas.scene().shown(figure).box().center();
    }

    /** A place in the title of a container. */
    public Point title(String container) {
        Box box = canvas.scene().shown(container).box();
        return new Point(box.x() + 14, box.y() + 8);
    }

    /** The middle of a line of a connection, counted from 0. */
    public Point line(String connection, int segment) {
        Route route = canvas.scene().route(connection);
        return new Point((route.x(segment) + route.x(segment + 1)) / 2, (route.y(segment) + route.y(segment + 1)) / 2);
    }

    /** Clicks on a figure. */
    public DiagramPage click(String figure) {
        return click(middle(figure), 0);
    }

    /** Clicks with modifiers held. */
    public DiagramPage click(Point at, int modifiers) {
        mouse(SWT.MouseDown, at, 1, modifiers);
        mouse(SWT.MouseUp, at, 1, modifiers | SWT.BUTTON1);
        return this;
    }

    /** Double-clicks. */
    public DiagramPage doubleClick(Point at) {
        click(at, 0);
        mouse(SWT.MouseDown, at, 1, 0);
        mouse(SWT.MouseDoubleClick, at, 1, 0);
        mouse(SWT.MouseUp, at, 1, SWT.BUTTON1);
        return this;
    }

    /** Draws with the left button down, with modifiers held. */
    public DiagramPage drag(Point from, Point to, int modifiers) {
        return drag(from, to, 1, modifiers);
    }

    /** Draws with a button down. */
    public DiagramPage drag(Point from, Point to, int button, int modifiers) {
        Point start = canvas.toControl(from);
        Point end = canvas.toControl(to);
        int held = modifiers | SWT.BUTTON1;
        mouseAt(SWT.MouseDown, start, button, modifiers);
        mouseAt(SWT.MouseMove, new Point((start.x() + end.x()) / 2, (start.y() + end.y()) / 2), 0, held);
        mouseAt(SWT.MouseMove, end, 0, held);
        canvas.control().update();
        mouseAt(SWT.MouseUp, end, button, held);
        return this;
    }

    /** Turns the wheel over a place. */
    public DiagramPage wheel(Point at, int count, int modifiers) {
        Event event = event(canvas.toControl(at), modifiers);
        event.count = count;
        canvas.control().notifyListeners(SWT.MouseWheel, event);
        window.settle();
        return this;
    }

    private void mouse(int type, Point at, int button, int modifiers) {
        mouseAt(type, canvas.toControl(at), button, modifiers);
    }

    private void mouseAt(int type, Point place, int button, int modifiers) {
        Event event = event(place, modifiers);
        event.button = button;
        canvas.control().notifyListeners(type, event);
        window.settle();
    }

    private Event event(Point place, int modifiers) {
        var event = new Event();
        event.widget = canvas.control();
        event.x = place.x();
        event.y = place.y();
        event.stateMask = modifiers;
        return event;
    }

    /** Presses a key on the diagram. */
    public DiagramPage press(int modifiers, int key) {
        press(canvas.control(), modifiers, key);
        return this;
    }

    /** Presses keys one after the other. */
    public DiagramPage type(int... keys) {
        for (int key : keys) {
            press(0, key);
        }
        return this;
    }

    /** Presses a key on any control. */
    public void press(Control control, int modifiers, int key) {
        var event = new Event();
        event.widget = control;
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < 0x10000 ? (char) key : 0;
        control.notifyListeners(SWT.KeyDown, event);
        window.settle();
    }

    /** What is selected. */
    public List<String> selected() {
        return canvas.selected();
    }

    /** The diagram. */
    public DiagramCanvas canvas() {
        return canvas;
    }
}
