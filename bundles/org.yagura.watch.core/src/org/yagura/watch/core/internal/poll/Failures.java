/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;

import javax.net.ssl.SSLException;

import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeRun;

/** What a failed connection means to a person. */
final class Failures {
    private static final int LONGEST = 200;

    private Failures() {
    }

    /**
     * What happened to a connection.
     *
     * @param where as a person writes it
     * @throws InterruptedException when it failed because whoever asked was interrupted
     */
    static Phrase of(IOException failure, String where, ProbeRun run) throws InterruptedException {
        if (failure instanceof ClosedByInterruptException || Thread.interrupted()) {
            throw new InterruptedException(where);
        }
        if (failure instanceof UnknownHostException) {
            return Say.say("net.unknownHost", clean(failure.getMessage()));
        }
        if (run.left().isZero() || failure instanceof SocketTimeoutException) {
            return Say.say("net.silent", where, Say.seconds(run.timeout()));
        }
        String message = String.valueOf(failure.getMessage());
        String small = message.toLowerCase(Locale.ROOT);
        return switch (failure) {
            case PortUnreachableException _ -> Say.say("net.refused", where);
            case ConnectException _ when small.contains("refused") -> Say.say("net.refused", where);
            case NoRouteToHostException _ -> Say.say("net.noRoute", where);
            case EOFException _ -> Say.say("net.ended", where);
            case SSLException _ -> Say.say("tls.failed", where, clean(message));
            default -> small.contains("unreachable")
                    ? Say.say("net.noRoute", where)
                    : small.contains("reset") || small.contains("broken pipe")
                            ? Say.say("net.reset", where)
                            : Say.say("net.failed", where, clean(message));
        };
    }

    /** What somebody else wrote, short and without control characters. */
    static String clean(String text) {
        var clean = new StringBuilder();
        String.valueOf(text).codePoints().limit(LONGEST).map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
