/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.yagura.ui.Kit;
import org.yagura.ui.UiSettings;
import org.yagura.ui.UiThread;
import org.yagura.ui.connection.ConnectionManager;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.SiteAddress;

/**
 * A window with a kit and an agent in memory, on the thread of the test, which is the user interface thread. Closing it
 * fails when images, fonts or other resources of the display are left over.
 */
public final class UiWindow implements AutoCloseable {
    /** The present of all tests: 14:00 in Tokyo. */
    public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Display display;
    private final Shell shell;
    private final Kit kit;
    private final MemoryAgent agent;
    private final ConnectionManager connections;
    private final Map<String, Integer> before;

    /** A window connected to that agent, in English. */
    public UiWindow(MemoryAgent agent) {
        this(agent, UiSettings.inMemory(), Locale.ENGLISH);
    }

    /** A window connected to that agent, with what a person has set, in that language. */
    public UiWindow(MemoryAgent agent, UiSettings settings, Locale language) {
        this.agent = agent;
        display = tracked();
        JFaceResources.getTextFont();
        JFaceResources.getDialogFont();
        JFaceResources.getBannerFont();
        before = Resources.of(display);
        connections = new ConnectionManager(agent, UiThread.of(display), Clock.systemUTC());
        kit = new Kit(connections, settings, UiThread.of(display), Clock.fixed(NOW, ZoneOffset.UTC), language);
        shell = new Shell(display);
        shell.setLayout(GridLayoutFactory.fillDefaults().create());
        shell.setBounds(0, 0, 1100, 700);
        connections.connect(new SiteAddress.Remote("test", null, null), Login.owner());
        until("connected", () -> connections.status().connected());
    }

    private static Display tracked() {
        Display there = Display.findDisplay(Thread.currentThread());
        if (there != null) {
            return there;
        }
        var data = new DeviceData();
        data.tracking = true;
        return new Display(data);
    }

    /** Makes a panel in the window and opens it. */
    public <P> P open(Function<Composite, P> maker) {
        P panel = maker.apply(shell);
        shell.open();
        shell.layout(true, true);
        settle();
        return panel;
    }

    /** The kit. */
    public Kit kit() {
        return kit;
    }

    /** The agent. */
    public MemoryAgent agent() {
        return agent;
    }

    /** The shell. */
    public Shell shell() {
        return shell;
    }

    /** The display. */
    public Display display() {
        return display;
    }

    /** Handles events until a condition holds; a minute at most. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(10, () -> {
                    // wakes the display
                });
                display.sleep();
            }
        }
    }

    /** Handles the events that are there. */
    public void settle() {
        while (display.readAndDispatch()) {
            // one after the other
        }
    }

    /** How the window looks. */
    public ImageData picture() {
        settle();
        var image = new Image(display, shell.getBounds().width, shell.getBounds().height);
        var gc = new GC(image);
        shell.print(gc);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    @Override
    public void close() {
        shell.dispose();
        connections.close();
        settle();
        kit.icons().dispose();
        Map<String, Integer> left = Resources.more(before, Resources.of(display));
        if (!left.isEmpty()) {
            throw new AssertionError("resources left over: " + left);
        }
    }
}
