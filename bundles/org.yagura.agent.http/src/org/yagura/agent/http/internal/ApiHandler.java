/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.Agent;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.Throttle;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** The routes. Called on virtual threads, may block. */
public final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String PREFIX = "/api/v1/";
    private static final String BEARER = "Bearer ";
    private static final int MAX_LOG_IN = 10_000;
    private static final int SMALL_BODY = 1 << 20;
    private static final int MOST_DRAINED = 32 << 20;
    private static final int DRAIN = 16 << 10;
    private static final String RETRY_SECONDS = "10";
    private static final int LOOPBACK_FACTOR = 50;
    private static final int BURST_SECONDS = 4;

    private final Agent agent;
    private final HttpSettings.Limits limits;
    private final EventStreams streams;
    private final Throttle remote;
    private final Throttle loopback;
    private final Semaphore largeBodies;

    /** A log-in as it comes over the wire. */
    private record LogIn(String user, String password) {
    }

    /** Who asks, from where, in which language. */
    private record Call(Request request, RequestBody body, Response response, Callback callback, Locale language,
            InetAddress from) {

        String method() {
            return request.getMethod();
        }

        String address() {
            return from.getHostAddress();
        }
    }

    /** Routes to that agent. */
    public ApiHandler(Agent agent, HttpSettings.Limits limits, EventStreams streams) {
        this.agent = agent;
        this.limits = limits;
        this.streams = streams;
        this.largeBodies = new Semaphore(limits.bodies().largeAtOnce(), true);
        this.remote = rate(limits.requestsPerSecond());
        this.loopback = rate(limits.requestsPerSecond() * LOOPBACK_FACTOR);
    }

    private static Throttle rate(int perSecond) {
        return Throttle.ofRate(perSecond, perSecond * BURST_SECONDS, System::nanoTime);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answers.secure(response);
        InetAddress from = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
        Call call = new Call(request, new RequestBody(request, limits.bodies()), response, callback,
                Answers.language(request), from);
        try {
            Throttle limit = from.isLoopbackAddress() ? loopback : remote;
            if (!limit.allow(call.address())) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
                throw HttpTexts.problem(Problem.TOO_MANY, call.language(), "too-many-requests");
            }
            route(call, Request.getPathInContext(request));
        } catch (Refused e) {
            refuse(call, e.status, e.why, e.drained);
        } catch (ProblemException e) {
            refuse(call, Answers.status(e.problem().code()), e, SMALL_BODY);
        } catch (RequestBody.Slow e) {
            refuse(call, HttpStatus.REQUEST_TIMEOUT_408,
                    HttpTexts.problem(Problem.UNAVAILABLE, call.language(), "slow-body"), 0);
        } catch (IOException e) {
            LOG.debug("a request broke off: {}", e.toString());
            callback.failed(e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            refuse(call, HttpStatus.INTERNAL_SERVER_ERROR_500,
                    HttpTexts.problem(Problem.FAILED, call.language(), "unexpected"), SMALL_BODY);
        }
        return true;
    }

    /**
     * Answers with a problem, after what is left of the body was taken, up to a bound: many clients do not read an answer
     * while they are sending, and a stream of HTTP/2 is cut off under the answer when its body is not taken.
     */
    private static void refuse(Call call, int status, ProblemException why, int drained) {
        try (RequestBody body = call.body()) {
            byte[] buffer = new byte[DRAIN];
            int left = drained;
            while (left > 0) {
                int n = body.read(buffer);
                left = n < 0 ? 0 : left - n;
            }
        } catch (RequestBody.Slow e) {
            LOG.debug("a refused body came too slowly");
        } catch (IOException e) {
            LOG.debug("a body broke off: {}", e.toString());
        }
        if (call.body().failed() && call.request().getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            call.response().getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Answers.problem(call.response(), status, why, call.callback());
    }

    private void route(Call call, String path) throws IOException {
        if (path.equals("/healthz")) {
            method(call, HttpMethod.GET, () -> healthz(call));
        } else if (path.equals(PREFIX + "session")) {
            session(call);
        } else if (path.equals(PREFIX + "openapi.json")) {
            method(call, HttpMethod.GET, () -> {
                who(call);
                Answers.json(call.response(), HttpStatus.OK_200, OpenApi.of(agent.operations()), call.callback());
            });
        } else if (path.equals(PREFIX + "events")) {
            method(call, HttpMethod.GET, () -> events(call));
        } else if (path.startsWith(PREFIX) && path.indexOf('/', PREFIX.length()) < 0) {
            method(call, HttpMethod.POST, () -> operation(call, path.substring(PREFIX.length())));
        } else {
            throw HttpTexts.problem(Problem.NOT_FOUND, call.language(), "no-route", path);
        }
    }

    @FunctionalInterface
    private interface Answer {
        void give() throws IOException;
    }

    private static void method(Call call, HttpMethod allowed, Answer answer) throws IOException {
        if (!allowed.is(call.method())) {
            call.response().getHeaders().put(HttpHeader.ALLOW, allowed.asString());
            throw new Refused(HttpStatus.METHOD_NOT_ALLOWED_405, HttpTexts.problem(Problem.INVALID, call.language(),
                    "method", call.method(), allowed.asString()), SMALL_BODY);
        }
        answer.give();
    }

    /** Says without log-in only whether all is well. */
    private void healthz(Call call) {
        boolean good = agent.health().troubles().stream().noneMatch(t -> t.severity().equals("CRITICAL"));
        Answers.json(call.response(), good ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                Map.of("status", good ? "ok" : "not ok"), call.callback());
    }

    private void session(Call call) throws IOException {
        if (HttpMethod.DELETE.is(call.method())) {
            token(call.request()).ifPresent(token -> agent.sessions().logOut(token, call.address()));
            call.response().setStatus(HttpStatus.NO_CONTENT_204);
            call.callback().succeeded();
            return;
        }
        method(call, HttpMethod.POST, () -> {
            byte[] body = body(call, MAX_LOG_IN);
            LogIn logIn;
            try {
                logIn = Json.read(body, LogIn.class);
            } catch (IOException e) {
                throw HttpTexts.problem(Problem.INVALID, call.language(), "log-in-form");
            } finally {
                Arrays.fill(body, (byte) 0);
            }
            if (logIn == null) {
                throw HttpTexts.problem(Problem.INVALID, call.language(), "log-in-form");
            }
            Answers.json(call.response(), HttpStatus.OK_200, agent.sessions().logIn(logIn.user(), logIn.password(),
                    call.address(), call.from().isLoopbackAddress(), call.language()), call.callback());
        });
    }

    private void events(Call call) {
        Identity who = who(call);
        if (who.operations() != null) {
            throw HttpTexts.problem(Problem.REFUSED, call.language(), "token-events");
        }
        if (!streams.hasRoom(who.session())) {
            throw HttpTexts.problem(Problem.TOO_MANY, call.language(), "too-many-streams");
        }
        streams.open(call.response(), call.callback(), who, token(call.request()).orElse(""),
                call.request().getHeaders().get("Last-Event-ID"));
    }

    private void operation(Call call, String name) throws IOException {
        Identity who = who(call);
        String type = call.request().getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                    HttpTexts.problem(Problem.INVALID, call.language(), "media-type"), SMALL_BODY);
        }
        String address = who.session().equals(Identity.LOCAL) ? Identity.LOCAL : call.address();
        byte[] body = body(call, limits.bodies().bytes());
        Object result = agent.dispatcher().call(name, body, who, call.language(), address);
        Answers.json(call.response(), HttpStatus.OK_200, result == null ? Map.of() : result, call.callback());
    }

    /** Who asks; the token of the data directory counts on this machine only. */
    private Identity who(Call call) {
        return token(call.request()).flatMap(agent.sessions()::who)
                .filter(known -> !known.session().equals(Identity.LOCAL) || call.from().isLoopbackAddress())
                .orElseThrow(() -> HttpTexts.problem(Problem.UNAUTHENTICATED, call.language(), "unauthenticated"));
    }

    private static Optional<String> token(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : Optional.of(header.substring(BEARER.length()).strip());
    }

    /** The body, at most so long; of long ones only a few are received at once. */
    private byte[] body(Call call, int most) throws IOException {
        if (call.request().getLength() > most) {
            throw tooLarge(call, most);
        }
        RequestBody in = call.body();
        byte[] begin = in.readNBytes(Math.min(most, SMALL_BODY) + 1);
        if (begin.length <= Math.min(most, SMALL_BODY)) {
            return begin;
        }
        if (most <= SMALL_BODY) {
            throw tooLarge(call, most);
        }
        awaitTurn(call);
        try {
            in.restart();
            byte[] rest = in.readNBytes(most - begin.length + 1);
            if (begin.length + rest.length > most) {
                throw tooLarge(call, most);
            }
            byte[] all = Arrays.copyOf(begin, begin.length + rest.length);
            System.arraycopy(rest, 0, all, begin.length, rest.length);
            return all;
        } finally {
            largeBodies.release();
        }
    }

    /** Takes one of the turns for large bodies, or refuses the request when none becomes free soon. */
    private void awaitTurn(Call call) throws IOException {
        long wait = limits.bodies().turn().toMillis();
        try {
            if (largeBodies.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a turn");
        }
        call.body().restart();
        call.response().getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        throw new Refused(HttpStatus.TOO_MANY_REQUESTS_429,
                HttpTexts.problem(Problem.TOO_MANY, call.language(), "too-many-bodies"), MOST_DRAINED);
    }

    private static Refused tooLarge(Call call, int most) {
        return new Refused(HttpStatus.PAYLOAD_TOO_LARGE_413,
                HttpTexts.problem(Problem.INVALID, call.language(), "too-large", most), MOST_DRAINED);
    }

    /** A refusal with a status of its own. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient ProblemException why;
        private final int drained;

        Refused(int status, ProblemException why, int drained) {
            super(why);
            this.status = status;
            this.why = why;
            this.drained = drained;
        }
    }
}
