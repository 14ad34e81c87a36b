/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Privilege;
import org.yagura.model.Differences;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.SiteExport;

/** The page with what an import would change, and what comes of taking it. */
class ImportPanelTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A panel that has read these files. */
    private static ImportPanel open(Room room, Path... files) {
        ImportPanel panel = room.window.open(parent -> new ImportPanel(parent, room.window.kit(), List::of, () -> {
        }));
        panel.read(List.of(files));
        read(room, panel);
        return panel;
    }

    private static void read(Room room, ImportPanel panel) {
        room.window.until("read", () -> !words(panel).contains("Reading…") && room.drawn());
    }

    private static String words(ImportPanel panel) {
        return Controls.of(panel).words();
    }

    @Test
    void tablesAreShownBeforeTheyAreTakenAsOneStep() throws Exception {
        Path nodes = file("nodes.csv",
                "name,kind,area,product\nwww-1,WWW_BM_SERVER,Tokyo / DMZ,X\nnew-1,ROUTER,Tokyo,\nnew-2,ROUTER,Tokyo,\n");
        Path links = file("links.csv", "kind,from,to\nLAN,new-1,new-2\n");
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, links, nodes);
            assertTrue(words(panel).contains("From links.csv, nodes.csv"), words(panel));
            assertTrue(words(panel).contains("Elements added: 3 · changed: 1 · removed: 0"), words(panel));
            List<String> kinds = new TablePage<>(room.window, panel.changes()).untilRows(4).column("kind", 4);
            assertEquals(3, kinds.stream().filter("added"::equals).count(), kinds.toString());
            Site before = SiteFiles.copy(room.site());
            assertTrue(panel.mayTake());
            assertTrue(panel.take());
            assertEquals("ROUTER", node(room, "new-1").getKind().name());
            assertEquals(1, room.site().getLinks().size());
            assertEquals("Import of links.csv, nodes.csv", editor(room).undoLabel());
            editor(room).undo();
            assertFalse(editor(room).canUndo(), "one step");
            assertEquals(List.of(), Differences.between(before, room.site()));
            editor(room).redo();
            assertEquals(1, room.site().getLinks().size());
            assertEquals(1, room.agents.newest().revision(), "nothing is saved");
        }
    }

    private static SiteEditor editor(Room room) {
        return room.window.kit().drafts().current().orElseThrow().editor();
    }

    private static Node node(Room room, String name) {
        for (var node : room.index().nodes()) {
            if (node.getName().equals(name)) {
                return node;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void whatIsWrongIsShownByFileLineAndColumn() throws Exception {
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, file("nodes.csv", "name,mtbf\nwww-1,often\nwww-2,seldom\n"));
            assertTrue(words(panel).contains("There are 2 problems"), words(panel));
            var page = new TablePage<>(room.window, panel.wrong()).untilRows(2);
            assertEquals(List.of("nodes.csv", "nodes.csv"), page.column("file", 2));
            assertEquals(List.of("2", "3"), page.column("line", 2));
            assertEquals(List.of("mtbf", "mtbf"), page.column("column", 2));
            assertTrue(page.column("text", 1).getFirst().contains("often"));
            assertFalse(panel.mayTake());
            assertFalse(panel.take());
            assertFalse(room.window.kit().drafts().isChanged());

            Path good = file("nodes.csv", "name,mtbf\nwww-1,10\n");
            panel.read(List.of(good));
            room.window.until("read again", panel::mayTake);
        }
    }

    @Test
    void filesThatCannotBeReadAreExplainedAndMayBeTriedAgain() throws Exception {
        try (var room = new Room(SiteAgents.small())) {
            Path gone = folder.resolve("gone.csv");
            ImportPanel panel = room.window.open(parent -> new ImportPanel(parent, room.window.kit(), List::of, () -> {
            }));
            panel.read(List.of(gone));
            room.window.until("explained", () -> words(panel).contains("\"gone.csv\" is not there."));
            assertFalse(panel.mayTake());
            Files.writeString(gone, "name,product\nwww-1,P\n");
            Widgets.click(panel, "Try again");
            room.window.until("read", panel::mayTake);
            assertFalse(words(panel).contains("is not there"));
        }
    }

    @Test
    void aModelTakesNothingAwayUnlessThatIsWanted() throws Exception {
        Site less = SiteAgents.small();
        try (var editor = new SiteEditor(less, Locale.ENGLISH)) {
            editor.remove(List.of(SiteIndex.of(less).node("w2")));
            editor.rename(SiteIndex.of(less).node("w1"), "first");
        }
        Path model = Files.write(folder.resolve("less.site"), SiteExport.file(less, ExchangeForm.SITE));
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, model);
            assertTrue(words(panel).contains("added: 0 · changed: 1 · removed: 0"), words(panel));
            Controls.of(panel).press("Remove what is not in the file");
            read(room, panel);
            assertTrue(words(panel).contains("added: 0 · changed: 1 · removed: 1"), words(panel));
            assertTrue(panel.take());
            assertNull(room.index().node("w2"));
            editor(room).undo();
            assertEquals("www-2", room.index().node("w2").getName());
        }
    }

    @Test
    void tablesCannotTakeAnythingAway() throws Exception {
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, file("nodes.csv", "name,product\nwww-1,P\n"));
            assertFalse(Controls.of(panel).button("Remove what is not in the file").isEnabled());
        }
    }

    @Test
    void whoMayOnlyLookIsToldSo() throws Exception {
        var agents = new SiteAgents(SiteAgents.small());
        try (var room = new Room(agents, agents.agent().privileges(Privilege.SEE))) {
            ImportPanel panel = open(room, file("nodes.csv", "name,product\nwww-1,P\n"));
            assertTrue(words(panel).contains("privilege EDIT"), words(panel));
            assertFalse(panel.mayTake());
            assertFalse(panel.take());
            assertNull(room.index().node("w1").getProduct());
        }
    }

    @Test
    void whatSomebodyElseSavesMeanwhileIsLookedAtAnew() throws Exception {
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, file("nodes.csv", "name,product\nwww-1,P\n"));
            assertTrue(panel.mayTake());
            room.agents.somebodySaves("www-1", "www-9");
            room.window.agent().tell("site");
            room.window.until("read on top of the other revision", () -> words(panel).contains("There is one problem"));
            assertFalse(panel.mayTake(), "www-1 is a new node now, without an area");
        }
    }

    @Test
    void filesThatSayNothingNewSaySo() throws Exception {
        try (var room = new Room(SiteAgents.small())) {
            ImportPanel panel = open(room, file("nodes.csv", "name\nwww-1\n"));
            assertTrue(words(panel).contains("The site is already as the files say."), words(panel));
            assertFalse(panel.mayTake());
        }
    }
}
