/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.util.HashSet;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.model.site.Node;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Counts the processes that fit, and what they use together. */
@Component(service = WatchKind.class)
public final class ProcessKind implements WatchKind {

    @Override
    public EClass type() {
        return SitePackage.Literals.PROCESS_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("count", ""), MetricForm.of("cpu", "%"), MetricForm.of("memory", "B"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var process = (ProcessWatch) watch;
        return probe(process, Ways.of(process, node, context));
    }

    /** Asks on that way. */
    public static Probe probe(ProcessWatch watch, HostAccess access) {
        return new Processes(watch, access);
    }

    private static final class Processes extends HostProbe<FindHostProcesses.Found> {
        private static final double TEN = 10;

        private final FindHostProcesses question;
        private final int least;
        private final int most;

        Processes(ProcessWatch watch, HostAccess access) {
            super(access);
            String user = watch.getUser();
            question = new FindHostProcesses(watch.getCommand(), user == null || user.isBlank() ? null : user);
            least = watch.getLeast();
            most = watch.getMost();
        }

        @Override
        protected HostQuery<FindHostProcesses.Found> question() {
            return question;
        }

        @Override
        protected Measurement measure(FindHostProcesses.Found found, ProbeRun run) {
            long now = System.nanoTime();
            double busy = 0;
            boolean known = found.processes().isEmpty();
            long memory = 0;
            var keys = new HashSet<String>();
            for (FindHostProcesses.Process process : found.processes()) {
                String key = process.pid() + " " + process.started();
                keys.add(key);
                var growth = growth(key, process.busy(), now);
                known |= growth.isPresent();
                // milliseconds a second are tenths of a percent
                busy += growth.orElse(0) / TEN;
                memory += process.memory();
            }
            counters.retain(keys);
            Metric count = Metric.gauge("count", "", found.count());
            Metric used = Metric.gauge("memory", "B", memory);
            List<Metric> metrics = known
                    ? List.of(count, Metric.gauge("cpu", "%", busy), used)
                    : List.of(count, used);
            if (found.count() < least) {
                return Measurement.failed(text("process.few", found, least), metrics);
            }
            return most > 0 && found.count() > most
                    ? Measurement.failed(text("process.many", found, most), metrics)
                    : Measurement.good(Say.say("process.good", question.command(), found.count()), metrics);
        }

        private Phrase text(String key, FindHostProcesses.Found found, int bound) {
            return Say.say(key, question.command(), found.count(), bound);
        }
    }
}
