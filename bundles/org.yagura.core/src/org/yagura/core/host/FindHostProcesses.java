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

/** Asks for the processes that fit. */
@Operation(name = "host.processes", privilege = Privilege.SEE, doc = "The processes of the host whose command line an expression finds.")
public record FindHostProcesses(
        @Doc(value = "regular expression that the command line contains; empty: all", required = true) String command,
        @Doc("name of the user that it runs as; absent: any") String user)
        implements
            HostQuery<FindHostProcesses.Found> {

    /** So many processes are told of at most; all that fit are counted. */
    public static final int MOST = 1_000;

    @Override
    public Class<Found> result() {
        return Found.class;
    }

    /** What fits. */
    public record Found(@Doc("how many fit") int count,
            @Doc("the first of them, by number of the process") List<Process> processes) {
    }

    /** A process. */
    public record Process(@Doc("number of the process") long pid, @Doc("user that it runs as") String user,
            @Doc("its command line, at most 1000 characters") String command,
            @Doc("when it was started, milliseconds since 1970; tells two of the same number apart") long started,
            @Doc("processor time it has used, in milliseconds; a counter") long busy,
            @Doc("its resident memory in bytes") long memory) {
    }
}
