/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostAgents;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** Answers what a manager asks of a host: {@code POST /host/v1/NAME} with the fields of the question in JSON. */
public final class HostHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(HostHandler.class);
    private static final int LONGEST_BODY = 64 << 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Map<String, Class<? extends HostQuery<?>>> QUERIES = Map.of(name(ReadHost.class),
            ReadHost.class, name(FindHostProcesses.class), FindHostProcesses.class, name(FindHostServices.class),
            FindHostServices.class, name(ReadHostLog.class), ReadHostLog.class, name(FindHostLogs.class),
            FindHostLogs.class, name(ReadHostEvents.class), ReadHostEvents.class);

    private final HostAccess host;

    /** Asks that host. */
    public HostHandler(HostAccess host) {
        this.host = host;
    }

    private static String name(Class<?> query) {
        return Operations.operation(query).name();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answers.secure(response);
        try {
            Answers.json(response, HttpStatus.OK_200, answer(request), callback);
        } catch (ProblemException e) {
            Answers.problem(response, Answers.status(e.problem().code()), e, callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answers.problem(response, HttpStatus.SERVICE_UNAVAILABLE_503,
                    HttpTexts.problem(Problem.UNAVAILABLE, Answers.language(request), "starting"), callback);
        } catch (RuntimeException e) {
            LOG.error("a question to the host failed", e);
            Answers.problem(response, HttpStatus.INTERNAL_SERVER_ERROR_500,
                    HttpTexts.problem(Problem.FAILED, Answers.language(request), "unexpected"), callback);
        }
        return true;
    }

    private Object answer(Request request) throws InterruptedException {
        String path = Request.getPathInContext(request);
        Class<? extends HostQuery<?>> type = path.startsWith(HostAgents.PATH)
                ? QUERIES.get(path.substring(HostAgents.PATH.length()))
                : null;
        if (type == null) {
            throw HttpTexts.problem(Problem.NOT_FOUND, Answers.language(request), "no-host-route", path);
        }
        if (!HttpMethod.POST.is(request.getMethod())) {
            throw HttpTexts.problem(Problem.INVALID, Answers.language(request), "method", request.getMethod(),
                    HttpMethod.POST.asString());
        }
        return host.ask(query(request, type), within(request));
    }

    private static HostQuery<?> query(Request request, Class<? extends HostQuery<?>> type) {
        try (var body = new RequestBody(request, HttpSettings.Bodies.upTo(LONGEST_BODY))) {
            byte[] json = body.readNBytes(LONGEST_BODY + 1);
            if (json.length > LONGEST_BODY) {
                throw HttpTexts.problem(Problem.INVALID, Answers.language(request), "too-large", LONGEST_BODY);
            }
            HostQuery<?> query = Json.read(json, type);
            if (query != null) {
                return query;
            }
        } catch (IOException e) {
            LOG.debug("a question that cannot be read", e);
        }
        throw HttpTexts.problem(Problem.INVALID, Answers.language(request), "host-form");
    }

    private static Duration within(Request request) {
        String millis = request.getHeaders().get(HostAgents.WITHIN);
        return millis == null || !millis.matches("[0-9]{1,7}")
                ? LONGEST
                : Duration.ofMillis(Math.clamp(Long.parseLong(millis), 1, LONGEST.toMillis()));
    }
}
