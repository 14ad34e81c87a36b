/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.Objects;

import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.paint.Metrics;

/**
 * Something that can be created.
 *
 * @param kind what the host's {@link org.yagura.diagram.core.edit.Edits} are told
 * @param group heading that it stands below in the palette; empty for none
 * @param label its name
 * @param hint one sentence more; may be empty
 * @param icon null for none
 * @param connection whether it joins two figures, instead of being one
 * @param width of a new figure, in points
 * @param height of a new figure, in points
 */
public record PaletteEntry(String kind, String group, String label, String hint, Icon icon, boolean connection,
        int width, int height) {

    /** Checks what has to be there; null texts become empty. */
    public PaletteEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        group = group == null ? "" : group;
        hint = hint == null ? "" : hint;
    }

    /** A figure of the usual size. */
    public static PaletteEntry figure(String kind, String group, String label, Icon icon) {
        return new PaletteEntry(kind, group, label, "", icon, false, Metrics.NODE_WIDTH, Metrics.NODE_HEIGHT);
    }

    /** A connection. */
    public static PaletteEntry connection(String kind, String group, String label, Icon icon) {
        return new PaletteEntry(kind, group, label, "", icon, true, 0, 0);
    }

    /** The same with another size. */
    public PaletteEntry sized(int newWidth, int newHeight) {
        return new PaletteEntry(kind, group, label, hint, icon, connection, newWidth, newHeight);
    }

    /** The same with a sentence more. */
    public PaletteEntry hinted(String newHint) {
        return new PaletteEntry(kind, group, label, newHint, icon, connection, width, height);
    }
}
