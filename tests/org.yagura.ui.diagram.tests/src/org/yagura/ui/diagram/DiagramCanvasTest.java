/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.DemoScenes;
import org.yagura.testsupport.ui.DiagramPage;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;

class DiagramCanvasTest {
    private UiWindow window;
    private Scene scene;
    private DemoHost host;
    private DiagramCanvas canvas;
    private DiagramPage page;

    @BeforeEach
    void open() {
        window = new UiWindow(new MemoryAgent());
        show(DemoScenes.site(Kit.class));
    }

    private void show(Scene shown) {
        scene = shown;
        host = new DemoHost(scene);
        canvas = window.open(parent -> {
            var made = new DiagramCanvas(parent, window.kit(), scene, host);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
            return made;
        });
        page = new DiagramPage(window, canvas);
        canvas.zoom(1);
        canvas.centre(scene.extent().center());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new HashMap<>();
        scene.figures().forEach(f -> all.put(f.id(), f));
        scene.connections().forEach(c -> all.put(c.id(), c));
        return all;
    }

    private void undoAll(Map<String, Object> before) {
        Map<String, Object> after = everything();
        while (canvas.can(DiagramCommand.UNDO)) {
            page.press(SWT.MOD1, 'z');
        }
        assertEquals(before, everything());
        while (canvas.can(DiagramCommand.REDO)) {
            page.press(SWT.MOD1, 'y');
        }
        assertEquals(after, everything());
    }

    @Test
    void clicksSelect() {
        page.click("web0");
        assertEquals(List.of("web0"), page.selected());
        page.click(page.middle("web1"), SWT.MOD1);
        assertEquals(List.of("web0", "web1"), page.selected());
        page.click(page.middle("web0"), SWT.MOD1);
        assertEquals(List.of("web1"), page.selected());
        page.click(page.title("db"), 0);
        assertEquals(List.of("db"), page.selected());
        page.click(page.line("fw0-lb0", 0), 0);
        assertEquals(List.of("fw0-lb0"), page.selected());
        page.click(new Point(-200, -200), 0);
        assertEquals(List.of(), page.selected());
    }

    @Test
    void marqueeSelectsWhatIsInside() {
        Box web = scene.shown("web").box();
        page.drag(new Point(web.x() + 8, web.bottom() - 8), new Point(web.right() - 8, web.y() + 44), 0);
        assertEquals(Set.of("web0", "web1", "web2"), Set.copyOf(page.selected()));
        Box db = scene.shown("db0").box();
        page.drag(new Point(db.x() - 12, db.bottom() + 12), new Point(db.right() + 10, db.y() - 4), SWT.MOD2);
        assertEquals(Set.of("web0", "web1", "web2", "db0"), Set.copyOf(page.selected()));
    }

    @Test
    void draggingMovesOnTheGridAndUndoes() {
        Map<String, Object> before = everything();
        Box fw = scene.shown("fw0").box();
        page.drag(page.middle("fw0"), page.middle("fw0").plus(-61, 1), 0);
        Box moved = scene.shown("fw0").box();
        assertEquals(0, moved.x() % 8);
        assertEquals(fw.y(), moved.y(), "in line with its neighbour");
        assertTrue(moved.x() < fw.x());
        undoAll(before);
    }

    @Test
    void droppingIntoAnotherContainerChangesTheParent() {
        Map<String, Object> before = everything();
        Box db = scene.shown("db").box();
        page.drag(page.middle("fw0"), new Point(db.centerX(), db.bottom() - 10), 0);
        assertEquals("db", scene.figure("fw0").parent());
        page.drag(page.middle("fw0"), new Point(-120, -60), 0);
        assertNull(scene.figure("fw0").parent());
        undoAll(before);
    }

    @Test
    void movingAGroupMovesItsContentsAndTheirBends() {
        Box box = scene.shown("db0").box();
        List<Point> bends = List.of(new Point(box.right() + 20, box.centerY()), new Point(box.right() + 20, 700),
                new Point(700, 700));
        scene.put(scene.connection("db0-db1").bent(bends));
        page.drag(page.title("db"), page.title("db").plus(80, 40), SWT.ALT);
        assertEquals(box.move(80, 40), scene.shown("db0").box());
        assertEquals(bends.getFirst().plus(80, 40), scene.connection("db0-db1").bends().getFirst());
        page.press(SWT.MOD1, 'z');
        assertEquals(bends, scene.connection("db0-db1").bends(), "one step takes both back");
        assertEquals(box, scene.shown("db0").box());
    }

