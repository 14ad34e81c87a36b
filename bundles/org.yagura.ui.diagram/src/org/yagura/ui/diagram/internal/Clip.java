/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.edit.ClipText;
import org.yagura.ui.Clipboards;

/** Copy and paste by the clipboard of the system. */
public final class Clip {
    private static final int OFFSET = 24;

    private final Stage stage;
    private int pasted;

    /** The clipboard as that diagram uses it. */
    public Clip(Stage stage) {
        this.stage = stage;
    }

    /** Puts the selected figures, with what is in them and the connections between them, on the clipboard. */
    public void copy() {
        List<String> roots = stage.selection().roots();
        Set<String> ids = new LinkedHashSet<>(stage.scene().withContents(roots));
        for (Connection connection : stage.scene().connections()) {
            if (ids.contains(connection.from().figure()) && ids.contains(connection.to().figure())) {
                ids.add(connection.id());
            }
        }
        Box area = stage.boxAround(roots);
        String data = stage.host().edits().copy(ids);
        if (area != null) {
            Clipboards.put(new ClipText(stage.host().kind(), area, data).toText());
            pasted = 0;
        }
    }

    private Optional<ClipText> get() {
        var clipboard = new Clipboard(stage.canvas().getDisplay());
        try {
            Object text = clipboard.getContents(TextTransfer.getInstance());
            return ClipText.parse(text instanceof String string ? string : null, stage.host().kind());
        } finally {
            clipboard.dispose();
        }
    }

    /** Whether there is something to paste. */
    public boolean present() {
        return get().isPresent();
    }

    /** Pastes into the selected open container, or beside the old place, each time a little farther. */
    public void paste() {
        get().ifPresent(clip -> {
            ShownFigure focus = stage.focusFigure();
            pasted++;
            int dx = OFFSET * pasted;
            int dy = OFFSET * pasted;
            String container;
            if (focus != null && focus.open() && stage.selection().contains(focus.figure().id())) {
                container = focus.figure().id();
                dx += focus.box().x() + OFFSET - clip.area().x();
                dy += focus.box().y() + 2 * OFFSET - clip.area().y();
            } else {
                container = stage.containerAt(clip.area().move(dx, dy).center(), List.of());
            }
            int byX = dx;
            int byY = dy;
            stage.editing().run(edits -> edits.paste(clip.data(), byX, byY, container));
        });
    }
}
