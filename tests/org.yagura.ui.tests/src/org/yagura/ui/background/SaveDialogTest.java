/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.ui.background.SaveDialog.Sort;

class SaveDialogTest {
    private static final Sort PNG = new Sort("png", "Picture");
    private static final Sort CSV = new Sort("csv", "Values");

    @TempDir
    private Path folder;
    private final List<Path> asked = new ArrayList<>();

    private Optional<String> file(String typed, Sort chosen, boolean replace) {
        return SaveDialog.file(folder.resolve(typed).toString(), chosen, List.of(PNG, CSV), there -> {
            asked.add(there.getFileName());
            return replace;
        }).map(file -> file.getFileName().toString());
    }

    @Test
    void aNameWithoutAnEndingGetsThatOfTheSortThatIsChosen() {
        assertEquals(Optional.of("load.csv"), file("load", CSV, false));
        assertEquals(Optional.of("load.2026.png"), file("load.2026", PNG, false));
        assertEquals(List.of(), asked);
    }

    @Test
    void anEndingThatIsTypedDecides() {
        assertEquals(Optional.of("load.PNG"), file("load.PNG", CSV, false));
    }

    @Test
    void whatIsThereUnderTheWholeNameIsAskedAbout() throws IOException {
        Files.writeString(folder.resolve("load.csv"), "kept");
        assertEquals(Optional.empty(), file("load", CSV, false));
        assertEquals(Optional.of("load.csv"), file("load", CSV, true));
        assertEquals(List.of(Path.of("load.csv"), Path.of("load.csv")), asked);
        assertEquals("kept", Files.readString(folder.resolve("load.csv")), "nothing is written yet");
    }

    @Test
    void whatThePlatformHasAskedAboutIsNotAskedAboutAgain() throws IOException {
        Files.writeString(folder.resolve("load.csv"), "kept");
        assertEquals(Optional.of("load.csv"), file("load.csv", PNG, false));
        assertEquals(List.of(), asked);
    }
}
