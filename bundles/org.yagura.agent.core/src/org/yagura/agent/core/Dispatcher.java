/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.core.fact.FactSink;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Operations.Served;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.StoreException;

/**
 * The way of a request: operation, privilege, validation, handler, audit trail. Blocks; to be called on virtual
 * threads. So many run at once, the others wait a little and are then turned away. Thread-safe.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 64;
    private static final long PATIENCE_SECONDS = 10;
    /** What is served to somebody whose password must be changed first. */
    private static final Set<String> BEFORE_PASSWORD = Set.of("account.password", "session.get", "agent.about");

    private final Operations operations;
    private final FactSink facts;
    private final Auditor auditor;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Dispatches to those operations. */
    Dispatcher(Operations operations, FactSink facts, Auditor auditor) {
        this.operations = operations;
        this.facts = facts;
        this.auditor = auditor;
    }

    /**
     * Answers a request as it came over a wire.
     *
     * @param name of the operation
     * @param json the record's fields; empty for none
     * @param who asks
     * @param language of texts
     * @param address from where, for the audit trail
     * @return the result, to be written as JSON
     * @throws ProblemException when there is no such operation, or it is refused or fails
     */
    public Object call(String name, byte[] json, Identity who, Locale language, String address) {
        Served<?, ?> served = operations.find(name)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, language, "no-operation", name));
        Caller caller = asked(served, who, language, address);
        return run(served, Requests.read(json, served.handler().type(), caller), who, caller);
    }

    /** Answers a request of this process. */
    public <R> R call(Request<R> request, Identity who, Locale language, String address) {
        String name = Operations.operation(request.getClass()).name();
        Served<?, ?> served = operations.find(name)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, language, "no-operation", name));
        @SuppressWarnings("unchecked")
        R result = (R) run(served, request, who, asked(served, who, language, address));
        return result;
    }

    /** What a program's token is not for is refused; what answers a request may ask on by its own means. */
    private Caller asked(Served<?, ?> served, Identity who, Locale language, String address) {
        String name = served.operation().name();
        if (!who.served(name)) {
            throw refused(AgentTexts.problem(Problem.REFUSED, language, "refused-token", name), who, address, name);
        }
        return admitted(served, who, language, address);
    }

    private ProblemException refused(ProblemException refusal, Identity who, String address, String name) {
        auditor.write(new AuditEntry(who.user(), address, name, AuditEntry.REFUSED, refusal.problem().what(), ""));
        return refusal;
    }

    private Caller admitted(Served<?, ?> served, Identity who, Locale language, String address) {
        Caller caller = who.caller(served.operation().privilege(), language, address);
        String name = served.operation().name();
        if (who.mustChangePassword() && !BEFORE_PASSWORD.contains(name)) {
            throw AgentTexts.problem(Problem.REFUSED, language, "password-first");
        }
        if (!who.may(served.operation().privilege()) && !BEFORE_PASSWORD.contains(name)) {
            boolean administer = served.operation().privilege() == Privilege.ADMINISTER;
            throw refused(AgentTexts.problem(Problem.REFUSED, language,
                    administer ? "refused-administer" : "refused", name, served.operation().privilege()), who, address,
                    name);
        }
        return caller;
    }

    private <Q extends Request<R>, R> Object run(Served<Q, R> served, Request<?> given, Identity who, Caller caller) {
        RequestHandler<Q, R> handler = served.handler();
        if (!handler.type().isInstance(given)) {
            throw AgentTexts.problem(Problem.NOT_FOUND, caller.language(), "no-operation", served.operation().name());
        }
        Q request = handler.type().cast(given);
        Work work = new Work(this, caller, who, facts, auditor, served, (Record) request);
        enter(caller);
        try {
            Requests.check((Record) request, caller);
            R result = handler.handle(request, work);
            work.done();
            return result;
        } catch (ProblemException e) {
            work.failed(e.problem());
            throw e;
        } catch (RuntimeException e) {
            ProblemException problem = problem(e, served, caller);
            work.failed(problem.problem());
            throw problem;
        } finally {
            places.release();
        }
    }

    private void enter(Caller caller) {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw AgentTexts.problem(Problem.TOO_MANY, caller.language(), "busy");
    }

    private static ProblemException problem(RuntimeException e, Served<?, ?> served, Caller caller) {
        LOG.error("{} failed", served.operation().name(), e);
        if (e instanceof StoreException) {
            return AgentTexts.detailed(Problem.UNAVAILABLE, e.toString(), e, caller.language(), "store");
        }
        return AgentTexts.detailed(Problem.FAILED, e.toString(), e, caller.language(), "failed",
                served.operation().name());
    }

    /** Another query for the same person, within the place that is taken already. */
    <T> T ask(Query<T> query, Identity who, Caller first) {
        String name = Operations.operation(query.getClass()).name();
        Served<?, ?> served = operations.find(name)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, first.language(), "no-operation", name));
        Caller caller = admitted(served, who, first.language(), first.address());
        @SuppressWarnings("unchecked")
        T result = (T) answer(served, query, who, caller);
        return result;
    }

    /** Another command for the same person, as a part of the work on one of the same privilege. */
    <T> T give(Command<T> command, Privilege privilege, RequestHandler.Context within) {
        String name = Operations.operation(command.getClass()).name();
        Caller caller = within.caller();
        Served<?, ?> served = operations.find(name)
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, caller.language(), "no-operation", name));
        if (served.operation().privilege() != privilege) {
            throw new IllegalStateException(name + " needs another privilege than " + privilege);
        }
        @SuppressWarnings("unchecked")
        T result = (T) answer(served, command, within);
        return result;
    }

    private <Q extends Request<R>, R> Object answer(Served<Q, R> served, Request<?> query, Identity who,
            Caller caller) {
        return answer(served, query, new Work(this, caller, who, facts, auditor, served, (Record) query));
    }

    private static <Q extends Request<R>, R> Object answer(Served<Q, R> served, Request<?> given,
            RequestHandler.Context context) {
        Q request = served.handler().type().cast(given);
        Requests.check((Record) request, context.caller());
        return served.handler().handle(request, context);
    }
}
