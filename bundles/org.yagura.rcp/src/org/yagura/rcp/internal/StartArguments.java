/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What the command line of the workbench asks for.
 *
 * @param demo start on the bundled demo site
 * @param data data directory of an embedded agent; null when not given
 * @param connect address of an agent to connect to; null when not given
 */
record StartArguments(boolean demo, Path data, URI connect) {

    /**
     * Reads arguments: {@code --demo}, {@code --data DIR}, {@code --connect URL}, {@code -site demo|DIR}; unknown ones are
     * passed over, since the platform has its own.
     */
    static StartArguments parse(List<String> arguments) {
        boolean demo = false;
        Path data = null;
        URI connect = null;
        for (int i = 0; i < arguments.size(); i++) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            switch (arguments.get(i)) {
                case "--demo", "-demo" -> demo = true;
                case "--data" -> data = value == null ? null : Path.of(value);
                case "--connect", "-connect" -> connect = value == null ? null : URI.create(value);
                case "--site", "-site" -> {
                    demo |= "demo".equals(value);
                    data = value == null || "demo".equals(value) ? data : Path.of(value);
                }
                default -> {
                    // the platform's own
                }
            }
        }
        return new StartArguments(demo, data, connect);
    }

    /** Whether a site is asked for. */
    boolean wantsSite() {
        return demo || data != null || connect != null;
    }

    /** Where an embedded agent keeps its data when nothing else is said. */
    static Path usualData(String site) {
        String shared = System.getenv("XDG_DATA_HOME");
        Path base = shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(shared);
        return base.resolve("yagura").resolve(site);
    }
}
