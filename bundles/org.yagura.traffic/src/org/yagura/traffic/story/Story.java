/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Something that happens from time to time.
 *
 * @param name for persons who read the code and the tests
 * @param weight how often, in relation to the others; 0 for storms, which are not told in calm times
 * @param teller makes the steps
 */
public record Story(String name, int weight, Teller teller) {

    /** Makes the steps of a story; none when the site has no nodes for it. */
    @FunctionalInterface
    public interface Teller {
        void tell(Tale tale, Cast cast, RandomGenerator random);
    }

    /** The steps of this story, once. */
    public List<Step> tell(Cast cast, RandomGenerator random) {
        var tale = new Tale(random);
        teller.tell(tale, cast, random);
        return tale.steps();
    }
}
