/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.host.HostProbe;
import org.yagura.watch.core.internal.poll.host.Ways;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/**
 * Counts the processes that fit, and what they use together: by the node agent, else over SSH, else by SNMP, which cuts
 * command lines and does not tell whose a process is.
 */
@Component(service = WatchKind.class)
public final class ProcessKind implements WatchKind {
    private final SnmpPolls polls;

    /** Asks by SNMP through these sessions. */
    @Activate
    public ProcessKind(@Reference SnmpPolls polls) {
        this.polls = polls;
    }

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
        boolean open = process.getAccess() == AccessKind.AUTOMATIC && !Ways.byAgent(process, node);
        if (open) {
            Optional<HostAccess> ssh = Ways.bySsh(process, node, context);
            if (ssh.isPresent()) {
                return probe(process, ssh.get());
            }
        }
        if (!open && process.getAccess() != AccessKind.SNMP) {
            return probe(process, Ways.of(process, node, context));
        }
        if (user(process) != null) {
            throw Say.cannot("process.noUser", node.getName());
        }
        if (open && !polls.allowed(node, process.getCredential(), context)) {
            throw Say.cannot("process.noWay", node.getName());
        }
        return new SnmpProcesses(polls.peer(node, process.getCredential(), process.getPort(), context),
                pattern(process.getCommand()), Wanted.of(process));
    }

    /** Asks on that way. */
    public static Probe probe(ProcessWatch watch, HostAccess access) {
        return new Processes(watch, access);
    }

    private static String user(ProcessWatch watch) {
        return watch.getUser() == null || watch.getUser().isBlank() ? null : watch.getUser();
    }

    private static SafePattern pattern(String expression) throws CannotAskException {
        try {
            return SafePattern.forTexts(expression == null ? "" : expression, SnmpProcesses.LONGEST);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("log.expression", expression, String.valueOf(e.getMessage()));
        }
    }

    /**
     * How many processes there have to be.
     *
     * @param command what their command line contains
     * @param least so many at least
     * @param most so many at most; 0: no bound
     */
    record Wanted(String command, int least, int most) {

        static Wanted of(ProcessWatch watch) {
            return new Wanted(watch.getCommand(), watch.getLeast(), watch.getMost());
        }

        /** What follows from all that fit. */
        Measurement judge(int count, List<Metric> metrics) {
            if (count < least) {
                return Measurement.failed(text("process.few", count, least), metrics);
            }
            return most > 0 && count > most
                    ? Measurement.failed(text("process.many", count, most), metrics)
                    : Measurement.good(Say.say("process.good", command, count), metrics);
        }

        /** What follows when there may be more than those that fit, because not all were looked at. */
        Measurement judgePart(int count, int looked, List<Metric> metrics) {
            boolean known = count >= least && (most == 0 || count > most);
            return known
                    ? judge(count, metrics)
                    : new Measurement(Outcome.WARNING, Say.say("process.cut", command, count, looked), metrics,
                            List.of(), null);
        }

        private Phrase text(String key, int count, int bound) {
            return Say.say(key, command, count, bound);
        }
    }

    /** What is measured; what they use of processors only where it is known. */
    static List<Metric> metrics(int count, boolean known, double busy, long memory) {
        Metric all = Metric.gauge("count", "", count);
        Metric used = Metric.gauge("memory", "B", memory);
        return known ? List.of(all, Metric.gauge("cpu", "%", busy), used) : List.of(all, used);
    }

    /** What is not known yet of processes that were seen for the first time. */
    static Set<String> pending(boolean known) {
        return known ? Set.of() : Set.of("cpu");
    }

    private static final class Processes extends HostProbe<FindHostProcesses.Found> {
        private static final double TEN = 10;

        private final FindHostProcesses question;
        private final Wanted wanted;

        Processes(ProcessWatch watch, HostAccess access) {
            super(access);
            question = new FindHostProcesses(watch.getCommand(), user(watch));
            wanted = Wanted.of(watch);
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
            return wanted.judge(found.count(), metrics(found.count(), known, busy, memory)).pending(pending(known));
        }
    }
}
