/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.Tie;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.testsupport.diagram.DemoScenes;
import org.yagura.testsupport.diagram.SceneEdits;
import org.yagura.testsupport.ui.DiagramPage;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.Resources;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.internal.Exporting;
import org.yagura.ui.diagram.internal.paint.Picture;
import org.yagura.ui.theme.Palette;

class DiagramPanelTest {
    private static final Overlay ALARMS = figure -> figure.id().equals("db0")
            ? Mark.of(Severity.MAJOR, "1 alarm")
            : null;

    private UiWindow window;
    private Scene scene;
    private DiagramPanel panel;
    private DiagramPage page;

    /** The demo host with an overlay. */
    private record Host(DemoHost demo) implements DiagramHost {
        @Override
        public String kind() {
            return demo.kind();
        }

        @Override
        public SceneEdits edits() {
            return demo.edits();
        }

        @Override
        public List<PaletteEntry> palette() {
            return demo.palette();
        }

        @Override
        public List<Layer> layers() {
            return demo.layers();
        }

        @Override
        public List<OverlayEntry> overlays() {
            return List.of(new OverlayEntry("alarms", "Alarms", ALARMS, true));
        }
    }

    @BeforeEach
    void open() {
        window = new UiWindow(new MemoryAgent());
        scene = DemoScenes.japaneseSite(Kit.class);
        open(new Host(new DemoHost(scene)));
    }

