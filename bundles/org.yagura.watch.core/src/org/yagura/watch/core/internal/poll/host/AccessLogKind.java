/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.event.SyslogMessages;
import org.yagura.core.host.HostAccess;
import org.yagura.core.json.Json;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.AccessLogSource;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.Memos;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Counts refused and granted access in a log of a host or in the syslog messages of a node, and says when one source or user
 * has too much of it.
 */
@Component(service = WatchKind.class)
public final class AccessLogKind implements WatchKind {
    private static final String PER_SECOND = "/s";

    private volatile SyslogMessages messages;

    /** Takes in who keeps syslog messages. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setMessages(SyslogMessages keeper) {
        messages = keeper;
    }

    /** Leaves it out. */
    public void unsetMessages(SyslogMessages keeper) {
        if (messages == keeper) {
            messages = null;
        }
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.ACCESS_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(new MetricForm("refused", PER_SECOND, Series.Kind.RATE, false),
                new MetricForm("granted", PER_SECOND, Series.Kind.RATE, false), MetricForm.of("sources", ""),
                new MetricForm("refused", "", Series.Kind.GAUGE, true));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var access = (AccessWatch) watch;
        if (access.getLogSource() == AccessLogSource.FILE) {
            return probe(access, Ways.of(access, node, context));
        }
        SyslogMessages keeper = messages;
        if (keeper == null) {
            throw Say.cannot("access.noSyslog");
        }
        return new Accesses(access, AccessLines.syslog(keeper, node.getId()));
    }

    /**
     * Counts in the file on that way.
     *
     * @throws CannotAskException when an expression is none
     */
    public static Probe probe(AccessWatch watch, HostAccess access) throws CannotAskException {
        return new Accesses(watch, AccessLines.file(access, watch.getPath()));
    }

    private static final class Accesses implements Probe {
        /** So many are remembered within the time; of more the oldest are forgotten. */
        private static final int MOST = 100_000;
        /** So many go into the memo; of more each source and user once, those with most accesses. */
        private static final int MOST_KEPT = 200;
        private static final int MOST_SOURCES = 20;
        /** The time over which access is counted goes on in so many steps. */
        private static final int STEPS = 60;
        private static final int LONGEST_NAME = 100;

        private final AccessWatch watch;
        private final AccessLines lines;
        private final AccessLogs forms;
        private final Deque<Some> recent = new ArrayDeque<>();
        private Set<String> told = Set.of();
        private Set<String> faulty = Set.of();
        private Instant before;
        private boolean begun;

        /** Whose access it was, and whether it was refused. */
        private record Who(boolean refused, String source, String user) {
        }

        /** Accesses that came at about the same time. */
        private record Some(Instant at, Who who, long count) {
        }

        /**
         * What the next run goes on from.
         *
         * @param log the place in the log
         * @param recent within the time
         */
        private record Memo(String log, List<Some> recent) {
        }

        /** What one run finds. */
        private final class Found implements BiConsumer<Instant, String> {
            private final Map<Instant, Map<Who, Long>> counts = new TreeMap<>();
            private final long step = Math.max(1, watch.getWithin().toSeconds() / STEPS);
            private long refusals;
            private long grants;

            @Override
            public void accept(Instant at, String line) {
                forms.told(line).ifPresent(told -> {
                    if (told.refused()) {
                        refusals++;
                    } else {
                        grants++;
                    }
                    Instant about = Instant.ofEpochSecond(at.getEpochSecond() / step * step);
                    counts.computeIfAbsent(about, a -> new LinkedHashMap<>()).merge(
                            new Who(told.refused(), name(told.source()), name(told.user())), 1L, Long::sum);
                });
            }
        }

        Accesses(AccessWatch watch, AccessLines lines) throws CannotAskException {
            this.watch = watch;
            this.lines = lines;
            forms = AccessLogs.of(watch);
        }

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            Memo memo = memo(run.memo());
            if (!begun) {
                // also after a restart, or in another member: what is within the time counts
                begun = true;
                recent.addAll(memo.recent());
                told = Set.copyOf(worst(counted(Who::refused, true)));
            }
            try {
                var found = new Found();
                AccessLines.Read read = lines.read(new ProbeRun(run.at(), run.timeout(), run.begun(), memo.log()),
                        found);
                return measure(read, found, run.at());
            } catch (ProblemException e) {
                return Measurement.failed(HostProbe.text(e));
            }
        }

        private static Memo memo(String text) {
            // before there was more in it, it was the place in the log alone
            return Memos.read(text, Memo.class).filter(memo -> memo.log() != null && memo.recent() != null)
                    .orElse(new Memo(text, List.of()));
        }

