/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.tests.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yagura.testsupport.SourceTree;

/**
 * The pictures of README and guide are those that the build draws. {@code ./verify --pictures} draws them anew after a
 * change of the demo site or of how something is drawn.
 */
final class PicturesTest {
    private static final boolean RENEW = "renew".equals(System.getenv("YAGURA_PICTURES"));

    private final Path root = SourceTree.root();

    @Test
    void theKeptPicturesAreThoseThatTheBuildDraws() throws IOException {
        SortedMap<String, String> drawn = Pictures.draw();
        var stale = new ArrayList<String>();
        for (var picture : drawn.entrySet()) {
            Path kept = root.resolve(picture.getKey());
            if (RENEW) {
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, picture.getValue());
            } else if (!Files.exists(kept) || !Files.readString(kept).equals(picture.getValue())) {
                stale.add(picture.getKey());
            }
        }
        assertEquals(List.of(), stale, "these pictures are not what is drawn now; ./verify --pictures renews them, and"
                + " somebody should look at them");
    }

    @Test
    void drawingAgainGivesTheSame() throws IOException {
        assertEquals(Pictures.draw(), Pictures.draw());
    }

    /** Nothing is kept beside them that nobody draws any more. */
    @Test
    void noPictureIsLeftOver() throws IOException {
        var drawn = Pictures.draw().keySet();
        var kept = new TreeSet<String>();
        for (String folder : drawn.stream().map(p -> p.substring(0, p.lastIndexOf('/'))).distinct().toList()) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.map(root::relativize).map(p -> p.toString().replace('\\', '/')).filter(p -> p.endsWith(".svg"))
                        .forEach(kept::add);
            }
        }
        assertEquals(drawn, kept);
    }

    @Test
    void theTitleIsWhatThePageSays() throws IOException {
        String japanese = Pictures.draw().get("bundles/org.yagura.help.ui/nl/ja/guide/pictures/what-if.svg");
        assertTrue(japanese.contains("<title>リハーサル"), japanese.substring(0, 400));
        assertTrue(japanese.contains("リハーサル: 仮定した故障 2 件"), "the banner is in the guide's language");
    }
}
