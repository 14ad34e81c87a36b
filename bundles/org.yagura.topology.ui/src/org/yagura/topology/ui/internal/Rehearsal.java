/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.model.site.ScenarioAction;

/** What is supposed to have failed or to be stopped, by the id of the element. On the user interface thread. */
public final class Rehearsal {
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final Map<String, ScenarioAction> supposed = new LinkedHashMap<>();

    /** Calls back after each change until closed. */
    public Following follow(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Whether anything is supposed. */
    public boolean running() {
        return !supposed.isEmpty();
    }

    /** The ids, in the order in which they came. */
    public Set<String> ids() {
        return Set.copyOf(supposed.keySet());
    }

    /** What is supposed of an element; null for nothing. */
    public ScenarioAction of(String id) {
        return supposed.get(id);
    }

    /** All that is supposed, in order. */
    public Map<String, ScenarioAction> all() {
        return new LinkedHashMap<>(supposed);
    }

    /** Supposes that elements fail or are stopped, or takes that back ({@link ScenarioAction#RESTORE}). */
    public void suppose(Collection<String> ids, ScenarioAction action) {
        ids.forEach(id -> {
            if (action == ScenarioAction.RESTORE) {
                supposed.remove(id);
            } else {
                supposed.put(id, action);
            }
        });
        tell();
    }

    /** Ends the rehearsal. */
    public void end() {
        supposed.clear();
        tell();
    }

    private void tell() {
        followers.forEach(Runnable::run);
    }
}
