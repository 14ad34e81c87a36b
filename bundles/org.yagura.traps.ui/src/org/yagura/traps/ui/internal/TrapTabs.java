/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.json.Json;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Site;
import org.yagura.ui.UiSettings;

/**
 * Which tabs there are: those that come with the product, one for each area, those that the site model shares, and the
 * person's own. The person may close any of them but the first; what is closed can be opened again.
 */
final class TrapTabs {
    private static final Logger LOG = LoggerFactory.getLogger(TrapTabs.class);
    private static final String KEY = "traps.tabs";

    private final UiSettings settings;
    private final Texts texts = Texts.of(TrapTabs.class);
    private Remembered remembered;

    /** What is kept between sessions. */
    record Remembered(List<TrapTab> own, Set<String> closed) {
    }

    TrapTabs(UiSettings settings) {
        this.settings = settings;
        remembered = settings.get(KEY).map(TrapTabs::read).orElseGet(() -> new Remembered(List.of(), Set.of()));
    }

    private static Remembered read(String json) {
        try {
            Remembered read = Json.read(json.getBytes(StandardCharsets.UTF_8), Remembered.class);
            return new Remembered(read.own() == null ? List.of() : read.own(),
                    read.closed() == null ? Set.of() : read.closed());
        } catch (IOException e) {
            LOG.warn("the saved tabs cannot be read and are made anew", e);
            return new Remembered(List.of(), Set.of());
        }
    }

    /** All tabs, closed ones too; the site may be null as long as it is not loaded. */
    List<TrapTab> all(Site site) {
        var tabs = new ArrayList<TrapTab>();
        tabs.add(builtIn("all", TabFilter.ALL));
        tabs.add(builtIn("unhandled", TabFilter.ofStates(HandlingState.UNHANDLED)));
        tabs.add(builtIn("critical", TabFilter.ofSeverities(Severity.CRITICAL)));
        if (site != null) {
            for (Area area : site.getAreas()) {
                tabs.add(new TrapTab("area:" + area.getId(), area.getName(), TrapTab.Origin.AREA,
                        TabFilter.ofArea(area.getId())));
            }
            site.getFilters().stream().filter(Filter::isShared).map(TrapTabs::shared)
                    .filter(t -> tabs.stream().noneMatch(had -> had.filter().equals(t.filter()))).forEach(tabs::add);
        }
        tabs.addAll(remembered.own());
        return tabs;
    }

    /** The tabs that are open. */
    List<TrapTab> open(Site site) {
        return all(site).stream().filter(t -> !remembered.closed().contains(t.id())).toList();
    }

    /** Saves a filter as a tab of the person's own. */
    TrapTab save(String label, TabFilter filter) {
        var tab = new TrapTab("own:" + UUID.randomUUID(), label, TrapTab.Origin.OWN, filter);
        var own = new ArrayList<>(remembered.own());
        own.add(tab);
        keep(new Remembered(own, remembered.closed()));
        return tab;
    }

    /** Changes the person's own tab of the same id. */
    void replace(TrapTab tab) {
        keep(new Remembered(remembered.own().stream().map(t -> t.id().equals(tab.id()) ? tab : t).toList(),
                remembered.closed()));
    }

    /** Closes a tab; an own one is forgotten. */
    void close(TrapTab tab) {
        if (tab.origin() == TrapTab.Origin.OWN) {
            keep(new Remembered(remembered.own().stream().filter(t -> !t.id().equals(tab.id())).toList(),
                    remembered.closed()));
        } else {
            var closed = new LinkedHashSet<>(remembered.closed());
            closed.add(tab.id());
            keep(new Remembered(remembered.own(), closed));
        }
    }

    /** Opens a closed tab again. */
    void reopen(TrapTab tab) {
        var closed = new LinkedHashSet<>(remembered.closed());
        closed.remove(tab.id());
        keep(new Remembered(remembered.own(), closed));
    }

    private void keep(Remembered now) {
        remembered = now;
        settings.put(KEY, Json.text(now));
    }

    private TrapTab builtIn(String id, TabFilter filter) {
        return new TrapTab(id, texts.get("tabs.tab." + id), TrapTab.Origin.BUILT_IN, filter);
    }

    private static TrapTab shared(Filter filter) {
        return new TrapTab("shared:" + filter.getId(), filter.getName(), TrapTab.Origin.SHARED,
                new TabFilter(filter.getText(),
                        filter.getSeverities().stream().map(s -> Severity.valueOf(s.getName())).toList(),
                        filter.getStates().stream().map(s -> HandlingState.valueOf(s.getName())).toList(),
                        filter.getNodes().stream().map(Element::getId).toList(),
                        filter.getAreas().stream().map(Element::getId).toList(), filter.getOid(), filter.getWithin(),
                        null, null));
    }
}
