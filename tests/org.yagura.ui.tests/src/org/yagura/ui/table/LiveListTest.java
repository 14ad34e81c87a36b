/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;

class LiveListTest {

    private record Row(int id, String text) {
    }

    private final List<Column<Row>> columns = List.of(Column.number("id", "Id", 90, Row::id),
            Column.text("text", "Text", 300, Row::text));
    private final LiveList<Row> rows = new LiveList<>(Row::id, columns);

    private static List<Row> rows(String text, int... ids) {
        return IntStream.of(ids).mapToObj(id -> new Row(id, text + id)).toList();
    }

    private TablePage<Row> open(UiWindow window) {
        return window.open(parent -> {
            var table = new PagedTable<>(parent, window.kit(), "live", columns, false);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
            table.source(rows);
            return new TablePage<>(window, table);
        });
    }

    @Test
    void theSelectedRowStaysSelectedWhereverItGoesAndWhateverItSays() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = open(window).untilRows(0);
            rows.show(rows("old ", 1, 2, 3), page.table());
            page.untilCell(2, "text", "old 3").click(1, 0);
            rows.show(rows("new ", 9, 8, 3, 2), page.table());
            page.untilCell(3, "text", "new 2");
            window.until("the same row, as it is now", () -> page.table().selection().single() != null
                    && page.table().selection().single().text().equals("new 2"));
        }
    }

    @Test
    void whatIsGoneIsSelectedNoMore() {
        try (var window = new UiWindow(new MemoryAgent())) {
            TablePage<Row> page = open(window);
            rows.show(rows("row ", 1, 2, 3), page.table());
            page.untilCell(2, "text", "row 3").click(1, 0);
            assertEquals(2, page.table().selection().single().id());
            rows.show(rows("row ", 1, 3), page.table());
            page.untilRows(2);
            assertTrue(page.table().selection().isEmpty());
        }
    }
}
