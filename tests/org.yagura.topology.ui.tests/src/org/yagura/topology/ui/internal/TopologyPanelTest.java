/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Tie;
import org.yagura.model.DemoSite;
import org.yagura.model.Differences;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.Keyboard;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.Pattern;
import org.yagura.ui.diagram.DiagramCommand;
import org.yagura.ui.selection.Selected;

/** The diagram as people draw and edit it. */
class TopologyPanelTest {

    private static Site copy(Room room) {
        return SiteFiles.copy(room.site());
    }

    private static List<String> between(Site one, Site other) {
        return Differences.between(one, other).stream().map(d -> d.text(Locale.ENGLISH)).toList();
    }

    /** Undoing all gives the site as it was, redoing all as it became; saved and read again it is the same. */
    private static void undoRedoSaveReopen(Room room, Site before) throws Exception {
        Site after = copy(room);
        assertFalse(between(before, after).isEmpty());
        while (room.panel.canvas().can(DiagramCommand.UNDO)) {
            room.panel.canvas().run(DiagramCommand.UNDO);
        }
        assertEquals(List.of(), between(before, room.site()));
        while (room.panel.canvas().can(DiagramCommand.REDO)) {
            room.panel.canvas().run(DiagramCommand.REDO);
        }
        assertEquals(List.of(), between(after, room.site()));
        Set<Figure> shown = Set.copyOf(room.panel.canvas().scene().figures());
        room.save("a cluster");
        Site read = new SiteFiles().load(room.agents.newest().site().getBytes(StandardCharsets.UTF_8), "x").site();
        assertEquals(List.of(), between(after, read));
        try (var again = new Room(room.agents).diagram()) {
            assertEquals(shown, Set.copyOf(again.panel.canvas().scene().figures()));
        }
    }

