/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.eclipse.emf.ecore.EClass;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Node;
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.internal.store.Inbox;
import org.yagura.watch.core.series.Series;
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

/** Takes what was delivered to a watch, one delivery a run; says so when nothing comes any more. */
public final class PushKind implements WatchKind {
    private final BiFunction<String, String, Inbox> inboxes;

    /** Of inboxes by the ids of watch and node. */
    public PushKind(BiFunction<String, String, Inbox> inboxes) {
        this.inboxes = inboxes;
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.PUSH_WATCH;
    }

    /** The unit of a metric that the watch takes; empty when it does not take it. */
    public static Optional<String> unit(PushWatch watch, String metric) {
        String name = metric.replaceAll("\\[.*", "");
        Map<String, String> units = units(watch);
        return units.isEmpty() ? Optional.of("") : Optional.ofNullable(units.get(name));
    }

    private static Map<String, String> units(PushWatch watch) {
        Map<String, String> units = new LinkedHashMap<>();
        for (String text : watch.getMetrics()) {
            String[] parts = text.strip().split("\\s+", 2);
            units.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return units;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        var forms = new ArrayList<MetricForm>();
        units((PushWatch) watch).forEach((name, unit) -> {
            forms.add(MetricForm.of(name, unit));
            forms.add(new MetricForm(name, unit, Series.Kind.GAUGE, true));
        });
        return forms;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) {
        return new Taking((PushWatch) watch, node.getId(), context.clock().instant());
    }

    private final class Taking implements Probe {
        private final PushWatch watch;
        private final String node;
        private final Instant begun;

        Taking(PushWatch watch, String node, Instant begun) {
            this.watch = watch;
            this.node = node;
            this.begun = begun;
        }

        @Override
        public Measurement run(ProbeRun run) {
            Inbox inbox = inboxes.apply(watch.getId(), node);
            long taken = Inbox.taken(run.memo());
            Optional<Inbox.Delivery> next = inbox.waiting().stream().filter(d -> d.number() > taken).findFirst();
            if (next.isEmpty()) {
                return quiet(inbox, run.at());
            }
            List<Metric> metrics = next.get().values().stream()
                    .flatMap(v -> unit(watch, v.metric()).map(unit -> Metric.gauge(v.metric(), unit, v.value()))
                            .stream())
                    .toList();
            List<Entry> entries = next.get().messages().stream().map(Taking::entry).toList();
            // a delivery names what its sender has to tell, not all that there is
            return new Measurement(Outcome.GOOD, Say.say("push.good", metrics.size(), entries.size()), metrics, entries,
                    Long.toString(next.get().number())).pending(Set.of(Measurement.OTHERS));
        }

        private static Entry entry(PushValues.Message message) {
            return new Entry(message.severity() == null ? Severity.WARNING : message.severity(), message.text(),
                    message.topic() == null ? "" : message.topic(), Map.of());
        }

        private Measurement quiet(Inbox inbox, Instant now) {
            Duration silent = watch.getSilent();
            Instant last = inbox.at() == null ? begun : inbox.at();
            boolean over = silent != null && Duration.between(last, now).compareTo(silent) > 0;
            Phrase text = inbox.at() == null
                    ? Say.say("push.never")
                    : Say.say("push.last", Duration.between(last, now).toMinutes());
            return over
                    ? Measurement.failed(Say.say("push.silent", silent.toMinutes()))
                    : Measurement.good(text, List.of());
        }
    }
}
