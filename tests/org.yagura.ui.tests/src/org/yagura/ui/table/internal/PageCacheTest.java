/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.Await;
import org.yagura.ui.background.Background;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.Sort;

class PageCacheTest {
    private final Queue<Runnable> events = new LinkedBlockingQueue<>();
    private final Screen screen = new Screen();
    private final Numbers numbers = new Numbers();
    private final PageCache<Long> cache = new PageCache<>(new Background(events::add), events::add, screen);

    /** What would be visible. */
    private static final class Screen implements PageCache.Viewer {
        private long first;
        private int visible = 30;
        private int repaints;
        private final Queue<Problem> problems = new ArrayDeque<>();

        @Override
        public long firstVisible() {
            return first;
        }

        @Override
        public int visibleCount() {
            return visible;
        }

        @Override
        public void rowsChanged(boolean countChanged) {
            repaints++;
        }

        @Override
        public void problem(Problem problem) {
            if (problem != null) {
                problems.add(problem);
            }
        }
    }

    /** Numbers down from the newest, each its own key; can be made to wait or to fail. */
    private static final class Numbers implements PageSource<Long> {
        private final List<PageRequest> asked = new CopyOnWriteArrayList<>();
        private volatile long newest = 100_000;
        private volatile Semaphore gate;
        private volatile Problem problem;

        @Override
        public Page<Long> fetch(PageRequest request) throws InterruptedException {
            asked.add(request);
            long bound = request.bound() == null ? newest : (Long) request.bound();
            Semaphore wait = gate;
            if (wait != null) {
                wait.acquire();
            }
            if (problem != null) {
                throw new ProblemException(problem);
            }
            List<Long> rows = LongStream.range(request.position(), Math.min(bound, request.position() + request.size()))
                    .mapToObj(p -> bound - p).toList();
            return new Page<>(bound, bound, true, request.position(), rows);
        }

        @Override
        public Object key(Long row) {
            return row;
        }
    }