    @Test
    void handlesResize() {
        page.click("isp");
        Box box = scene.shown("isp").box();
        page.drag(new Point(box.right(), box.bottom()), new Point(box.right() + 50, box.bottom() + 33), 0);
        assertEquals(new Box(box.x(), box.y(), 216, 80), scene.shown("isp").box());
        page.drag(new Point(box.x(), box.y()), new Point(box.x() + 500, box.y() + 500), 0);
        assertEquals(24, scene.shown("isp").box().width(), "never too small");
    }

    @Test
    void connectionToolJoinsAndSaysWhyNot() {
        PaletteEntry lan = host.palette().getLast();
        canvas.arm(lan);
        page.drag(page.middle("isp"), page.middle("db1"), 0);
        Connection made = scene.connection(page.selected().getFirst());
        assertEquals(List.of("isp", "db1"), List.of(made.from().figure(), made.to().figure()));
        assertNull(canvas.armed(), "once");
        canvas.arm(lan);
        int before = scene.connections().size();
        page.drag(page.middle("isp"), page.middle("isp").plus(20, 5), 0);
        assertEquals(before, scene.connections().size());
        assertTrue(canvas.parts().noticeLabel().getText().contains("itself"));
    }

    @Test
    void aSelectedFigureOffersALine() {
        page.click("isp");
        Box isp = scene.shown("isp").box();
        page.drag(new Point(isp.right() + 16, isp.centerY()), page.middle("web2"), 0);
        Connection made = scene.connection(page.selected().getFirst());
        assertEquals(List.of("isp", "web2", "lan"), List.of(made.from().figure(), made.to().figure(), made.kind()));
    }

    @Test
    void manyAreSelectedAndMovedAtOnce() {
        scene.clear();
        scene.batch(() -> {
            var large = DemoScenes.large(null, 4000);
            large.figures().forEach(scene::put);
            large.connections().forEach(scene::put);
        });
        page.press(SWT.MOD1, 'a');
        assertEquals(8000, page.selected().size());
        Box first = scene.shown("n0").box();
        page.type('m', SWT.ARROW_RIGHT, SWT.CR);
        assertEquals(first.move(8, 0), scene.shown("n0").box());
    }

    @Test
    void endsAreMovedToOtherFigures() {
        page.click(page.line("fw0-lb0", 0), 0);
        var route = scene.route("fw0-lb0");
        page.drag(route.points().getLast(), page.middle("lb1"), 0);
        assertEquals("lb1", scene.connection("fw0-lb0").to().figure());
        page.drag(scene.route("fw0-lb0").points().getFirst(), page.middle("fw1"), 0);
        assertEquals("fw1", scene.connection("fw0-lb0").from().figure());
    }

    @Test
    void linesAreBentAndGivenBackToTheRouter() {
        page.click(page.line("fw0-lb0", 0), 0);
        page.drag(page.line("fw0-lb0", 0), page.line("fw0-lb0", 0).plus(60, 0), 0);
        assertFalse(scene.connection("fw0-lb0").bends().isEmpty());
        assertTrue(canvas.run(DiagramCommand.STRAIGHTEN));
        assertTrue(scene.connection("fw0-lb0").bends().isEmpty());
    }

    @Test
    void thePaletteCreatesWhereOneClicksOrDraws() {
        canvas.arm(host.palette().getFirst());
        page.click(new Point(-100, 0), 0);
        Figure server = scene.figure(page.selected().getFirst());
        assertEquals("server", server.kind());
        canvas.arm(host.palette().get(2));
        canvas.zoom(0.5);
        page.drag(new Point(-400, 100), new Point(-100, 400), 0);
        assertEquals(new Box(-400, 100, 300, 300), scene.figure(page.selected().getFirst()).bounds());
    }

