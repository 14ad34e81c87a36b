/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.yagura.client.internal.EventStream;
import org.yagura.client.internal.JsonTree;
import org.yagura.client.internal.Problems;
import org.yagura.client.internal.ResultTypes;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;

/**
 * A connection to an agent's HTTPS API. Opening it sends nothing; many requests share one HTTP/2 connection, which is
 * made anew when it broke. Thread-safe.
 */
public final class AgentConnection implements AutoCloseable {
    /** How long an answer may take when nothing else is said. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOG_OUT_TIMEOUT = Duration.ofSeconds(3);
    private static final long MAX_ANSWER = 256L << 20;

    private final URI url;
    private final ExecutorService threads;
    private final HttpClient http;
    private volatile Supplier<String> token;
    private volatile Locale language;

    private AgentConnection(URI url, Trust trust, Supplier<String> token, Locale language) {
        this.url = url;
        this.token = token;
        this.language = language;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(trust.context())
                .connectTimeout(CONNECT_TIMEOUT).executor(threads).build();
    }

    /**
     * A connection without a log-in yet.
     *
     * @param url such as {@code https://127.0.0.1:10443}; a path in it is passed over
     * @param language of the texts that the agent answers with
     */
    public static AgentConnection open(URI url, Trust trust, Locale language) {
        return open(url, trust, language, () -> null);
    }

    /**
     * A connection with a token.
     *
     * @param token asked for each request, so that it may change; null means not logged in
     */
    public static AgentConnection open(URI url, Trust trust, Locale language, Supplier<String> token) {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("not an https address with a host: " + url);
        }
        return new AgentConnection(url.resolve("/"), trust, token, language);
    }

    /** The agent's address. */
    public URI url() {
        return url;
    }

    /** The language of answers. */
    public Locale language() {
        return language;
    }

    /** Changes the language of the answers from now on. */
    public void language(Locale wanted) {
        language = wanted;
    }

    /**
     * Logs in; the requests after it are this user's.
     *
     * @param password not kept, and not changed
     * @return the session's token, good for {@link #resume}; as secret as the password
     * @throws ProblemException when it is refused
     */
    public String logIn(String user, char[] password) {
        byte[] body = Json.bytes(Map.of("user", user, "password", new String(password)));
        try {
            byte[] answer = await(send("POST", "api/v1/session", body, TIMEOUT));
            if (JsonTree.read(answer) instanceof Map<?, ?> map && map.get("token") instanceof String given) {
                resume(given);
                return given;
            }
            throw unreadable(new IOException("no token in it"));
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** Goes on in a session that was begun before; whether it is still open shows with the next request. */
    public void resume(String given) {
        token = () -> given;
    }

    /** Ends the session at the agent, as far as it can be reached; further requests are not logged in. */
    public void logOut() {
        try {
            await(send("DELETE", "api/v1/session", null, LOG_OUT_TIMEOUT));
        } catch (ProblemException e) {
            // the session ends by itself after a while
        } finally {
            token = () -> null;
        }
    }

    /**
     * Asks a query or gives a command, and waits for the answer.
     *
     * @throws ProblemException when it is refused or fails, or the agent cannot be reached
     * @throws CancellationException when the thread is interrupted; the agent may have done it all the same
     */
    public <R> R ask(Request<R> request) {
        return ask(request, TIMEOUT);
    }

    /** The same with a limit of its own. */
    public <R> R ask(Request<R> request, Duration limit) {
        return await(askAsync(request, limit));
    }

    /**
     * Asks without waiting. The future fails with {@link ProblemException}; cancelling it gives the answer up. What
     * depends on it runs on a virtual thread.
     */
    public <R> CompletableFuture<R> askAsync(Request<R> request) {
        return askAsync(request, TIMEOUT);
    }

    /** The same with a limit of its own. */
    public <R> CompletableFuture<R> askAsync(Request<R> request, Duration limit) {
        String name = Operations.operation(request.getClass()).name();
        var mapper = Json.mapper();
        var type = mapper.constructType(ResultTypes.of(request.getClass()));
        return chained(send("POST", "api/v1/" + name, Json.bytes(request), limit), body -> {
            try {
                return mapper.readValue(body, type);
            } catch (IOException e) {
                throw unreadable(e);
            }
        });
    }

    /**
     * Gives a request by its name and its JSON, and waits for the JSON that answers it.
     *
     * @throws ProblemException when it is refused or fails, or the agent cannot be reached
     */
    public byte[] call(String name, byte[] json, Duration limit) {
        return await(send("POST", "api/v1/" + name, json, limit));
    }

    /** What the agent gives at a path below {@code /}, such as {@code api/v1/openapi.json}. */
    public byte[] get(String path) {
        return await(send("GET", path, null, TIMEOUT));
    }

    /**
     * Follows the live changes of the agent until the result is closed; connects again by itself.
     *
     * @param listener called on one thread, in order
     */
    public Events follow(Events.Listener listener) {
        return new EventStream(this, listener).start();
    }

    /** Opens a stream that the agent feeds; for the event stream. */
    public CompletableFuture<HttpResponse<java.io.InputStream>> stream(String path, Map<String, String> headers) {
        HttpRequest.Builder builder = request(path);
        headers.forEach(builder::setHeader);
        return http.sendAsync(builder.GET().build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url.resolve("/" + path)).setHeader("Accept",
                "application/json").setHeader("Accept-Language", language.toLanguageTag());
        String bearer = token.get();
        if (bearer != null) {
            builder.setHeader("Authorization", "Bearer " + bearer);
        }
        return builder;
    }

    private CompletableFuture<byte[]> send(String method, String path, byte[] body, Duration limit) {
        HttpRequest.Builder builder = request(path).timeout(limit);
        if (body == null) {
            builder.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            builder.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).setHeader("Content-Type",
                    "application/json; charset=utf-8");
        }
        var sent = http.sendAsync(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        return chained(sent.exceptionallyCompose(e -> CompletableFuture.failedFuture(failure(e))), response -> {
            if (response.statusCode() / 100 != 2) {
                throw Problems.answered(url, response.statusCode(), response.body(), language);
            }
            return response.body();
        }, sent);
    }

    private Throwable failure(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof IOException ? Problems.unreachable(url, cause, language) : cause;
    }

    private static <A, B> CompletableFuture<B> chained(CompletableFuture<A> first,
            java.util.function.Function<A, B> then) {
        return chained(first, then, first);
    }

    /**
     * A step after another; cancelling the step cancels what it comes from. The step is a future of its own, for one
     * made by the HTTP client's is not cancelled itself but fails by what is cancelled beneath.
     */
    private static <A, B> CompletableFuture<B> chained(CompletableFuture<A> first,
            java.util.function.Function<A, B> then,
            CompletableFuture<?> source) {
        var step = new CompletableFuture<B>();
        first.thenApply(then).whenComplete((value, failure) -> {
            if (failure == null) {
                step.complete(value);
            } else {
                step.completeExceptionally(failure);
            }
        });
        step.whenComplete((value, failure) -> {
            if (step.isCancelled()) {
                source.cancel(true);
            }
        });
        return step;
    }

    private ProblemException unreadable(IOException e) {
        return Problems.of(Problem.FAILED, "answer", language, e, url.getRawAuthority(), e.getMessage());
    }

    private static <R> R await(CompletableFuture<R> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException p) {
                throw p;
            }
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        }
    }

    /** Gives up what is asked, and the connection; the session at the agent stays. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
