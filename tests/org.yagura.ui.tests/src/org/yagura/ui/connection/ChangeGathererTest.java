/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.change.Change;
import org.yagura.testsupport.Await;

class ChangeGathererTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Runnable> events = new CopyOnWriteArrayList<>();
    private final ChangeGatherer gatherer = new ChangeGatherer(events::add, timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private static Change change(String topic) {
        return new Change(topic, Map.of());
    }

    private void deliver() {
        Await.until("an event", () -> !events.isEmpty());
        var now = new ArrayList<>(events);
        events.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void manyChangesAreOneEvent() {
        var told = new ArrayList<List<Change>>();
        gatherer.follow(Set.of(), told::add);
        for (int i = 0; i < 1_000; i++) {
            gatherer.accept(change("traps"));
        }
        deliver();
        assertEquals(1, told.size());
        assertEquals(1_000, told.getFirst().size());
        gatherer.accept(change("site"));
        deliver();
        assertEquals(List.of(change("site")), told.getLast());
    }

    @Test
    void everybodyGetsTheirTopicsAndTheNewsOfTheConnection() {
        var traps = new ArrayList<Change>();
        var site = new ArrayList<Change>();
        gatherer.follow(Set.of("traps"), traps::addAll);
        gatherer.follow(Set.of("site"), site::addAll);
        gatherer.accept(change("traps"));
        gatherer.accept(change(Connections.RECONNECTED));
        deliver();
        assertEquals(List.of(change("traps"), change(Connections.RECONNECTED)), traps);
        assertEquals(List.of(change(Connections.RECONNECTED)), site);
    }

    @Test
    void oneWhoFailsDoesNotHinderOthers() {
        var told = new ArrayList<Change>();
        gatherer.follow(Set.of(), changes -> {
            throw new IllegalStateException("a view with a fault");
        });
        gatherer.follow(Set.of(), told::addAll);
        gatherer.accept(change("traps"));
        deliver();
        assertEquals(1, told.size());
    }

    @Test
    void whoHasStoppedIsNotTold() {
        var told = new ArrayList<Change>();
        var following = gatherer.follow(Set.of(), told::addAll);
        gatherer.accept(change("traps"));
        following.close();
        deliver();
        assertEquals(List.of(), told);
    }

    @Test
    void moreThanCanBeKeptMeansAskAgainAndNotSilence() {
        var told = new ArrayList<Change>();
        gatherer.follow(Set.of("site"), told::addAll);
        for (int i = 0; i < 50_000; i++) {
            gatherer.accept(change("traps"));
        }
        gatherer.accept(change("site"));
        deliver();
        assertTrue(told.contains(change(Connections.RECONNECTED)),
                "whose change was dropped does not know that there is one: " + told);
    }

    @Test
    void afterTheEndNothingIsThrown() {
        timer.shutdownNow();
        gatherer.accept(change("traps"));
        assertEquals(List.of(), events);
    }
}
