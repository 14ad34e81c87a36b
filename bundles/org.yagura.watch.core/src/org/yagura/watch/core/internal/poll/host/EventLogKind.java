/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostEvents.Event;
import org.yagura.core.json.Json;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.EventLogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.Memos;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Follows an event log of a Windows host by its node agent; each event that a pattern finds becomes an event here. */
@Component(service = WatchKind.class)
public final class EventLogKind implements WatchKind {
    private static final List<String> LEVELS = List.of("Always", "Critical", "Error", "Warning", "Information",
            "Verbose");
    /** So many answers are read in a run at most; the next run goes on. */
    private static final int MOST_ANSWERS = 10;

    @Override
    public EClass type() {
        return SitePackage.Literals.EVENT_LOG_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return LogPatterns.metrics(((EventLogWatch) watch).getPatterns());
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var log = (EventLogWatch) watch;
        if (!Ways.byAgent(log, node)) {
            throw Say.cannot("events.agent", node.getName());
        }
        return probe(log, Ways.of(log, node, context));
    }

    /**
     * Follows on that way.
     *
     * @throws CannotAskException when an expression is none
     */
    public static Probe probe(EventLogWatch watch, HostAccess access) throws CannotAskException {
        return new Events(watch, access);
    }

    private static final class Events implements Probe {
        private final EventLogWatch watch;
        private final HostAccess access;
        private final LogPatterns patterns;
        private final List<Integer> levels;

        Events(EventLogWatch watch, HostAccess access) throws CannotAskException {
            this.watch = watch;
            this.access = access;
            patterns = new LogPatterns(watch.getPatterns());
            levels = watch.getLevels().stream().map(level -> level.getValue()).toList();
        }

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            ReadHostEvents.Bookmark from = Memos.read(run.memo(), ReadHostEvents.Bookmark.class)
                    .filter(bookmark -> bookmark.time() != null && bookmark.record() >= 0).orElse(null);
            ReadHostEvents.Bookmark place = from;
            var lines = new ArrayList<LogPatterns.Line>();
            boolean lost = false;
            boolean more = true;
            try {
                for (int i = 0; i < MOST_ANSWERS && more && !run.left().isZero(); i++) {
                    ReadHostEvents.Found found = access.ask(new ReadHostEvents(watch.getChannel(), place, levels,
                            watch.getProviders(), watch.getEventIds(), null), run.left());
                    found.events().forEach(event -> lines.add(line(event)));
                    lost |= found.lost();
                    more = found.more();
                    place = found.bookmark();
                }
            } catch (ProblemException e) {
                if (lines.isEmpty()) {
                    return Measurement.failed(HostProbe.text(e));
                }
                // what was read is told; the next run asks again, and says why when it fails still
                more = true;
            }
            return measure(lines, from == null, lost, more, Json.text(place), run.at());
        }

        /** What patterns look at: level, provider and number come before the text. */
        private LogPatterns.Line line(Event event) {
            String level = event.level() == null || event.level() < 0 || event.level() >= LEVELS.size()
                    ? ""
                    : LEVELS.get(event.level());
            String id = event.id() == null ? "" : event.id().toString();
            Map<String, String> values = new HashMap<>();
            values.put("channel", watch.getChannel());
            values.put("record", Long.toString(event.record()));
            values.put("time", event.time());
            values.put("level", level);
            values.put("provider", event.provider());
            values.put("event", id);
            values.put("computer", event.computer());
            values.values().removeIf(String::isEmpty);
            return new LogPatterns.Line(level + ' ' + event.provider() + ' ' + id + ": " + event.text(), values);
        }

        private Measurement measure(List<LogPatterns.Line> lines, boolean begins, boolean lost, boolean more,
                String memo,
                Instant now) {
            LogPatterns.Outcome outcome = patterns.look(lines);
            LogPatterns.Rated rated = patterns.rated(outcome, lines.size(), now);
            Phrase text = begins
                    ? Say.say("events.begins", watch.getChannel())
                    : lost
                            ? Say.say("events.lost", watch.getChannel())
                            : Say.say(more ? "events.more" : "events.good", lines.size(), outcome.matches(),
                                    watch.getChannel());
            return new Measurement(lost ? Outcome.WARNING : Outcome.GOOD, text, rated.metrics(), outcome.events(), memo)
                    .pending(rated.pending());
        }

        @Override
        public void close() {
            access.close();
        }
    }
}
