/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CTabItem;
import org.junit.jupiter.api.Test;
import org.yagura.core.json.Json;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.tab.FilterTab;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;

/** The list of watches in tabs: what each lets through and counts, what is saved, what is shown where a filter hides it. */
final class WatchTabsTest {
    private final WatchesAgent watches = new WatchesAgent();
    private final UiSettings settings = UiSettings.inMemory();
    private WatchesPanel panel;

    private UiWindow open() {
        watches.mute(1, UiWindow.NOW.plus(Duration.ofHours(1)));
        var window = new UiWindow(watches.agent, settings, Locale.ENGLISH);
        panel = window.open(p -> new WatchesPanel(p, window.kit(), row -> {
        }));
        page(window).untilRows(panel.table().loaded() ? (int) panel.table().total() : 4);
        return window;
    }

    private TablePage<WatchRow> page(UiWindow window) {
        return new TablePage<>(window, panel.table());
    }

    private List<String> labels() {
        return Stream.of(panel.folder().folder().getItems()).map(CTabItem::getText).toList();
    }

    @Test
    void eachTabCountsAndShowsWhatItLetsThrough() {
        try (var window = open()) {
            window.until("counted", () -> labels().equals(List.of("All (4)", "Not OK (3)", "Unreachable",
                    "Not told (1)", "Nothing known (1)")));
            assertEquals("Not OK: 3 watches, 3 of them not OK",
                    panel.folder().folder().getItem(1).getToolTipText());
            assertEquals(5, watches.agent.asked(CountWatches.class).getFirst().filters().size(), "all in one question");
            panel.folder().select("unwell");
            page(window).untilRows(3);
            assertEquals(Set.of(WatchState.PROBLEM, WatchState.UNREACHABLE, WatchState.UNKNOWN),
                    panel.bar().states().chosen());
            panel.folder().select("silent");
            page(window).untilRows(1).untilCell(0, "watch", "Disk");
            assertEquals(Boolean.TRUE, watches.agent.asked(FindWatches.class).getLast().filter().silent());
            panel.bar().silence().choose(Set.of(false));
            page(window).untilRows(3);
            assertEquals("Not told*", labels().get(3).split(" \\(")[0]);
            panel.folder().select("nothing");
            page(window).untilRows(1).untilCell(0, "node", "web02");
            watches.rows.add(WatchesAgent.row("tcp", "Port", "TcpWatch", "web09", WatchState.UNREACHABLE, null, true, 0,
                    "", null));
            watches.agent.tell("watches");
            window.until("counted anew", () -> labels().get(2).equals("Unreachable (1)"));
        }
    }

    @Test
    void aFilterIsSavedAsATabAndIsThereAgain() {
        try (var window = open()) {
            panel.bar().textField().setText("web");
            page(window).untilRows(3);
            panel.bar().states().choose(Set.of(WatchState.OK, WatchState.PROBLEM));
            page(window).untilRows(2);
            panel.folder().saveAs("Web");
            page(window).untilRows(2);
            assertEquals("web", panel.bar().textField().getText());
            window.until("counted", () -> labels().getLast().equals("Web (2)"));
            panel.folder().select(FilterTab.ALL);
            page(window).untilRows(4);
            assertTrue(panel.bar().isAll(), "the tab it was set in is as it was");
            panel.folder().select("unwell");
            window.settle();
        }
        try (var window = open()) {
            page(window).untilRows(3);
            window.until("counted", () -> labels().getLast().equals("Web (2)"));
            window.settle();
        }
    }

    @Test
    void aWatchThatTheTabHidesIsShownAmongAll() {
        try (var window = open()) {
            panel.folder().select("nothing");
            page(window).untilRows(1);
            panel.show("ping", "db01");
            window.until("shown", () -> panel.table().loaded() && panel.table().selection().single() != null);
            assertEquals("db01", panel.table().selection().single().node());
            assertTrue(labels().getFirst().startsWith("All"));
            assertEquals(panel.folder().folder().getItem(0), panel.folder().folder().getSelection());
            assertTrue(panel.bar().isAll());
            panel.folder().select("nothing");
            page(window).untilRows(1);
            assertFalse(panel.bar().isAll(), "the tab keeps its filter");
        }
    }

    @Test
    void whatIsSelectedAndExplainedIsThatOfTheTabInFront() {
        try (var window = open()) {
            window.kit().selection().select(Selected.node("web02", this));
            assertEquals("web02", panel.table().selection().single().node());
            window.until("explained", () -> Widgets.readable(panel).toString().contains("Ping – web02"));
            panel.folder().select("silent");
            page(window).untilRows(1);
            window.until("nothing explained", () -> Widgets.readable(panel).toString()
                    .contains("Select a watch to see why it is in its state."));
            page(window).click(0, 0);
            window.until("explained", () -> Widgets.readable(panel).toString().contains("Disk – web01"));
            panel.folder().select(FilterTab.ALL);
            window.until("explained", () -> panel.table().selection().single() != null);
            window.settle();
        }
    }

    @Test
    void theTabsAreNamedInJapaneseToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try {
            assertEquals(List.of("すべて", "異常", "到達不能", "通知停止", "状態不明"),
                    WatchTabs.of(settings).open(null).stream().map(FilterTab::label).toList());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void filtersAreReadAsTheyWereWritten() {
        WatchFilter filter = WatchTabs.filter(" disk ", List.of(WatchState.OK, WatchState.PROBLEM), Set.of("b", "a"),
                Set.of(), true);
        assertEquals(new WatchFilter("disk", List.of(WatchState.PROBLEM, WatchState.OK), null, null, List.of("a", "b"),
                List.of(), null, null, true), filter);
        assertEquals(Optional.of(filter), WatchTabs.parse(Json.text(filter)));
        assertEquals(Optional.of(WatchTabs.ALL), WatchTabs.parse("{}"));
        assertEquals(Optional.empty(), WatchTabs.parse("{broken"));
        assertEquals(Optional.empty(), WatchTabs.parse("{\"states\":[\"NO_SUCH_STATE\"]}"));
    }
}
