/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.agent.node.internal.EventReader;
import org.yagura.agent.node.internal.LogReader;
import org.yagura.agent.node.internal.ProcessReader;
import org.yagura.agent.node.internal.ServiceReader;
import org.yagura.agent.node.internal.UseReader;
import org.yagura.agent.node.internal.Wevtutil;

import oshi.SystemInfo;

/**
 * The host that this program runs on, read through OSHI. What the system does not answer in time is left to itself; a few
 * such readings at most, then none is begun.
 */
public final class LocalHost implements HostAccess {
    private static final int AT_ONCE = 16;

    private final Texts texts = Texts.of(LocalHost.class);
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().name("host-", 0).daemon().factory());
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final UseReader use;
    private final ProcessReader processes;
    private final ServiceReader services;
    private final EventReader events;

    /** The own host. */
    public LocalHost() {
        var system = new SystemInfo();
        use = new UseReader(system);
        processes = new ProcessReader(system.getOperatingSystem());
        services = new ServiceReader(system.getOperatingSystem());
        boolean windows = system.getOperatingSystem().getFamily().equals("Windows");
        events = new EventReader(windows ? Wevtutil.ofSystem() : _ -> {
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "events.none",
                    system.getOperatingSystem().getFamily());
        });
    }

    @Override
    public <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw ProblemException.of(Problem.TOO_MANY, texts, "busy", AT_ONCE);
        }
        Future<Object> answer = threads.submit(() -> {
            try {
                return answer(query);
            } finally {
                places.release();
            }
        });
        try {
            @SuppressWarnings("unchecked")
            R result = (R) answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return result;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "slow", within.toMillis());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new ProblemException(new Problem(Problem.FAILED, texts.get("failed.what"), texts.get("failed.why"),
                    null, String.valueOf(e.getCause())), e.getCause());
        }
    }

    private Object answer(HostQuery<?> query) throws InterruptedException {
        return switch (query) {
            case ReadHost _ -> use.read();
            case FindHostProcesses find -> processes.find(find);
            case FindHostServices find -> services.find(find);
            case ReadHostLog read -> LogReader.read(read);
            case FindHostLogs find -> LogReader.find(find);
            case ReadHostEvents read -> events.read(read);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