    /** A two-node cluster, drawn, joined, named and taken back without touching the mouse. */
    @Test
    void everythingIsDoneByKeyboardAlone() {
        scene.clear();
        Map<String, Object> empty = everything();
        canvas.create(host.palette().get(2));
        String group = page.selected().getFirst();
        canvas.create(host.palette().getFirst());
        String one = page.selected().getFirst();
        assertEquals(group, scene.figure(one).parent());
        canvas.create(host.palette().getFirst());
        String two = page.selected().getFirst();
        assertEquals(group, scene.figure(two).parent());
        assertFalse(scene.shown(one).box().intersects(scene.shown(two).box()));
        page.type(SWT.ARROW_LEFT);
        assertEquals(List.of(one), page.selected());
        page.type('c', SWT.ARROW_RIGHT, SWT.CR);
        Connection link = scene.connection(page.selected().getFirst());
        assertEquals(List.of(one, two), List.of(link.from().figure(), link.to().figure()));
        page.type(SWT.ARROW_RIGHT);
        assertEquals(List.of(two), page.selected());
        Box box = scene.shown(two).box();
        page.type('m', SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.ARROW_RIGHT, SWT.CR);
        assertEquals(box.move(8, 16), scene.shown(two).box());
        page.type('m', SWT.ARROW_DOWN, SWT.ESC);
        assertEquals(box.move(8, 16), scene.shown(two).box());
        page.type('r', SWT.ARROW_RIGHT, SWT.CR);
        assertEquals(box.width() + 8, scene.shown(two).box().width());
        rename("DB サーバ 2");
        assertEquals("DB サーバ 2", scene.figure(two).name());
        page.type('l');
        assertEquals(List.of(link.id()), page.selected());
        page.type('m', SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.CR);
        assertFalse(scene.connection(link.id()).bends().isEmpty());
        undoAll(empty);
    }

    @Test
    void anEndIsMovedByKeyboardAndTheKeysSayWhereTheyAre() {
        canvas.show(List.of("web0-db0"));
        page.type('c', SWT.ARROW_RIGHT);
        assertTrue(canvas.spoken().startsWith("DB server 2"), canvas.spoken());
        assertEquals("To DB server 2. Enter connects, Esc does not.", canvas.noticed());
        page.type(SWT.CR);
        assertEquals("db1", scene.connection("web0-db0").to().figure());
        page.type('c', 'c', SWT.ARROW_RIGHT);
        assertTrue(canvas.spoken().startsWith("Web server 2"), canvas.spoken());
        page.type(SWT.CR);
        assertEquals("web1", scene.connection("web0-db0").from().figure());
        page.type('c', SWT.ARROW_LEFT, SWT.ESC);
        assertEquals("db1", scene.connection("web0-db0").to().figure());
    }

    private void rename(String name) {
        page.type(SWT.F2);
        Text field = canvas.parts().editor().field();
        field.setText(name);
        var event = new Event();
        event.detail = SWT.TRAVERSE_RETURN;
        event.doit = true;
        field.notifyListeners(SWT.Traverse, event);
        window.settle();
    }

    @Test
    void aRefusedNameStaysInItsField() {
        page.click("isp");
        rename("  ");
        assertNotNull(canvas.parts().editor().field());
        assertTrue(canvas.parts().noticeLabel().isVisible());
        assertEquals("Internet", scene.figure("isp").name());
        rename("ISP A");
        assertNull(canvas.parts().editor().field());
        assertEquals("ISP A", scene.figure("isp").name());
    }

    @Test
    void copiesArePastedWithTheirConnections() {
        Map<String, Object> before = everything();
        page.click("db0").click(page.middle("db1"), SWT.MOD1);
        page.press(SWT.MOD1, 'c').press(SWT.MOD1, 'v');
        assertEquals(before.size() + 3, everything().size());
        page.press(SWT.MOD1, 'v');
        assertEquals(before.size() + 6, everything().size());
        page.type(SWT.DEL);
        assertEquals(before.size() + 3, everything().size());
        undoAll(before);
    }

    @Test
    void arrowsGoFromFigureToFigure() {
        page.click("fw0");
        page.type(SWT.ARROW_DOWN);
        assertEquals(List.of("lb0"), page.selected());
        page.press(SWT.MOD2, SWT.ARROW_RIGHT);
        assertEquals(List.of("lb0", "lb1"), page.selected());
        page.press(SWT.MOD1, SWT.ARROW_UP);
        assertEquals("fw1", canvas.selection().focus());
        assertEquals(List.of("lb0", "lb1"), page.selected());
        page.type(' ');
        assertEquals(List.of("lb0", "lb1", "fw1"), page.selected());
        page.type(SWT.ESC);
        assertEquals(List.of(), page.selected());
    }

