/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.internal.about.AboutHandlers;
import org.yagura.agent.core.internal.account.AccountHandlers;
import org.yagura.agent.core.internal.account.Accounts;
import org.yagura.agent.core.internal.account.InitialPassword;
import org.yagura.agent.core.internal.account.SessionTable;
import org.yagura.agent.core.internal.account.TokenHandlers;
import org.yagura.agent.core.internal.account.Tokens;
import org.yagura.agent.core.internal.audit.AuditProjection;
import org.yagura.agent.core.internal.audit.AuditRetention;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.agent.core.internal.audit.RefusedLogIns;
import org.yagura.agent.core.internal.audit.Retention;
import org.yagura.agent.core.internal.site.FirstSite;
import org.yagura.agent.core.internal.site.RevisionRetention;
import org.yagura.agent.core.internal.site.SiteProjection;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.agent.core.internal.site.SiteWriter;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Setting;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Projection;
import org.yagura.core.store.StoreException;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalListener;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/**
 * The agent of a site: opens a data directory, folds the journal into the tables, and, once it leads and has caught up,
 * runs the domains' services and answers requests. Without a door to the outside; {@code agent.http} is one.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final int LEADER_SECONDS = 60;
    private static final int HOUSEKEEPING_SECONDS = 2;
    private static final int KEEP_SECONDS = 20;
    private static final int STOP_SECONDS = 5;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LONGEST_SESSION = Duration.ofDays(7);
    private static final String JOURNAL_DISK = "journal.disk-full";
    private static final String JOURNAL_FAILED = "journal.failed";
    private static final int MEGABYTE = 1 << 20;
    private static final int RETENTION_MINUTES = 60;

    private final AgentSettings settings;
    private final Contributions contributions;
    private final Clock clock;
    private final Health health = new Health();
    private final ChangeFeed changes = new ChangeFeed();
    private final Accounts accounts = new Accounts(changes);
    private final Tokens tokens = new Tokens(changes);
    private final Operations operations = new Operations();
    private final LateSink facts = new LateSink();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<DomainParts.Service> services = new ArrayList<>();
    private final Deque<DomainParts.Service> running = new ArrayDeque<>();
    private final CompletableFuture<String> failed = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final ScheduledExecutorService conductor = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("agent").daemon().factory());
    private DataDirectory data;
    private Journal journal;
    private ProjectionRunner runner;
    private SiteState sites;
    private SiteWriter writer;
    private Dispatcher dispatcher;
    private Sessions sessions;
    private FirstSite first;
    private InitialPassword initial;

    /** An agent that is not started yet. */
    public Agent(AgentSettings settings, Contributions contributions) {
        this(settings, contributions, Clock.systemUTC());
    }

    /** The same with another clock. */
    public Agent(AgentSettings settings, Contributions contributions, Clock clock) {
        this.settings = settings;
        this.contributions = contributions;
        this.clock = clock;
    }

    /**
     * Starts; returns when requests are answered and, unless another member leads, all services run.
     *
     * @throws AgentException when it cannot start; everything is closed again
     */
    public void start() throws AgentException {
        try {
            open();
            awaitReady();
        } catch (AgentException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open() throws AgentException {
        data = open(DataDirectory.open(settings.data()));
        first = FirstSite.of(settings.site(), settings.demo());
        initial = new InitialPassword(data.file("run", "initial-password"));
        journal = open(openJournal());
        Store store = open(openStore());
        sites = new SiteState(data.secrets());
        writer = new SiteWriter(sites, store, data.secrets(), clock);
        var projections = new ArrayList<Projection>();
        projections.add(new SiteProjection(sites, changes, health));
        projections.add(accounts);
        projections.add(tokens);
        projections.add(new AuditProjection(changes));
        var handlers = new ArrayList<RequestHandler<?, ?>>();
        var context = new DomainContext(data.root(), facts, store, sites, changes, health, clock, settings.settings());
        new Domains(contributions, data).open(context).forEach(parts -> {
            projections.addAll(parts.projections());
            handlers.addAll(parts.handlers());
            services.addAll(parts.services());
        });
        runner = new ProjectionRunner(store, FactLog.of(journal), projections, health, RunnerSettings.usual());
        FactWriter factWriter = open(openWriter());
        open(runner);
        openRunner();
        facts.open(factWriter);
        serve(store, handlers);
        journal.follow(new Watch());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    private Journal openJournal() throws AgentException {
        Path folder = data.file("journal");
        JournalLimits limits = JournalLimits.usual();
        if (settings.minFreeMegabytes() > 0) {
            limits = limits.withFreeBytes((long) settings.minFreeMegabytes() * MEGABYTE);
        }
        try {
            return Journals.open(JournalSettings.single(folder).with(limits));
        } catch (IOException e) {
            throw new AgentException(e, "start.journal", e.getMessage());
        }
    }

    private Store openStore() throws AgentException {
        StoreSettings usual = StoreSettings.of(data.file("store"));
        long reserve = settings.minFreeMegabytes() > 0
                ? (long) settings.minFreeMegabytes() * MEGABYTE
                : usual.reserveBytes();
        try {
            return Store.open(new StoreSettings(usual.folder(), usual.cacheBytes(), usual.readers(), reserve));
        } catch (StoreException e) {
            throw new AgentException(e, "start.store", e.getMessage());
        }
    }

    private FactWriter openWriter() throws AgentException {
        try {
            return new FactWriter(journal, JournalSettings.ONLY_MEMBER, data.file("journal-sequence"),
                    WriterLimits.usual(), position -> runner.projected(position));
        } catch (IOException e) {
            throw new AgentException(e, "start.directory", data.root(), e);
        }
    }

    private void openRunner() throws AgentException {
        try {
            runner.open();
            runner.start();
        } catch (StoreException e) {
            throw new AgentException(e, "start.store", e.getMessage());
        }
    }

    private void serve(Store store, List<RequestHandler<?, ?>> handlers) throws AgentException {
        var auditor = new Auditor(facts, health, clock);
        SessionTable table = open(new SessionTable(data.file("run", "sessions.json"), clock, IDLE, LONGEST_SESSION));
        Throttle names = Sessions.ofNames();
        handlers.addAll(OwnHandlers.of(sites,
                new AccountHandlers(sites, accounts, table, names, initial, clock), store, writer));
        handlers.addAll(new TokenHandlers(sites, tokens, operations, clock).all());
        handlers.addAll(new AboutHandlers(sites, accounts, operations, health, journal, runner::position, clock,
                settings.demo()).all());
        handlers.forEach(this::add);
        opened.push(contributions.follow(this::add, operations::remove)::run);
        var refused = new RefusedLogIns(auditor::write, clock);
        conductor.scheduleWithFixedDelay(refused::tick, HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
        dispatcher = new Dispatcher(operations, facts, auditor);
        sessions = new Sessions(sites, accounts, tokens, clock, auditor, refused, table, names, newLocalToken());
        conductor.scheduleWithFixedDelay(table::keep, KEEP_SECONDS, KEEP_SECONDS, TimeUnit.SECONDS);
        conductor.scheduleWithFixedDelay(auditor::retry, HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
        var retention = new Retention(store, facts, auditor, clock,
                List.of(new AuditRetention(Duration.ofDays(number(AgentSettings.AUDIT_DAYS))),
                        new RevisionRetention(number(AgentSettings.REVISIONS_KEPT),
                                Duration.ofDays(number(AgentSettings.REVISION_DAYS)))));
        conductor.scheduleWithFixedDelay(() -> trim(retention), 1, RETENTION_MINUTES, TimeUnit.MINUTES);
    }

    private int number(Setting<Long> setting) throws AgentException {
        try {
            return setting.in(settings.settings()).intValue();
        } catch (IllegalArgumentException e) {
            throw new AgentException(e, "start.setting", e.getMessage());
        }
    }

    private void trim(Retention retention) {
        if (journal.state() == JournalState.LEADER_READY) {
            retention.run();
        }
    }

    private String newLocalToken() throws AgentException {
        String token = SessionTable.newToken(new SecureRandom());
        try {
            PrivateFiles.write(data.file("run", "token"), token.getBytes(StandardCharsets.UTF_8));
            return token;
        } catch (IOException e) {
            throw new AgentException(e, "start.directory", data.root(), e);
        }
    }

    /** One that cannot be served does not hinder the others. */
    private void add(RequestHandler<?, ?> handler) {
        try {
            operations.add(handler);
        } catch (RuntimeException e) {
            LOG.error("{} is not served", handler.getClass().getName(), e);
        }
    }

    private void awaitReady() throws AgentException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEADER_SECONDS);
        while (true) {
            try {
                ready.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                boolean waitingForLeader = journal.state() == JournalState.STARTING;
                if (waitingForLeader && System.nanoTime() > end) {
                    throw new AgentException(e, "start.no-leader", LEADER_SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AgentException(e, "start.no-leader", LEADER_SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AgentException known) {
                    throw known;
                }
                throw new AgentException(e, "start.failed-journal", e.getCause());
            }
        }
    }

    /** What the journal says leads to work on the agent's own thread. */
    private final class Watch implements JournalListener {
        @Override
        public void state(JournalState state, String reason) {
            LOG.info("the journal is {} {}", state, reason);
            switch (state) {
                case LEADER_READY -> conductor.execute(Agent.this::lead);
                case FOLLOWER -> conductor.execute(Agent.this::follow);
                case FAILED -> fail(reason);
                case STARTING, CLOSED -> LOG.debug("nothing to do");
            }
        }

        @Override
        public void intake(boolean open, long freeBytes, long limitBytes) {
            if (open) {
                health.over(JOURNAL_DISK);
            } else {
                health.trouble(JOURNAL_DISK, "CRITICAL", JOURNAL_DISK, Long.toString(freeBytes / MEGABYTE),
                        Long.toString(limitBytes / MEGABYTE));
            }
        }
    }

    private void fail(String reason) {
        health.trouble(JOURNAL_FAILED, "CRITICAL", JOURNAL_FAILED, reason);
        ready.completeExceptionally(new AgentException(null, "start.failed-journal", reason));
        failed.complete(reason);
    }

    private void lead() {
        try {
            runner.projected(journal.lastPosition()).get();
            if (sites.current().number() == 0) {
                begin();
            }
            initial.tidy(accounts);
            for (DomainParts.Service service : services) {
                if (!running.contains(service)) {
                    startService(service);
                }
            }
            ready.complete(null);
        } catch (AgentException e) {
            // while it starts, who starts it says so
            if (!ready.completeExceptionally(e)) {
                LOG.error("the agent cannot lead", e);
                health.trouble("service.failed", "CRITICAL", "service.failed", "", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("the agent cannot lead", e);
            ready.completeExceptionally(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The first revision; with long contents in more than one entry. */
    private void begin() throws AgentException, InterruptedException {
        try {
            for (List<Fact> entry : SiteWriter.entries(first.facts(writer, initial, clock))) {
                facts.append(entry).thenCompose(facts::projected).get();
            }
        } catch (ExecutionException e) {
            throw new AgentException(e, "start.first", e.getCause());
        } catch (IOException e) {
            throw new AgentException(e, "start.directory", data.root(), e);
        }
    }

    private void startService(DomainParts.Service service) throws AgentException {
        try {
            service.start();
            running.push(service);
        } catch (Exception e) {
            throw new AgentException(e, "start.service", service.getClass().getSimpleName(), e.getMessage());
        }
    }

    private void follow() {
        stopServices();
        ready.complete(null);
    }

    private void stopServices() {
        while (!running.isEmpty()) {
            DomainParts.Service service = running.pop();
            try {
                service.close();
            } catch (RuntimeException e) {
                LOG.error("{} does not stop well", service.getClass().getName(), e);
            }
        }
    }

    /** Answers requests. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Log-in and tokens. */
    public Sessions sessions() {
        return sessions;
    }

    /** What can be asked. */
    public Operations operations() {
        return operations;
    }

    /** Live changes. */
    public ChangeFeed changes() {
        return changes;
    }

    /** The agent's own troubles. */
    public Health health() {
        return health;
    }

    /** The site model in force. */
    public Sites sites() {
        return sites;
    }

    /** The data directory. */
    public DataDirectory data() {
        return data;
    }

    /** Completes with the reason when the agent cannot go on and the process should end with an error. */
    public CompletableFuture<String> failed() {
        return failed;
    }

    /** What the running services listen on. */
    public Map<String, Object> endpoints() {
        var all = new TreeMap<String, Object>();
        services.forEach(service -> all.putAll(service.endpoints()));
        return all;
    }

    /** Stops: services first, then the projections, the journal, the store, and the directory is free again. */
    @Override
    public void close() {
        conductor.shutdown();
        try {
            if (!conductor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                conductor.shutdownNow();
                conductor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopServices();
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} does not close well", part.getClass().getName(), e);
            }
        }
    }
}
