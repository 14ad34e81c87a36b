/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the guide says of keys is true, and what menus say can be reached by a letter of their own. */
final class KeysTest {
    private static final Pattern KEY = Pattern.compile("<key sequence=\"([^\"]+)\"");
    private static final Pattern MENU = Pattern.compile("<menu id=\"(\\w+)\" label=\"%([\\w.]+)\">|</menu>"
            + "|<command commandId=\"[^\"]+\" label=\"%([\\w.]+)\"");
    private static final Pattern LETTER = Pattern.compile("&(\\w)");

    private final Checkout checkout = Checkout.find();

    @Test
    void everyKeyIsInTheGuideInBothLanguages() {
        var missing = new ArrayList<String>();
        for (BundleFolder bundle : checkout.bundles().values()) {
            Path plugin = bundle.folder().resolve("plugin.xml");
            if (Files.exists(plugin)) {
                KEY.matcher(BundleFolder.text(plugin)).results().map(r -> spoken(r.group(1))).forEach(key -> pages()
                        .filter(page -> !BundleFolder.text(page).contains(key))
                        .forEach(page -> missing.add(bundle.name() + ": " + key + " is not in " + page)));
            }
        }
        assertEquals(List.of(), missing);
    }

    private Stream<Path> pages() {
        Path help = checkout.root().resolve("bundles/org.yagura.help.ui");
        return Stream.of(help.resolve("guide/keys.html"), help.resolve("nl/ja/guide/keys.html"));
    }

    private static String spoken(String sequence) {
        return sequence.replace("M1", "Ctrl").replace("M2", "Shift").replace("M3", "Alt");
    }

    @Test
    void noTwoEntriesOfAMenuHaveTheSameLetter() {
        Path shell = checkout.root().resolve("bundles/org.yagura.rcp");
        for (String language : List.of("", "_ja")) {
            String texts = BundleFolder.text(shell.resolve("OSGI-INF/l10n/bundle" + language + ".properties"));
            var path = new ArrayList<String>(List.of("bar"));
            var letters = new HashMap<String, TreeSet<String>>();
            var twice = new ArrayList<String>();
            MENU.matcher(BundleFolder.text(shell.resolve("plugin.xml"))).results().forEach(found -> {
                String label = found.group(2) == null ? found.group(3) : found.group(2);
                if (label == null) {
                    path.removeLast();
                    return;
                }
                String letter = letter(texts, label);
                if (letter != null
                        && !letters.computeIfAbsent(path.getLast(), m -> new TreeSet<>()).add(letter)) {
                    twice.add(path.getLast() + language + ": " + label + " has " + letter + " again");
                }
                if (found.group(1) != null) {
                    path.add(found.group(1));
                }
            });
            assertEquals(List.of(), twice);
            assertTrue(letters.getOrDefault("view", new TreeSet<>()).size() > 5, letters.toString());
        }
    }

    private static String letter(String texts, String key) {
        return texts.lines().filter(l -> l.startsWith(key + "=")).findFirst().map(LETTER::matcher)
                .filter(m -> m.find()).map(m -> m.group(1).toUpperCase(Locale.ROOT)).orElse(null);
    }
}
