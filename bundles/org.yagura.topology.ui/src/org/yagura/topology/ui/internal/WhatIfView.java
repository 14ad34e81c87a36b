/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;

/** Hosts the {@link WhatIfPanel}. */
public final class WhatIfView extends KitView<WhatIfPanel> {

    @Override
    protected WhatIfPanel create(Composite parent, Kit kit) {
        return new WhatIfPanel(parent, getSite().getService(TopologyDesk.class));
    }

    @Override
    protected Control focus(WhatIfPanel panel) {
        return panel.table().control();
    }
}
