/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.node;

import java.util.Set;

/**
 * A section of the node page, such as the open alarms of a node. Contributed by the extension point
 * {@code org.yagura.ui.nodePageSection}; one object for each page. The page does what all sections need: it loads them one by
 * one off the user interface thread, again after changes, and leaves one out that fails, with its name and the reason.
 */
public interface NodePageSection {

    /**
     * Topics of changes after which it is loaded again, as in {@link org.yagura.core.change.Change#topic()}; besides, all are
     * after a new revision of the site and a new connection. Changes are gathered, so that a busy topic does no harm.
     */
    Set<String> topics();

    /**
     * Finds out what there is to show. Called off the user interface thread, never twice at once; may block, may be interrupted.
     *
     * @return what to show; null when this node has nothing of the kind: then the section takes no room
     * @throws Exception told in place of the section, best as {@link org.yagura.core.operation.ProblemException}
     */
    Content load(Question about) throws Exception;

    /**
     * What has been found out. Immutable; the page paints it again only when it does not equal what it shows, so best a record.
     */
    @FunctionalInterface
    interface Content {

        /** Writes it. On the user interface thread, which it must not block. */
        void show(SectionBody body);
    }
}
