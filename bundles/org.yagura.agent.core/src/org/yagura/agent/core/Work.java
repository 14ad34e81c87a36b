/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Operations.Served;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;

/** One request while it is handled. Used by one thread. */
final class Work implements RequestHandler.Context {
    private static final long PATIENCE_SECONDS = 60;

    private final Dispatcher dispatcher;
    private final Caller caller;
    private final Identity who;
    private final FactSink facts;
    private final Auditor auditor;
    private final Served<?, ?> served;
    private final Record request;
    private final StringBuilder summary = new StringBuilder();
    private int entries;

    Work(Dispatcher dispatcher, Caller caller, Identity who, FactSink facts, Auditor auditor, Served<?, ?> served,
            Record request) {
        this.dispatcher = dispatcher;
        this.caller = caller;
        this.who = who;
        this.facts = facts;
        this.auditor = auditor;
        this.served = served;
        this.request = request;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public String session() {
        return who.session();
    }

    @Override
    public long commit(List<Fact> given) {
        if (!served.command()) {
            throw new IllegalStateException(served.operation().name() + " is a query and must not change anything");
        }
        var all = new ArrayList<Fact>(given.size() + 1);
        all.addAll(given);
        all.add(auditor.fact(entry(AuditEntry.DONE, summary.toString())));
        long position = await(facts.append(all), "journal.append");
        await(facts.projected(position), "journal.projected");
        entries++;
        summary.setLength(0);
        return position;
    }

    private <T> T await(CompletableFuture<T> future, String key) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AgentTexts.detailed(Problem.UNAVAILABLE, null, e, caller.language(), key);
        } catch (TimeoutException e) {
            throw AgentTexts.detailed(Problem.UNAVAILABLE, null, e, caller.language(), key);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause(), key);
        }
    }

    private ProblemException unavailable(Throwable cause, String key) {
        if (cause instanceof JournalUnavailableException journal) {
            return AgentTexts.detailed(Problem.UNAVAILABLE, journal.getMessage(), journal, caller.language(),
                    "journal." + journal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return AgentTexts.detailed(Problem.UNAVAILABLE, String.valueOf(cause), cause, caller.language(), key);
    }

    @Override
    public <T> T ask(Query<T> query) {
        return dispatcher.ask(query, who, caller);
    }

    @Override
    public <T> T give(Command<T> command) {
        if (!served.command()) {
            throw new IllegalStateException(served.operation().name() + " is a query and must not change anything");
        }
        return dispatcher.give(command, served.operation().privilege(), this);
    }

    @Override
    public void audit(String what) {
        summary.append(summary.isEmpty() ? "" : "; ").append(what);
    }

    /** The handler has returned: what is not yet in the audit trail goes there. */
    void done() {
        if (served.command() && (entries == 0 || !summary.isEmpty())) {
            auditor.write(entry(AuditEntry.DONE, summary.toString()));
        }
    }

    /** The handler ended with a problem. */
    void failed(Problem problem) {
        if (served.command()) {
            boolean refused = problem.code().equals(Problem.REFUSED);
            auditor.write(entry(refused ? AuditEntry.REFUSED : AuditEntry.FAILED,
                    problem.what() + (problem.why() == null ? "" : " " + problem.why())));
        }
    }

    private AuditEntry entry(String outcome, String what) {
        String text = entries == 0 ? what : "(" + (entries + 1) + ") " + what;
        return new AuditEntry(caller.user(), caller.address(), served.operation().name(), outcome, text,
                Requests.shown(request));
    }
}