    @Test
    void containersCollapseByMouseAndKeyboard() {
        Box toggle = org.yagura.diagram.core.paint.Metrics.toggle(scene.shown("db").box());
        page.click(toggle.center(), 0);
        assertTrue(scene.isCollapsed("db"));
        page.click("db");
        page.press(SWT.MOD1, 'e');
        assertFalse(scene.isCollapsed("db"));
        scene.collapse("dc", true);
        canvas.show(List.of("db0"));
        assertFalse(scene.isCollapsed("dc"), "showing something expands what hides it");
        assertEquals(List.of("db0"), page.selected());
    }

    @Test
    void alignsToTheOneWithTheKeyboard() {
        page.click("web0").click(page.middle("db1"), SWT.MOD1);
        assertTrue(canvas.run(DiagramCommand.ALIGN_LEFT));
        assertEquals(scene.shown("db1").box().x(), scene.shown("web0").box().x());
        assertFalse(canvas.can(DiagramCommand.DISTRIBUTE_DOWN));
    }

    @Test
    void arrangingIsOneStep() {
        Map<String, Object> before = everything();
        assertTrue(canvas.run(DiagramCommand.ARRANGE_RIGHT));
        window.until("arranged", () -> !everything().equals(before));
        page.press(SWT.MOD1, 'z');
        assertEquals(before, everything());
    }

    @Test
    void zoomsAndFits() {
        Point at = page.middle("db0");
        Point before = canvas.toControl(at);
        page.wheel(at, 3, SWT.MOD1);
        assertTrue(canvas.zoom() > 1);
        Point after = canvas.toControl(at);
        assertTrue(Math.abs(before.x() - after.x()) <= 2 && Math.abs(before.y() - after.y()) <= 2);
        page.type('0');
        assertTrue(canvas.visible().contains(scene.extent()));
        page.type('1');
        assertEquals(1, canvas.zoom());
        Point corner = canvas.visible().origin();
        page.drag(new Point(100, 100), new Point(140, 130), 2, 0);
        assertEquals(corner.plus(-40, -30), canvas.visible().origin());
    }

    private void pointer(int type, String figure) {
        var event = new Event();
        var at = canvas.toControl(page.middle(figure));
        event.x = at.x();
        event.y = at.y();
        canvas.control().notifyListeners(type, event);
    }

    @Test
    void aTooltipGoesWhenThePointerGoesOn() {
        pointer(SWT.MouseHover, "db0");
        assertEquals("DB server 1\n10.0.3.1", canvas.control().getToolTipText());
        pointer(SWT.MouseMove, "db0");
        assertEquals("DB server 1\n10.0.3.1", canvas.control().getToolTipText());
        pointer(SWT.MouseMove, "db1");
        assertNull(canvas.control().getToolTipText());
        pointer(SWT.MouseHover, "db1");
        assertEquals("DB server 2\n10.0.3.2", canvas.control().getToolTipText());
        pointer(SWT.MouseExit, "db1");
        assertNull(canvas.control().getToolTipText());
    }

    @Test
    void readersHearWhatHasTheKeyboard() {
        assertEquals("Diagram with 13 figures and 14 connections", canvas.spoken());
        page.click("db0");
        assertEquals("DB server 1,10.0.3.1, 3 connections, selected", canvas.spoken());
        page.type('l');
        assertEquals("from Web server 1 to DB server 1, selected", canvas.spoken());
    }

    @Test
    void doubleClickAndEnterOpen() {
        page.doubleClick(page.middle("db0"));
        page.type(SWT.CR);
        assertEquals(List.of("db0", "db0"), host.opened());
    }

    @Test
    void nothingIsChangedWhereNothingMayBe() {
        host.edits().setEditable(false);
        Map<String, Object> before = everything();
        page.drag(page.middle("fw0"), page.middle("fw0").plus(100, 0), 0);
        page.type('m', SWT.ARROW_DOWN, SWT.CR, SWT.DEL, SWT.F2, 'c');
        canvas.arm(host.palette().getFirst());
        page.click(new Point(-100, 0), 0);
        assertEquals(before, everything());
    }

    @Test
    void whatIsGoneIsNoLongerSelected() {
        page.click("db0");
        scene.remove("db0");
        assertEquals(List.of(), page.selected());
        assertNull(canvas.selection().focus());
    }
}
