/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.yagura.diagram.core.Point;
import org.yagura.ui.diagram.PaletteEntry;
import org.yagura.ui.diagram.internal.gesture.Gesture;

/** What the person has in hand: the gesture that is going on, and the palette's entry that the next click creates. */
public final class Hand {
    private final Stage stage;
    private final Runnable armedChanged;
    private Gesture gesture;
    private PaletteEntry armed;

    /** An empty hand. */
    public Hand(Stage stage, Runnable armedChanged) {
        this.stage = stage;
        this.armedChanged = armedChanged;
    }

    /** The gesture; null when none is going on. */
    public Gesture gesture() {
        return gesture;
    }

    /** What the next click creates; null for nothing: it selects. */
    public PaletteEntry armed() {
        return armed;
    }

    /** Takes an entry of the palette, or puts it back when null. */
    public void arm(PaletteEntry entry) {
        if (entry != armed) {
            armed = entry;
            armedChanged.run();
        }
    }

    /** Begins a gesture, or gives up the one that is going on when null. */
    public void begin(Gesture newGesture) {
        gesture = newGesture;
        stage.redraw();
    }

    /** Goes on. */
    public void drag(Point at, boolean free) {
        if (gesture != null) {
            gesture.drag(at, free);
            stage.redraw();
        }
    }

    /** Does it. */
    public void drop() {
        Gesture done = gesture;
        begin(null);
        if (done != null) {
            done.drop();
        }
    }

    /** Gives everything up; says whether there was something. */
    public boolean cancel() {
        boolean had = gesture != null || armed != null;
        begin(null);
        arm(null);
        stage.notice().accept("");
        return had;
    }
}
