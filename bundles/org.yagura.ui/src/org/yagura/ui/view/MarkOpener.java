/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.view;

import org.yagura.core.event.Mark;

/**
 * Opens what a mark on a time axis stands for, in the view of whoever knows it. Contributed to {@code org.yagura.ui.markOpener};
 * used on the user interface thread.
 */
public interface MarkOpener {

    /** Whether it can open a mark. */
    boolean opens(Mark mark);

    /** Opens it. */
    void open(Mark mark);

    /** Opens a mark by the first opener that can; nothing when none can. */
    static void openAny(Mark mark) {
        Contributions.of("org.yagura.ui.markOpener", MarkOpener.class).stream().map(Contributions::made)
                .filter(opener -> opener.opens(mark)).findFirst().ifPresent(opener -> opener.open(mark));
    }
}
