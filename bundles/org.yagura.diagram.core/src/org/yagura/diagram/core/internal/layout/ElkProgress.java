/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.layout;

import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.yagura.diagram.core.layout.Progress;

/** Tells a progress of ours what ELK tells its own. Sub-tasks share it. */
final class ElkProgress extends BasicProgressMonitor {
    private final Progress progress;
    private final double begin;
    private final double share;

    ElkProgress(Progress progress, double begin, double share) {
        this.progress = progress;
        this.begin = begin;
        this.share = share;
        withMaxHierarchyLevels(1);
    }

    @Override
    public boolean isCanceled() {
        return progress.cancelled();
    }

    @Override
    public BasicProgressMonitor doSubTask(float work, int levels) {
        return new ElkProgress(progress, begin, 0);
    }

    @Override
    protected void doWorked(float done, float total, boolean top) {
        if (share > 0 && total > 0) {
            progress.done(begin + share * Math.min(1, done / total));
        }
    }
}
