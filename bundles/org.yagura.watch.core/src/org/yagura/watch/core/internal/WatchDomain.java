/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;
import org.yagura.core.event.MarkSource;
import org.yagura.core.event.Reachability;
import org.yagura.core.event.ServiceImpact;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportScope;
import org.yagura.core.report.ReportSection;
import org.yagura.watch.core.internal.plan.Kinds;
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.SitePackage;
import org.yagura.watch.core.internal.poll.PushKind;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.query.CapacityAnswers;
import org.yagura.watch.core.internal.query.CourseAnswers;
import org.yagura.watch.core.internal.query.WatchAnswers;
import org.yagura.watch.core.internal.query.WatchReport;
import org.yagura.watch.core.internal.series.query.HourReader;
import org.yagura.watch.core.internal.series.query.LastValues;
import org.yagura.watch.core.internal.series.query.MarkAnswers;
import org.yagura.watch.core.internal.series.query.Outlooks;
import org.yagura.watch.core.internal.series.query.PerformanceChapter;
import org.yagura.watch.core.internal.series.query.SeriesAsking;
import org.yagura.watch.core.internal.series.query.SeriesHandlers;
import org.yagura.watch.core.internal.series.query.SeriesView;
import org.yagura.watch.core.internal.series.query.Sparks;
import org.yagura.watch.core.internal.series.sink.SampleSink;
import org.yagura.watch.core.internal.series.sink.SinkLimits;
import org.yagura.watch.core.internal.series.store.SampleProjection;
import org.yagura.watch.core.internal.store.Inbox;
import org.yagura.watch.core.internal.store.NoticeProjection;
import org.yagura.watch.core.internal.store.WatchProjection;
import org.yagura.watch.core.spi.SeriesQuestions;
import org.yagura.watch.core.spi.WatchKind;

/**
 * The domain of watches: asks nodes again and again, judges what comes of it, keeps what was measured as time series, and
 * answers for all that.
 */
@Component(service = {Domain.class, ReportSection.class, SeriesQuestions.class})
public final class WatchDomain implements Domain, ReportSection, SeriesQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(WatchDomain.class);
    private static final int MOST_RUNS = 10_000;
    private static final Setting<Long> RUNS = new Setting<>("watch-runs", SettingForm.number(1, MOST_RUNS), "500",
            WatchDomain.class);

    private static final int MOST_MINUTES = 10_080;
    private static final Setting<Long> UNKNOWN = new Setting<>("watch-unknown-minutes",
            SettingForm.number(1, MOST_MINUTES), "15", WatchDomain.class);

    private final Kinds kinds = new Kinds();
    private final List<Reachability> reachabilities = new CopyOnWriteArrayList<>();
    private final List<MarkSource> marks = new CopyOnWriteArrayList<>();
    private final List<ServiceImpact> impacts = new CopyOnWriteArrayList<>();

    private volatile WatchReport report;
    private volatile SeriesQuestions questions;

    /** Takes a kind of watch in. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addKind(WatchKind kind) {
        kinds.add(kind);
    }

    /** Leaves a kind of watch out. */
    public void removeKind(WatchKind kind) {
        kinds.remove(kind);
    }

    /** Takes in who knows the ways to the nodes. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addReachability(Reachability reachability) {
        reachabilities.add(reachability);
    }

    /** Leaves one out. */
    public void removeReachability(Reachability reachability) {
        reachabilities.remove(reachability);
    }

    /** Takes in who knows what stops when nodes fail. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addImpact(ServiceImpact impact) {
        impacts.add(impact);
    }

    /** Leaves one out. */
    public void removeImpact(ServiceImpact impact) {
        impacts.remove(impact);
    }

    /** Takes in who knows what has happened. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addMarks(MarkSource source) {
        marks.add(source);
    }

    /** Leaves one out. */
    public void removeMarks(MarkSource source) {
        marks.remove(source);
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(RUNS, UNKNOWN);
    }

    @Override
    public <T> T ask(Query<T> query, Locale language) {
        SeriesQuestions opened = questions;
        if (opened == null) {
            throw new IllegalStateException("time series are not open yet");
        }
        return opened.ask(query, language);
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<ReportChapter> chapters(ReportScope scope) {
        WatchReport opened = report;
        return opened == null ? List.of() : opened.chapters(scope);
    }

    @Override
    public DomainParts open(DomainContext context) {
        var projection = new SampleProjection(context.sites(), context.changes(), context.health());
        var sink = new SampleSink(context.facts(), context.health(), context.clock(), SinkLimits.usual());
        var view = new SeriesView(context.database(), projection.state(), context.sites());
        int most = RUNS.in(context.settings()).intValue();
        var states = new WatchProjection(context.sites(), context.changes());
        var notices = new NoticeProjection();
        var past = new HourReader(view);
        var outlooks = new Outlooks(projection.state(), past, context.clock());
        var rounds = new Rounds(this::cutOff, (key, at) -> states.mute(key, at).isPresent(), sink,
                new LastValues(projection.state(), outlooks::of), Duration.ofMinutes(UNKNOWN.in(context.settings())));
        outlooks.plan(rounds::plan);
        var push = new PushKind((watch, node) -> states.inbox(new Key(watch, node)));
        var watching = new Watching(
                new Watching.Means(context.data(), context.sites(), context.facts(), context.health(),
                        context.clock(), context.settings(),
                        type -> type == SitePackage.Literals.PUSH_WATCH ? push : kinds.of(type)),
                rounds, states::standings, states::memos, notices::open, run -> waits(states, run), most);
        var answers = new WatchAnswers(rounds, watching, states, context.database(), context.clock(), most, past);
        var handlers = new ArrayList<RequestHandler<?, ?>>(SeriesHandlers.of(view, context.clock()));
        handlers.addAll(new MarkAnswers(view, marks).handlers());
        handlers.addAll(answers.handlers());
        handlers.addAll(new CapacityAnswers(rounds::plan, past, context.clock()).handlers());
        questions = new SeriesAsking(view, context.clock());
        report = new WatchReport(states, context.database(), context.sites(), impacts,
                new PerformanceChapter(questions));
        handlers.addAll(
                new CourseAnswers(rounds, states, new Sparks(view, context.clock()), context.clock()).handlers());
        return new DomainParts(List.of(projection, states, notices), handlers,
                List.of(sink, outlooks, watching));
    }

    /** Whether something was delivered to a watch that its last run has not taken. */
    private static boolean waits(WatchProjection states, Rounds.Run run) {
        return run.planned().watch() instanceof PushWatch
                && states.inbox(run.planned().key()).last() > Inbox.taken(run.watched().memo());
    }

    private Map<String, Set<String>> cutOff(Set<String> failed) {
        var all = new HashMap<String, Set<String>>();
        for (Reachability reachability : reachabilities) {
            try {
                reachability.cutOff(failed).forEach((node, by) -> all.merge(node, by, (a, b) -> {
                    var both = new HashSet<>(a);
                    both.addAll(b);
                    return both;
                }));
            } catch (RuntimeException e) {
                LOG.warn("{} failed", reachability.getClass().getName(), e);
            }
        }
        return all;
    }
}
