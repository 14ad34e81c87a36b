/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.RedundancyScheme;

/**
 * What figures, connections and palette entries are known by: {@code node:ROUTER}, {@code area:RACK}, {@code part:DISK},
 * {@code group:MIRROR}, {@code link:LAN}. A third party's figure painter names one of them.
 */
public final class Kinds {
    /** Before the name of a {@link NodeKind}. */
    public static final String NODE = "node:";
    /** Before the name of an {@link AreaKind}. */
    public static final String AREA = "area:";
    /** Before the name of a {@link PartKind}. */
    public static final String PART = "part:";
    /** Before the name of a {@link RedundancyScheme}. */
    public static final String GROUP = "group:";
    /** Before the name of a {@link LinkKind}; the layer of such links has the same name. */
    public static final String LINK = "link:";
    /** Before the name of a {@link Pattern}. */
    public static final String PATTERN = "pattern:";

    private Kinds() {
    }

    /** The kind of figures of nodes. */
    public static String of(NodeKind kind) {
        return NODE + kind.getName();
    }

    /** The kind of figures of areas. */
    public static String of(AreaKind kind) {
        return AREA + kind.getName();
    }

    /** The kind of figures of parts. */
    public static String of(PartKind kind) {
        return PART + kind.getName();
    }

    /** The kind of figures of groups. */
    public static String of(RedundancyScheme scheme) {
        return GROUP + scheme.getName();
    }

    /** The kind, and the layer, of connections. */
    public static String of(LinkKind kind) {
        return LINK + kind.getName();
    }
}
