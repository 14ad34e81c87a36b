/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.ui.table.CellEdit;
import org.yagura.ui.table.CellEdits.Refusal;
import org.yagura.ui.table.Column;

class ElementEditsTest {
    private static final Values VALUES = new Values(Locale.ENGLISH);

    /** A site with an editor, and the rows of one kind. */
    private record Table(SiteEditor editor, ElementKind kind, ElementColumns columns) {
        static Table of(Site site, ElementKind kind) {
            return new Table(new SiteEditor(site, Locale.ENGLISH), kind, new ElementColumns(kind, VALUES));
        }

        List<ElementRow> rows() {
            var rows = new ArrayList<ElementRow>();
            EcoreUtil.<EObject>getAllContents(editor.site(), false).forEachRemaining(o -> {
                if (kind.holds(o)) {
                    rows.add(columns.row((Element) o));
                }
            });
            return rows;
        }

        Column<ElementRow> column(String id) {
            return columns.columns().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        }

        CellEdit<ElementRow> edit(int row, String column, String text) {
            return new CellEdit<>(rows().get(row), column(column), text);
        }

        Refusal<ElementRow> take(List<CellEdit<ElementRow>> edits) {
            columns.changed();
            return new ElementEdits(() -> editor, () -> null, columns, VALUES.texts()).take(edits);
        }
    }

    private static String xmi(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatEveryCellOfTheDemoSaysIsTakenAndChangesNothing() {
        for (ElementKind kind : ElementKind.values()) {
            Table table = Table.of(DemoSite.load(), kind);
            var edits = new ArrayList<CellEdit<ElementRow>>();
            for (ElementRow row : table.rows()) {
                for (Column<ElementRow> column : table.columns().columns()) {
                    if (column.editing() != null && column.editing().locked(row) == null) {
                        edits.add(new CellEdit<>(row, column, column.editing().text(row)));
                    }
                }
            }
            if (!edits.isEmpty()) {
                Refusal<ElementRow> refusal = table.take(edits);
                assertEquals("", refusal == null
                        ? ""
                        : kind + " " + refusal.edit().column().id() + " " + refusal.edit().text() + ": "
                                + refusal.reason());
            }
            assertFalse(table.editor().canUndo(), kind.name());
        }
    }

    @Test
    void whatIsRefusedLeavesTheSiteAsItWasToTheByte() {
        Site site = DemoSite.load();
        String before = xmi(site);
        Table table = Table.of(site, ElementKind.NODES);
        for (List<CellEdit<ElementRow>> wrong : List.of(
                List.of(table.edit(0, "vendor", "New"), table.edit(1, "address", "nonsense")),
                List.of(table.edit(0, "mtbf", "-5"), table.edit(2, "hostName", "x")),
                List.of(table.edit(3, "name", ""), table.edit(3, "forwards", "Yes")))) {
            Refusal<ElementRow> refusal = table.take(wrong);
            assertNotNull(refusal);
            assertFalse(refusal.reason().isBlank());
            assertEquals(before, xmi(site));
        }
        assertEquals("address", table.take(List.of(table.edit(0, "vendor", "New"),
                table.edit(1, "address", "nonsense"))).edit().column().id(), "the guilty one is named");
        assertFalse(table.editor().canUndo());
    }

    @Test
    void theSameNameOfSeveralThingsIsRefusedAndTheChoiceTellsThemApart() {
        Site site = SampleSites.full();
        Node twin = EcoreUtil.copy(site.getAreas().getFirst().getNodes().getFirst());
        twin.setId("d2");
        site.getAreas().get(1).getNodes().add(twin);
        Table table = Table.of(site, ElementKind.GROUPS);
        Refusal<ElementRow> refusal = table.take(List.of(table.edit(0, "members", "www-1, db-1")));
        assertTrue(refusal.reason().startsWith("Several are called “db-1”"), refusal.reason());
        List<String> choices = table.column("members").editing().choices(table.rows().getFirst());
        assertTrue(choices.contains("db-1 (DMZ / db-1)"), choices.toString());
        assertNull(table.take(List.of(table.edit(0, "members", "www-1, db-1 (DMZ / db-1)"))));
        assertEquals(List.of("w1", "d2"),
                site.getGroups().getFirst().getMembers().stream().map(Element::getId).toList());
        assertEquals("www-1, db-1 (DMZ / db-1)",
                table.column("members").editing().text(table.rows().getFirst()), "it is typed as it was chosen");
    }

    @Test
    void arbitraryTextsNeverBreakTheModelAndAreUndoneWhole() {
        var random = new Random(17);
        List<String> texts = List.of("", " ", "x", "-1", "0", "0.5", "1e9", "2027-01-01", "90 s", "Yes", "(none)",
                "disk", "www01", "www01, db01", "127.1.1.31", "DB server", "~", "\u0001", "a\nb");
        for (ElementKind kind : ElementKind.values()) {
            Site site = DemoSite.load();
            Table table = Table.of(site, kind);
            List<ModelProblem> before = errors(table.editor());
            String first = xmi(site);
            List<Column<ElementRow>> columns = table.columns().columns().stream().filter(c -> c.editing() != null)
                    .toList();
            for (int round = 0; round < 40 && !table.rows().isEmpty(); round++) {
                List<ElementRow> rows = table.rows();
                table.take(List.of(new CellEdit<>(rows.get(random.nextInt(rows.size())),
                        columns.get(random.nextInt(columns.size())), texts.get(random.nextInt(texts.size())))));
            }
            assertTrue(errors(table.editor()).stream().filter(p -> !before.contains(p))
                    .allMatch(p -> p.code().endsWith("-twice")), () -> kind + " " + errors(table.editor()));
            while (table.editor().canUndo()) {
                table.editor().undo();
            }
            assertEquals(first, xmi(site), kind.name());
        }
    }

    private static List<ModelProblem> errors(SiteEditor editor) {
        return editor.problems().stream().filter(ModelProblem::isError).toList();
    }

    @Test
    void aRowThatIsGoneOrLockedIsRefused() {
        Table table = Table.of(SampleSites.full(), ElementKind.NODES);
        CellEdit<ElementRow> edit = table.edit(0, "vendor", "x");
        table.editor().remove(List.of(edit.row().element()));
        assertEquals("The element is no longer in the site.", table.take(List.of(edit)).reason());
        assertTrue(table.take(List.of(table.edit(2, "address", "10.0.0.1"))).reason().contains("no address yet"));
        var locked = new ElementEdits(table::editor, () -> "Not now.", table.columns(), VALUES.texts());
        assertEquals("Not now.", locked.take(List.of(table.edit(0, "vendor", "x"))).reason());
    }
}