    private void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        Await.until(what, () -> {
            for (Runnable event = events.poll(); event != null; event = events.poll()) {
                event.run();
            }
            return condition.call();
        });
    }

    private void opened() {
        cache.reset(numbers, null);
        until("the first page", cache::loaded);
    }

    private void shown(long row) {
        screen.first = row;
        until("row " + row, () -> cache.row(row) != null);
    }

    @Test
    void whatIsNotLookedAtIsNotFetched() {
        opened();
        assertEquals(1, numbers.asked.size());
        assertNull(cache.peek(50_000));
        until("nothing more goes on", events::isEmpty);
        assertEquals(1, numbers.asked.size(), "peeking fetches nothing");
        shown(50_000);
        assertEquals(50_000L, cache.row(50_000));
        assertEquals(2, numbers.asked.size());
    }

    @Test
    void placesStayUnderTheBoundOfTheFirstPageWhileRowsArrive() {
        opened();
        numbers.newest += 500;
        shown(700);
        assertEquals(100_000L, numbers.asked.getLast().bound());
        assertEquals(100_000 - 700, cache.row(700));
        assertEquals(100_000, cache.total());
    }

    @Test
    void aRefreshForTheNewestTakesANewBoundAndForgetsWhatIsOutOfDate() {
        opened();
        shown(700);
        screen.first = 0;
        numbers.newest += 500;
        cache.refresh(true);
        until("the new bound", () -> cache.total() == 100_500);
        assertEquals(100_500L, cache.row(0));
        assertNull(cache.peek(700), "it is another row now");
        assertEquals(-1, cache.position(100_000L - 700));
    }

    @Test
    void aRefreshInPlaceKeepsTheBound() {
        opened();
        numbers.newest += 500;
        cache.refresh(false);
        until("asked again", () -> numbers.asked.size() == 2);
        until("answered", () -> cache.row(0) != null);
        assertEquals(100_000L, cache.bound());
    }

    @Test
    void whatWasScrolledPastIsDroppedAndWhatIsVisibleComesFirst() {
        opened();
        numbers.gate = new Semaphore(0);
        for (long row = 1_000; row <= 90_000; row += 1_000) {
            screen.first = row;
            cache.row(row);
        }
        until("a request is made", () -> numbers.asked.size() > 1);
        numbers.gate.release(100);
        numbers.gate = null;
        until("what is visible", () -> cache.row(90_000) != null);
        assertTrue(numbers.asked.size() < 8, "fetched on the way: " + numbers.asked);
    }

    @Test
    void atMostTwoPagesAreFetchedAtOnce() {
        opened();
        numbers.gate = new Semaphore(0);
        screen.first = 1_000;
        screen.visible = 900;
        for (long row = 1_000; row < 1_900; row += PageCache.PAGE) {
            cache.row(row);
        }
        until("two requests", () -> numbers.asked.size() == 3);
        until("nothing more goes on", events::isEmpty);
        assertEquals(3, numbers.asked.size());
        numbers.gate.release(100);
        until("all of them in the end",
                () -> LongStream.range(1_000, 1_900).allMatch(row -> cache.row(row) != null));
    }

    @Test
    void answersOfTheSourceBeforeAreThrownAway() {
        numbers.gate = new Semaphore(0);
        cache.reset(numbers, null);
        until("asked", () -> numbers.asked.size() == 1);
        var other = new Numbers();
        other.newest = 7;
        cache.reset(other, new Sort("number", true));
        numbers.gate.release(10);
        until("the other source", cache::loaded);
        until("nothing more goes on", events::isEmpty);
        assertEquals(7, cache.total());
        assertEquals(new Sort("number", true), other.asked.getFirst().sort());
    }

    @Test
    void changesDuringARefreshLeadToOneMore() {
        opened();
        numbers.gate = new Semaphore(0);
        cache.refresh(true);
        until("asked", () -> numbers.asked.size() == 2);
        numbers.newest += 1;
        for (int i = 0; i < 50; i++) {
            cache.refresh(true);
        }
        numbers.gate.release(100);
        until("the newest", () -> cache.total() == 100_001);
        until("nothing more goes on", events::isEmpty);
        assertEquals(3, numbers.asked.size());
    }

    @Test
    void aProblemIsToldAndTheRowsStay() {
        opened();
        numbers.problem = new Problem(Problem.UNAVAILABLE, "away", null, null, null);
        cache.refresh(true);
        until("told", () -> !screen.problems.isEmpty());
        assertEquals("away", screen.problems.peek().what());
        assertEquals(100_000L, cache.row(0));
        numbers.problem = null;
        cache.refresh(true);
        until("asked again", () -> numbers.asked.size() == 3);
    }

    @Test
    void aSourceThatFailsFromTheBeginningIsLoadedAndEmpty() {
        numbers.problem = new Problem(Problem.REFUSED, "not yours", null, null, null);
        cache.reset(numbers, null);
        until("loaded", cache::loaded);
        assertEquals(0, cache.total());
        assertEquals("not yours", screen.problems.peek().what());
    }

    @Test
    void aLongJourneyKeepsMemoryBounded() {
        opened();
        for (long row = 0; row < 100_000; row += PageCache.PAGE) {
            shown(row);
        }
        assertTrue(cache.loadedRows().size() <= 80 * PageCache.PAGE, cache.loadedRows().size() + " rows are kept");
        var known = new ArrayList<>(cache.loadedRows());
        known.forEach(row -> assertEquals(100_000 - row, cache.position(row)));
        assertEquals(-1, cache.position(100_000L), "rows that are gone have no place");
    }

    @Test
    void withoutASourceItIsLoadedAndEmpty() {
        cache.reset(null, null);
        assertTrue(cache.loaded());
        assertEquals(0, cache.total());
        assertNull(cache.row(0));
        cache.refresh(true);
        assertFalse(screen.repaints == 0);
    }
}
