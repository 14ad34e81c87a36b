/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.internal;

import java.time.Clock;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.yagura.ui.Kit;
import org.yagura.ui.UiThread;
import org.yagura.ui.connection.AgentLinks;
import org.yagura.ui.connection.ConnectionManager;

/** Makes the kit of the workbench once somebody opens lines to agents. */
@Component(service = Kit.class)
public final class KitComponent extends Kit {

    /** The kit of the workbench. */
    @Activate
    public KitComponent(@Reference AgentLinks links) {
        super(new ConnectionManager(links, UiThread.ofDefaultDisplay(), Clock.systemUTC()), new PreferenceSettings(),
                UiThread.ofDefaultDisplay());
    }

    @Deactivate
    void close() {
        ((ConnectionManager) connections()).close();
    }
}
