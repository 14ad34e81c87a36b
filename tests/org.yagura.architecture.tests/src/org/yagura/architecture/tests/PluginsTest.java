/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What {@code plugin.xml} files name is there, and every extension point says what it is for. */
final class PluginsTest {
    private static final Pattern CLASS = Pattern
            .compile("(?:class|run|contributorClass|handler)=\"(org\\.yagura\\.[\\w.$]+)[:/\"]");
    private static final Pattern ICON = Pattern.compile("(?:icon|image)=\"([^\"$:]+)\"");
    private static final Pattern SCHEMA = Pattern.compile("<extension-point[^>]*?schema=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern POINT = Pattern.compile("<extension-point");
    private static final Pattern DOCUMENTATION = Pattern.compile("<documentation>(.*?)</documentation>",
            Pattern.DOTALL);

    private final Checkout checkout = Checkout.find();

    @Test
    void classesLoad() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : plugins()) {
            for (String name : named(bundle, CLASS)) {
                String problem = load(bundle.name(), name);
                if (problem != null) {
                    breaches.add(bundle.name() + " names " + name + ": " + problem);
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** In a framework, classes are looked for only in bundles that are there; the quick loop has all of them anyway. */
    @Test
    void theseTestsRequireWhatNamesClasses() {
        var required = checkout.bundles().get("org.yagura.architecture.tests").requires();
        assertEquals(List.of(), plugins().stream().filter(b -> !named(b, CLASS).isEmpty()).map(BundleFolder::name)
                .filter(name -> !required.contains(name)).toList());
    }

    @Test
    void iconsExist() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : plugins()) {
            named(bundle, ICON).stream().filter(i -> !Files.exists(bundle.folder().resolve(i)))
                    .forEach(i -> breaches.add(bundle.name() + ": " + i));
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void extensionPointsAreDocumented() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : plugins()) {
            List<String> schemas = named(bundle, SCHEMA);
            if (schemas.size() < named(bundle, POINT).size()) {
                breaches.add(bundle.name() + " has an extension point without a schema");
            }
            for (String schema : schemas) {
                Path file = bundle.folder().resolve(schema);
                if (!Files.exists(file)) {
                    breaches.add(bundle.name() + ": " + schema + " is not there");
                    continue;
                }
                boolean empty = DOCUMENTATION.matcher(BundleFolder.text(file)).results().map(r -> r.group(1))
                        .anyMatch(d -> d.isBlank() || d.contains("[Enter"));
                if (empty) {
                    breaches.add(bundle.name() + ": " + schema + " has an empty documentation");
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    private List<BundleFolder> plugins() {
        return checkout.bundles().values().stream().filter(b -> Files.exists(b.folder().resolve("plugin.xml")))
                .toList();
    }

    private static List<String> named(BundleFolder bundle, Pattern pattern) {
        String xml = BundleFolder.text(bundle.folder().resolve("plugin.xml"));
        return pattern.matcher(xml).results().map(r -> r.groupCount() == 0 ? r.group() : r.group(1)).distinct()
                .toList();
    }

    /** Loads through the bundle when a framework runs, or from the class path; null if that works. */
    private static String load(String bundle, String name) {
        try {
            Bundle own = FrameworkUtil.getBundle(PluginsTest.class);
            if (own == null) {
                Class.forName(name, false, PluginsTest.class.getClassLoader());
                return null;
            }
            for (Bundle candidate : own.getBundleContext().getBundles()) {
                if (candidate.getSymbolicName().equals(bundle)) {
                    candidate.loadClass(name);
                    return null;
                }
            }
            return "the bundle is not in this framework; require it in the test's manifest";
        } catch (ClassNotFoundException | LinkageError e) {
            return e.toString();
        }
    }
}
