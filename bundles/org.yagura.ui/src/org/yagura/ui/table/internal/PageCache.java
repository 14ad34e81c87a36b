/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.yagura.core.operation.Problem;
import org.yagura.ui.UiThread;
import org.yagura.ui.background.Background;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.Sort;

/**
 * The rows around what is shown, fetched page by page in the background; the newest wish first, wishes that have been
 * scrolled past are dropped. On the user interface thread.
 */
public final class PageCache<R> {
    /** Rows in a page. */
    public static final int PAGE = 100;
    private static final int MOST_PAGES = 80;
    private static final int AT_ONCE = 2;

    /** Who shows the rows. */
    public interface Viewer {

        /** First visible row. */
        long firstVisible();

        /** How many rows are visible, at least 1. */
        int visibleCount();

        /** Rows have come; the number of rows may be another. */
        void rowsChanged(boolean countChanged);

        /** Fetching failed; null when it works again. */
        void problem(Problem problem);
    }

    private final Background background;
    private final UiThread ui;
    private final Viewer viewer;
    private final Map<Long, List<R>> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Object, Long> positions = new HashMap<>();
    private final Deque<Long> wanted = new ArrayDeque<>();
    private final Set<Long> inFlight = new HashSet<>();
    private PageSource<R> source;
    private Sort sort;
    private int generation;
    private Object bound;
    private long total;
    private boolean exact = true;
    private boolean loaded;
    private boolean pumpScheduled;
    private Background.Call refreshing;
    private boolean refreshAgain;
    private boolean refreshNewest;

    /** An empty cache. */
    public PageCache(Background background, UiThread ui, Viewer viewer) {
        this.background = background;
        this.ui = ui;
        this.viewer = viewer;
    }

    /** Forgets everything and takes rows from that source in that order; null for no rows. */
    public void reset(PageSource<R> newSource, Sort newSort) {
        generation++;
        source = newSource;
        sort = newSort;
        bound = null;
        total = 0;
        exact = true;
        loaded = newSource == null;
        pages.clear();
        positions.clear();
        wanted.clear();
        inFlight.clear();
        refreshAgain = false;
        if (refreshing != null) {
            refreshing.cancel();
            refreshing = null;
        }
        viewer.rowsChanged(true);
        if (source != null) {
            refresh(true);
        }
    }

    /** The source. */
    public PageSource<R> source() {
        return source;
    }

    /** The order; null for the source's own. */
    public Sort sort() {
        return sort;
    }

    /** The bound that the rows are under; null without one. */
    public Object bound() {
        return bound;
    }

    /** How many rows there are. */
    public long total() {
        return total;
    }

    /** False when the total is a lower bound only. */
    public boolean exact() {
        return exact;
    }

    /** Whether the first page has come. */
    public boolean loaded() {
        return loaded;
    }

    /** The row at a place; null when it is not there (yet); it is fetched then. */
    public R row(long index) {
        List<R> page = pages.get(index / PAGE);
        if (page == null) {
            want(index / PAGE);
            return null;
        }
        int offset = (int) (index % PAGE);
        return offset < page.size() ? page.get(offset) : null;
    }

    /** As {@link #row}, but fetches nothing. */
    public R peek(long index) {
        List<R> page = pages.get(index / PAGE);
        int offset = (int) (index % PAGE);
        return page != null && offset < page.size() ? page.get(offset) : null;
    }

    /** Where the row with that key is; -1 when it is not loaded. */
    public long position(Object key) {
        return positions.getOrDefault(key, -1L);
    }

    /** The loaded rows. */
    public List<R> loadedRows() {
        var rows = new ArrayList<R>();
        pages.values().forEach(rows::addAll);
        return rows;
    }

    /**
     * Fetches again what is visible; what is shown stays until the new rows are there.
     *
     * @param newest under a new bound, so that new rows appear; else under the present one
     */
    public void refresh(boolean newest) {
        if (source == null) {
            return;
        }
        if (refreshing != null && refreshing.running()) {
            refreshAgain = true;
            refreshNewest |= newest;
            return;
        }
        int mine = generation;
        PageSource<R> from = source;
        Sort order = sort;
        Object under = newest ? null : bound;
        long first = viewer.firstVisible() / PAGE;
        long last = (viewer.firstVisible() + viewer.visibleCount()) / PAGE;
        refreshing = background.ask(null, () -> fetch(from, order, under, first, last),
                fetched -> refreshed(mine, fetched, newest), problem -> failed(mine, problem));
    }