    @Test
    void aTwoNodeClusterIsDrawnWithTheMouse() throws Exception {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            Site before = copy(room);
            Point at = new Point(room.panel.canvas().scene().extent().x(),
                    room.panel.canvas().scene().extent().bottom() + 60);
            room.panel.canvas().centre(at.plus(200, 100));
            room.panel.canvas().arm(room.entry(Kinds.of(AreaKind.RACK)));
            room.page.click(at.plus(220, 130), 0);
            var made = new ArrayList<String>();
            for (int i = 0; i < 2; i++) {
                room.panel.canvas().arm(room.entry(Kinds.of(NodeKind.DB_SERVER)));
                room.page.click(at.plus(110 + 210 * i, 130), 0);
                made.addAll(room.selected());
            }
            assertEquals(2, made.stream().distinct().count());
            room.panel.canvas().arm(room.entry(Kinds.of(LinkKind.LAN)));
            room.page.drag(room.page.middle(made.get(0)), room.page.middle(made.get(1)), 0);
            assertEquals(1, room.site().getLinks().size());
            room.page.drag(room.page.middle(made.get(1)), room.page.middle(made.get(1)).plus(40, 80), 0);
            undoRedoSaveReopen(room, before);
        }
    }

    /** From the palette that has the keyboard, the entry with that label. */
    private static void take(Room room, Keyboard keys, String label) {
        for (int i = 0; i < 100; i++) {
            if (room.window.display().getFocusControl() instanceof Tree tree && tree.getSelectionCount() == 1
                    && tree.getSelection()[0].getText().equals(label)) {
                keys.press(SWT.CR);
                return;
            }
            keys.press(SWT.ARROW_DOWN);
        }
        throw new AssertionError("the palette does not lead to " + label);
    }

    @Test
    void aTwoNodeClusterIsDrawnWithTheKeyboardAlone() throws Exception {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            Site before = copy(room);
            var canvas = room.panel.canvas();
            Keyboard keys = new Keyboard(room.window).at(canvas.control());
            for (int i = 0; i < 8 && !"w1".equals(canvas.selection().focus()); i++) {
                keys.press(i % 2 == 0 ? SWT.ARROW_DOWN : SWT.ARROW_RIGHT);
            }
            assertEquals("w1", canvas.selection().focus(), "arrow keys go to every figure");
            keys.press(SWT.INSERT);
            take(room, keys, "DB server");
            String first = canvas.selection().focus();
            assertEquals("dmz", canvas.scene().figure(first).parent(), "beside the figure that had the keyboard");
            keys.press(SWT.F2).type("ora1").press(SWT.CR);
            assertEquals("ora1", canvas.scene().figure(first).name());
            keys.press(SWT.INSERT);
            take(room, keys, "DB server");
            String second = canvas.selection().focus();
            keys.press(SWT.F2).type("ora2").press(SWT.CR);
            keys.press('m', SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.CR);

            int[] arrows = {SWT.ARROW_LEFT, SWT.ARROW_UP, SWT.ARROW_RIGHT, SWT.ARROW_DOWN};
            for (int i = 0; i < arrows.length && room.site().getLinks().isEmpty(); i++) {
                keys.press('c', arrows[i]);
                keys.press(canvas.spoken().startsWith("ora1") ? SWT.CR : SWT.ESC);
                if (room.site().getLinks().isEmpty()) {
                    canvas.selection().set(second);
                }
            }
            assertEquals(1, room.site().getLinks().size());
            assertEquals(second, room.site().getLinks().getFirst().getFrom().getId());

            Site after = copy(room);
            for (int i = 0; i < 30 && canvas.can(DiagramCommand.UNDO); i++) {
                keys.chord(SWT.CTRL, 'z');
            }
            assertEquals(List.of(), between(before, room.site()));
            for (int i = 0; i < 30 && canvas.can(DiagramCommand.REDO); i++) {
                keys.chord(SWT.CTRL, 'y');
            }
            assertEquals(List.of(), between(after, room.site()));
            undoRedoSaveReopen(room, before);
        }
    }

    @Test
    void aWholePatternIsPlacedInOneGesture() {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            room.panel.canvas().selection().set("tokyo");
            room.panel.canvas().create(room.entry(Kinds.PATTERN + Pattern.CLUSTER_WITH_SHARED_ARRAY));
            assertEquals(6, room.selected().size());
            room.panel.canvas().run(DiagramCommand.UNDO);
            assertEquals(0, room.site().getLinks().size());
        }
    }

    @Test
    void aRehearsalIsLaidOverInBlueWithABanner() {
        try (var room = new Room(DemoSite.load()).diagram()) {
            room.desk.rehearsal().suppose(List.of("fw01"), ScenarioAction.FAIL);
            room.window.until("the banner", () -> !room.panel.canvas().drawing().banners().isEmpty());
            assertTrue(room.panel.canvas().drawing().banners().getFirst().startsWith("Rehearsal: one failure"));
            Mark mark = room.panel.canvas().drawing().mark(room.panel.canvas().scene().figure("fw01"));
            assertEquals(Condition.FAILED, mark.condition());
            assertTrue(mark.rehearsed());
            room.desk.rehearsal().suppose(List.of("fw02"), ScenarioAction.STOP);
            room.window.until("both", () -> room.panel.canvas().drawing().banners().getFirst().contains("2 failures"));
            room.desk.rehearsal().end();
            room.window.settle();
            assertTrue(room.panel.canvas().drawing().banners().isEmpty());
            assertNull(room.panel.canvas().drawing().mark(room.panel.canvas().scene().figure("fw01")));
        }
    }

    @Test
    void whatIsSelectedHereIsSelectedEverywhereAndTheOtherWayRound() {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            room.page.click("w1");
            assertEquals(Set.of("w1"), room.window.kit().selection().current().nodes());
            room.window.kit().selection().select(Selected.node("d1", "the tree"));
            room.window.settle();
            assertEquals(List.of("d1"), room.selected());
        }
    }

    @Test
    void onlyOneAreaCanBeShown() {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            room.panel.only(room.index().element("dmz", Area.class).orElseThrow());
            assertNull(room.panel.canvas().scene().figure("d1"));
            assertNotNull(room.panel.canvas().scene().figure("w1"));
            room.panel.only(null);
            assertNotNull(room.panel.canvas().scene().figure("d1"));
        }
    }

    @Test
    void whatIsInSightStaysThroughAnotherRevisionAndAnotherWindow() {
        try (var room = new Room(DemoSite.load()).diagram()) {
            room.panel.show(List.of("fw01.psu0"));
            room.panel.canvas().scene().collapse("osaka", true);
            room.panel.canvas().scene().showLayer(Kinds.of(LinkKind.LAN), false);
            room.window.kit().settings().put("diagram.topology.layer." + Kinds.of(LinkKind.LAN), "false");
            room.panel.canvas().zoom(0.9);
            var middle = room.panel.canvas().visible().center();
            room.agents.somebodySaves();
            var before = room.panel.canvas();
            room.window.agent().tell("site");
            room.window.until("the new revision is drawn", () -> room.panel.canvas() != before);
            room.window.until("it is arranged", () -> room.panel.arranged());
            assertEquals(0.9, room.panel.canvas().zoom(), 1e-6);
            assertTrue(Math.abs(middle.x() - room.panel.canvas().visible().center().x()) <= 2);
            assertTrue(room.panel.canvas().scene().isCollapsed("osaka"));
            assertNotNull(room.panel.canvas().scene().figure("fw01.psu0"), "its node is still open");
            assertFalse(room.panel.canvas().scene().isLayerShown(Kinds.of(LinkKind.LAN)));
            room.panel.only(room.index().element("osaka", Area.class).orElseThrow());
            room.window.until("the area is arranged", () -> room.panel.arranged());
            assertFalse(room.panel.canvas().scene().isLayerShown(Kinds.of(LinkKind.LAN)), "layers are those of all");
            room.panel.only(null);
            room.window.until("all is arranged", () -> room.panel.arranged());
            assertEquals(0.9, room.panel.canvas().zoom(), 1e-6);
        }
    }

    @Test
    void aRehearsalIsSeenEvenIfItsOverlayWasOff() {
        try (var room = new Room(DemoSite.load()).diagram()) {
            room.window.kit().settings().put("diagram.topology.overlay.rehearsal", "false");
            room.panel.dispose();
            room.diagram();
            room.desk.rehearsal().suppose(List.of("db01"), ScenarioAction.FAIL);
            room.window.until("the banner", () -> !room.panel.canvas().drawing().banners().isEmpty());
            Tie cluster = room.panel.canvas().scene().tie("g-db");
            assertTrue(room.panel.canvas().drawing().mark(cluster).rehearsed(), "what is lost is said at its badge");
        }
    }

    @Test
    void whoMayNotEditOnlyLooks() {
        var agents = new SiteAgents();
        try (var room = new Room(agents, agents.agent().privileges(Privilege.SEE)).diagram()) {
            room.page.drag(room.page.middle("w1"), room.page.middle("w1").plus(80, 0), 0);
            assertFalse(room.window.kit().drafts().isChanged());
        }
    }

    @Test
    void somebodyElsesRevisionIsNotOverwrittenSilently() {
        try (var room = new Room(SiteAgents.small()).diagram()) {
            room.page.drag(room.page.middle("w1"), room.page.middle("w1").plus(80, 0), 0);
            assertTrue(room.window.kit().drafts().isChanged());
            room.agents.somebodySaves();
            room.window.agent().tell("site");
            room.window.until("the choice is offered", () -> Controls.of(room.panel).hasButton("Keep mine"));
            Controls.of(room.panel).press("Keep mine");
            room.save("mine on top");
            assertEquals(3, room.agents.newest().revision());
        }
    }

    @Test
    void everythingIsInJapaneseToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try (var room = new Room(SiteAgents.small()).diagram()) {
            assertTrue(room.panel.canvas().palette().stream().allMatch(e -> !e.label().matches("[ -~]*[a-z]{3}[ -~]*")),
                    room.panel.canvas().palette().toString());
            room.desk.rehearsal().suppose(List.of("w1"), ScenarioAction.FAIL);
            room.window.until("the banner", () -> !room.panel.canvas().drawing().banners().isEmpty());
            assertTrue(room.panel.canvas().drawing().banners().getFirst().startsWith("リハーサル"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
