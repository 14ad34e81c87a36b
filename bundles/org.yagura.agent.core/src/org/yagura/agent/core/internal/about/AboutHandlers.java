/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.about;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.Catalogues;
import org.yagura.agent.core.Version;
import org.yagura.agent.core.internal.account.Accounts;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.core.agent.GetAbout;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.agent.GetHealth;
import org.yagura.core.domain.Health;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.GetSession;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalState;
import org.yagura.journal.JournalStatus;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;

/** The queries about the agent itself. */
public final class AboutHandlers {
    private final SiteState sites;
    private final Accounts accounts;
    private final Operations operations;
    private final Health health;
    private final Journal journal;
    private final LongSupplier projected;
    private final Clock clock;
    private final boolean demo;
    private final Instant since;

    /** Handlers that speak of those parts. */
    public AboutHandlers(SiteState sites, Accounts accounts, Operations operations, Health health, Journal journal,
            LongSupplier projected, Clock clock, boolean demo) {
        this.sites = sites;
        this.accounts = accounts;
        this.operations = operations;
        this.health = health;
        this.journal = journal;
        this.projected = projected;
        this.clock = clock;
        this.demo = demo;
        this.since = clock.instant();
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> all() {
        return List.of(RequestHandler.of(GetAbout.class, (query, context) -> about()),
                RequestHandler.of(GetHealth.class, (query, context) -> health(context.caller())),
                RequestHandler.of(GetCatalogue.class, this::catalogue),
                RequestHandler.of(GetSession.class, (query, context) -> session(context.caller())));
    }

    private GetAbout.About about() {
        Site site = sites.current().site();
        Instant now = clock.instant();
        return new GetAbout.About(Version.current(), site.getName(), sites.current().number(), site.getTimeZone(),
                role(journal.state()), since, Duration.between(since, now).toSeconds(), now, demo);
    }

    private static String role(JournalState state) {
        return state == JournalState.LEADER_READY ? "leader" : state.name().toLowerCase(Locale.ROOT);
    }

    private GetHealth.Status health(Caller caller) {
        JournalStatus status = journal.status();
        List<GetHealth.Trouble> troubles = health.troubles().stream().map(t -> new GetHealth.Trouble(t.id(),
                t.severity(), AgentTexts.trouble(t, caller.language()), t.since())).toList();
        return new GetHealth.Status(troubles.isEmpty(), troubles, status.lastPosition(), projected.getAsLong(),
                status.logBytes(), status.freeBytes(), status.freeLimit());
    }

    private GetCatalogue.Catalogue catalogue(GetCatalogue query, RequestHandler.Context context) {
        GetCatalogue.Catalogue all = Catalogues.of(operations);
        if (query.name() == null || query.name().isBlank()) {
            return all;
        }
        String name = query.name().strip();
        List<GetCatalogue.Entry> some = all.operations().stream()
                .filter(e -> name.endsWith(".") ? e.name().startsWith(name) : e.name().equals(name)).toList();
        if (some.isEmpty()) {
            throw AgentTexts.problem(Problem.NOT_FOUND, context.caller().language(), "no-operation", name);
        }
        return new GetCatalogue.Catalogue(all.version(), some);
    }

    private GetSession.SessionInfo session(Caller caller) {
        Site site = sites.current().site();
        String name = sites.index().person(caller.user()).map(Person::getName).orElse(caller.user());
        boolean mustChange = !caller.address().equals("local")
                && accounts.find(caller.user()).map(a -> a.mustChange()).orElse(false);
        return new GetSession.SessionInfo(caller.user(), name, caller.privileges().stream().sorted().toList(),
                site.getName(), site.getTimeZone(), sites.current().number(), Version.current(), mustChange);
    }
}
