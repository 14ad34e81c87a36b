/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.model.site.NamedElement;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.store.Mute;
import org.yagura.watch.core.internal.store.WatchProjection;
import org.yagura.watch.core.spi.Metric;

/** What is watched, as it is shown. */
final class Board {
    private final Rounds rounds;
    private final WatchProjection projection;
    private final Clock clock;

    Board(Rounds rounds, WatchProjection projection, Clock clock) {
        this.rounds = rounds;
        this.projection = projection;
        this.clock = clock;
    }

    Rounds rounds() {
        return rounds;
    }

    Instant now() {
        return clock.instant();
    }

    /** All that a caller sees. */
    List<Watched> seen(Caller caller) {
        return rounds.all().stream().filter(w -> sees(caller, w.key().node())).toList();
    }

    /** Whether a caller sees the node or the group with an id. */
    boolean sees(Caller caller, String id) {
        Plan plan = rounds.plan();
        return caller.areas().isEmpty() || plan != null && !caller.areas().get().isEmpty()
                && plan.index().inScope(id, caller.areas().get());
    }

    /** That of a key; refused when it is not watched or not seen. */
    Watched one(String watch, String node, Caller caller) {
        Locale language = caller.language();
        Problems.given(language, "watch", watch);
        Problems.given(language, "node", node);
        Watched watched = rounds.watched(new Key(watch, node));
        if (watched == null || !sees(caller, node)) {
            throw Problems.problem(Problem.NOT_FOUND, language, "watch", watch, node);
        }
        return watched;
    }

    /** Those of references that are watched and seen, each once. */
    List<Watched> some(List<WatchRef> references, Caller caller) {
        return references.stream().filter(r -> r != null && r.watch() != null && r.node() != null).distinct()
                .map(r -> rounds.watched(new Key(r.watch(), r.node())))
                .filter(w -> w != null && sees(caller, w.key().node())).toList();
    }

    Optional<Plan.Pause> pause(Watched watched) {
        return rounds.plan().pause(watched.planned(), now());
    }

    Optional<Mute> mute(Watched watched) {
        return projection.mute(watched.key(), now());
    }

    /** Whether people are not told of its problems. */
    boolean silent(Watched watched) {
        return mute(watched).isPresent() || pause(watched).isPresent();
    }

    static String name(NamedElement element, String id) {
        return element.getName() == null || element.getName().isEmpty() ? id : element.getName();
    }

    /** What the last run found, or what is kept of why. */
    static String text(Watched watched, Locale language) {
        Standing standing = watched.standing();
        boolean last = standing.state() == WatchState.OK || standing.said().en().isEmpty();
        return last && !watched.runs().isEmpty()
                ? watched.runs().getFirst().text().in(language)
                : standing.said().in(language);
    }

    static WatchRow.Value value(Metric metric) {
        return new WatchRow.Value(metric.name(), metric.value(), metric.unit());
    }

    WatchRow row(Watched watched, Locale language) {
        Standing standing = watched.standing();
        Plan.Planned planned = watched.planned();
        Watched.Last last = watched.runs().isEmpty() ? null : watched.runs().getFirst();
        List<Metric> metrics = last == null ? List.of() : last.metrics();
        Optional<Plan.Pause> pause = pause(watched);
        return new WatchRow(watched.key().watch(), name(planned.watch(), watched.key().watch()),
                planned.watch().eClass().getName(), watched.key().node(), name(planned.node(), watched.key().node()),
                standing.state(), standing.severity(), standing.hard(), standing.attempt(), planned.terms().attempts(),
                standing.since(), standing.flapping(),
                pause.filter(Plan.Pause::maintenance).map(Plan.Pause::name).orElse(null),
                pause.filter(p -> !p.maintenance()).map(Plan.Pause::name).orElse(null),
                mute(watched).map(Mute::until).orElse(null), text(watched, language),
                metrics.isEmpty() ? null : value(metrics.getFirst()), metrics.size(), last == null ? null : last.at(),
                last == null ? null : last.millis(), watched.next());
    }
}
