/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.ui.view.MarkOpener;

/** Opens alarms that are marked in charts. */
public final class AlarmOpener implements MarkOpener {

    @Override
    public boolean opens(Mark mark) {
        return mark.kind() == MarkKind.ALARM && mark.id() != null && mark.id().matches("\\d{1,18}");
    }

    @Override
    public void open(Mark mark) {
        AlarmsView.open(mark.node(), Long.parseLong(mark.id()));
    }
}
