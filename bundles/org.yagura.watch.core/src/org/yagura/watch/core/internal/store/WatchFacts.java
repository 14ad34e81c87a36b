/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.time.Instant;
import java.util.List;

import org.yagura.core.fact.JsonFactType;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.internal.state.Standing;

/** The facts of watches. */
public final class WatchFacts {
    /** The state of a watch of a node has changed. */
    public static final JsonFactType<Changed> CHANGED = new JsonFactType<>("watch.changed", 1, Changed.class);
    /** A node is not watched by a watch any more. */
    public static final JsonFactType<Ended> ENDED = new JsonFactType<>("watch.ended", 1, Ended.class);
    /** What the next run of a watch of a node goes on from. */
    public static final JsonFactType<Noted> NOTED = new JsonFactType<>("watch.noted", 1, Noted.class);
    /** A script or a program has delivered values and messages. */
    public static final JsonFactType<Pushed> PUSHED = new JsonFactType<>("watch.pushed", 1, Pushed.class);
    /** A person made watches mute. */
    public static final JsonFactType<Muted> MUTED = new JsonFactType<>("watch.muted", 1, Muted.class);
    /** A person took that back. */
    public static final JsonFactType<Unmuted> UNMUTED = new JsonFactType<>("watch.unmuted", 1, Unmuted.class);
    /** So many keys are in one fact at most. */
    public static final int MOST_KEYS = 1000;

    private WatchFacts() {
    }

    /** See {@link #CHANGED}. */
    public record Changed(Key key, Standing standing) {
    }

    /** See {@link #ENDED}. */
    public record Ended(Key key) {
    }

    /** See {@link #NOTED}. */
    public record Noted(Key key, String memo) {
    }

    /** See {@link #PUSHED}. */
    public record Pushed(Key key, String delivery, List<PushValues.Value> values, List<PushValues.Message> messages) {

        public Pushed {
            values = values == null ? List.of() : List.copyOf(values);
            messages = messages == null ? List.of() : List.copyOf(messages);
        }
    }

    /** See {@link #MUTED}. */
    public record Muted(List<Key> keys, Instant until, String reason, String person) {
    }

    /** See {@link #UNMUTED}. */
    public record Unmuted(List<Key> keys, String person) {
    }
}
