/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PastedBlockTest {

    @Test
    void readsLinesAndCells() {
        assertEquals(List.of(), PastedBlock.parse(""));
        assertEquals(List.of(List.of("a", "b"), List.of("c", "")), PastedBlock.parse("a\tb\r\nc\t\n"));
        assertEquals(List.of(List.of(""), List.of("x")), PastedBlock.parse("\nx"));
        assertEquals(List.of(List.of("two\nlines", "said \"yes\"")),
                PastedBlock.parse("\"two\nlines\"\t\"said \"\"yes\"\"\""));
    }

    @Test
    void aQuotationMarkThatOnlyStandsFirstIsKept() {
        assertEquals(List.of(List.of("\"open", "b")), PastedBlock.parse("\"open\tb"));
        assertEquals(List.of(List.of("\"a\" b")), PastedBlock.parse("\"a\" b"));
    }

    @Test
    void whatASpreadsheetWritesIsReadAsItWas() {
        var random = new Random(7);
        String signs = "ab\"\t\n 、,";
        for (int round = 0; round < 3000; round++) {
            var block = new ArrayList<List<String>>();
            int width = 1 + random.nextInt(4);
            for (int line = 0; line <= random.nextInt(4); line++) {
                var cells = new ArrayList<String>();
                for (int cell = 0; cell < width; cell++) {
                    var text = new StringBuilder("x");
                    for (int i = random.nextInt(5); i > 0; i--) {
                        text.insert(random.nextInt(text.length() + 1), signs.charAt(random.nextInt(signs.length())));
                    }
                    cells.add(text.toString());
                }
                block.add(cells);
            }
            assertEquals(block, PastedBlock.parse(written(block)));
        }
    }

    private static String written(List<List<String>> block) {
        var text = new StringBuilder();
        for (List<String> line : block) {
            text.append(String.join("\t", line.stream().map(PastedBlockTest::quoted).toList())).append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.indexOf('\t') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Test
    void noTextMakesItFail() {
        var random = new Random(11);
        for (int round = 0; round < 5000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("\"\t\r\na".charAt(random.nextInt(5)));
            }
            List<List<String>> block = PastedBlock.parse(text.toString());
            assertEquals(text.isEmpty(), block.isEmpty());
        }
    }
}
