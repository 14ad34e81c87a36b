/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** All stories, and the choice among them. Immutable. */
public final class Stories {
    private static final int MOST_TRIES = 1_000;

    private final Cast cast;
    private final List<Story> calm = new ArrayList<>();
    private final List<Story> storms = new ArrayList<>();
    private final int weights;

    /** The stories that this cast can play. */
    public Stories(Cast cast) {
        this.cast = cast;
        var all = new ArrayList<Story>();
        all.addAll(NetworkStories.ALL);
        all.addAll(ServerStories.ALL);
        all.addAll(FacilityStories.ALL);
        for (Story story : all) {
            if (!story.tell(cast, new java.util.Random(1)).isEmpty()) {
                (story.weight() == 0 ? storms : calm).add(story);
            }
        }
        weights = calm.stream().mapToInt(Story::weight).sum();
    }

    /** Who plays them. */
    public Cast cast() {
        return cast;
    }

    /** Stories of calm times. */
    public List<Story> calm() {
        return List.copyOf(calm);
    }

    /** Stories of many notifications at once. */
    public List<Story> storms() {
        return List.copyOf(storms);
    }

    /**
     * The steps of a calm story chosen by chance; none when the site can play none. A story that the node chosen for it
     * cannot play, as the odd one of a pair, is passed over.
     */
    public List<Step> next(RandomGenerator random) {
        List<Step> steps = List.of();
        for (int i = 0; i < MOST_TRIES && steps.isEmpty() && !calm.isEmpty(); i++) {
            steps = chosen(random);
        }
        return steps;
    }

    private List<Step> chosen(RandomGenerator random) {
        int lot = random.nextInt(weights);
        for (Story story : calm) {
            lot -= story.weight();
            if (lot < 0) {
                return story.tell(cast, random);
            }
        }
        throw new IllegalStateException();
    }

    /** The steps of a storm; none when the site can play none. */
    public List<Step> storm(RandomGenerator random) {
        return storms.isEmpty() ? List.of() : storms.get(random.nextInt(storms.size())).tell(cast, random);
    }
}
