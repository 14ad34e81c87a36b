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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is installed is named in features: every bundle of ours in exactly one, texts in both languages. */
final class FeaturesTest {
    private static final Pattern PLUGIN = Pattern.compile("<plugin id=\"(org\\.yagura\\.[\\w.]+)\"");

    private final Checkout checkout = Checkout.find();

    @Test
    void everyBundleIsInExactlyOneFeature() {
        var named = new TreeMap<String, List<String>>();
        checkout.shipped().forEach(b -> named.put(b.name(), new ArrayList<>()));
        for (Path feature : features()) {
            PLUGIN.matcher(BundleFolder.text(feature.resolve("feature.xml"))).results().map(r -> r.group(1))
                    .forEach(b -> named.computeIfAbsent(b, n -> new ArrayList<>(List.of("no such bundle")))
                            .add(feature.getFileName().toString()));
        }
        named.values().removeIf(f -> f.size() == 1);
        assertEquals(new TreeMap<>(), named);
    }

    @Test
    void theAgentsFeatureIsHeadless() {
        String text = BundleFolder.text(checkout.root().resolve("features/org.yagura.agent.feature/feature.xml"));
        assertEquals(List.of(), PLUGIN.matcher(text).results().map(r -> r.group(1))
                .filter(n -> n.contains(".ui") || n.endsWith(".rcp")).toList());
    }

    @Test
    void everyTextOfAFeatureIsInBothLanguages() {
        var key = Pattern.compile("[\">]%([\\w.]+)[\"<]");
        var missing = new ArrayList<String>();
        for (Path feature : features()) {
            key.matcher(BundleFolder.text(feature.resolve("feature.xml"))).results().map(r -> r.group(1)).distinct()
                    .forEach(k -> Stream.of("feature.properties", "feature_ja.properties")
                            .filter(f -> !BundleFolder.text(feature.resolve(f)).contains("\n" + k + "=")
                                    && !BundleFolder.text(feature.resolve(f)).startsWith(k + "="))
                            .forEach(f -> missing.add(feature.getFileName() + "/" + f + ": " + k)));
        }
        assertEquals(List.of(), missing);
    }

    private List<Path> features() {
        return Checkout.children(checkout.root().resolve("features")).stream()
                .filter(f -> Files.exists(f.resolve("feature.xml"))).toList();
    }
}
