/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.Set;

/**
 * What one batch of changes did to a scene.
 *
 * @param figures ids of figures that came, went or changed, also those that only moved or became visible because of
 *            others
 * @param connections ids of connections that came, went or changed by themselves
 * @param area what looked different before or after, connections that find another way not included; null when nothing
 *            that is shown changed
 */
public record SceneChange(Set<String> figures, Set<String> connections, Box area) {

    /** Copies the sets. */
    public SceneChange {
        figures = Set.copyOf(figures);
        connections = Set.copyOf(connections);
    }
}
