/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Crossing;
import org.yagura.watch.core.internal.state.Flapping;
import org.yagura.watch.core.internal.state.Part;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Metric;

/** Says why a watch of a node is in its state. */
final class Explaining {
    private final Board board;
    private final Watched watched;
    private final Standing standing;
    private final Locale language;
    private final Texts texts;
    private final List<String> why = new ArrayList<>();

    Explaining(Board board, Watched watched, Locale language) {
        this.board = board;
        this.watched = watched;
        this.standing = watched.standing();
        this.language = language;
        this.texts = Texts.of(Explaining.class, language);
    }

    ExplainWatch.Explanation explain() {
        state();
        run();
        beyond();
        silence();
        next();
        Watch watch = watched.planned().watch();
        String own = language.getLanguage().equals("ja") && watch.getGuideJa() != null && !watch.getGuideJa().isBlank()
                ? watch.getGuideJa()
                : watch.getGuide();
        return new ExplainWatch.Explanation(board.row(watched, language), List.copyOf(why), own, last().stream()
                .map(Board::value).toList(), bounds(),
                watched.runs().stream().map(r -> new ExplainWatch.RunRow(r.at(), r.millis(), r.outcome().name(),
                        r.text().in(language))).toList(),
                standing.behind().stream().sorted().toList());
    }

    private List<Metric> last() {
        return watched.runs().isEmpty() ? List.of() : watched.runs().getFirst().metrics();
    }

    private void say(String key, Object... arguments) {
        why.add(texts.get("why." + key, arguments));
    }

    private void state() {
        switch (standing.state()) {
            case PENDING -> say("pending");
            case OK -> say("ok", time(standing.since()));
            case UNKNOWN -> say("unknown", time(standing.since()));
            case UNREACHABLE -> say("unreachable", time(standing.since()), names());
            case PROBLEM -> {
                if (standing.hard()) {
                    say("hard", severity(standing.severity()), time(standing.since()), standing.attempt());
                } else {
                    say("soft", severity(standing.severity()), time(standing.since()), standing.attempt(),
                            watched.planned().terms().attempts());
                }
            }
        }
        String said = standing.said().in(language);
        boolean repeated = standing.state() == WatchState.OK
                || !watched.runs().isEmpty() && said.equals(watched.runs().getFirst().text().in(language));
        if (!said.isEmpty() && !repeated) {
            why.add(said);
        }
    }

    private String names() {
        SiteIndex index = board.rounds().plan().index();
        return standing.behind().stream().sorted().map(id -> {
            Node node = index.node(id);
            return node == null ? id : Board.name(node, id);
        }).collect(Collectors.joining(", "));
    }

    private void run() {
        if (!watched.runs().isEmpty()) {
            Watched.Last last = watched.runs().getFirst();
            say("run", time(last.at()), Words.amount(last.millis(), "ms", language), last.text().in(language));
        }
    }

    private void beyond() {
        if (!watched.runs().isEmpty()) {
            watched.planned().terms().bounds().stream().filter(b -> !b.counts(watched.runs().getFirst().at()))
                    .forEach(b -> say("hours", b.metric(), b.hours().name()));
        }
        for (Crossing crossing : standing.crossings()) {
            watched.planned().terms().bound(crossing.bound()).ifPresent(bound -> {
                if (crossing.broken()) {
                    say("broken", crossing.metric(), time(crossing.since()), keptAt(bound, crossing));
                } else if (crossing.beyond() > 0) {
                    say("beyond", Words.crossing(bound, crossing).in(language), crossing.beyond(), bound.count());
                }
            });
        }
    }

    /** Where a bound counts as kept again. */
    private String keptAt(Bound bound, Crossing crossing) {
        boolean low = bound.low();
        return Words.amount(bound.limit() + (low ? bound.hysteresis() : -bound.hysteresis()), crossing.unit(),
                language);
    }

    private void pause(Plan.Pause pause) {
        pause.until().ifPresentOrElse(
                until -> say(pause.maintenance() ? "maintenance" : "closed", pause.name(), time(until)),
                () -> say("closed.always", pause.name()));
    }

    private void silence() {
        board.pause(watched).ifPresent(this::pause);
        board.mute(watched).ifPresent(mute -> say("muted", mute.person(), time(mute.until()), mute.reason()));
        standing.parts().forEach(this::told);
        if (standing.unasked() != null && standing.unasked().told()) {
            say("told.unasked", time(standing.unasked().since()));
        }
    }

    /** What people know of the watch as such or of an instance. */
    private void told(Part part) {
        String of = part.whole() ? "" : " [" + part.instance() + "]";
        if (part.flapping()) {
            say("flapping", Long.toString(Math.round(Flapping.percent(part.changes()))), of);
        }
        if (part.announced() != null) {
            say("told", severity(part.announced()), of);
        }
    }

    private void next() {
        if (watched.running()) {
            say("running");
        } else if (watched.next() != null) {
            say("next", time(watched.next()));
        }
    }

    private List<ExplainWatch.BoundRow> bounds() {
        var rows = new ArrayList<ExplainWatch.BoundRow>();
        for (Bound bound : watched.planned().terms().bounds()) {
            List<Metric> metrics = last().stream().filter(m -> bound.concerns(m.name())).toList();
            metrics.forEach(m -> rows.add(row(bound, m.name(), m.value(), m.unit())));
            if (metrics.isEmpty()) {
                List<Crossing> known = standing.crossings().stream().filter(c -> c.bound().equals(bound.id())).toList();
                known.forEach(c -> rows.add(row(bound, c.metric(), c.value(), c.unit())));
                if (known.isEmpty()) {
                    rows.add(row(bound, bound.metric(), null, ""));
                }
            }
        }
        return rows;
    }

    private ExplainWatch.BoundRow row(Bound bound, String metric, Double value, String unit) {
        Crossing crossing = standing.crossings().stream()
                .filter(c -> c.bound().equals(bound.id()) && c.metric().equals(metric)).findFirst().orElse(null);
        return new ExplainWatch.BoundRow(bound.id(), metric, bound.kind().getName(), bound.limit(), bound.hysteresis(),
                bound.count(), bound.severity(), value, unit, crossing == null ? 0 : crossing.beyond(),
                crossing != null && crossing.broken(), crossing == null ? null : crossing.since());
    }

    private String severity(Severity severity) {
        return ModelTexts.of(language).label(org.yagura.model.site.Severity.get(severity.ordinal()));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(language)
                .format(at.atZone(board.rounds().plan().zone()));
    }
}
