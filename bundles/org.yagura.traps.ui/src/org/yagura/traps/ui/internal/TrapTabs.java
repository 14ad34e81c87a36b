/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Site;
import org.yagura.ui.UiSettings;
import org.yagura.ui.tab.FilterTab;
import org.yagura.ui.tab.FilterTabs;

/** The tabs that everybody has above the list of traps: all, unhandled, critical, areas of the site, filters that it shares. */
final class TrapTabs {
    private TrapTabs() {
    }

    /** The tabs of the list of traps, with what a person has made of them. */
    static FilterTabs<TabFilter> of(UiSettings settings) {
        Texts texts = Texts.of(TrapTabs.class);
        return new FilterTabs<>(settings, "traps", TabFilter::parse, site -> offered(texts, site));
    }

    private static List<FilterTab<TabFilter>> offered(Texts texts, Site site) {
        var tabs = new ArrayList<FilterTab<TabFilter>>();
        tabs.add(builtIn(texts, FilterTab.ALL, TabFilter.ALL));
        tabs.add(builtIn(texts, "unhandled", TabFilter.ofStates(HandlingState.UNHANDLED)));
        tabs.add(builtIn(texts, "critical", TabFilter.ofSeverities(Severity.CRITICAL)));
        if (site != null) {
            for (Area area : site.getAreas()) {
                tabs.add(new FilterTab<>("area:" + area.getId(), area.getName(), FilterTab.Origin.AREA,
                        TabFilter.ofArea(area.getId())));
            }
            site.getFilters().stream().filter(Filter::isShared).map(TrapTabs::shared)
                    .filter(t -> tabs.stream().noneMatch(had -> had.filter().equals(t.filter()))).forEach(tabs::add);
        }
        return tabs;
    }

    private static FilterTab<TabFilter> builtIn(Texts texts, String id, TabFilter filter) {
        return new FilterTab<>(id, texts.get("tabs.tab." + id), FilterTab.Origin.BUILT_IN, filter);
    }

    private static FilterTab<TabFilter> shared(Filter filter) {
        return new FilterTab<>("shared:" + filter.getId(), filter.getName(), FilterTab.Origin.SHARED,
                new TabFilter(filter.getText(),
                        filter.getSeverities().stream().map(s -> Severity.valueOf(s.getName())).toList(),
                        filter.getStates().stream().map(s -> HandlingState.valueOf(s.getName())).toList(),
                        filter.getNodes().stream().map(Element::getId).toList(),
                        filter.getAreas().stream().map(Element::getId).toList(), filter.getOid(), filter.getWithin(),
                        null, null));
    }
}
