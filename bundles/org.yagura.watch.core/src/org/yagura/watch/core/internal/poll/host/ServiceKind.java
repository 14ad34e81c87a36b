/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.model.site.Node;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
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

/** Asks whether services of the operating system run. */
@Component(service = WatchKind.class)
public final class ServiceKind implements WatchKind {

    @Override
    public EClass type() {
        return SitePackage.Literals.SERVICE_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(new MetricForm("running", "", Series.Kind.GAUGE, true),
                new MetricForm("restarts", "", Series.Kind.GAUGE, true));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var services = (ServiceWatch) watch;
        return probe(services, Ways.of(services, node, context));
    }

    /** Asks on that way. */
    public static Probe probe(ServiceWatch watch, HostAccess access) {
        return new Services(watch, access);
    }

    private static final class Services extends HostProbe<FindHostServices.Found> {
        private final FindHostServices question;

        Services(ServiceWatch watch, HostAccess access) {
            super(access);
            question = new FindHostServices(List.copyOf(watch.getServices()));
        }

        @Override
        protected HostQuery<FindHostServices.Found> question() {
            return question;
        }

        @Override
        protected Measurement measure(FindHostServices.Found found, ProbeRun run) {
            var metrics = new ArrayList<Metric>();
            for (FindHostServices.Service service : found.services()) {
                metrics.add(Metric.gauge(Metric.named("running", service.name()), "", service.running() ? 1 : 0));
                if (service.restarts() != null) {
                    metrics.add(Metric.gauge(Metric.named("restarts", service.name()), "", service.restarts()));
                }
            }
            List<FindHostServices.Service> bad = found.services().stream().filter(s -> !s.running()).toList();
            if (bad.isEmpty()) {
                return Measurement.good(Say.say("service.good", found.services().size()), metrics);
            }
            String unknown = bad.stream().filter(s -> !s.known()).map(FindHostServices.Service::name)
                    .collect(Collectors.joining(", "));
            return Measurement.failed(unknown.isEmpty()
                    ? Say.say("service.bad", bad.stream().map(s -> s.name() + ": " + s.state())
                            .collect(Collectors.joining(", ")))
                    : Say.say("service.unknown", unknown), metrics).faults(faults(bad));
        }

        private static Map<String, Phrase> faults(List<FindHostServices.Service> bad) {
            return bad.stream().limit(Measurement.MOST_FAULTS)
                    .collect(Collectors.toMap(s -> Metric.instance(s.name()),
                            s -> s.known()
                                    ? Say.say("service.bad", s.name() + ": " + s.state())
                                    : Say.say("service.unknown", s.name()),
                            (one, other) -> one));
        }
    }
}
