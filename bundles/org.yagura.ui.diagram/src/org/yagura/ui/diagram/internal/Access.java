/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.yagura.diagram.core.Box;
import org.yagura.ui.diagram.internal.gesture.Connecting;
import org.yagura.ui.diagram.internal.paint.CanvasPainter;

/**
 * Tells assistive programs about the diagram: it is an area with one child at a time, the figure or connection that has the
 * keyboard. So a diagram of 10,000 figures costs them nothing, and going with the arrow keys reads it out.
 */
public final class Access {
    private static final int CHILD = 0;

    private final Stage stage;
    private final Words words;
    private final CanvasPainter painter;
    private final Hand hand;
    private String told;

    /** Tells of that diagram. */
    public Access(Stage stage, Words words, CanvasPainter painter, Hand hand) {
        this.hand = hand;
        this.stage = stage;
        this.words = words;
        this.painter = painter;
        Accessible accessible = stage.canvas().getAccessible();
        accessible.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = e.childID == CHILD && focus() != null ? spoken() : words.whole();
            }

            @Override
            public void getHelp(AccessibleEvent e) {
                e.result = stage.texts().get("words.help");
            }
        });
        accessible.addAccessibleControlListener(new Answers());
    }

    /** What the keys are at: while they look for the end of a connection, that. */
    private String focus() {
        String id = hand.gesture() instanceof Connecting aiming && aiming.target() != null
                ? aiming.target().figure()
                : stage.selection().focus();
        return id != null && stage.boxOf(id) != null ? id : null;
    }

    /** What is said of what has the keyboard; of the whole diagram when nothing has it. */
    public String spoken() {
        String id = focus();
        return id == null ? words.whole() : words.spoken(id, painter.drawing(), stage.selection().contains(id));
    }

    /** The keyboard or the selection went elsewhere. */
    public void changed() {
        String now = spoken();
        if (!now.equals(told)) {
            told = now;
            Accessible accessible = stage.canvas().getAccessible();
            accessible.selectionChanged();
            accessible.setFocus(focus() == null ? ACC.CHILDID_SELF : CHILD);
            accessible.sendEvent(ACC.EVENT_NAME_CHANGED, null);
        }
    }

    private final class Answers extends AccessibleControlAdapter {
        @Override
        public void getChildCount(AccessibleControlEvent e) {
            e.detail = focus() == null ? 0 : 1;
        }

        @Override
        public void getChildren(AccessibleControlEvent e) {
            e.children = focus() == null ? new Object[0] : new Object[]{CHILD};
        }

        @Override
        public void getRole(AccessibleControlEvent e) {
            e.detail = e.childID == CHILD ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
        }

        @Override
        public void getState(AccessibleControlEvent e) {
            e.detail = ACC.STATE_FOCUSABLE;
            if (stage.canvas().isFocusControl()) {
                e.detail |= ACC.STATE_FOCUSED;
            }
            if (e.childID == CHILD) {
                boolean selected = focus() != null && stage.selection().contains(focus());
                e.detail |= ACC.STATE_SELECTABLE | (selected ? ACC.STATE_SELECTED : 0);
            }
        }

        @Override
        public void getFocus(AccessibleControlEvent e) {
            e.childID = !stage.canvas().isFocusControl()
                    ? ACC.CHILDID_NONE
                    : focus() == null ? ACC.CHILDID_SELF : CHILD;
        }

        @Override
        public void getLocation(AccessibleControlEvent e) {
            Box box = e.childID == CHILD && focus() != null ? stage.boxOf(focus()) : stage.viewport().visible();
            int x = stage.viewport().toX(box.x());
            int y = stage.viewport().toY(box.y());
            Point at = stage.canvas().toDisplay(x, y);
            e.x = at.x;
            e.y = at.y;
            e.width = stage.viewport().toX(box.right()) - x;
            e.height = stage.viewport().toY(box.bottom()) - y;
        }
    }
}
