/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

/** Ids of perspectives and views that the shell places; the views belong to other bundles and are known by id only. */
final class Perspectives {
    static final String OPERATIONS = "org.yagura.rcp.operations";
    static final String TOPOLOGY = "org.yagura.rcp.topology";
    static final String PERFORMANCE = "org.yagura.rcp.performance";
    static final String SITE = "org.yagura.rcp.site";
    static final String TREE = "org.yagura.site.ui.tree";
    static final String NODE = "org.yagura.site.ui.node";

    private Perspectives() {
    }
}
