/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who knows what has happened at nodes. Domains register one as an OSGi service, for charts of what other domains measure.
 * Called on any thread; must answer from memory.
 */
public interface MarkSource {

    /**
     * What happened at some nodes, or lasted, between two times; the newest first.
     *
     * @param nodes ids of the nodes; who asks may see them
     * @param from at or after
     * @param to before
     * @param most how many at most
     * @param language of the texts
     */
    List<Mark> marks(Set<String> nodes, Instant from, Instant to, int most, Locale language);
}
