/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.theme.Theme;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.wall.WallTile;

/**
 * The wall-board. Made to hang for months: it keeps the newest content of each tile only, asks again each half minute whatever
 * is told, and says when what it shows is old. It never asks a person for anything.
 */
final class WallPanel extends Canvas {
    private static final int TICK_MILLIS = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration OLD = Duration.ofSeconds(90);
    private static final String SILENT = "wall.silent";

    private final Kit kit;
    private final Texts texts = Texts.of(WallPanel.class);
    private final List<TilePart> tiles = new ArrayList<>();
    private final LocalResourceManager fonts;
    private final Bell bell;
    private final BooleanSupplier sound;
    private Instant asked = Instant.EPOCH;
    private boolean soundless;

    /**
     * A board.
     *
     * @param sound makes itself heard, off the user interface thread; false when there is no device
     */
    WallPanel(Composite parent, Kit kit, List<Contributions<WallTile>> contributed, BooleanSupplier sound) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.kit = kit;
        this.sound = sound;
        fonts = new LocalResourceManager(JFaceResources.getResources(), this);
        bell = new Bell(kit.settings().get(SILENT).isEmpty());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        Theme.ownColours(this);
        contributed.forEach(c -> tiles.add(new TilePart(kit, this, c, this::changed)));
        kit.theme().follow(this, this::redraw);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.KeyDown, this::key);
        List<Following> followings = List.of(kit.site().follow(s -> tiles.forEach(TilePart::load)),
                kit.connections().followStatus(this::status));
        addDisposeListener(e -> followings.forEach(Following::close));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words();
            }
        });
        tick();
    }

    private void status(ConnectionStatus status) {
        if (status.connected()) {
            tiles.forEach(TilePart::load);
        }
        refresh();
    }

    private void tick() {
        if (isDisposed()) {
            return;
        }
        Instant now = Instant.now();
        if (now.isAfter(asked.plus(HEARTBEAT))) {
            asked = now;
            tiles.forEach(TilePart::load);
        }
        ring();
        refresh();
        getDisplay().timerExec(TICK_MILLIS, this::tick);
    }

    private void changed() {
        if (!isDisposed()) {
            tiles.stream().filter(t -> t.ringing() != null).forEach(t -> bell.heard(t, t.ringing()));
            ring();
            refresh();
        }
    }

    private void refresh() {
        setData("name", words());
        redraw();
    }

    private void ring() {
        if (bell.rings(Instant.now())) {
            kit.background().ask(this, sound::getAsBoolean, heard -> {
                soundless = !heard;
                if (soundless) {
                    getDisplay().beep();
                }
            }, problem -> soundless = true);
        }
    }

    private void key(Event event) {
        switch (Character.toLowerCase(event.character)) {
            case ' ' -> bell.acknowledge();
            case 's' -> {
                bell.on(!bell.on());
                kit.settings().put(SILENT, bell.on() ? null : "true");
            }
            default -> {
                return;
            }
        }
        event.doit = false;
        refresh();
    }

    private void paint(GC gc) {
        new WallPainter(gc, kit, getClientArea(), JFaceResources.getDialogFont().getFontData()[0], fonts)
                .paint(frame(), tiles);
    }

    private WallPainter.Frame frame() {
        ConnectionStatus status = kit.connections().status();
        String line = line(status);
        return new WallPainter.Frame(status.siteName(), kit.times().clock(kit.times().now()), line,
                !line.equals(texts.get("fresh")), keys(), bell.pending() > 0);
    }

    private String keys() {
        String state = texts.get(!bell.on() ? "sound.off" : soundless ? "sound.none" : "sound.on");
        return bell.pending() > 0
                ? texts.get("keys.new", bell.pending(), state)
                : texts.get("keys", state);
    }

    /** How current what is shown is. */
    private String line(ConnectionStatus status) {
        Instant now = kit.times().now();
        Instant oldest = tiles.stream().map(TilePart::at).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
        String age = oldest == null ? "" : kit.times().span(Duration.between(oldest, now));
        if (!status.connected()) {
            return oldest == null ? texts.get("away") : texts.get("away.old", kit.times().brief(oldest), age);
        }
        if (oldest != null && now.isAfter(oldest.plus(OLD))) {
            return texts.get("old", kit.times().brief(oldest), age);
        }
        long failing = tiles.stream().filter(t -> t.problem() != null).count();
        return failing > 0 ? texts.get("failing", failing) : texts.get("fresh");
    }

    /** All that can be read on the board. */
    String words() {
        WallPainter.Frame frame = frame();
        String all = tiles.stream().map(t -> t.label() + ": " + (t.problem() != null
                ? t.problem().what()
                : t.lines().stream().map(this::words).collect(Collectors.joining("; "))))
                .collect(Collectors.joining("\n"));
        return String.join("\n", frame.site(), frame.line(), all, frame.keys());
    }

    private String words(WallTile.Line line) {
        return (line.severity() == null ? "" : kit.severities().word(line.severity()) + " ") + line.head() + " "
                + line.text() + (line.at() == null ? "" : " " + kit.times().brief(line.at()));
    }

    /** The bell, for tests. */
    Bell bell() {
        return bell;
    }

    /** The tiles, for tests. */
    List<TilePart> tiles() {
        return tiles;
    }
}
