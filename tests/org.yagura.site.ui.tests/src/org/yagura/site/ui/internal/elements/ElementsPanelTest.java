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

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.model.ModelProblem;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.site.ui.internal.EditPanel;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.Sort;

class ElementsPanelTest {

    @Test
    void everyKindIsListedWithARowForEachElement() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4).untilCell(0, "name", "db-1");
            assertEquals(List.of("Name", "Kind", "Place", "Address", "Host name", "Vendor", "Product", "Life cycle"),
                    page.table().headings().subList(0, 8));
            assertEquals(List.of("Tokyo", "Tokyo", "DMZ", "DMZ"), page.table().column("place", 4));
            assertEquals("10.0.0.11", page.table().table().text(1, "address"));
            page.list("Parts").untilRows(3).untilCell(0, "place", "DMZ / www-1");
            page.list("Redundancy groups").untilRows(1).untilCell(0, "members", "www-1, www-2");
            page.list("Links").untilRows(1).untilCell(0, "to", "www-2");
            page.list("Services").untilCell(0, "target", "0.999");
            for (ElementKind kind : ElementKind.values()) {
                page.list(kind.label(new Values(Locale.ENGLISH).words()));
            }
            page.list("Scenarios").untilSaid("The site has none of these yet: Scenarios.");
        }
    }

    @Test
    void textsNumbersDaysSpansAndTruthAreTyped() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.set(0, "Host name", "db-1.example.org");
            assertEquals("db-1.example.org", ((Node) page.element("d1")).getHostName());
            page.table().untilCell(0, "hostName", "db-1.example.org");
            page.list("Contracts").untilRows(1);
            page.set(0, "Start", "2026-04-01").set(0, "End", "2027/3/31").set(0, "Warn days ahead", "90");
            page.table().untilCell(0, "end", "2027-03-31").untilCell(0, "warnDays", "90");
            page.list("Redundancy groups").untilRows(1);
            page.set(0, "Takeover time", "1 min 30 s").set(0, "Needed", "2").set(0, "Virtual address", "10.0.0.99");
            var group = (RedundancyGroup) page.element("g1");
            assertEquals("PT1M30S 2 10.0.0.99",
                    group.getTakeover() + " " + group.getNeeded() + " " + group.getVirtualAddress());
            page.table().untilCell(0, "takeover", "1 min 30 s");
            page.list("Services").untilRows(1).edit(0, "Target availability");
            assertTrue(page.table().below().toString().contains("greater than 0 and less than 1"),
                    "unit and bounds are said where it is typed");
            page.table().end(SWT.TRAVERSE_ESCAPE);
            page.set(0, "Target availability", "0.99995");
            page.table().untilCell(0, "target", "0.99995");
            page.list("People").untilRows(1);
            page.set(0, "Mail", "root@example.org");
            page.table().untilCell(0, "mail", "root@example.org");
        }
    }

    @Test
    void kindsReferencesAndListsAreChosen() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().edit(0, "Kind").type("mail");
            assertEquals(List.of("mail server"), page.table().below());
            page.table().end(SWT.TRAVERSE_RETURN);
            assertEquals(NodeKind.MAIL_SERVER, ((Node) page.element("d1")).getKind());
            page.list("Parts").untilRows(3);
            page.table().edit(0, "Controller");
            assertEquals(List.of("(none)", "www-1 / raid"), page.table().below(), "only those of the same node");
            page.table().type("raid").end(SWT.TRAVERSE_RETURN);
            assertEquals("p2", ((Part) page.element("p1")).getController().getId());
            page.table().edit(0, "Controller").type("").end(SWT.TRAVERSE_RETURN);
            assertNull(((Part) page.element("p1")).getController());
            page.list("Redundancy groups").untilRows(1);
            page.set(0, "Members", "www-2, db-1, www-1 / disk0");
            assertEquals(List.of("w2", "d1", "p1"), ((RedundancyGroup) page.element("g1")).getMembers().stream()
                    .map(m -> m.getId()).toList());
            page.table().untilCell(0, "members", "www-2, db-1, www-1 / disk0");
            page.list("Redundancy rules");
            page.list("People").untilRows(1).edit(0, "Enabled").type("No").end(SWT.TRAVERSE_RETURN);
            assertNotNull(page.table().field(), "the model refuses: nobody would be left who may administer");
            page.table().end(SWT.TRAVERSE_ESCAPE);
        }
    }

    @Test
    void wrongInputIsRefusedAtTheCellWithTheReasonOfTheModel() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            refused(page, 1, "Address", "10.0.0.999", "“10.0.0.999” is not an IP address.");
            refused(page, 0, "Name", " ", "name");
            refused(page, 0, "Kind", "nonsense", "“nonsense” is none of the choices.");
            page.list("Redundancy groups").untilRows(1);
            refused(page, 0, "Needed", "7", "7");
            refused(page, 0, "Needed", "1.5", "“1.5” is not a whole number.");
            refused(page, 0, "Takeover time", "soon", "“soon” is not a span of time.");
            refused(page, 0, "Members", "www-1, nobody", "There is no “nobody”");
            refused(page, 0, "Preferred", "db-1", "There is no “db-1”");
            page.list("Contracts").untilRows(1);
            refused(page, 0, "End", "31 March", "“31 March” is not a day.");
            refused(page, 0, "End", "2027-02-30", "is not a day.");
            page.list("Services").untilRows(1);
            refused(page, 0, "Target availability", "99.9", "99.9");
            assertFalse(window.kit().drafts().isChanged());
            assertFalse(page.editor().canUndo());
            assertEquals(List.of(), page.editor().problems().stream().filter(ModelProblem::isError).toList());
        }
    }

    private static void refused(ElementsPage page, int row, String heading, String text, String reason) {
        page.table().edit(row, heading).type(text).end(SWT.TRAVERSE_RETURN);
        assertNotNull(page.table().field(), heading + " took " + text);
        assertEquals(text, page.table().field().getText());
        assertTrue(page.table().below().toString().contains(reason), page.table().below().toString());
        page.table().end(SWT.TRAVERSE_ESCAPE);
    }

    @Test
    void severalRowsAreOneStepOfUndoAndRedo() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            TablePage<ElementRow> table = page.table();
            table.cursor(0, "Life cycle").click(2, SWT.SHIFT).press(0, SWT.F2);
            assertTrue(table.below().contains("For all 3 selected rows."), table.below().toString());
            table.type("retired").end(SWT.TRAVERSE_RETURN).untilCell(2, "lifeCycle", "retired");
            assertEquals(LifeCycle.RETIRED, ((Node) page.element("d1")).getLifeCycle());
            assertEquals("Set Life cycle of 3 elements", page.editor().undoLabel());
            page.panel().bar().undo();
            table.untilCell(0, "lifeCycle", "active").untilCell(2, "lifeCycle", "active");
            assertFalse(window.kit().drafts().isChanged());
            page.panel().bar().redo();
            table.untilCell(0, "lifeCycle", "retired").untilCell(2, "lifeCycle", "retired");
            assertEquals("active", table.table().text(3, "lifeCycle"));
        }
    }

    @Test
    void aBlockFromASpreadsheetIsOneStepAndAllOrNothing() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().cursor(0, "Host name").paste("d.example.org\tMikasa\na.example.org\tHayate\n");
            page.table().untilCell(1, "vendor", "Hayate").untilCell(0, "hostName", "d.example.org");
            page.editor().undo();
            page.table().untilCell(1, "vendor", "").untilCell(0, "hostName", "");
            assertFalse(page.editor().canUndo());
            page.table().cursor(0, "Name").paste("x\tnonsense\n");
            window.until("refused", () -> page.table().below().toString().contains("none of the choices"));
            assertEquals("db-1", ((Node) page.element("d1")).getName());
        }
    }

    @Test
    void whoMayNotEditReadsWhyAtTheCell() {
        MemoryAgent agent = new SiteAgents(SampleSites.full()).agent().privileges(Privilege.SEE);
        try (var window = new UiWindow(agent)) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4).edit(0, "Name");
            assertNull(page.table().field());
            assertTrue(page.table().below().getFirst().startsWith("Only to be read"),
                    page.table().below().toString());
            page.table().press(0, SWT.DEL).paste("x");
            assertFalse(window.kit().drafts().isChanged());
        }
    }

    @Test
    void whatAnotherViewChangesShowsAtOnceAndBothShareUndo() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            // both below each other need room for a row
            window.shell().setSize(1100, 1000);
            EditPanel other = window.open(parent -> new EditPanel(parent, window.kit(), List.of()));
            window.kit().selection().select(Selected.node("d1", "a tree"));
            window.settle();
            Controls.of(other).type("Vendor", "Hayate");
            page.table().untilCell(0, "vendor", "Hayate");
            page.table().edit(0, "Vendor").type("Mikasa");
            assertTrue(page.panel().rows().finishEditing());
            assertEquals("Mikasa", Controls.of(other).field("Vendor").getText());
            other.editor().undo();
            page.table().untilCell(0, "vendor", "Hayate");
            other.dispose();
        }
    }

    @Test
    void filterSortAndAreaTellHowManyOfHowMany() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.filter("dmz www");
            page.table().untilRows(2);
            window.until("2 of 4", () -> page.words().contains("2 of 4"));
            page.filter("nothing like it");
            page.table().untilSaid("Nothing matches the filter.");
            Controls.of(page.panel()).press("Clear the filter");
            page.table().untilRows(4);
            page.table().table().sort(new Sort("name", true));
            page.table().untilCell(0, "name", "www-2");
            page.set(0, "Name", "aa").table().untilCell(3, "name", "aa");
            window.kit().selection().select(new Selected(Set.of(), Set.of("dmz"), "a tree"));
            page.only();
            page.table().untilRows(2);
            assertTrue(page.words().contains("Only in DMZ"), page.words().toString());
            page.list("Links").untilRows(1);
            page.list("Services").untilSaid("There is nothing of this in DMZ: Services.");
            page.list("Nodes").untilRows(2);
            window.kit().selection().select(Selected.node("d1", "a tree"));
            window.until("the area of the node", () -> page.words().contains("Only in Tokyo"));
            page.table().untilRows(2).untilCell(0, "name", "db-1");
        }
    }

    @Test
    void kindAreaAndColumnsAreRemembered() {
        UiSettings settings = UiSettings.inMemory();
        var agent = new SiteAgents(SampleSites.full()).agent();
        try (var window = new UiWindow(agent, settings, Locale.ENGLISH)) {
            ElementsPage page = ElementsPage.open(window);
            page.list("Parts");
            page.only();
            page.table().choose("Columns", "Serial");
        }
        try (var window = new UiWindow(agent, settings, Locale.ENGLISH)) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(3);
            assertEquals(ElementKind.PARTS.name(), settings.get("elements.kind").orElse(""));
            assertTrue(page.panel().rows().shownColumns().stream().anyMatch(c -> c.id().equals("serial")));
            assertTrue(settings.get("elements.area").isPresent());
        }
    }

    @Test
    void selectingARowSelectsTheNodeEverywhereAndTheOtherWayRound() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4).click(0, 0);
            assertEquals(Set.of("d1"), window.kit().selection().current().nodes());
            window.kit().selection().select(Selected.node("w2", "a tree"));
            window.until("it is selected here", () -> page.panel().rows().selection().single() != null
                    && page.panel().rows().selection().single().id().equals("w2"));
            page.list("Parts").untilRows(3).click(0, 0);
            assertEquals(Set.of("w1"), window.kit().selection().current().nodes(), "of a part its node");
        }
    }

    @Test
    void elementsAreAddedAndRemovedByKeys() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4).click(2, 0).press(0, SWT.INSERT).untilRows(5);
            window.until("the new one is selected", () -> page.panel().rows().selection().single() != null
                    && page.panel().rows().selection().single().texts().getFirst().equals("New Node"));
            assertEquals("dmz", page.panel().rows().selection().single().element().eContainer()
                    .eGet(Literals.ELEMENT__ID), "it stands beside the one that was selected");
            page.panel().bar().undo();
            page.table().untilRows(4);
            assertTrue(page.panel().rows().selection().isEmpty(), "what is gone is not selected");
            page.table().click(2, 0).press(0, SWT.DEL).untilRows(3).untilSaid("1 element removed, and 1 more");
            page.list("Links").untilRows(0);
            page.editor().undo();
            page.table().untilRows(1);
            page.list("Parts").untilRows(3);
            window.kit().selection().select(Selected.NOTHING);
            page.table().press(0, SWT.INSERT).untilSaid("Select the node that it goes into");
            window.kit().selection().select(Selected.node("d1", "a tree"));
            page.table().press(0, SWT.INSERT).untilRows(4);
            page.list("Contracts").untilRows(1).press(0, SWT.INSERT).untilRows(2);
        }
    }

    @Test
    void wrongInputKeepsTheListWhereItIsAndIsNotSaved() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.set(0, "Vendor", "Hayate");
            page.table().edit(1, "Address").type("wrong").field().notifyListeners(SWT.FocusOut, new Event());
            page.list("Parts");
            assertEquals(4, page.panel().rows().total(), "still nodes");
            page.table().untilSaid("is wrong and was not taken");
            assertEquals("wrong", page.table().field().getText());
            page.table().type("10.0.0.12");
            page.reason().setText("why");
            page.panel().bar().save();
            window.until("saved", () -> !window.kit().drafts().isChanged());
        }
    }

    @Test
    void whatChangesWhileItIsHiddenIsThereWhenItIsSeenAgain() {
        try (var window = ElementsPage.window(SampleSites.full())) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4).untilCell(0, "name", "db-1");
            page.panel().setVisible(false);
            page.editor().set(page.element("d1"), Literals.NODE__VENDOR, "Hayate");
            window.settle();
            assertEquals("", page.table().table().text(0, "vendor"), "nothing is worked out for nobody");
            page.panel().setVisible(true);
            page.table().untilCell(0, "vendor", "Hayate");
        }
    }

    @Test
    void inJapaneseItSpeaksJapanese() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try (var window = new UiWindow(new SiteAgents(SampleSites.full()).agent(), UiSettings.inMemory(),
                Locale.JAPANESE)) {
            ElementsPage page = ElementsPage.open(window);
            page.table().untilRows(4);
            assertEquals(List.of("名前", "種別", "場所"), page.table().headings().subList(0, 3));
            page.table().edit(0, "種別").type("メール").end(SWT.TRAVERSE_RETURN);
            assertEquals(NodeKind.MAIL_SERVER, ((Node) page.element("d1")).getKind());
            page.list("冗長グループ").untilRows(1).edit(0, page.table().headings().get(4)).type("あとで")
                    .end(SWT.TRAVERSE_RETURN);
            assertTrue(page.table().below().toString().contains("「あとで」は時間ではありません。"),
                    page.table().below().toString());
            page.table().type("1 分 30 秒").end(SWT.TRAVERSE_RETURN).untilCell(0, "takeover", "1 分 30 秒");
            page.table().edit(0, "メンバー").type("www-1、db-1").end(SWT.TRAVERSE_RETURN)
                    .untilCell(0, "members", "www-1, db-1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aDraftThatIsGivenUpKeepsNothingOfIt() {
        var site = new SiteAgents(SampleSites.full());
        try (var window = new UiWindow(site.agent())) {
            ElementsPage page = ElementsPage.open(window);
            page.set(0, "Vendor", "Hayate");
            page.table().untilCell(0, "vendor", "Hayate");
            window.kit().drafts().discard();
            page.table().untilCell(0, "vendor", "");
            page.set(0, "Vendor", "Mikasa");
            page.table().untilCell(0, "vendor", "Mikasa");
            site.somebodySaves("name=\"www-1\"", "name=\"www-theirs\"");
            window.agent().tell("site");
            window.until("the choice is offered", () -> Controls.of(page.panel()).hasButton("Take theirs"));
            Controls.of(page.panel()).press("Take theirs");
            page.table().untilCell(2, "name", "www-theirs").untilCell(0, "vendor", "");
        }
    }
}
