/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.yagura.agent.core.Sessions;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** Writes answers: JSON, problems with their status, and the headers that every answer has. */
public final class Answers {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private Answers() {
    }

    /** The headers that keep browsers from doing anything with an answer but show it. */
    static void secure(Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Strict-Transport-Security", "max-age=31536000");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    static void json(Response response, int status, Object value, Callback callback) {
        send(response, status, "application/json", Json.bytes(value), callback);
    }

    static void send(Response response, int status, String type, byte[] body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    static void problem(Response response, int status, ProblemException failure, Callback callback) {
        if (failure.getCause() instanceof Sessions.Wait wait) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(wait.seconds()));
        }
        if (status == HttpStatus.UNAUTHORIZED_401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"yagura\"");
        }
        send(response, status, "application/problem+json", Json.bytes(failure.problem()), callback);
    }

    /** The status of a problem. */
    public static int status(String code) {
        return switch (code) {
            case Problem.INVALID -> HttpStatus.BAD_REQUEST_400;
            case Problem.UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED_401;
            case Problem.REFUSED -> HttpStatus.FORBIDDEN_403;
            case Problem.NOT_FOUND -> HttpStatus.NOT_FOUND_404;
            case Problem.CONFLICT -> HttpStatus.CONFLICT_409;
            case Problem.TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS_429;
            case Problem.UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE_503;
            default -> HttpStatus.INTERNAL_SERVER_ERROR_500;
        };
    }

    /** The language of a request: of those that there are, the one it likes best. */
    public static Locale language(Request request) {
        HttpField accepted = request.getHeaders().getField(HttpHeader.ACCEPT_LANGUAGE);
        if (accepted == null || accepted.getValue() == null || accepted.getValue().isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(accepted.getValue()).stream()
                    .sorted(Comparator.comparing(Locale.LanguageRange::getWeight).reversed()).toList(), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
