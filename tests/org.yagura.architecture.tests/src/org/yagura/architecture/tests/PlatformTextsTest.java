/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * The Japanese texts that we give the Eclipse platform fit its own: a key that the platform does not have, or a place that is
 * filled otherwise, shows that the platform has changed.
 */
final class PlatformTextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");
    private static final String JAPANESE = "_ja.properties";

    private final Checkout checkout = Checkout.find();

    @Test
    void everyTextIsOneOfThePlatform() throws IOException {
        var breaches = new ArrayList<String>();
        int files = 0;
        for (BundleFolder fragment : fragments()) {
            String host = fragment.headers().getValue("Fragment-Host");
            for (Path japanese : fragment.files("", JAPANESE)) {
                String name = fragment.folder().relativize(japanese).toString();
                if (name.startsWith("OSGI-INF")) {
                    continue;
                }
                files++;
                String english = name.replace(JAPANESE, ".properties");
                URL url = resource(host, english);
                if (url == null) {
                    breaches.add(host + " has no " + english);
                } else {
                    compare(fragment.name() + "/" + name, read(url), read(japanese), breaches);
                }
            }
        }
        assertEquals(List.of(), breaches);
        assertTrue(files >= 8, files + " files");
    }

    private List<BundleFolder> fragments() {
        return checkout.bundles().values().stream()
                .filter(b -> b.name().startsWith("org.yagura.ja.")).toList();
    }

    private static void compare(String name, Properties english, Properties japanese, List<String> breaches) {
        for (String key : japanese.stringPropertyNames()) {
            if (!english.containsKey(key)) {
                breaches.add(name + ": the platform has no " + key);
            } else if (!places(english.getProperty(key)).equals(places(japanese.getProperty(key)))) {
                breaches.add(name + ": " + key + " fills other places");
            }
        }
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(r -> places.add(r.group()));
        return places;
    }

    /** Out of the host, or of its fragments, when a framework runs; else from the class path. */
    private static URL resource(String host, String path) {
        Bundle own = FrameworkUtil.getBundle(PlatformTextsTest.class);
        if (own == null) {
            var jar = Pattern.compile("/" + Pattern.quote(host) + "(\\.(gtk|win32|cocoa)[\\w.]*)?[-_]\\d");
            return PlatformTextsTest.class.getClassLoader().resources(path)
                    .filter(url -> jar.matcher(url.toString()).find()).findFirst().orElse(null);
        }
        for (Bundle candidate : own.getBundleContext().getBundles()) {
            if (candidate.getSymbolicName().equals(host)) {
                int slash = path.lastIndexOf('/');
                var found = candidate.findEntries(slash < 0 ? "/" : path.substring(0, slash),
                        path.substring(slash + 1), false);
                return found == null ? null : found.nextElement();
            }
        }
        return null;
    }

    private static Properties read(URL url) throws IOException {
        try (var in = url.openStream()) {
            return read(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static Properties read(Path file) throws IOException {
        return read(new StringReader(Files.readString(file)));
    }

    private static Properties read(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        return properties;
    }
}
