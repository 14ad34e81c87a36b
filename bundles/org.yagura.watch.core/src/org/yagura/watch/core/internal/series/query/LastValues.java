/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.internal.series.store.View;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Recall;

/** What was measured last, from the time series; a series that ends with a gap has no last value. Thread-safe. */
public final class LastValues implements Rounds.Memory {
    private final SampleState state;
    private final Function<Key, Outlook> outlooks;

    /**
     * Of the series in memory.
     *
     * @param outlooks what is expected of them
     */
    public LastValues(SampleState state, Function<Key, Outlook> outlooks) {
        this.state = state;
        this.outlooks = outlooks;
    }

    @Override
    public Outlook outlook(Key key) {
        return outlooks.apply(key);
    }

    @Override
    public Map<Key, List<Recall.Value>> last(Set<Key> keys) {
        var all = new HashMap<Key, List<Recall.Value>>();
        if (keys.isEmpty()) {
            return all;
        }
        state.registry().all().forEach(series -> {
            var key = new Key(series.series().watch(), series.series().node());
            View view = series.view();
            if (keys.contains(key) && Double.isFinite(view.last())) {
                all.computeIfAbsent(key, k -> new ArrayList<>()).add(new Recall.Value(series.series().metric(),
                        series.series().unit(), view.last(), Instant.ofEpochMilli(view.lastAt())));
            }
        });
        return all;
    }
}
