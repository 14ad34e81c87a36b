/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.Objects;

import org.yagura.model.site.NodeKind;

/**
 * The node of the site that a trap came from.
 *
 * @param id id in the site model; null when the source is unknown
 * @param name its name, or the source address when it is unknown
 * @param areaId id of the area in which it stands; null when unknown
 * @param kind what it is for; null when unknown
 */
public record NodeRef(String id, String name, String areaId, NodeKind kind) {

    public NodeRef {
        Objects.requireNonNull(name, "name");
    }

    /** A source that the site model does not know. */
    public static NodeRef unknown(String source) {
        return new NodeRef(null, source, null, null);
    }

    /** Whether the site model knows it. */
    public boolean known() {
        return id != null;
    }
}
