/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a person sees is there in English and in Japanese. */
final class TextsTest {
    private static final Pattern TEXTS = Pattern.compile("(messages|bundle|plugin|labels|site)\\w*\\.properties");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+");

    private final Checkout checkout = Checkout.find();

    @Test
    void everyTextHasItsJapaneseTwin() {
        var breaches = new ArrayList<String>();
        for (Path english : texts()) {
            Path japanese = twin(english);
            String name = checkout.root().relativize(english).toString();
            if (!Files.exists(japanese)) {
                breaches.add(name + " has no Japanese twin");
                continue;
            }
            Properties first = read(english);
            Properties second = read(japanese);
            first.stringPropertyNames().stream()
                    .filter(k -> second.getProperty(k, "").isBlank() && !first.getProperty(k).isBlank())
                    .forEach(k -> breaches.add(name + ": " + k + " is not in Japanese"));
            // the model's labels have their English descriptions in site.ecore
            second.stringPropertyNames().stream().filter(k -> !first.containsKey(k) && !k.endsWith("_description"))
                    .forEach(k -> breaches.add(name + ": " + k + " is only in Japanese"));
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        var breaches = new ArrayList<String>();
        for (Path english : texts()) {
            if (!Files.exists(twin(english))) {
                continue;
            }
            Properties second = read(twin(english));
            read(english).forEach((key, text) -> {
                String other = second.getProperty((String) key);
                if (other != null && !places((String) text).equals(places(other))) {
                    breaches.add(checkout.root().relativize(english) + ": " + key);
                }
            });
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void manifestsAndPluginsNameOnlyTextsThatExist() {
        var key = Pattern.compile("\"%([\\w.\\-]+)\"");
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            Path base = bundle.folder().resolve(localization(bundle) + ".properties");
            var texts = Files.exists(base) ? read(base) : new Properties();
            var keys = new TreeSet<String>();
            Stream.of("Bundle-Name", "Bundle-Vendor").map(bundle.headers()::getValue)
                    .filter(v -> v != null && v.startsWith("%")).map(v -> v.substring(1)).forEach(keys::add);
            Path plugin = bundle.folder().resolve("plugin.xml");
            if (Files.exists(plugin)) {
                key.matcher(BundleFolder.text(plugin)).results().map(r -> r.group(1)).forEach(keys::add);
            }
            keys.stream().filter(k -> !texts.containsKey(k)).forEach(k -> breaches.add(bundle.name() + ": %" + k));
        }
        assertEquals(List.of(), breaches);
    }

    private static String localization(BundleFolder bundle) {
        String value = bundle.headers().getValue("Bundle-Localization");
        return value == null ? "OSGI-INF/l10n/bundle" : value.trim();
    }

    private List<Path> texts() {
        return checkout.bundles().values().stream().flatMap(b -> b.files("", ".properties").stream())
                .filter(f -> TEXTS.matcher(f.getFileName().toString()).matches())
                .filter(f -> !f.getFileName().toString().endsWith("_ja.properties"))
                .filter(f -> !f.toString().contains("/src-gen/")).toList();
    }

    private static Path twin(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(".properties", "_ja.properties"));
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(r -> places.add(r.group()));
        return places;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
