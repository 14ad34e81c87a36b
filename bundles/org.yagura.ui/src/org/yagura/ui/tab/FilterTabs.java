/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.json.Json;
import org.yagura.model.site.Site;
import org.yagura.ui.UiSettings;

/**
 * The tabs of a list: those that are offered, those that a person saved; which are closed and in which order they stand;
 * the filter that was last set in each, and which was in front. All of it is remembered for the person. For one thread.
 *
 * @param <F> a filter, which {@link Json} can write
 */
public final class FilterTabs<F> {
    private static final Logger LOG = LoggerFactory.getLogger(FilterTabs.class);
    private static final String OWN = "own:";

    private final UiSettings settings;
    private final String list;
    private final Function<String, Optional<F>> parser;
    private final Function<Site, List<FilterTab<F>>> offers;
    private Remembered<F> remembered;

    /**
     * What is kept between sessions.
     *
     * @param order ids of tabs; those that are not in it stand where they would without it
     */
    record Remembered<F>(List<FilterTab<F>> own, Set<String> closed, List<String> order) {
    }

    /** As much of it as can be read without knowing the filter. */
    record Outline(List<Entry> own, Set<String> closed, List<String> order) {
        record Entry(String id, String label) {
        }
    }

    /**
     * Tabs of a list.
     *
     * @param list names the list in the settings
     * @param parser reads a filter that was written as JSON; empty when it cannot
     * @param offers the tabs that everybody has; the first one is {@link FilterTab#ALL}; the site is null as long as it is
     * not loaded
     */
    public FilterTabs(UiSettings settings, String list, Function<String, Optional<F>> parser,
            Function<Site, List<FilterTab<F>>> offers) {
        this.settings = settings;
        this.list = list;
        this.parser = parser;
        this.offers = offers;
        remembered = settings.get(list + ".tabs").map(this::read)
                .orElseGet(() -> new Remembered<>(List.of(), Set.of(), List.of()));
    }

    private Remembered<F> read(String json) {
        try {
            Outline read = Json.read(json.getBytes(StandardCharsets.UTF_8), Outline.class);
            List<Outline.Entry> entries = Objects.requireNonNullElse(read.own(), List.of());
            var own = new ArrayList<FilterTab<F>>();
            for (int i = 0; i < entries.size(); i++) {
                Outline.Entry entry = entries.get(i);
                Optional<F> filter = Json.at(json, "/own/" + i + "/filter").flatMap(parser);
                if (entry.id() == null || entry.label() == null || filter.isEmpty()) {
                    LOG.warn("the saved tab {} of {} cannot be read and is passed over", entry.label(), list);
                } else {
                    own.add(new FilterTab<>(entry.id(), entry.label(), FilterTab.Origin.OWN, filter.get()));
                }
            }
            List<String> ids = own.stream().map(FilterTab::id).toList();
            return new Remembered<>(List.copyOf(own), Objects.requireNonNullElse(read.closed(), Set.of()),
                    Objects.requireNonNullElse(read.order(), List.<String>of()).stream()
                            .filter(id -> id != null && (!id.startsWith(OWN) || ids.contains(id))).toList());
        } catch (IOException e) {
            LOG.warn("the saved tabs of {} cannot be read and are made anew", list, e);
            return new Remembered<>(List.of(), Set.of(), List.of());
        }
    }

    /** All tabs in their order, closed ones too; the site may be null as long as it is not loaded. */
    public List<FilterTab<F>> all(Site site) {
        var natural = new ArrayList<>(offers.apply(site));
        natural.addAll(remembered.own());
        var ordered = new ArrayList<FilterTab<F>>();
        for (String id : remembered.order()) {
            natural.stream().filter(t -> t.id().equals(id)).findFirst().ifPresent(ordered::add);
        }
        for (int i = 0; i < natural.size(); i++) {
            FilterTab<F> tab = natural.get(i);
            if (!remembered.order().contains(tab.id())) {
                ordered.add(i == 0 ? 0 : ordered.indexOf(natural.get(i - 1)) + 1, tab);
            }
        }
        return ordered;
    }

    /** The tabs that are open. */
    public List<FilterTab<F>> open(Site site) {
        return all(site).stream().filter(t -> !remembered.closed().contains(t.id())).toList();
    }

    /** Saves a filter as a tab of the person's own. */
    public FilterTab<F> save(String label, F filter) {
        var tab = new FilterTab<>(OWN + UUID.randomUUID(), label, FilterTab.Origin.OWN, filter);
        add(tab);
        return tab;
    }

    private void add(FilterTab<F> tab) {
        var own = new ArrayList<>(remembered.own());
        own.add(tab);
        keep(new Remembered<>(own, remembered.closed(), remembered.order()));
    }

    /** Changes name or filter of the person's own tab of the same id. */
    public void replace(FilterTab<F> tab) {
        keep(new Remembered<>(remembered.own().stream().map(t -> t.id().equals(tab.id()) ? tab : t).toList(),
                remembered.closed(), remembered.order()));
    }

    /** Moves a tab to where another one stands, which makes room. */
    public void move(FilterTab<F> tab, FilterTab<F> place, Site site) {
        var ids = new ArrayList<>(all(site).stream().map(FilterTab::id).toList());
        int to = ids.indexOf(place.id());
        if (to < 0 || !ids.remove(tab.id())) {
            return;
        }
        ids.add(to, tab.id());
        keep(new Remembered<>(remembered.own(), remembered.closed(), ids));
    }

    /** Closes a tab, and forgets the filter that was set in it; an own one is forgotten itself. */
    public void close(FilterTab<F> tab) {
        work(tab, tab.filter());
        if (tab.own()) {
            keep(new Remembered<>(remembered.own().stream().filter(t -> !t.id().equals(tab.id())).toList(),
                    remembered.closed(), remembered.order()));
        } else {
            var closed = new LinkedHashSet<>(remembered.closed());
            closed.add(tab.id());
            keep(new Remembered<>(remembered.own(), closed, remembered.order()));
        }
    }

    /** Opens a closed tab again; an own one that was forgotten is there again, at the end unless it had been moved. */
    public void reopen(FilterTab<F> tab) {
        if (tab.own() && remembered.own().stream().noneMatch(t -> t.id().equals(tab.id()))) {
            add(tab);
        }
        var closed = new LinkedHashSet<>(remembered.closed());
        closed.remove(tab.id());
        keep(new Remembered<>(remembered.own(), closed, remembered.order()));
    }

    private void keep(Remembered<F> now) {
        remembered = now;
        settings.put(list + ".tabs", Json.text(now));
    }

    /** The filter that the person last had in a tab, saved or not. */
    public F working(FilterTab<F> tab) {
        return settings.get(list + ".filter." + tab.id()).flatMap(parser).orElse(tab.filter());
    }

    /** Remembers the filter that a person has set in a tab. */
    public void work(FilterTab<F> tab, F filter) {
        settings.put(list + ".filter." + tab.id(), filter.equals(tab.filter()) ? null : Json.text(filter));
    }

    /** Id of the tab that was in front last. */
    public String last() {
        return settings.get(list + ".lastTab").orElse(FilterTab.ALL);
    }

    /** Remembers which tab is in front. */
    public void last(FilterTab<F> tab) {
        settings.put(list + ".lastTab", tab.id());
    }
}
