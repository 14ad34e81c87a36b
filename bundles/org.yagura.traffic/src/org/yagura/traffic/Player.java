/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import org.yagura.traffic.story.Step;
import org.yagura.traffic.story.Stories;
import org.yagura.traffic.story.Story;

/**
 * Puts stories one beside the other so that on average so many notifications a second come out, with a storm from time
 * to time. The same seed gives the same sequence. Not thread-safe.
 */
public final class Player {
    private static final int INFORM_EVERY = 9;
    private static final long CALM_BETWEEN_STORMS = 240_000;
    private static final long BETWEEN_WANTED_STORMS = 30_000;
    private static final int FIRST_STORIES = 4;

    private final Stories stories;
    private final Random random;
    private final double rate;
    private final PriorityQueue<Timed> queue = new PriorityQueue<>(
            Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
    private final long stormPause;
    private long nextStory;
    private long nextStorm;
    private long number;

    /**
     * A notification at its time.
     *
     * @param at milliseconds since the beginning
     * @param number its place in the order of telling
     * @param step what is sent
     */
    public record Timed(long at, long number, Step step) {

        /** Whether it goes as an inform where the node can. */
        public boolean inform() {
            return number % INFORM_EVERY == INFORM_EVERY - 1;
        }
    }

    public Player(Stories stories, long seed, double rate, boolean storm) {
        this.stories = stories;
        this.random = new Random(seed);
        this.rate = rate;
        this.stormPause = storm ? BETWEEN_WANTED_STORMS : CALM_BETWEEN_STORMS;
        this.nextStorm = storm ? 0 : pause(stormPause);
        for (int i = 0; i < FIRST_STORIES; i++) {
            add(i * 150L, stories.next(random));
        }
    }

    private long pause(long mean) {
        return mean / 2 + random.nextLong(mean);
    }

    private void add(long begin, List<Step> steps) {
        for (Step step : steps) {
            queue.add(new Timed(begin + step.after(), number++, step));
        }
    }

    /** The next notification; null when the site can play no story. */
    public Timed next() {
        while (queue.isEmpty() || queue.peek().at() >= Math.min(nextStory, nextStorm)) {
            if (nextStorm <= nextStory) {
                add(nextStorm, stories.storm(random));
                nextStorm += pause(stormPause);
            } else {
                List<Step> steps = stories.next(random);
                if (steps.isEmpty()) {
                    return queue.poll();
                }
                add(nextStory, steps);
                nextStory += Math.max(1, Math.round(-Math.log(1 - random.nextDouble()) * steps.size() / rate * 1_000));
            }
        }
        return queue.poll();
    }

    /** Every story once, all at once: each notification in its order. */
    static List<Step> once(Stories stories, long seed) {
        var random = new Random(seed);
        return stories.calm().stream().map((Story s) -> s.tell(stories.cast(), random)).flatMap(List::stream).toList();
    }
}
