/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import org.yagura.core.operation.Query;

/**
 * A question to a host.
 *
 * @param <R> the answer
 */
public sealed interface HostQuery<R> extends Query<R>
        permits ReadHost, FindHostProcesses, FindHostServices, ReadHostLog, FindHostLogs,
        ReadHostEvents {

    /** The class of the answer. */
    Class<R> result();
}