    private void open(DiagramHost host) {
        panel = window.open(parent -> {
            var made = new DiagramPanel(parent, window.kit(), scene, host);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
            return made;
        });
        page = new DiagramPage(window, panel.canvas());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void thePaletteIsReachedAndUsedByKeyboard() {
        page.click("fw0");
        int before = scene.figures().size();
        assertTrue(panel.canvas().run(DiagramCommand.CREATE));
        var tree = panel.palette().control();
        assertEquals("Server", tree.getSelection()[0].getText());
        var event = new Event();
        event.item = tree.getSelection()[0];
        tree.notifyListeners(SWT.DefaultSelection, event);
        window.settle();
        assertEquals(before + 1, scene.figures().size());
        assertEquals("server", scene.figure(page.selected().getFirst()).kind());
        assertEquals("dc", scene.figure(page.selected().getFirst()).parent(), "beside the figure, in its container");
    }

    @Test
    void aClickOnThePaletteTakesTheEntryInHand() {
        var tree = panel.palette().control();
        TreeItem router = Arrays.stream(tree.getItems()).flatMap(i -> Arrays.stream(i.getItems()))
                .filter(i -> i.getText().equals("Router")).findFirst().orElseThrow();
        var event = new Event();
        event.button = 1;
        event.x = router.getBounds().x + 2;
        event.y = router.getBounds().y + 2;
        tree.notifyListeners(SWT.MouseUp, event);
        assertEquals("router", panel.canvas().armed().kind());
        tree.setSelection(router);
        page.type(SWT.ESC);
        assertNull(panel.canvas().armed());
        assertEquals(0, tree.getSelectionCount(), "nothing is in hand, and it looks so");
        panel.canvas().drop(new DemoHost(scene).palette().get(1), 30, 30);
        assertEquals("router", scene.figure(page.selected().getFirst()).kind());
    }

    @Test
    void findsAndShowsOneAfterTheOther() {
        scene.collapse("db", true);
        page.press(SWT.MOD1, 'f');
        panel.find().field().setText("DB サーバ");
        window.settle();
        assertEquals(List.of("db0"), page.selected());
        assertFalse(scene.isCollapsed("db"));
        assertEquals("1 of 2", panel.find().said());
        page.press(panel.find().field(), 0, SWT.ARROW_DOWN);
        assertEquals(List.of("db1"), page.selected());
        panel.find().field().setText("nobody");
        assertEquals("nothing found", panel.find().said());
        page.press(panel.find().field(), 0, SWT.ESC);
        assertFalse(panel.find().field().getParent().isVisible());
    }

    @Test
    void theOutlineMovesWhatIsInSight() {
        panel.canvas().zoom(2);
        window.until("the outline is drawn", () -> panel.canvas().visible().width() > 0);
        var outline = panel.outline().control();
        outline.redraw();
        outline.update();
        Box before = panel.canvas().visible();
        var event = new Event();
        event.x = 4;
        event.y = 4;
        event.button = 1;
        outline.notifyListeners(SWT.MouseDown, event);
        assertFalse(panel.canvas().visible().equals(before));
        Box now = panel.canvas().visible();
        page.press(outline, 0, SWT.ARROW_RIGHT);
        assertTrue(panel.canvas().visible().x() > now.x());
    }

    @Test
    void overlaysAndLayersAreSwitched() {
        assertNotNull(panel.canvas().drawing().mark(scene.figure("db0")));
        panel.show(panel.canvas().overlayEntries().getFirst(), false);
        assertNull(panel.canvas().drawing().mark(scene.figure("db0")));
        scene.put(scene.connection("fw0-lb0").onLayer("lan"));
        scene.showLayer("lan", false);
        assertNull(scene.route("fw0-lb0"));
    }

    /** Everything the diagram can do is in its menu, with its key, in both languages. */
    @Test
    void theMenuNamesEveryCommand() {
        page.click("db0");
        var manager = new MenuManager();
        new DiagramMenu(panel.canvas(), new DemoHost(scene)).fill(manager);
        Set<String> labels = new HashSet<>();
        collect(manager, labels);
        for (DiagramCommand command : DiagramCommand.values()) {
            String label = panel.canvas().label(command);
            assertTrue(labels.stream().anyMatch(l -> l.equals(label) || l.startsWith(label + "\t")), label);
            boolean keyed = labels.stream().anyMatch(l -> l.startsWith(label + "\t"));
            assertEquals(command.key() != 0, keyed, label);
        }
        manager.dispose();
    }

    private static void collect(MenuManager manager, Set<String> labels) {
        for (IContributionItem item : manager.getItems()) {
            if (item instanceof ActionContributionItem action) {
                labels.add(action.getAction().getText());
            } else if (item instanceof MenuManager inner) {
                collect(inner, labels);
            }
        }
    }

    @Test
    void theContextMenuOpens() {
        Menu menu = panel.canvas().control().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        assertTrue(menu.getItemCount() > 10);
        menu.notifyListeners(SWT.Hide, new Event());
        window.settle();
    }

    @Test
    void exportsAreWritten(@TempDir Path folder) throws IOException {
        var exporting = new Exporting(panel.canvas(), window.kit(), DiagramCanvas.texts());
        for (String name : List.of("a.svg", "a.png", "a.pdf")) {
            Path file = folder.resolve(name);
            exporting.write(file);
            window.until(name + " is written", () -> panel.canvas().noticed().equals(name + " is written."));
        }
        assertTrue(Files.readString(folder.resolve("a.svg")).contains("データセンター"));
        var image = new ImageData(folder.resolve("a.png").toString());
        assertEquals(2 * (scene.extent().width() + 48), image.width);
        assertEquals("%PDF", new String(Files.readAllBytes(folder.resolve("a.pdf")), 0, 4));
        Path nowhere = folder.resolve("none").resolve("a.svg");
        exporting.write(nowhere);
        window.until("the failure is told", () -> panel.canvas().noticed().startsWith("a.svg could not be written"));
    }

    @Test
    void paintedInLightAndDarkAndAtEveryZoom() {
        for (boolean dark : new boolean[]{false, true}) {
            window.kit().theme().setDark(dark);
            Look look = panel.canvas().drawing().look();
            for (double zoom : new double[]{0.05, 0.3, 1, 2.5}) {
                panel.canvas().zoom(zoom);
                ImageData pixels = pixels();
                int background = look.background();
                Set<Integer> colours = new HashSet<>();
                for (int x = 0; x < pixels.width; x += 3) {
                    for (int y = 0; y < pixels.height; y += 3) {
                        var rgb = pixels.palette.getRGB(pixels.getPixel(x, y));
                        colours.add(rgb.red << 16 | rgb.green << 8 | rgb.blue);
                    }
                }
                assertTrue(colours.contains(background), "dark " + dark + " zoom " + zoom);
                assertTrue(colours.size() > 1, "dark " + dark + " zoom " + zoom);
            }
        }
    }

    private ImageData pixels() {
        var size = panel.canvas().control().getSize();
        var image = new Image(window.display(), size.x, size.y);
        var gc = new GC(image);
        panel.canvas().parts().painter().paint(gc, 0, 0, size.x, size.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    @Test
    void printedPagesAreScaled() {
        Map<String, Integer> before = Resources.of(window.display());
        var picture = new Picture(Drawing.of(scene, Look.LIGHT), window.kit().icons());
        ImageData half = picture.pixels(window.display(), 0.5);
        assertEquals((int) Math.ceil(picture.page().width() * 0.5), half.width);
        ImageData large = picture.pixels(window.display(), 6);
        assertEquals(picture.page().width() * 6, large.width, "beyond the zoom of the screen");
        assertEquals(Map.of(), Resources.more(before, Resources.of(window.display())), "left over by the pages");
    }

    @Test
    void whatWasShownInManyZoomsIsFreedWithThePanel() {
        panel.control().dispose();
        Map<String, Integer> before = Resources.of(window.display());
        open(new Host(new DemoHost(scene)));
        for (double zoom = 0.25; zoom <= 4; zoom *= 2) {
            panel.canvas().zoom(zoom);
            pixels();
        }
        assertNotEquals(Map.of(), Resources.more(before, Resources.of(window.display())), "no icons to free");
        panel.control().dispose();
        assertEquals(Map.of(), Resources.more(before, Resources.of(window.display())));
    }

    @Test
    void coloursAreThoseOfTheKit() {
        for (boolean dark : new boolean[]{false, true}) {
            Look look = dark ? Look.DARK : Look.LIGHT;
            Palette palette = dark ? Palette.DARK : Palette.LIGHT;
            for (Severity severity : Severity.values()) {
                var rgb = palette.severity(severity);
                assertEquals(rgb.red << 16 | rgb.green << 8 | rgb.blue, look.severity(severity));
            }
            var background = palette.background();
            assertEquals(background.red << 16 | background.green << 8 | background.blue, look.background());
        }
    }

    private void mouse(Tree tree, int type, int x, int y) {
        var event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.stateMask = type == SWT.MouseDown ? 0 : SWT.BUTTON1;
        event.x = x;
        event.y = y;
        tree.notifyListeners(type, event);
        window.settle();
    }

    @Test
    void anEntryIsDraggedFromThePaletteToWhereItBelongs() {
        Tree tree = panel.palette().control();
        TreeItem server = tree.getItem(0).getItem(0);
        int x = server.getBounds().x + 2;
        int y = server.getBounds().y + 2;
        var title = panel.canvas().toControl(page.title("dc"));
        var at = tree.toControl(panel.canvas().control().toDisplay(title.x(), title.y()));
        int before = scene.figures().size();
        mouse(tree, SWT.MouseDown, x, y);
        mouse(tree, SWT.MouseMove, x + 20, y);
        mouse(tree, SWT.MouseMove, at.x, at.y);
        assertEquals(before, scene.figures().size());
        panel.canvas().control().update();
        mouse(tree, SWT.MouseUp, at.x, at.y);
        assertEquals(before + 1, scene.figures().size());
        assertEquals("dc", scene.figure(page.selected().getFirst()).parent());
        assertNull(panel.canvas().armed(), "a drag is no click");

        mouse(tree, SWT.MouseDown, x, y);
        mouse(tree, SWT.MouseMove, at.x, at.y);
        page.press(tree, 0, SWT.ESC);
        mouse(tree, SWT.MouseUp, at.x, at.y);
        assertEquals(before + 1, scene.figures().size(), "given up");
    }

    @Test
    void whatAPersonHasSetIsThereTheNextTime() {
        var host = new Host(new DemoHost(scene));
        panel.recall();
        Layer power = host.layers().getFirst();
        panel.show(power, false);
        panel.show(panel.canvas().overlayEntries().getFirst(), false);
        panel.canvas().run(DiagramCommand.GRID);
        scene.collapse("dc", true);
        panel.canvas().zoom(0.8);
        panel.canvas().centre(new Point(300, 200));
        panel.control().dispose();
        scene.collapse("dc", false);
        scene.showLayer("power", true);

        open(host);
        panel.recall();
        assertFalse(panel.isOn(power));
        assertFalse(scene.isLayerShown("power"));
        assertFalse(panel.isOn(panel.canvas().overlayEntries().getFirst()));
        assertTrue(panel.canvas().drawing().overlays().isEmpty());
        assertTrue(panel.canvas().grid());
        assertTrue(scene.isCollapsed("dc"));
        assertEquals(0.8, panel.canvas().zoom(), 1e-6);
        assertTrue(Math.abs(panel.canvas().visible().center().x() - 300) <= 2);
        assertTrue(Math.abs(panel.canvas().visible().center().y() - 200) <= 2);
    }

    @Test
    void ofADiagramThatIsNewToThePersonEverythingIsShown() {
        window.kit().settings().put("diagram.demo.sight.", "nonsense");
        panel.canvas().zoom(3);
        panel.recall();
        assertTrue(panel.canvas().visible().contains(scene.extent()));
        assertTrue(panel.isOn(panel.canvas().overlayEntries().getFirst()));
        panel.canvas().zoom(2);
        window.until("it is remembered without closing", () -> window.kit().settings().get("diagram.demo.sight.")
                .orElse("").startsWith("2.000000"));
    }

    @Test
    void tiesAreShownWithWhatIsSelectedAndSaidToo() {
        scene.put(new Tie("pair", "1 of 2: pair", "Firewall pair: 1 of 2, hot standby", List.of("fw0", "fw1")));
        ImageData before = window.picture();
        panel.canvas().show(List.of("pair"));
        assertEquals(List.of("fw0", "fw1"), panel.canvas().selected(), "of a tie its members are shown");
        page.click("fw0");
        assertTrue(panel.canvas().spoken().contains("Firewall pair: 1 of 2, hot standby"), panel.canvas().spoken());
        ImageData after = window.picture();
        assertFalse(Arrays.equals(before.data, after.data));
        scene.untie("pair");
        assertFalse(panel.canvas().spoken().contains("Firewall pair"));
    }
}
