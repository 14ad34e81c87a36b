/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.Objects;

import org.yagura.diagram.core.paint.Overlay;

/**
 * An overlay that a person can switch on and off.
 *
 * @param id unique in its diagram
 * @param label for persons
 * @param on whether it is on at first
 */
public record OverlayEntry(String id, String label, Overlay overlay, boolean on) {

    /** Checks that everything is there. */
    public OverlayEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(overlay, "overlay");
    }
}
