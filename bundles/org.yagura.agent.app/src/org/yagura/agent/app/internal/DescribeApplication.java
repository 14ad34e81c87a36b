/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.internal;

import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.yagura.agent.app.Components;
import org.yagura.agent.app.Describe;
import org.yagura.agent.app.PlugIns;
import org.yagura.core.json.Json;

/** Prints the catalogue of all queries and commands as JSON. */
public final class DescribeApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws Exception {
        context.applicationRunning();
        PlugIns.load(List.of(PlugIns.installed()));
        System.out.println(Json.mapper().writerWithDefaultPrettyPrinter()
                .writeValueAsString(Describe.catalogue(Components.starter().contributions())));
        return EXIT_OK;
    }

    @Override
    public void stop() {
        // prints and ends
    }
}
