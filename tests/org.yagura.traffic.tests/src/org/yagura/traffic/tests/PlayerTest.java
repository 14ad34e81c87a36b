/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.traffic.Player;
import org.yagura.traffic.story.Cast;
import org.yagura.traffic.story.Stories;

/** What happens when: the same for the same seed, at the rate wanted, from the beginning on. */
final class PlayerTest {
    private static final Stories STORIES = new Stories(Cast.of(DemoSite.load()));
    private static final long HOUR = 3_600_000;

    private static List<Player.Timed> first(int number, long seed, double rate, boolean storm) {
        var player = new Player(STORIES, seed, rate, storm);
        var all = new ArrayList<Player.Timed>();
        for (int i = 0; i < number; i++) {
            all.add(player.next());
        }
        return all;
    }

    @Test
    void theSameSeedTellsTheSame() {
        assertEquals(first(5_000, 3, 1, false), first(5_000, 3, 1, false));
        assertNotEquals(first(100, 3, 1, false), first(100, 4, 1, false));
    }

    @Test
    void timesAscendAndTheFirstComeAtOnce() {
        List<Player.Timed> all = first(2_000, 1, 1, false);
        for (int i = 1; i < all.size(); i++) {
            assertTrue(all.get(i).at() >= all.get(i - 1).at());
        }
        assertTrue(all.get(3).at() < 2_000);
    }

    @Test
    void theRateIsAboutWhatIsWanted() {
        var player = new Player(STORIES, 11, 2, false);
        int count = 0;
        while (player.next().at() < HOUR) {
            count++;
        }
        assertTrue(count > 6_000 && count < 11_000, String.valueOf(count));
    }

    @Test
    void aWantedStormComesFirst() {
        assertTrue(first(12, 1, 0.01, true).getLast().at() < 10_000);
        assertFalse(STORIES.storms().isEmpty());
    }

    @Test
    void everyStoryOfTheDemoHasActors() {
        assertTrue(STORIES.calm().size() >= 20, String.valueOf(STORIES.calm()));
    }

    @Test
    void aSiteWithoutNodesIsSilent() {
        assertEquals(null, new Player(new Stories(new Cast(List.of())), 1, 1, true).next());
    }
}