    private List<Page<R>> fetch(PageSource<R> from, Sort order, Object under, long first, long last) throws Exception {
        var fetched = new ArrayList<Page<R>>();
        Object used = under;
        for (long page = first; page <= last; page++) {
            Page<R> one = from.fetch(new PageRequest(page * PAGE, PAGE, used, order));
            fetched.add(one);
            used = one.bound();
            if (one.position() + one.rows().size() >= one.total()) {
                break;
            }
        }
        return fetched;
    }

    private void refreshed(int mine, List<Page<R>> fetched, boolean newest) {
        if (mine != generation) {
            return;
        }
        Page<R> first = fetched.get(0);
        boolean moved = total != first.total() || !Objects.equals(bound, first.bound());
        if (moved || newest) {
            generation++;
            inFlight.clear();
        }
        // Pages that were not fetched again are stale now, since something has changed.
        wanted.clear();
        pages.clear();
        positions.clear();
        bound = first.bound();
        boolean countChanged = !loaded || total != first.total();
        total = first.total();
        exact = first.exact();
        loaded = true;
        fetched.forEach(this::put);
        viewer.problem(null);
        viewer.rowsChanged(countChanged);
        again();
    }

    private void again() {
        if (refreshAgain) {
            refreshAgain = false;
            boolean newest = refreshNewest;
            refreshNewest = false;
            refreshing = null;
            refresh(newest);
        }
    }

    private void want(long page) {
        if (source == null || !loaded || inFlight.contains(page)) {
            return;
        }
        if (!page(wanted.peekFirst(), page)) {
            wanted.remove(page);
            wanted.addFirst(page);
        }
        schedulePump();
    }

    private static boolean page(Long first, long page) {
        return first != null && first == page;
    }

    private void schedulePump() {
        if (!pumpScheduled) {
            pumpScheduled = true;
            ui.post(() -> {
                pumpScheduled = false;
                pump();
            });
        }
    }

    private void pump() {
        long first = viewer.firstVisible() / PAGE - 1;
        long last = (viewer.firstVisible() + viewer.visibleCount()) / PAGE + 1;
        for (Iterator<Long> i = wanted.iterator(); i.hasNext() && inFlight.size() < AT_ONCE;) {
            long page = i.next();
            i.remove();
            if (page >= first && page <= last && !pages.containsKey(page)) {
                inFlight.add(page);
                request(page);
            }
        }
    }

    private void request(long page) {
        int mine = generation;
        PageSource<R> from = source;
        var wish = new PageRequest(page * PAGE, PAGE, bound, sort);
        background.ask(null, () -> from.fetch(wish), fetched -> arrived(mine, page, fetched), problem -> {
            if (mine == generation) {
                inFlight.remove(page);
                viewer.problem(problem);
            }
        });
    }

    private void arrived(int mine, long page, Page<R> fetched) {
        if (mine != generation) {
            return;
        }
        inFlight.remove(page);
        boolean countChanged = total != fetched.total();
        total = fetched.total();
        exact = fetched.exact();
        put(fetched);
        viewer.problem(null);
        viewer.rowsChanged(countChanged);
        if (!wanted.isEmpty()) {
            schedulePump();
        }
    }

    private void put(Page<R> page) {
        pages.put(page.position() / PAGE, page.rows());
        for (int i = 0; i < page.rows().size(); i++) {
            positions.put(source.key(page.rows().get(i)), page.position() + i);
        }
        var eldest = pages.entrySet().iterator();
        while (pages.size() > MOST_PAGES && eldest.hasNext()) {
            List<R> gone = eldest.next().getValue();
            eldest.remove();
            gone.forEach(row -> positions.remove(source.key(row)));
        }
    }

    private void failed(int mine, Problem problem) {
        if (mine == generation) {
            loaded = true;
            viewer.problem(problem);
            viewer.rowsChanged(false);
            refreshAgain = false;
        }
    }
}
