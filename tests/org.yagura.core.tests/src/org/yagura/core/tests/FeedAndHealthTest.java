/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.change.Publisher;
import org.yagura.core.domain.Health;
import org.yagura.testsupport.Await;

final class FeedAndHealthTest {

    @Test
    void aFollowerThatFailsDoesNotHinderOthersAndCanLeave() {
        var feed = new ChangeFeed();
        var seen = new ArrayList<String>();
        feed.follow(change -> {
            throw new IllegalStateException("broken follower");
        });
        ChangeFeed.Following following = feed.follow(change -> seen.add(change.topic()));
        feed.publish(new Change("traps", Map.of("newestId", 4)));
        following.close();
        feed.publish(new Change("alarms", Map.of()));
        assertEquals(List.of("traps"), seen);
    }

    @Test
    void changesOfATopicThatFollowFastBecomeOne() {
        var feed = new ChangeFeed();
        var seen = new CopyOnWriteArrayList<Change>();
        feed.follow(seen::add);
        var publisher = new Publisher(feed, Duration.ofMillis(200));
        publisher.publish(new Change("samples", Map.of("series", 1), Optional.of(Set.of("east"))));
        for (int i = 2; i < 50; i++) {
            publisher.publish(new Change("samples", Map.of("series", i), Optional.of(Set.of("area" + i % 2))));
        }
        publisher.publish(new Change("other", Map.of()));
        assertEquals(List.of("samples", "other"), seen.stream().map(Change::topic).toList());
        Await.until("the rest comes as one", () -> seen.size() == 3);
        assertEquals(Map.of("series", 49), seen.getLast().detail());
        assertEquals(Set.of("area0", "area1"), seen.getLast().areas().orElseThrow());
    }

    @Test
    void aChangeKeepsItsDetail() {
        var detail = new HashMap<String, Object>(Map.of("a", 1));
        var change = new Change("t", detail);
        detail.put("b", 2);
        assertEquals(Map.of("a", 1), change.detail());
        assertThrows(UnsupportedOperationException.class, () -> change.detail().put("c", 3));
    }

    @Test
    void aTroubleKeepsItsBeginningWhileItsArgumentsChange() {
        var health = new Health();
        health.trouble("disk", "CRITICAL", "disk.full", "10");
        var first = health.troubles().getFirst();
        health.trouble("disk", "CRITICAL", "disk.full", "5");
        assertEquals(List.of("5"), health.troubles().getFirst().arguments());
        assertEquals(first.since(), health.troubles().getFirst().since());
        health.over("disk");
        assertTrue(health.troubles().isEmpty());
    }

    @Test
    void followersAreToldOnlyWhenSomethingChanges() {
        var health = new Health();
        var told = new ArrayList<Integer>();
        health.follow(h -> told.add(h.troubles().size()));
        health.over("nothing");
        health.trouble("a", "WARNING", "k");
        health.trouble("a", "WARNING", "k");
        health.trouble("b", "WARNING", "k");
        health.over("a");
        assertEquals(List.of(1, 2, 1), told);
    }
}
