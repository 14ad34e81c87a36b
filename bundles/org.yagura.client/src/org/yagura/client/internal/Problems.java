/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLException;

import org.yagura.client.AgentConnection;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** Makes problems of what went wrong between client and agent. */
public final class Problems {
    private static final int SHOWN = 300;

    private Problems() {
    }

    /** The agent does not answer, or its certificate is not trusted. */
    public static ProblemException unreachable(URI url, Throwable cause, Locale language) {
        String key = cause instanceof SSLException
                ? "untrusted"
                : cause instanceof HttpTimeoutException ? "late" : "unreachable";
        return of(Problem.UNAVAILABLE, key, language, cause, url.getRawAuthority(), reason(cause));
    }

    /** A problem of a kind, with texts {@code KEY.what}, {@code KEY.why} and {@code KEY.todo}. */
    public static ProblemException of(String code, String key, Locale language, Throwable cause, Object... arguments) {
        var texts = Texts.of(AgentConnection.class, language);
        return new ProblemException(new Problem(code, texts.get(key + ".what", arguments),
                texts.get(key + ".why", arguments), texts.get(key + ".todo", arguments),
                cause == null ? null : cause.toString()), cause);
    }

    /** What an answer with an error status says. */
    public static ProblemException answered(URI url, int status, byte[] body, Locale language) {
        Problem problem = read(body);
        if (problem != null) {
            return new ProblemException(problem);
        }
        String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
        ProblemException plain = of(code(status), "status", language, null, url.getRawAuthority(),
                String.valueOf(status));
        Problem p = plain.problem();
        return new ProblemException(new Problem(p.code(), p.what(), p.why(), p.todo(), text.isBlank() ? null : text));
    }

    private static Problem read(byte[] body) {
        try {
            if (JsonTree.read(body) instanceof Map<?, ?> map && map.get("code") instanceof String code
                    && map.get("what") instanceof String what) {
                return new Problem(code, what, text(map, "why"), text(map, "todo"), text(map, "details"));
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) == null ? null : map.get(key).toString();
    }

    private static String code(int status) {
        return switch (status) {
            case 400, 422 -> Problem.INVALID;
            case 401 -> Problem.UNAUTHENTICATED;
            case 403 -> Problem.REFUSED;
            case 404 -> Problem.NOT_FOUND;
            case 409 -> Problem.CONFLICT;
            case 429 -> Problem.TOO_MANY;
            case 502, 503, 504 -> Problem.UNAVAILABLE;
            default -> Problem.FAILED;
        };
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}
