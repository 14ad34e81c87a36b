/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;

import org.yagura.ui.Kit;
import org.yagura.ui.search.SearchSource;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;

/** Finds watches by their names and those of their nodes, the worst first. */
public final class WatchSearch extends SearchSource {
    /** For the registry of extensions. */
    public WatchSearch() {
        super("activity");
    }

    @Override
    protected List<Found> find(Kit kit, List<String> words) {
        var states = new WatchWords(kit);
        return asked(words, (word, most) -> kit.connections().call(FindWatches.worst(
                new WatchFilter(word, null, null, null, null, null, null, null, null), 0L, most)).rows(),
                row -> new String[]{row.watchName(), row.nodeName(), row.text()},
                row -> new Found(row.watch() + ' ' + row.node(),
                        "%s  \u2013  %s  %s".formatted(row.watchName(), row.nodeName(), states.state(row)),
                        () -> WatchesView.open(kit, row.watch(), row.node())));
    }
}
