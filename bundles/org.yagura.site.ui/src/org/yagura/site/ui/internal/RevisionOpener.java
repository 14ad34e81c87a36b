/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.MarkOpener;

/** Opens revisions of the site that are marked in charts. */
public final class RevisionOpener implements MarkOpener {
    private static final String VIEW = "org.yagura.site.ui.revisions";

    @Override
    public boolean opens(Mark mark) {
        return mark.kind() == MarkKind.REVISION && mark.id() != null && mark.id().matches("\\d{1,18}");
    }

    @Override
    public void open(Mark mark) {
        KitView.open(RevisionsView.class, VIEW).ifPresent(panel -> panel.show(Long.parseLong(mark.id())));
    }
}
