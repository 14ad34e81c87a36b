/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import java.nio.file.Path;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.MarkSource;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.operation.Request;
import org.yagura.core.store.Projection;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.SetClock;
import org.yagura.testsupport.store.Asking;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.watch.core.internal.series.query.MarkAnswers;
import org.yagura.watch.core.internal.series.query.SeriesHandlers;
import org.yagura.watch.core.internal.series.query.SeriesView;
import org.yagura.watch.core.internal.series.store.SampleProjection;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesFilter;

/** The store with the projection and the handlers of time series, over a journal in memory. */
final class SeriesRig implements AutoCloseable {
    static final RunnerSettings SETTINGS = new RunnerSettings(1_000, Duration.ofMillis(20), 2, Duration.ofMillis(50),
            Duration.ofMillis(100));

    /** The journal; null when it is another one than in memory. */
    final MemoryLog log;
    private final FactLog source;
    final Health health = new Health();
    final Sites sites = new West();
    final List<Change> changes = new ArrayList<>();
    /** Projections that get the facts after that of samples, from the next opening on. */
    final List<Projection> beside = new ArrayList<>();
    /** Who tells of other things that happened. */
    final List<MarkSource> marks = new ArrayList<>();
    /** Revisions of the site, the newest first. */
    final List<FindRevisions.Row> revisions = new ArrayList<>();
    SampleProjection projection;
    ProjectionRunner runner;
    Store store;
    Instant now = Facts.START;
    private final Supplier<Store> opener;
    private final RunnerSettings settings;
    private Asking asking;

    /** Areas {@code west} with nodes w0 to w9 and {@code east} with e0 to e9. */
    static final class West implements Sites {
        private final Revision revision = new Revision(1, site());

        private static Site site() {
            Site site = SiteFactory.eINSTANCE.createSite();
            site.setId("site");
            for (String name : List.of("west", "east")) {
                Area area = SiteFactory.eINSTANCE.createArea();
                area.setId(name);
                area.setName(name);
                for (int i = 0; i < 10; i++) {
                    Node node = SiteFactory.eINSTANCE.createNode();
                    node.setId(name.charAt(0) + "" + i);
                    node.setName("node-" + name + i);
                    area.getNodes().add(node);
                }
                site.getAreas().add(area);
            }
            return site;
        }

        @Override
        public Revision current() {
            return revision;
        }

        @Override
        public String reveal(String secret) {
            return secret;
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // no test follows
        }
    }

    SeriesRig(Path folder) {
        this(folder, new MemoryLog(), SETTINGS);
    }

    SeriesRig(Path folder, MemoryLog log, RunnerSettings settings) {
        this(() -> Store.open(new StoreSettings(folder, 64 << 20, 4, 1 << 20)), log, settings);
    }

    SeriesRig(Supplier<Store> opener, FactLog source, RunnerSettings settings) {
        this.opener = opener;
        this.source = source;
        this.log = source instanceof MemoryLog memory ? memory : null;
        this.settings = settings;
        open();
    }

    void open() {
        store = opener.get();
        var feed = new ChangeFeed();
        feed.follow(change -> {
            synchronized (changes) {
                changes.add(change);
            }
        });
        projection = new SampleProjection(sites, feed, health);
        var all = new ArrayList<Projection>(List.of(projection));
        all.addAll(beside);
        runner = new ProjectionRunner(store, source, all, health, settings);
        runner.open();
        runner.start();
        var view = new SeriesView(store, projection.state(), sites);
        var handlers = new ArrayList<>(SeriesHandlers.of(view, new SetClock(() -> now.toEpochMilli())));
        handlers.addAll(new MarkAnswers(view, marks).handlers());
        handlers.add(RequestHandler.of(FindRevisions.class, (query, context) -> new FindRevisions.Page(
                revisions.size(), query.position(),
                revisions.stream().skip(query.position()).limit(query.size()).toList())));
        asking = new Asking(handlers, facts -> {
            long position = log.append(facts);
            runner.projected(position).join();
            return position;
        });
    }

    void restart() {
        close();
        open();
    }

    /** Appends facts and waits until they are projected. */
    void add(Fact... facts) {
        runner.projected(log.append(List.of(facts))).join();
    }

    /** The number of a series. */
    int number(Series series) {
        return ask(new FindSeries(new SeriesFilter(null, List.of(series.node()), null, List.of(series.watch()),
                series.metric(), series.unit(), null), null, null)).rows().getLast().number();
    }

    static Caller caller(Locale language, String... areas) {
        return new Caller("mori", Set.of(Privilege.values()),
                areas.length == 0 ? Optional.empty() : Optional.of(Set.of(areas)), language, "");
    }

    <R> R ask(Request<R> request, String... areas) {
        return ask(request, caller(Locale.ENGLISH, areas));
    }

    <R> R ask(Request<R> request, Caller caller) {
        return asking.ask(request, caller);
    }

    /** The rows that a query gives, each as one text. */
    List<String> rows(String sql) {
        return store.read(connection -> {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    var text = new StringJoiner(" ");
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        int type = rows.getMetaData().getColumnType(i);
                        text.add(type == Types.BLOB || type == Types.VARBINARY
                                ? HexFormat.of().formatHex(rows.getBytes(i))
                                : rows.getString(i));
                    }
                    texts.add(text.toString());
                }
                return texts;
            }
        });
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
