/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yagura.help.ui.internal.GuidePage.Run;
import org.yagura.help.ui.internal.GuidePage;
import org.yagura.testsupport.SourceTree;

/** Every topic has a page in both languages, and every link leads somewhere. */
final class GuideContentTest {
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]+)\"");

    private static Path bundle() {
        return SourceTree.root().resolve("bundles/org.yagura.help.ui");
    }

    private static List<String> addresses(Path toc) throws IOException {
        var found = new ArrayList<String>();
        var matcher = ADDRESS.matcher(Files.readString(toc));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static GuidePage read(Path page) throws IOException {
        try (InputStream in = Files.newInputStream(page)) {
            return GuidePage.read(in);
        }
    }

    @Test
    void bothLanguagesHaveTheSameTopics() throws IOException {
        assertEquals(addresses(bundle().resolve("toc.xml")), addresses(bundle().resolve("nl/ja/toc.xml")));
    }

    @Test
    void theTopologyHasPicturesLightAndDarkInBothLanguages() throws IOException {
        for (Path base : List.of(bundle(), bundle().resolve("nl/ja"))) {
            Path page = base.resolve("guide/topology.html");
            var pictures = read(page).blocks().stream().filter(b -> b.kind() == GuidePage.Kind.PICTURE)
                    .map(b -> b.runs().getFirst().target()).toList();
            assertTrue(pictures.size() >= 3, page + " has " + pictures);
            pictures.forEach(p -> assertTrue(Files.exists(page.resolveSibling(p.replace(".svg", "-dark.svg"))), p));
        }
    }

    @Test
    void everyTopicHasAPageAndEveryLinkATarget() throws IOException {
        for (Path base : List.of(bundle(), bundle().resolve("nl/ja"))) {
            for (String address : addresses(base.resolve("toc.xml"))) {
                Path file = base.resolve(address);
                GuidePage page = read(file);
                assertFalse(page.title().isEmpty(), file + " has no title");
                assertTrue(page.text().length() > 200, file + " says nothing");
                for (var block : page.blocks()) {
                    for (Run run : block.runs()) {
                        if (run.look() == GuidePage.Look.PICTURE) {
                            Path picture = file.resolveSibling(run.target());
                            assertTrue(Files.exists(picture), picture + " is not there");
                            assertTrue(run.text().length() > 20, picture + ": the page does not say what it shows");
                        } else if (run.target() != null) {
                            assertNotNull(read(file.resolveSibling(run.target().replaceFirst("#.*", ""))));
                        }
                    }
                }
            }
        }
    }
}
