/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.ui.internal.chart.ChartContent;
import org.yagura.watch.ui.internal.chart.ChartSeries;

/** A chart in a window, as a person uses it. */
final class ChartRobot implements AutoCloseable {
    final UiWindow window;
    final ChartPanel panel;

    ChartRobot(SeriesAgent agent, UiSettings settings, Locale language) {
        window = new UiWindow(agent.agent, settings, language);
        panel = window.open(p -> new ChartPanel(p, window.kit(), "chart"));
        settle();
    }

    ChartRobot(SeriesAgent agent) {
        this(agent, UiSettings.inMemory(), Locale.ENGLISH);
    }

    /** Until nothing is read or drawn. */
    ChartRobot settle() {
        window.until("nothing is being drawn", () -> {
            window.settle();
            return panel.pane().feed().still() && panel.pane().feed().known();
        });
        return this;
    }

    /** Shows that. */
    ChartRobot show(ChartContent content) {
        panel.show(content);
        return settle();
    }

    /** Takes series in, or out. */
    ChartRobot toggle(SeriesAgent agent, int... numbers) {
        panel.toggle(Arrays.stream(numbers).mapToObj(agent::row).toList());
        return settle();
    }

    /** The series of an agent with these numbers. */
    static List<ChartSeries> series(SeriesAgent agent, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(agent::row).map(ChartSeries::of).toList();
    }

    ChartRobot press(int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < SWT.KEYCODE_BIT ? (char) key : 0;
        panel.pane().canvas().notifyListeners(SWT.KeyDown, event);
        return settle();
    }

    ChartRobot mouse(int type, int x, int y) {
        var event = new Event();
        event.button = 1;
        event.x = x;
        event.y = y;
        panel.pane().canvas().notifyListeners(type, event);
        return this;
    }

    /** What is said at the cross. */
    List<String> said() {
        return panel.pane().canvas().said();
    }

    /** The items of a menu, with a mark before those that are on and brackets around those that cannot be chosen. */
    List<String> items(Consumer<Menu> filler) {
        var menu = new Menu(window.shell(), SWT.POP_UP);
        filler.accept(menu);
        List<String> items = Arrays.stream(menu.getItems())
                .map(i -> (i.getSelection() ? "*" : "") + (i.getEnabled() ? i.getText() : "(" + i.getText() + ")"))
                .toList();
        menu.dispose();
        return items;
    }

    /** Chooses the item of a menu that begins so. */
    ChartRobot choose(Consumer<Menu> filler, String begin) {
        var menu = new Menu(window.shell(), SWT.POP_UP);
        filler.accept(menu);
        MenuItem item = Arrays.stream(menu.getItems()).filter(i -> i.getText().startsWith(begin)).findFirst()
                .orElseThrow();
        item.setSelection((item.getStyle() & SWT.RADIO) != 0 || !item.getSelection());
        item.notifyListeners(SWT.Selection, new Event());
        menu.dispose();
        return settle();
    }

    @Override
    public void close() {
        settle();
        window.close();
    }
}
