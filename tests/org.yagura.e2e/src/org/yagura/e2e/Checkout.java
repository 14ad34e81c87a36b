/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yagura.testsupport.SourceTree;

/** Where this checkout is, and what is built in it. */
public final class Checkout {
    private static final String AGENT = "product/agent/target/products/org.yagura.agent/linux/gtk";
    private static final String WORKBENCH = "product/workbench/target/products/org.yagura.workbench/linux/gtk";

    private Checkout() {
    }

    /** The root of the checkout, found from the working directory upwards. */
    public static Path root() {
        return SourceTree.root();
    }

    /** The start script of the agent's product; it may not be built. */
    public static Path agent() {
        return root().resolve(AGENT).resolve(machine()).resolve("yagura-agent").resolve("yagura-agent");
    }

    /** The start script of the workbench's product; it may not be built. */
    public static Path workbench() {
        return root().resolve(WORKBENCH).resolve(machine()).resolve("yagura-workbench").resolve("yagura-workbench");
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    }

    /** The built jar of a bundle under {@code tests}. */
    static Path bundle(String name) throws IOException {
        try (Stream<Path> files = Files.list(root().resolve("tests").resolve(name).resolve("target"))) {
            return files
                    .filter(f -> f.getFileName().toString().matches(Pattern.quote(name) + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst().orElseThrow(() -> new NoSuchFileException(name + " is not built"));
        }
    }

    /**
     * Whether this is the quick loop, a plain Java with all classes on its class path, and the products that were built last are
     * not asked for ({@code YAGURA_PRODUCTS} set).
     */
    public static boolean quick() {
        return System.getProperty("java.class.path").contains(".quick") && System.getenv("YAGURA_PRODUCTS") == null;
    }
}
