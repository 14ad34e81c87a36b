/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.eclipse.jface.layout.GridDataFactory;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Sort;

class ColumnMemoryTest {
    private static final Column<String> A = Column.text("a", "A", 100, s -> s);
    private static final Column<String> B = Column.text("b", "B", 120, s -> s);
    private static final Column<String> C = Column.text("c", "C", 140, s -> s);

    private final UiSettings settings = UiSettings.inMemory();

    /** Opens a table, closes it again; gives its headings. */
    @SafeVarargs
    private List<String> headings(Column<String>... columns) {
        try (var window = new UiWindow(new MemoryAgent(), settings, Locale.ENGLISH)) {
            return window.open(parent -> {
                var table = new PagedTable<>(parent, window.kit(), "t", List.of(columns), false);
                GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
                table.source(new ListSource<>(List.of("x"), s -> s, List.of(columns)));
                return new TablePage<>(window, table);
            }).headings();
        }
    }

    private String saved() {
        return settings.get("table.t").orElse("");
    }

    @Test
    void atFirstColumnsAreAsTheyAreDeclared() {
        assertEquals(List.of("A", "C"), headings(A, B.hidden(), C));
        assertEquals("a=100=+;b=120=-;c=140=+", saved());
    }

    @Test
    void orderWidthAndChoiceComeBack() {
        settings.put("table.t", "c=333=+;a=50=-;b=120=+");
        assertEquals(List.of("C", "B"), headings(A, B, C));
        assertEquals("c=333=+;a=50=-;b=120=+", saved());
    }

    @Test
    void aColumnThatIsNewComesLastAndOneThatIsGoneIsForgotten() {
        settings.put("table.t", "gone=80=+;b=120=+;a=100=-");
        assertEquals(List.of("B", "C"), headings(A, B, C));
        assertEquals("b=120=+;a=100=-;c=140=+", saved());
    }

    @Test
    void whenAllWouldBeHiddenAllAreShown() {
        settings.put("table.t", "a=100=-;b=120=-");
        assertEquals(List.of("A", "B"), headings(A, B));
    }

    @Test
    void widthsThatNobodyCouldUseAreBounded() {
        settings.put("table.t", "a=1=+;b=999999=+;c=-5=+");
        headings(A, B, C);
        assertEquals("a=24=+;b=4000=+;c=24=+", saved());
    }

    @Test
    void anythingElseInTheSettingsIsPassedOver() {
        var random = new Random(3);
        String alphabet = "abc=;+-0123456789 x";
        for (int i = 0; i < 60; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            settings.put("table.t", text.toString());
            List<String> headings = headings(A, B, C);
            assertFalse(headings.isEmpty(), text.toString());
            assertTrue(List.of("A", "B", "C").containsAll(headings), text.toString());
            List<String> again = headings(A, B, C);
            assertEquals(headings, again, "what was saved is what is read: " + saved());
        }
    }

    @Test
    void theOrderOfRowsIsKeptWhileItsColumnIsThere() {
        var memory = new ColumnMemory<>(settings, "t", List.of(A, B));
        memory.saveSort(new Sort("b", true));
        assertEquals(new Sort("b", true), memory.sort());
        assertNull(new ColumnMemory<>(settings, "t", List.of(A)).sort());
        assertNull(new ColumnMemory<>(settings, "other", List.of(A, B)).sort());
        memory.saveSort(null);
        assertNull(memory.sort());
        settings.put("table.t.sort", "b=sideways=down");
        assertNull(memory.sort());
    }
}
