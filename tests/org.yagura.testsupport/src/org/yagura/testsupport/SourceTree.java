/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that tests run in. */
public final class SourceTree {

    private SourceTree() {
    }

    /** Its root, found from the working directory upwards. */
    public static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("targetplatform")) && Files.isDirectory(at.resolve("bundles"))) {
                return at;
            }
        }
        throw new IllegalStateException("not in a checkout: " + Path.of("").toAbsolutePath());
    }
}
