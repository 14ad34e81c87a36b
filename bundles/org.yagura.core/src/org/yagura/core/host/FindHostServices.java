/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Asks whether services of the operating system run. */
@Operation(name = "host.services", privilege = Privilege.SEE, doc = "Whether services of the host's operating system run.")
public record FindHostServices(
        @Doc(value = "names, such as nginx or sshd.service, at most 100", required = true) List<String> names)
        implements
            HostQuery<FindHostServices.Found> {

    /** So many names at most. */
    public static final int MOST = 100;

    @Override
    public Class<Found> result() {
        return Found.class;
    }

    /** The services, in the order of the names. */
    public record Found(@Doc("the services") List<Service> services) {
    }

    /** A service: a unit of systemd, or a service of Windows. */
    public record Service(@Doc("name as it was asked for") String name,
            @Doc("whether there is such a service") boolean known,
            @Doc("whether it runs, or has done what it is for") boolean running,
            @Doc("its state in the words of the system, such as active (running)") String state,
            @Doc("how often the system has started it again by itself; absent when it is not told") Long restarts) {
    }
}
