/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;

/** Tabs as a person works with them: by menu, key and mouse; what they show, and what survives. */
final class FilterTabFolderTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final List<WordList> made = new ArrayList<>();
    private final List<WordList> shown = new ArrayList<>();
    private final List<List<FilterTab<WordFilter>>> counted = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;
    private FilterTabFolder<WordFilter, WordList> tabs;

    /** A list that is nothing but a field with the word of its filter. */
    private static final class WordList extends Composite implements FilterTabList<WordFilter> {
        private final Text field;
        private final Consumer<WordFilter> set;
        private FilterTab<WordFilter> tab;
        private int changes;

        WordList(Composite parent, FilterTab<WordFilter> tab, Consumer<WordFilter> set) {
            super(parent, SWT.NONE);
            this.tab = tab;
            this.set = set;
            setLayout(new FillLayout());
            field = new Text(this, SWT.NONE);
            field.setText(tab.filter().word());
        }

        void type(String word) {
            field.setText(word);
            set.accept(filter());
        }

        @Override
        public Control control() {
            return this;
        }

        @Override
        public WordFilter filter() {
            return new WordFilter(field.getText());
        }

        @Override
        public void setFilter(WordFilter filter) {
            type(filter.word());
        }

        @Override
        public void setTab(FilterTab<WordFilter> now) {
            tab = now;
        }

        @Override
        public void changed() {
            changes++;
        }
    }

    private final class Lists implements FilterTabList.Maker<WordFilter, WordList> {
        @Override
        public WordList make(Composite parent, FilterTab<WordFilter> tab, Consumer<WordFilter> changed) {
            var list = new WordList(parent, tab, changed);
            made.add(list);
            return list;
        }

        @Override
        public void shown(WordList list) {
            shown.add(list);
        }

        @Override
        public List<FilterTabList.Count> count(List<FilterTab<WordFilter>> asked) {
            counted.add(asked);
            if (refuses) {
                throw new ProblemException(new Problem(Problem.UNAVAILABLE, "Later.", null, null, null));
            }
            return asked.stream().map(t -> new FilterTabList.Count(1_000L * t.filter().word().length(),
                    !t.filter().word().startsWith("r"), t.label() + " has some")).toList();
        }
    }

    private UiWindow open(Locale language) {
        var window = new UiWindow(new MemoryAgent(), settings, language);
        tabs = window.open(parent -> {
            var folder = new FilterTabFolder<>(parent, window.kit(), WordFilter.tabs(settings), new Lists());
            GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
            return folder.begin();
        });
        return window;
    }

    private List<String> labels() {
        return Stream.of(tabs.folder().getItems()).map(CTabItem::getText).toList();
    }

    private String front() {
        return tabs.front().orElseThrow().label();
    }

    private void press(int modifiers, int key) {
        var event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        tabs.folder().notifyListeners(SWT.KeyDown, event);
    }

    private Menu menu(String id) {
        var menu = new Menu(tabs.folder());
        new FilterTabMenu<>(tabs, null, Texts.of(FilterTabFolder.class, Locale.ENGLISH)).fill(menu,
                tabs.tabOf(item(id)));
        return menu;
    }

    private CTabItem item(String id) {
        return Stream.of(tabs.folder().getItems()).filter(i -> tabs.tabOf(i).id().equals(id)).findFirst()
                .orElseThrow();
    }

    private static List<String> enabled(Menu menu) {
        return Stream.of(menu.getItems()).filter(i -> i.isEnabled() && !i.getText().isEmpty()).map(MenuItem::getText)
                .map(t -> t.split("\t")[0]).toList();
    }

    @Test
    void aTabMakesItsListWhenItComesToTheFrontAndSaysHowMuchItLetsThrough() {
        try (var window = open(Locale.ENGLISH)) {
            assertEquals(1, made.size());
            window.until("counted", () -> labels().equals(List.of("All", "Red && more (3,000+)", "Blue (4,000)")));
            assertEquals("Blue has some", item("blue").getToolTipText());
            tabs.select("red");
            assertEquals(List.of("", "red"), made.stream().map(l -> l.filter().word()).toList());
            assertSame(made.get(1), shown.getLast());
            tabs.select("all");
            assertEquals(2, made.size(), "made once");
            int changes = made.get(1).changes;
            tabs.changed();
            assertEquals(changes + 1, made.get(1).changes, "those behind are told too");
            int asked = counted.size();
            refuses = true;
            window.until("asked again", () -> counted.size() > asked);
            window.settle();
            assertEquals("Blue (4,000)", item("blue").getText(), "what was counted stays");
        }
    }

    @Test
    void aStarTellsThatTheFilterIsNotAsSavedAndItIsThereAgain() {
        try (var window = open(Locale.ENGLISH)) {
            tabs.select("blue");
            tabs.current().type("bluer");
            window.until("starred", () -> item("blue").getText().equals("Blue* (5,000)"));
            assertEquals(new WordFilter("bluer"), counted.getLast().getLast().filter());
            window.settle();
        }
        try (var window = open(Locale.ENGLISH)) {
            assertEquals("Blue", front(), "the tab that was in front");
            assertEquals("bluer", tabs.current().filter().word());
            tabs.saveAs("Bluer");
            assertEquals("Bluer", front());
            assertEquals("bluer", tabs.current().filter().word());
            tabs.select("blue");
            assertEquals("blue", tabs.current().filter().word(), "as it was saved");
            assertFalse(item("blue").getText().contains("*"));
            window.settle();
        }
    }

    @Test
    void ownTabsAreRenamedKeptAndRemovedAndTakenBackAsTheyWere() {
        try (var window = open(Locale.ENGLISH)) {
            tabs.saveAs("Mine");
            String id = tabs.front().orElseThrow().id();
            assertEquals(List.of("Save filter as tab…", "Keep this filter in the tab", "Rename tab…", "Move left",
                    "Remove tab"), enabled(menu(id)));
            WordList list = tabs.current();
            list.type("mine");
            tabs.keepFilter(tabs.tabOf(item(id)));
            assertEquals(new WordFilter("mine"), tabs.tabOf(item(id)).filter());
            assertFalse(item(id).getText().contains("*"));
            tabs.rename(tabs.tabOf(item(id)), "Ours");
            assertSame(list, tabs.current());
            assertEquals("Ours", list.tab.label());
            press(SWT.CTRL, SWT.ARROW_UP);
            press(SWT.CTRL, SWT.ARROW_UP);
            assertEquals(List.of("all", id, "red", "blue"), ids());
            assertSame(list, tabs.current(), "what is in it goes on");
            list.type("unsaved");
            press(0, SWT.DEL);
            assertEquals(List.of("all", "red", "blue"), ids());
            assertTrue(list.isDisposed());
            assertEquals("Red & more", front(), "the one beside it");
            assertTrue(Widgets.readable(tabs).toString().contains("The tab \"Ours\" has been removed."));
            assertTrue(enabled(menu("red")).contains("Undo removing \"Ours\""));
            Widgets.click(tabs, "Undo");
            assertEquals(List.of("all", id, "red", "blue"), ids());
            assertEquals("Ours", front());
            assertEquals("unsaved", tabs.current().filter().word());
            assertFalse(Widgets.readable(tabs).toString().contains("has been removed"));
            press(0, SWT.DEL);
            press(SWT.CTRL, 'z');
            assertEquals("Ours", front());
            window.settle();
        }
        try (var window = open(Locale.ENGLISH)) {
            assertEquals("Ours", front());
            assertEquals("unsaved", tabs.current().filter().word());
            window.settle();
        }
    }

    private List<String> ids() {
        return Stream.of(tabs.folder().getItems()).map(i -> tabs.tabOf(i).id()).toList();
    }

    @Test
    void tabsThatEverybodyHasAreClosedAndOpenedAgainAndTheFirstStays() {
        try (var window = open(Locale.ENGLISH)) {
            assertEquals(List.of("Save filter as tab…", "Move right"), enabled(menu("all")));
            press(0, SWT.DEL);
            press(0, SWT.F2);
            assertEquals(List.of("all", "red", "blue"), ids());
            assertFalse(item("all").getShowClose());
            for (String id : List.of("red", "blue")) {
                tabs.remove(tabs.tabOf(item(id)));
            }
            assertEquals(List.of("all"), ids());
            tabs.undo();
            assertEquals(List.of("all", "blue"), ids());
            assertEquals(List.of("Red & more"), tabs.closedTabs().stream().map(FilterTab::label).toList());
            tabs.reopen(tabs.closedTabs().getFirst());
            assertEquals(List.of("all", "red", "blue"), ids());
            assertEquals("Red & more", front());
            tabs.undo();
            assertEquals(List.of("all", "red", "blue"), ids(), "nothing is left to be taken back");
            window.settle();
        }
    }

    @Test
    void aTabIsDraggedToAnotherPlace() {
        try (var window = open(Locale.ENGLISH)) {
            tabs.select("red");
            WordList list = tabs.current();
            mouse(SWT.DragDetect, "red");
            mouse(SWT.MouseUp, "blue");
            assertEquals(List.of("all", "blue", "red"), ids());
            assertSame(list, tabs.current());
            assertTrue(list.isVisible());
            mouse(SWT.DragDetect, "red");
            mouse(SWT.MouseUp, "all");
            assertEquals(List.of("red", "all", "blue"), ids());
            mouse(SWT.MouseUp, "blue");
            assertEquals(List.of("red", "all", "blue"), ids(), "a click moves nothing");
            window.settle();
        }
    }

    private void mouse(int type, String id) {
        Rectangle bounds = item(id).getBounds();
        var event = new Event();
        event.x = bounds.x + bounds.width / 2;
        event.y = bounds.y + bounds.height / 2;
        event.button = 1;
        tabs.folder().notifyListeners(type, event);
    }

    @Test
    void manyTabsAreCountedInParts() {
        FilterTabs<WordFilter> many = WordFilter.tabs(settings);
        IntStream.range(0, 60).forEach(i -> many.save("t" + i, new WordFilter("w")));
        try (var window = open(Locale.ENGLISH)) {
            window.until("counted", () -> labels().getLast().equals("t59 (1,000)"));
            assertEquals(List.of(50, 13), counted.subList(0, 2).stream().map(List::size).toList());
        }
    }

    @Test
    void japaneseAndDark() {
        try (var window = open(Locale.JAPANESE)) {
            window.kit().theme().setDark(true);
            tabs.saveAs("夜勤");
            WordList list = tabs.current();
            press(0, SWT.DEL);
            assertNotSame(list, tabs.current());
            assertTrue(Widgets.readable(tabs).toString().contains("タブ「夜勤」を削除しました。"));
            Link removed = Widgets.all(tabs).filter(Link.class::isInstance).map(Link.class::cast).findFirst()
                    .orElseThrow();
            assertEquals(window.kit().theme().palette().surface(), removed.getBackground().getRGB());
            Widgets.click(tabs, "元に戻す");
            assertEquals("夜勤", front());
            window.settle();
        }
    }
}
