/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.nio.file.Path;
import java.util.List;

import org.yagura.agent.http.HttpSettings;

/**
 * What a node agent is started with.
 *
 * @param data its directory
 * @param http where it is asked, and with which certificate
 * @param managers SHA-256 fingerprints of who may ask
 */
public record NodeOptions(Path data, HttpSettings http, List<String> managers) {

    public NodeOptions {
        managers = List.copyOf(managers);
    }
}
