/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Setting;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkSource;
import org.yagura.core.event.OpenAlarms;
import org.yagura.core.event.Severity;
import org.yagura.core.event.SyslogMessages;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.internal.decode.Decoders;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.query.AlarmChapter;
import org.yagura.traps.core.internal.query.AlarmMarks;
import org.yagura.traps.core.internal.query.Handlers;
import org.yagura.traps.core.internal.query.Reception;
import org.yagura.traps.core.internal.query.StoredSyslog;
import org.yagura.traps.core.internal.query.View;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.traps.core.internal.receive.ReceiveSettings;
import org.yagura.traps.core.internal.receive.TrapReceiver;
import org.yagura.traps.core.internal.store.Alarm;
import org.yagura.traps.core.internal.store.TrapProjection;
import org.yagura.traps.core.internal.store.TrapState;
import org.yagura.traps.core.spi.TrapDecoder;

/** The traps domain: receives traps, stores and judges them, answers for them. */
@Component(service = {Domain.class, OpenAlarms.class, MarkSource.class, ReportSection.class,
        SyslogMessages.class})
public final class TrapsDomain implements Domain, OpenAlarms, MarkSource, ReportSection, SyslogMessages {
    private final Decoders decoders = new Decoders();
    private volatile TrapState state;
    private volatile SyslogMessages messages;

    /** Takes a third party's decoder in. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDecoder(TrapDecoder decoder) {
        decoders.add(decoder);
    }

    /** Leaves a third party's decoder out. */
    public void removeDecoder(TrapDecoder decoder) {
        decoders.remove(decoder);
    }

    @Override
    public String name() {
        return "traps";
    }

    @Override
    public List<Setting<?>> settings() {
        return ReceiveSettings.all();
    }

    @Override
    public Map<String, Severity> byNode() {
        var worst = new HashMap<String, Severity>();
        TrapState opened = state;
        for (Alarm alarm : opened == null ? List.<Alarm>of() : opened.alarms().sorted()) {
            String node = opened.nodeId(alarm.origin());
            if (alarm.open() && node != null) {
                worst.merge(node, Severity.values()[alarm.severity()], (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        return worst;
    }

    @Override
    public Map<String, Instant> since() {
        Map<String, Severity> worst = byNode();
        var first = new HashMap<String, Instant>();
        TrapState opened = state;
        for (Alarm alarm : opened == null ? List.<Alarm>of() : opened.alarms().sorted()) {
            String node = opened.nodeId(alarm.origin());
            if (alarm.open() && node != null && Severity.values()[alarm.severity()] == worst.get(node)) {
                first.merge(node, Instant.EPOCH.plus(alarm.firstAt(), ChronoUnit.MICROS),
                        (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return first;
    }

    @Override
    public List<Mark> marks(Set<String> nodes, Instant from, Instant to, int most, Locale language) {
        TrapState opened = state;
        return opened == null ? List.of() : new AlarmMarks(opened).find(nodes, from, to, most, language);
    }

    @Override
    public Read after(String node, Long after, int most) {
        SyslogMessages opened = messages;
        if (opened == null) {
            throw new IllegalStateException("the store of traps is not open yet");
        }
        return opened.after(node, after, most);
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<ReportChapter> chapters(ReportScope scope) {
        TrapState opened = state;
        return opened == null ? List.of() : new AlarmChapter(new AlarmMarks(opened)).make(scope);
    }

    @Override
    public DomainParts open(DomainContext context) {
        var decoding = new Decoding(decoders);
        var projection = new TrapProjection(context.sites(), decoding, context.changes(), context.health());
        state = projection.state();
        var reception = new Receiving(context, decoding, projection);
        var view = new View(context.database(), projection.state(), context.sites());
        messages = new StoredSyslog(view, decoding);
        return new DomainParts(List.of(projection), Handlers.of(view, decoding, reception, context.clock()),
                List.of(reception));
    }

    /** The receiver, which goes on counting where the projected sums end. */
    private static final class Receiving implements DomainParts.Service, Reception {
        private final IntakeCounters counters = new IntakeCounters();
        private final TrapReceiver receiver;
        private final TrapProjection projection;
        private volatile TrapIntake base = TrapIntake.ZERO;
        private volatile boolean started;

        Receiving(DomainContext context, Decoding decoding, TrapProjection projection) {
            this.projection = projection;
            this.receiver = new TrapReceiver(ReceiveSettings.of(context.settings()), context.facts(), context.sites(),
                    context.health(), context.clock(), context.data(), decoding, counters,
                    projection.state().senders()::all);
        }

        @Override
        public void start() throws IOException {
            base = projection.state().chain().sums().intake();
            started = true;
            receiver.start();
        }

        @Override
        public TrapIntake base() {
            return started ? base : projection.state().chain().sums().intake();
        }

        @Override
        public IntakeCounters.Snapshot counted() {
            if (started) {
                receiver.sampleDrops();
            }
            return counters.snapshot();
        }

        /** The ports of the first addresses; none where nothing is received. */
        @Override
        public Map<String, Object> endpoints() {
            var ports = new LinkedHashMap<String, Object>();
            port(ports, "trapPort", "udp:");
            port(ports, "syslogPort", "syslog-udp:");
            port(ports, "syslogTlsPort", "syslog-tls:");
            return ports;
        }

        private void port(Map<String, Object> ports, String name, String place) {
            listening().stream().filter(l -> l.startsWith(place)).findFirst()
                    .ifPresent(l -> ports.put(name, Integer.valueOf(l.substring(l.lastIndexOf('/') + 1))));
        }

        @Override
        public boolean receiving() {
            return receiver.receiving();
        }

        @Override
        public List<String> listening() {
            return receiver.listening();
        }

        @Override
        public Optional<String> trouble(Locale language) {
            return receiver.trouble(language);
        }

        @Override
        public List<ListRefusedSources.Source> refused(Locale language) {
            return receiver.refused(language);
        }

        @Override
        public void forgetSenders(Predicate<Sender> which) {
            receiver.forget(which);
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
