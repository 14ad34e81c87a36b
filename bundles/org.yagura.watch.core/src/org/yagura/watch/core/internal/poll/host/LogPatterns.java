/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.core.text.SafePattern;
import org.yagura.model.GroupTemplate;
import org.yagura.model.site.LogPattern;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement.Entry;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;

/**
 * What is looked for in the entries of a log, and what follows: events, alarms and their ends. An alarm is told by its topic:
 * the pattern, and the reduction key where it has one. Immutable.
 */
final class LogPatterns {
    /** What entries are counted in. */
    private static final String PER_SECOND = "/s";

    /** So many entries of a run become events; of further ones only how each alarm stands in the end. */
    private static final int MOST_EVENTS = 200;
    private static final int MOST_ALARMS = 1_000;
    private static final int LONGEST_TEXT = 1_000;

    private final List<Looking> patterns = new ArrayList<>();
    /** Up to when was measured last; null when never. */
    private Instant before;

    /**
     * What follows from some entries.
     *
     * @param events in order
     * @param matches how many a pattern found that does not leave them out
     * @param counts by metric, all metrics of the patterns
     */
    record Outcome(List<Entry> events, int matches, Map<String, Integer> counts) {
    }

    /**
     * An entry of a log.
     *
     * @param text what patterns look at
     * @param values what it is about, by name, beside the groups that a pattern finds
     */
    record Line(String text, Map<String, String> values) {
    }

    /**
     * Compiles them.
     *
     * @throws CannotAskException when an expression is none
     */
    LogPatterns(List<LogPattern> all) throws CannotAskException {
        for (LogPattern pattern : all) {
            SafePattern text = expression(pattern.getText());
            if (text != null) {
                patterns.add(new Looking(pattern, text));
            }
        }
    }

    /** What is measured of a log with these patterns. */
    static List<MetricForm> metrics(List<LogPattern> patterns) {
        Map<String, MetricForm> forms = new LinkedHashMap<>();
        for (String name : List.of("entries", "matches")) {
            forms.put(name, new MetricForm(name, PER_SECOND, Series.Kind.RATE, false));
        }
        patterns.stream().map(LogPattern::getMetric).filter(m -> m != null && !m.isBlank())
                .forEach(m -> forms.putIfAbsent(m, new MetricForm(m, PER_SECOND, Series.Kind.RATE, false)));
        return List.copyOf(forms.values());
    }

    /**
     * What is measured of entries.
     *
     * @param metrics rates since the last time; none the first time
     * @param pending names of what is counted and has no rate yet
     */
    record Rated(List<Metric> metrics, Set<String> pending) {
    }

    /** What is measured of so many entries with what was found in them, read up to a moment. */
    Rated rated(Outcome found, int entries, Instant now) {
        Map<String, Integer> all = new LinkedHashMap<>(found.counts());
        all.putIfAbsent("entries", entries);
        all.putIfAbsent("matches", found.matches());
        double seconds = before == null ? 0 : Duration.between(before, now).toMillis() / 1e3;
        before = now;
        return seconds <= 0
                ? new Rated(List.of(), all.keySet())
                : new Rated(all.entrySet().stream()
                        .map(e -> Metric.rate(e.getKey(), PER_SECOND, e.getValue() / seconds)).toList(), Set.of());
    }

    /** An expression of a watch; null for none. */
    static SafePattern expression(String expression) throws CannotAskException {
        try {
            return expression == null || expression.isBlank()
                    ? null
                    : SafePattern.forTexts(expression, LogFollower.LONGEST_ENTRY);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("log.expression", expression, String.valueOf(e.getMessage()));
        }
    }

    /** A pattern, ready to look. */
    private static final class Looking {
        private final SafePattern text;
        private final boolean ignored;
        private final Severity severity;
        private final GroupTemplate message;
        private final String metric;
        private final String topic;
        private final GroupTemplate key;

        Looking(LogPattern pattern, SafePattern text) {
            this.text = text;
            ignored = pattern.isIgnored();
            message = GroupTemplate.of(pattern.getMessage());
            metric = pattern.getMetric() == null || pattern.getMetric().isBlank() ? null : pattern.getMetric();
            key = GroupTemplate.key(pattern);
            if (pattern.isResolution()) {
                severity = Severity.CLEARED;
                topic = pattern.getClears() == null ? "" : pattern.getClears().getId();
            } else {
                severity = Severity.valueOf(pattern.getSeverity().getName());
                topic = pattern.isAlarm() ? pattern.getId() : "";
            }
        }

        Entry event(Line line, Map<String, String> groups) {
            Map<String, String> values = new HashMap<>();
            groups.forEach((name, value) -> {
                if (!Character.isDigit(name.charAt(0)) && !value.isEmpty()) {
                    values.put(name, shortened(value));
                }
            });
            values.putAll(line.values());
            return new Entry(severity, shortened(message.isEmpty() ? line.text() : message.fill(groups)),
                    topic.isEmpty() || key.isEmpty() ? topic : topic + ':' + shortened(key.fill(groups)), values);
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + '…' : text;
    }

    /** Looks at entries, oldest first: of each, the first pattern that finds it decides. */
    Outcome look(List<Line> lines) {
        var events = new ArrayList<Entry>();
        Map<String, Entry> late = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        patterns.stream().map(p -> p.metric).filter(m -> m != null).forEach(m -> counts.put(m, 0));
        int matches = 0;
        for (Line line : lines) {
            for (Looking looking : patterns) {
                Optional<Map<String, String>> groups = looking.text.allGroups(line.text());
                if (groups.isEmpty()) {
                    continue;
                }
                if (!looking.ignored) {
                    matches++;
                    if (looking.metric != null) {
                        counts.merge(looking.metric, 1, Integer::sum);
                    }
                    Entry event = looking.event(line, groups.get());
                    if (events.size() < MOST_EVENTS) {
                        events.add(event);
                    } else {
                        last(late, event);
                    }
                }
                break;
            }
        }
        return new Outcome(all(events, late, matches), matches, counts);
    }

    /** Keeps the last of each alarm, so that those stay open that are, and those end that ended. */
    private static void last(Map<String, Entry> late, Entry event) {
        if (!event.topic().isEmpty() && (late.remove(event.topic()) != null || late.size() < MOST_ALARMS)) {
            late.put(event.topic(), event);
        }
    }

    private static List<Entry> all(List<Entry> events, Map<String, Entry> late, int matches) {
        // an alarm that was told already and still stands so needs no further word
        Map<String, Boolean> open = new HashMap<>();
        events.forEach(e -> open.put(e.topic(), e.severity() != Severity.CLEARED));
        late.values().removeIf(e -> open.getOrDefault(e.topic(), false) && e.severity() != Severity.CLEARED);
        int left = matches - events.size() - late.size();
        var all = new ArrayList<>(events);
        all.addAll(late.values());
        if (left > 0) {
            all.add(new Entry(Severity.WARNING, Say.say("log.left", left), "", Map.of()));
        }
        return all;
    }
}
