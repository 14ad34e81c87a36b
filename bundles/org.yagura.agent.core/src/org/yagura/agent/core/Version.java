/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version of this program. */
public final class Version {
    private static final String UNBUILT = "1.0.0";

    private Version() {
    }

    /** The version that stands in the bundle's manifest, such as {@code 1.0.0.202611210900}. */
    public static String current() {
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in == null) {
                return UNBUILT;
            }
            Attributes main = new Manifest(in).getMainAttributes();
            String name = main.getValue("Bundle-SymbolicName");
            String version = main.getValue("Bundle-Version");
            return name == null || !name.startsWith("org.yagura.agent.core") || version == null
                    ? UNBUILT
                    : version.replace(".qualifier", "");
        } catch (IOException e) {
            return UNBUILT;
        }
    }
}
