/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;

/** The numbers of all tabs: asked for together, at most twice a second, one question at a time. */
final class FilterTabCounts<F> {
    private static final Logger LOG = LoggerFactory.getLogger(FilterTabCounts.class);
    private static final int MILLIS = 500;
    /** So many are counted at once: no agent takes more. */
    private static final int AT_ONCE = 50;

    private final FilterTabFolder<F, ?> folder;
    private final Kit kit;
    private final Function<List<FilterTab<F>>, List<FilterTabList.Count>> asking;
    private final Runnable counted;
    private final Map<String, FilterTabList.Count> counts = new HashMap<>();
    private Background.Call call;
    private boolean scheduled;
    private boolean again;

    FilterTabCounts(FilterTabFolder<F, ?> folder, Kit kit,
            Function<List<FilterTab<F>>, List<FilterTabList.Count>> asking, Runnable counted) {
        this.folder = folder;
        this.kit = kit;
        this.asking = asking;
        this.counted = counted;
    }

    /** The number of a tab; null while it is not known. */
    FilterTabList.Count of(String id) {
        return counts.get(id);
    }

    /** Forgets the number of a tab whose name has changed, which is in its tooltip. */
    void forget(String id) {
        counts.remove(id);
    }

    void countSoon() {
        if (call != null && call.running()) {
            again = true;
        } else if (!scheduled) {
            scheduled = true;
            folder.getDisplay().timerExec(MILLIS, this::count);
        }
    }

    private void count() {
        scheduled = false;
        if (folder.isDisposed()) {
            return;
        }
        List<FilterTab<F>> tabs = folder.shownTabs();
        call = kit.background().ask(folder, () -> counts(tabs), answer -> {
            for (int i = 0; i < tabs.size() && i < answer.size(); i++) {
                counts.put(tabs.get(i).id(), answer.get(i));
            }
            counted.run();
            afterwards();
        }, problem -> {
            // the list in front tells a person; the numbers stay as they were
            LOG.debug("the tabs are not counted: {}", problem.what());
            afterwards();
        });
    }

    private List<FilterTabList.Count> counts(List<FilterTab<F>> tabs) {
        var all = new ArrayList<FilterTabList.Count>();
        for (int from = 0; from < tabs.size(); from += AT_ONCE) {
            all.addAll(asking.apply(tabs.subList(from, Math.min(tabs.size(), from + AT_ONCE))));
        }
        return all;
    }

    private void afterwards() {
        if (again) {
            again = false;
            countSoon();
        }
    }
}
