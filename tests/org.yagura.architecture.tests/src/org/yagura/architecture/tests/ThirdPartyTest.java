/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library is pinned, and somebody said why it is there and under which licence. */
final class ThirdPartyTest {
    private static final Pattern ARTIFACT = Pattern
            .compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private final Checkout checkout = Checkout.find();

    @Test
    void everyLibraryIsExplained() {
        String readme = BundleFolder.text(checkout.root().resolve("targetplatform/README.md"));
        var breaches = new ArrayList<String>();
        for (Path file : files()) {
            ARTIFACT.matcher(BundleFolder.text(file)).results().map(r -> r.group(1))
                    .filter(a -> !a.startsWith("maven-") && !a.startsWith("exec-") && !a.startsWith("org.yagura"))
                    .filter(a -> !readme.contains("`" + a + "`"))
                    .forEach(a -> breaches.add(a + " of " + file.getFileName()));
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void versionsArePinned() {
        for (Path file : files()) {
            ARTIFACT.matcher(BundleFolder.text(file)).results()
                    .forEach(r -> assertFalse(r.group(2).matches(".*[\\[\\](),].*|LATEST|RELEASE"), r.group()));
        }
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        files.add(checkout.root().resolve("targetplatform/org.yagura.targetplatform.target"));
        checkout.shipped().stream().map(b -> b.folder().resolve("pom.xml")).filter(Files::exists).forEach(files::add);
        return files;
    }
}
