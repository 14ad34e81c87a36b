/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.site.NodeKind;
import org.yagura.traffic.Main;
import org.yagura.traffic.story.Actor;
import org.yagura.traffic.story.Cast;
import org.yagura.traffic.story.Step;
import org.yagura.traffic.story.Stories;
import org.yagura.traffic.story.Story;

/** Stories are told in order, by nodes that are there, on every cast; wrong arguments end with 2. */
final class StoriesTest {
    private static final Cast DEMO = Cast.of(DemoSite.load());

    private static Stream<Story> all(Stories stories) {
        return Stream.concat(stories.calm().stream(), stories.storms().stream());
    }

    private static void sound(Story story, Cast cast, List<Step> steps) {
        long last = 0;
        for (Step step : steps) {
            assertTrue(step.after() >= last, story.name() + " goes back in time");
            last = step.after();
            assertTrue(cast.all().contains(step.actor()), story.name() + ": " + step.actor());
            assertTrue(step.oid().matches("1(\\.\\d+){6,}"), story.name() + ": " + step.oid());
            step.bindings().forEach(b -> assertTrue(b.oid().matches("1(\\.\\d+){6,}"), story.name() + ": " + b.oid()));
        }
    }

    @Test
    void stepsAreInOrderAndFromNodesOfTheSite() {
        var stories = new Stories(DEMO);
        all(stories).forEach(story -> {
            for (int seed = 0; seed < 20; seed++) {
                List<Step> steps = story.tell(DEMO, new Random(seed));
                assertTrue(!steps.isEmpty(), story.name());
                sound(story, DEMO, steps);
                assertEquals(steps, story.tell(DEMO, new Random(seed)),
                        story.name() + " is the same for the same seed");
            }
        });
    }

    /** A site may lack any kind of node; then some stories are not told, and none fails. */
    @Test
    void everyCastCanPlay() {
        var random = new Random(12);
        for (int i = 0; i < 150; i++) {
            var some = new ArrayList<Actor>();
            for (NodeKind kind : NodeKind.values()) {
                for (int n = random.nextInt(3); n > 0; n--) {
                    some.add(new Actor(kind + "-" + n, kind, "127.0.0." + n, some.size()));
                }
            }
            var cast = new Cast(some);
            var stories = new Stories(cast);
            all(stories).forEach(story -> sound(story, cast, story.tell(cast, random)));
            for (int t = 0; t < 20; t++) {
                assertEquals(stories.calm().isEmpty(), stories.next(random).isEmpty());
            }
        }
    }

    @Test
    void heavyStoriesAreToldMoreOften() {
        var stories = new Stories(DEMO);
        Map<String, Story> byFirst = new HashMap<>();
        var ambiguous = new HashSet<String>();
        for (Story story : stories.calm()) {
            var beginnings = new HashSet<String>();
            for (int seed = 0; seed < 40; seed++) {
                story.tell(DEMO, new Random(seed)).stream().limit(1).forEach(step -> beginnings.add(step.oid()));
            }
            for (String first : beginnings) {
                if (byFirst.put(first, story) != null || beginnings.size() > 1) {
                    ambiguous.add(first);
                }
            }
        }
        byFirst.keySet().removeAll(ambiguous);
        Map<String, Integer> told = new HashMap<>();
        var random = new Random(4);
        int rounds = 40_000;
        for (int i = 0; i < rounds; i++) {
            told.merge(stories.next(random).getFirst().oid(), 1, Integer::sum);
        }
        assertTrue(byFirst.size() > 5, "stories that are known by their beginning: " + byFirst.keySet());
        double weights = stories.calm().stream().mapToInt(Story::weight).sum();
        byFirst.forEach((oid, story) -> {
            double share = told.getOrDefault(oid, 0) / (double) rounds;
            assertTrue(share > story.weight() / weights * 0.7, story.name() + " is told too seldom: " + share);
        });
    }

    @Test
    void aTwinIsAnotherOfTheSameKind() {
        for (Actor actor : DEMO.all()) {
            DEMO.twin(actor).ifPresent(twin -> {
                assertNotEquals(actor, twin);
                assertEquals(actor.kind(), twin.kind());
            });
        }
        var alone = new Actor("alone", NodeKind.ROUTER, "127.0.0.1", 0);
        assertTrue(new Cast(List.of(alone)).twin(alone).isEmpty());
        assertTrue(new Cast(List.of()).any(new Random(1), NodeKind.ROUTER).isEmpty());
    }

    @Test
    void wrongArgumentsEndWithTwo() throws Exception {
        for (String line : List.of("", "--port", "--port x", "--port 0", "--port 65536", "--port -1", "--to nohost:",
                "--to :162", "--to 127.0.0.1", "--port 9 --rate 0", "--port 9 --rate -1", "--port 9 --rate NaNx",
                "--port 9 --rate 100001", "--port 9 --seed x", "--port 9 --seconds -1", "--port 9 --seconds",
                "--port 9 --base x", "--port 9 --base 80", "--port 9 --base -1",
                "--port 9 --base 60001", "--port 9 --what", "--port 9 extra", "--once")) {
            assertEquals(2, Main.run(line.isEmpty() ? new String[0] : line.split(" ")), line);
        }
    }
}
