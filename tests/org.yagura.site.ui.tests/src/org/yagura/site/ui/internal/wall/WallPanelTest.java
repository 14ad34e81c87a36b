/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.SiteIndex;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.wall.WallTile;

/** The wall-board: what it shows, when it is heard, and how it says that its data is old. */
class WallPanelTest {
    private final AtomicInteger sounds = new AtomicInteger();
    private final Tile alarms = new Tile();

    /** A tile whose lines a test gives. */
    private static final class Tile implements WallTile {
        volatile Content content = new Content(List.of(), Set.of());
        volatile RuntimeException failure;
        final AtomicInteger loads = new AtomicInteger();

        @Override
        public Set<String> topics() {
            return Set.of("alarms");
        }

        @Override
        public Content load(Connections connections, SiteIndex site) {
            loads.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            return content;
        }

        void show(String... names) {
            content = new Content(List.of(names).stream()
                    .map(n -> new Line(Severity.CRITICAL, n, "disk array degraded", UiWindow.NOW)).toList(),
                    Set.of(names));
        }
    }

    private static Contributions<WallTile> tile(String label, String place, WallTile made) {
        return new Contributions<>(label, label, place, made);
    }

    private WallPanel open(UiWindow window, boolean device) {
        WallPanel panel = window
                .open(p -> new WallPanel(p, window.kit(), List.of(tile("Alarms", "left", alarms)), () -> {
                    sounds.incrementAndGet();
                    return device;
                }));
        window.until("loaded", () -> panel.tiles().getFirst().at() != null);
        return panel;
    }

    private static void press(WallPanel panel, char key) {
        var event = new Event();
        event.character = key;
        event.keyCode = key;
        panel.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void aNewCriticalIsHeardUntilTheKeyIsPressed() {
        alarms.show("db01");
        try (var window = new UiWindow(new SiteAgents().agent())) {
            WallPanel panel = open(window, true);
            assertTrue(panel.words().contains("Critical db01 disk array degraded 14:00:00"), panel.words());
            assertEquals(0, sounds.get(), "what was there at the start is not new");
            alarms.show("db01", "web01");
            window.agent().tell("alarms");
            window.until("heard", () -> sounds.get() == 1);
            assertTrue(panel.words().contains("1 new: Space acknowledges · S: sound is on"), panel.words());
            press(panel, ' ');
            assertEquals(0, panel.bell().pending());
            assertTrue(panel.words().contains("F11 or Esc"), panel.words());
            assertEquals(panel.words(), panel.getData("name"), "what is shown is read out");
        }
    }

    @Test
    void withoutADeviceItSaysSoAndSilenceIsRemembered() {
        var settings = UiSettings.inMemory();
        try (var window = new UiWindow(new SiteAgents().agent(), settings, Locale.ENGLISH)) {
            WallPanel panel = open(window, false);
            alarms.show("db01");
            window.agent().tell("alarms");
            window.until("tried", () -> panel.words().contains("no sound device here"));
            press(panel, 's');
            assertTrue(panel.words().contains("sound is off"));
        }
        try (var window = new UiWindow(new SiteAgents().agent(), settings, Locale.ENGLISH)) {
            assertTrue(open(window, true).words().contains("sound is off"));
        }
    }

    @Test
    void aLostLineAndAFailingTileAreToldAndItComesBackByItself() {
        alarms.show("db01");
        try (var window = new UiWindow(new SiteAgents().agent())) {
            WallPanel panel = open(window, true);
            assertTrue(panel.words().contains("Connected, all data is current."), panel.words());
            alarms.failure = new ProblemException(new Problem(Problem.UNAVAILABLE, "The store is closed.", null, null,
                    null));
            window.agent().tell("alarms");
            window.until("told", () -> panel.words().contains("One tile cannot be loaded at the moment."));
            assertTrue(panel.words().contains("The store is closed."));
            assertEquals(1, panel.tiles().getFirst().lines().size(), "the last content stays");
            alarms.failure = null;
            window.agent().refuse(new IllegalStateException("away"));
            window.agent().cut();
            window.until("lost", () -> panel.words().contains("The data is of 14:00:00"));
            window.agent().refuse(null);
            alarms.show("db01", "db02");
            window.kit().connections().retryNow();
            window.until("back", () -> panel.words().contains("db02"));
            window.until("heard", () -> sounds.get() == 1);
        }
    }

    @Test
    void muchIsBoundedAndOnlyTheNewestIsKept() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            WallPanel panel = open(window, true);
            for (int i = 0; i < 3; i++) {
                int round = i;
                alarms.show(IntStream.range(0, 5_000).mapToObj(n -> round + "-" + n).toArray(String[]::new));
                int before = alarms.loads.get();
                window.agent().tell("alarms");
                window.until("loaded", () -> alarms.loads.get() > before
                        && panel.tiles().getFirst().lines().stream().anyMatch(l -> l.head().startsWith(round + "-")));
            }
            assertEquals(200, panel.tiles().getFirst().lines().size());
            assertEquals(5_000, panel.bell().pending(), "nothing of what is over");
        }
    }

    @Test
    void itFillsScreensOfAnySizeAndBothThemes() {
        alarms.show(IntStream.range(0, 40).mapToObj(n -> "node" + n).toArray(String[]::new));
        try (var window = new UiWindow(new SiteAgents().agent())) {
            WallPanel panel = open(window, true);
            var fonts = new LocalResourceManager(JFaceResources.getResources(), panel);
            var seen = new ArrayList<Integer>();
            for (int height : new int[]{1080, 2160}) {
                for (boolean dark : new boolean[]{false, true}) {
                    window.kit().theme().setDark(dark);
                    seen.add(paint(window, panel, fonts, height));
                }
            }
            window.kit().theme().setDark(false);
            assertTrue(seen.stream().allMatch(n -> n > 1_000), seen.toString());
            assertNotEquals(seen.get(0), seen.get(2), "larger where there is more room");
            assertTrue(seen.get(2) > 2 * seen.get(0), "type grows with the screen: " + seen);
        }
    }

    /** Paints it at 16 to 9, and counts the pixels that are not background. */
    private static int paint(UiWindow window, WallPanel panel, LocalResourceManager fonts, int height) {
        var image = new Image(window.display(), height * 16 / 9, height);
        var gc = new GC(image);
        new WallPainter(gc, window.kit(), image.getBounds(), JFaceResources.getDialogFont().getFontData()[0], fonts)
                .paint(new WallPainter.Frame("Site", "14:00:00 JST", "fresh", false, "keys", false), panel.tiles());
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        var background = window.kit().theme().palette().background();
        int count = 0;
        for (int y = 0; y < data.height; y += 2) {
            for (int x = 0; x < data.width; x += 2) {
                if (!data.palette.getRGB(data.getPixel(x, y)).equals(background)) {
                    count++;
                }
            }
        }
        return count;
    }
}
