/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Packages of libraries that no bundle re-exports stand in the manifest of who uses them. The quick loop compiles without
 * OSGi and would not notice; the full build would, much later.
 */
final class ImportsTest {
    private static final Pattern LIBRARY = Pattern
            .compile("(org\\.junit\\..*|org\\.opentest4j|org\\.slf4j|org\\.snmp4j(\\..*)?|oshi(\\..*)?|javax\\..*)");
    private static final Pattern ABORTS = Pattern.compile("\\bassume(True|False|That)\\(");

    private final Checkout checkout = Checkout.find();

    @Test
    void whatSourcesUseOfLibrariesIsImported() {
        var missing = new TreeSet<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            Set<String> imports = new TreeSet<>(bundle.imports());
            String host = bundle.headers().getValue("Fragment-Host");
            if (host != null && checkout.bundles().get(host.split(";")[0].trim()) instanceof BundleFolder own) {
                imports.addAll(own.imports());
            }
            for (var source : bundle.sources()) {
                BundleFolder.imports(source).stream().map(ImportsTest::owner).filter(p -> LIBRARY.matcher(p).matches())
                        .filter(p -> !imports.contains(p)).forEach(p -> missing.add(bundle.name() + ": " + p));
                if (ABORTS.matcher(BundleFolder.text(source)).find() && !imports.contains("org.opentest4j")) {
                    missing.add(bundle.name() + ": org.opentest4j");
                }
            }
        }
        assertEquals(List.of(), List.copyOf(missing));
    }

    /** Tycho stops the whole build at a manifest that names something twice. */
    @Test
    void noManifestNamesAnythingTwice() {
        var twice = new TreeSet<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            for (String header : List.of("Import-Package", "Require-Bundle", "Export-Package")) {
                String value = bundle.headers().getValue(header);
                var seen = new TreeSet<String>();
                for (String clause : value == null ? new String[0] : value.replaceAll("\"[^\"]*\"", "").split(",")) {
                    String name = clause.split(";")[0].trim();
                    if (!seen.add(name)) {
                        twice.add(bundle.name() + ": " + header + " " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), List.copyOf(twice));
    }

    /** The package of an imported type or static member. */
    private static String owner(String name) {
        var owner = new StringBuilder();
        for (String part : name.split("\\.")) {
            if (Character.isUpperCase(part.charAt(0))) {
                break;
            }
            owner.append(owner.isEmpty() ? "" : ".").append(part);
        }
        return owner.toString();
    }
}