        private Measurement measure(AccessLines.Read read, Found found, Instant now) {
            found.counts.forEach((at, each) -> each.forEach((who, count) -> recent.add(new Some(at, who, count))));
            Instant from = now.minus(watch.getWithin());
            while (!recent.isEmpty() && (recent.size() > MOST || recent.peek().at().isBefore(from))) {
                recent.remove();
            }
            String memo = Json.text(new Memo(read.memo(), kept()));
            Map<String, Long> bySource = counted(Who::refused, true);
            List<Metric> metrics = metrics(found.refusals, found.grants, bySource, now);
            Set<String> pending = before == null ? Set.of("refused", "granted") : Set.of();
            before = now;
            Map<String, Phrase> excess = excess(bySource);
            faulty = Set.copyOf(excess.keySet());
            if (!excess.isEmpty()) {
                Phrase first = excess.values().iterator().next();
                Phrase text = excess.size() == 1 ? first : Say.say("access.more", first, excess.size() - 1);
                return Measurement.failed(text, metrics).memo(memo).pending(pending).faults(excess);
            }
            Phrase text = read.trouble() != null
                    ? read.trouble()
                    : Say.say("access.good", found.refusals, found.grants, lines.place());
            return new Measurement(read.outcome(), text, metrics, List.of(), memo).pending(pending);
        }

        /** What goes into the memo: it is written in each run, so it has to be small. */
        private List<Some> kept() {
            if (recent.size() <= MOST_KEPT) {
                return List.copyOf(recent);
            }
            var each = new HashMap<Who, Some>();
            recent.forEach(some -> each.merge(some.who(), some,
                    (one, later) -> new Some(later.at(), one.who(), one.count() + later.count())));
            return each.values().stream().sorted(Comparator.comparingLong(Some::count).reversed()).limit(MOST_KEPT)
                    .sorted(Comparator.comparing(Some::at)).toList();
        }

        private static String name(String text) {
            return text == null || text.isBlank()
                    ? null
                    : text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
        }

        /** How often within the time, by source or by user. */
        private Map<String, Long> counted(Predicate<Who> which, boolean bySource) {
            var counts = new HashMap<String, Long>();
            for (Some some : recent) {
                String name = bySource ? some.who().source() : some.who().user();
                if (name != null && which.test(some.who())) {
                    counts.merge(name, some.count(), Long::sum);
                }
            }
            return counts;
        }

        private static List<String> worst(Map<String, Long> counts) {
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_SOURCES).map(Map.Entry::getKey).toList();
        }

        private List<Metric> metrics(long refusals, long grants, Map<String, Long> bySource, Instant now) {
            var metrics = new ArrayList<Metric>();
            double seconds = before == null ? 0 : Duration.between(before, now).toMillis() / 1e3;
            if (seconds > 0) {
                metrics.add(Metric.rate("refused", PER_SECOND, refusals / seconds));
                metrics.add(Metric.rate("granted", PER_SECOND, grants / seconds));
            }
            metrics.add(Metric.gauge("sources", "", bySource.size()));
            List<String> worst = worst(bySource);
            Map<String, Long> shown = new HashMap<>();
            // one that was told of is told once more, so that what was said of it ends
            told.forEach(name -> shown.put(name, 0L));
            worst.forEach(name -> shown.put(name, bySource.get(name)));
            shown.forEach((name, count) -> metrics.add(Metric.gauge(Metric.named("refused", name), "", count)));
            told = Set.copyOf(worst);
            return metrics;
        }

        /** Of whom it is too much and how much, refused access first. */
        private Map<String, Phrase> excess(Map<String, Long> refusedBySource) {
            var all = new LinkedHashMap<String, Phrase>();
            add(all, "access.refused.source", refusedBySource, watch.getMostRefused());
            add(all, "access.refused.user", counted(Who::refused, false), watch.getMostRefused());
            Predicate<Who> grants = who -> !who.refused();
            add(all, "access.granted.source", counted(grants, true), watch.getMostGranted());
            add(all, "access.granted.user", counted(grants, false), watch.getMostGranted());
            return all;
        }

        /** Adds the worst; that there are worse ones does not end what was told of one. */
        private void add(Map<String, Phrase> all, String key, Map<String, Long> counts, int most) {
            if (most > 0) {
                var beyond = new HashMap<>(counts);
                beyond.values().removeIf(count -> count <= most);
                List<String> known = beyond.keySet().stream().filter(faulty::contains).sorted().toList();
                var named = new LinkedHashSet<>(known);
                named.addAll(worst(beyond));
                beyond.keySet().retainAll(named.stream().limit(MOST_SOURCES).collect(Collectors.toSet()));
                worst(beyond).forEach(name -> all.putIfAbsent(name,
                        Say.say(key, name, counts.get(name), watch.getWithin().toMinutes(), most)));
            }
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
