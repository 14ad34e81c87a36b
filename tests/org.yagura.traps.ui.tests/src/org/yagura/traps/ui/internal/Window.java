/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.yagura.core.operation.Privilege;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.ui.Kit;
import org.yagura.ui.UiSettings;
import org.yagura.ui.UiThread;

/** A window with a fake agent, for panels under test. */
final class Window implements AutoCloseable {
    private static final long LIMIT_NANOS = Duration.ofSeconds(20).toNanos();

    final FakeAgent agent;
    final UiSettings settings;
    final Kit kit;
    final Shell shell;
    private final Display display;

    Window(Privilege... privileges) throws Exception {
        this(UiSettings.inMemory(), privileges);
    }

    Window(UiSettings settings, Privilege... privileges) throws Exception {
        this.settings = settings;
        display = Display.getDefault();
        agent = new FakeAgent(new String(new SiteFiles().toBytes(DemoSite.load()), StandardCharsets.UTF_8), privileges);
        kit = new Kit(agent, settings, UiThread.of(display),
                Clock.fixed(FakeAgent.START.plusSeconds(3600), ZoneOffset.UTC), Locale.getDefault());
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(1280, 860);
    }

    /** Opens the shell once the panel is in it. */
    void open() {
        shell.layout(true, true);
        shell.open();
        kit.site().reload();
        until("the site is loaded", () -> kit.site().current().isPresent());
    }

    /** Runs the user interface until a condition holds. */
    void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        Runnable wake = () -> {
        };
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not in time: " + what);
                }
                if (!display.readAndDispatch()) {
                    display.timerExec(20, wake);
                    display.sleep();
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static void press(Control control, char character) {
        var event = new Event();
        event.character = character;
        event.keyCode = character;
        event.doit = true;
        control.notifyListeners(SWT.KeyDown, event);
    }

    static <T> T find(Composite parent, Class<T> type) {
        for (Control child : parent.getChildren()) {
            T found = type.isInstance(child)
                    ? type.cast(child)
                    : child instanceof Composite below ? find(below, type) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The display stays for the next window: registries of fonts and colours belong to it. */
    @Override
    public void close() {
        shell.dispose();
    }
}
