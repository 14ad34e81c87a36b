/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.model.DemoSite;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.ui.UiSettings;
import org.yagura.ui.tab.FilterTab;

final class TrapTabsTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final Site site = DemoSite.load();

    @Test
    void offersBuiltInTabsAreasAndSharedFilters() {
        List<FilterTab<TabFilter>> tabs = TrapTabs.of(settings).open(site);
        assertEquals(List.of("all", "unhandled", "critical"), tabs.subList(0, 3).stream().map(FilterTab::id).toList());
        assertEquals(site.getAreas().size(), tabs.stream().filter(t -> t.origin() == FilterTab.Origin.AREA).count());
        List<TabFilter> filters = tabs.stream().map(FilterTab::filter).toList();
        assertEquals(filters.size(), Set.copyOf(filters).size(), "no filter stands twice");
        var major = SiteFactory.eINSTANCE.createFilter();
        major.setId("f1");
        major.setName("Major");
        major.getSeverities().add(org.yagura.model.site.Severity.MAJOR);
        site.getFilters().add(major);
        assertTrue(TrapTabs.of(settings).open(site).stream().anyMatch(t -> t.id().equals("shared:f1")));
    }

    @Test
    void remembersOwnTabsAndClosedOnes() {
        var tabs = TrapTabs.of(settings);
        FilterTab<TabFilter> own = tabs.save("Night shift", TabFilter.ofSeverities(Severity.MAJOR, Severity.CRITICAL));
        tabs.close(tabs.open(site).get(2));
        var again = TrapTabs.of(settings);
        assertTrue(again.open(site).contains(own));
        assertFalse(again.open(site).stream().anyMatch(t -> t.id().equals("critical")));
        again.reopen(again.all(site).get(2));
        again.close(own);
        var third = TrapTabs.of(settings);
        assertTrue(third.open(site).stream().anyMatch(t -> t.id().equals("critical")));
        assertFalse(third.all(site).contains(own));
    }

    @Test
    void beginsAnewWhenWhatIsRememberedIsBroken() {
        settings.put("traps.tabs", "{ not json");
        assertEquals("all", TrapTabs.of(settings).open(null).getFirst().id());
    }

    @Test
    void aRelativeRangeMovesWithTheClock() {
        var filter = new TabFilter(" disk ", List.of(Severity.MAJOR), List.of(HandlingState.UNHANDLED), List.of("n"),
                List.of(), "", Duration.ofHours(1), null, null);
        var asked = filter.at(Instant.parse("2026-11-20T10:00:00Z"));
        assertEquals(Instant.parse("2026-11-20T09:00:00Z"), asked.from());
        assertEquals("disk", asked.text());
        assertEquals(null, asked.oid());
    }

    @Test
    void filtersSurviveBeingRemembered() {
        var filter = new TabFilter("x", List.of(Severity.MINOR), List.of(), List.of("n1", "n2"), List.of("a"),
                "linkDown",
                Duration.ofMinutes(15), null, Instant.parse("2026-11-20T10:00:00Z"));
        assertEquals(filter, TabFilter.parse(filter.toJson()).orElseThrow());
        assertTrue(TabFilter.parse("[1").isEmpty());
    }
}
