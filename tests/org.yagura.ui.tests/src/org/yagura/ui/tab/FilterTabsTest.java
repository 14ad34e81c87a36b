/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.ui.UiSettings;

/** What is remembered of tabs: those of one's own, closed ones, their order, the filter set in each. */
final class FilterTabsTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final FilterTabs<WordFilter> tabs = WordFilter.tabs(settings);

    private FilterTabs<WordFilter> again() {
        return WordFilter.tabs(settings);
    }

    private static List<String> labels(FilterTabs<WordFilter> tabs) {
        return tabs.open(null).stream().map(FilterTab::label).toList();
    }

    private static FilterTab<WordFilter> tab(FilterTabs<WordFilter> tabs, String label) {
        return tabs.all(null).stream().filter(t -> t.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void ownTabsAreSavedRenamedChangedAndForgotten() {
        FilterTab<WordFilter> own = tabs.save("Night", new WordFilter("n"));
        assertEquals(own, again().open(null).getLast());
        again().replace(own.named("Day").withFilter(new WordFilter("d")));
        FilterTab<WordFilter> renamed = again().open(null).getLast();
        assertEquals(new FilterTab<>(own.id(), "Day", FilterTab.Origin.OWN, new WordFilter("d")), renamed);
        FilterTabs<WordFilter> third = again();
        third.close(renamed);
        assertEquals(List.of("All", "Red & more", "Blue"), labels(again()));
        third.reopen(renamed);
        third.reopen(renamed);
        assertEquals(List.of("All", "Red & more", "Blue", "Day"), labels(again()), "taken back, once");
    }

    @Test
    void othersAreClosedAndOpenedAgain() {
        tabs.close(tab(tabs, "Red & more"));
        assertEquals(List.of("All", "Blue"), labels(again()));
        assertEquals(3, again().all(null).size());
        again().reopen(tab(again(), "Red & more"));
        assertEquals(List.of("All", "Red & more", "Blue"), labels(again()));
    }

    @Test
    void theOrderIsKeptAndWhatIsNewFindsItsPlace() {
        tabs.save("Own", new WordFilter("o"));
        tabs.move(tab(tabs, "Own"), tab(tabs, "Red & more"), null);
        assertEquals(List.of("All", "Own", "Red & more", "Blue"), labels(again()));
        tabs.move(tab(tabs, "All"), tab(tabs, "Blue"), null);
        assertEquals(List.of("Own", "Red & more", "Blue", "All"), labels(again()));
        Site site = SiteFactory.eINSTANCE.createSite();
        site.setName("West");
        assertEquals(List.of("Own", "Red & more", "West", "Blue", "All"),
                again().open(site).stream().map(FilterTab::label).toList(), "after the one it is offered after");
        tabs.save("Last", new WordFilter("l"));
        assertEquals(List.of("Last"), again().open(null).stream().map(FilterTab::label)
                .filter(l -> l.equals("Last")).toList());
        tabs.move(tab(tabs, "Own"), new FilterTab<>("gone", "?", FilterTab.Origin.OWN, WordFilter.ALL), null);
        assertEquals("Own", labels(again()).getFirst(), "beside one that is not there nothing moves");
    }

    @Test
    void theFilterThatWasSetIsThereAgainUntilItIsAsSaved() {
        FilterTab<WordFilter> red = tab(tabs, "Red & more");
        tabs.work(red, new WordFilter("crimson"));
        assertEquals(new WordFilter("crimson"), again().working(red));
        tabs.work(red, red.filter());
        assertEquals(new WordFilter("red"), again().working(red));
        assertEquals(null, settings.get("words.filter.red").orElse(null));
        tabs.work(red, new WordFilter("crimson"));
        tabs.close(red);
        again().reopen(red);
        assertEquals(new WordFilter("red"), again().working(red), "closed with what was set in it");
        settings.put("words.filter.red", "{broken");
        assertEquals(new WordFilter("red"), again().working(red));
        assertEquals(FilterTab.ALL, again().last());
        tabs.last(red);
        assertEquals("red", again().last());
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        for (String broken : List.of("{ not json", "[1,2", "{\"own\":null}", "{}")) {
            settings.put("words.tabs", broken);
            assertEquals(List.of("All", "Red & more", "Blue"), labels(again()), broken);
        }
        settings.put("words.tabs", """
                {"own":[{"id":"own:1","label":"Bad","origin":"OWN","filter":[1]},
                {"id":"own:2","label":"Good","origin":"OWN","filter":{"word":"g"}},
                {"id":"own:3","label":"None","origin":"OWN"}],"closed":["red"]}""");
        assertEquals(List.of("All", "Blue", "Good"), labels(again()), "as it was kept before there was an order");
        assertFalse(again().all(null).stream().anyMatch(t -> t.label().equals("Bad")));
    }
}
