/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.event.Severity;
import org.yagura.core.host.HostAccess;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Entry;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Follows a log file of a host; each entry that a pattern finds becomes an event. */
@Component(service = WatchKind.class)
public final class LogKind implements WatchKind {
    private static final String PER_SECOND = "/s";

    @Override
    public EClass type() {
        return SitePackage.Literals.LOG_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        Map<String, MetricForm> forms = new LinkedHashMap<>();
        for (String name : List.of("entries", "matches")) {
            forms.put(name, new MetricForm(name, PER_SECOND, Series.Kind.RATE, false));
        }
        ((LogWatch) watch).getPatterns().stream().map(LogPattern::getMetric).filter(m -> m != null && !m.isBlank())
                .forEach(m -> forms.putIfAbsent(m, new MetricForm(m, PER_SECOND, Series.Kind.RATE, false)));
        return List.copyOf(forms.values());
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var log = (LogWatch) watch;
        return probe(log, Ways.of(log, node, context));
    }

    /**
     * Follows on that way.
     *
     * @throws CannotAskException when an expression or the character set is none
     */
    public static Probe probe(LogWatch watch, HostAccess access) throws CannotAskException {
        return new Log(watch, access);
    }

    /** An expression of a watch. */
    static SafePattern pattern(String expression) throws CannotAskException {
        try {
            return expression == null || expression.isBlank()
                    ? null
                    : SafePattern.forTexts(expression, LogFollower.LONGEST_ENTRY);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("log.expression", expression, String.valueOf(e.getMessage()));
        }
    }

    /** A pattern, ready to look. */
    private record Looking(String id, SafePattern text, boolean ignored, Severity severity, String message,
            String metric, boolean alarm) {

        static Looking of(LogPattern pattern) throws CannotAskException {
            SafePattern text = LogKind.pattern(pattern.getText());
            String metric = pattern.getMetric();
            return text == null
                    ? null
                    : new Looking(pattern.getId(), text, pattern.isIgnored(),
                            Severity.valueOf(pattern.getSeverity().getName()), pattern.getMessage(),
                            metric == null || metric.isBlank() ? null : metric, pattern.isAlarm());
        }

        /** The message, with what the groups hold in place of their names. */
        String message(String entry, Map<String, String> groups) {
            if (message == null || message.isBlank()) {
                return entry;
            }
            String text = message;
            for (Map.Entry<String, String> group : groups.entrySet()) {
                text = text.replace('%' + group.getKey() + '%', group.getValue());
            }
            return text;
        }
    }

    private static final class Log implements Probe {
        /** So many entries of a run become events; of more it is said how many there were. */
        private static final int MOST_EVENTS = 200;
        private static final int LONGEST_TEXT = 1_000;

        private final LogWatch watch;
        private final HostAccess access;
        private final LogFollower follower;
        private final List<Looking> patterns = new ArrayList<>();
        private Instant before;

        Log(LogWatch watch, HostAccess access) throws CannotAskException {
            this.watch = watch;
            this.access = access;
            follower = new LogFollower(access, watch.getPath(), Charset.forName(watch.getCharset()),
                    pattern(watch.getFirstLine()));
            for (LogPattern pattern : watch.getPatterns()) {
                Looking looking = Looking.of(pattern);
                if (looking != null) {
                    patterns.add(looking);
                }
            }
        }

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            try {
                return measure(follower.read(run), run);
            } catch (ProblemException e) {
                return Measurement.failed(HostProbe.text(e));
            }
        }

        private Measurement measure(LogFollower.Read read, ProbeRun run) {
            var events = new ArrayList<Entry>();
            Map<String, Integer> counts = new HashMap<>();
            int matches = 0;
            int left = 0;
            for (String entry : read.entries()) {
                for (Looking looking : patterns) {
                    Optional<Map<String, String>> groups = looking.text().groups(entry);
                    if (groups.isEmpty()) {
                        continue;
                    }
                    if (!looking.ignored()) {
                        matches++;
                        if (looking.metric() != null) {
                            counts.merge(looking.metric(), 1, Integer::sum);
                        }
                        left += events.size() < MOST_EVENTS ? 0 : 1;
                        if (events.size() < MOST_EVENTS) {
                            events.add(event(looking, entry, groups.get()));
                        }
                    }
                    break;
                }
            }
            if (left > 0) {
                events.add(new Entry(Severity.WARNING, Say.say("log.left", left), "", Map.of()));
            }
            Map<String, Integer> all = new LinkedHashMap<>();
            patterns.stream().map(Looking::metric).filter(m -> m != null).forEach(m -> all.put(m, 0));
            all.putAll(counts);
            all.putIfAbsent("entries", read.entries().size());
            all.putIfAbsent("matches", matches);
            List<Metric> metrics = metrics(all, run.at());
            before = run.at();
            return new Measurement(read.lost() ? Outcome.WARNING : Outcome.GOOD, text(read, matches), metrics, events,
                    read.memo()).pending(metrics.isEmpty() ? all.keySet() : Set.of());
        }

        private Entry event(Looking looking, String entry, Map<String, String> groups) {
            Map<String, String> values = new HashMap<>();
            groups.forEach((name, value) -> values.put(name, shortened(value)));
            values.put("file", watch.getPath());
            return new Entry(looking.severity(), shortened(looking.message(entry, groups)),
                    looking.alarm() ? looking.id() : "", values);
        }

        private static String shortened(String text) {
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + '…' : text;
        }

        private List<Metric> metrics(Map<String, Integer> all, Instant now) {
            double seconds = before == null ? 0 : Duration.between(before, now).toMillis() / 1e3;
            if (seconds <= 0) {
                return List.of();
            }
            return all.entrySet().stream().map(e -> Metric.rate(e.getKey(), PER_SECOND, e.getValue() / seconds))
                    .toList();
        }

        private Phrase text(LogFollower.Read read, int matches) {
            if (read.begins()) {
                return Say.say("log.begins", watch.getPath());
            }
            if (read.lost()) {
                return Say.say("log.lost", watch.getPath());
            }
            return Say.say(read.more() ? "log.more" : "log.good", read.entries().size(), matches, watch.getPath());
        }

        @Override
        public void close() {
            access.close();
        }
    }
}
