/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the door is opened.
 *
 * @param bind address to listen on; a loopback address unless told otherwise
 * @param port port to listen on; 0 is any free one
 * @param certificate PEM file of one's own certificate, with its chain; null for one that the agent makes
 * @param key PEM file of its private key; null for the same
 * @param names further host names and addresses for the agent's own certificate
 * @param limits what bounds the door
 */
public record HttpSettings(String bind, int port, Path certificate, Path key, List<String> names, Limits limits) {

    /** The port when none is given. */
    public static final int USUAL_PORT = 8443;
    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    public HttpSettings {
        names = List.copyOf(names);
    }

    /** Loopback, on that port. */
    public static HttpSettings loopback(int port) {
        return new HttpSettings(LOOPBACK, port, null, null, List.of(), Limits.usual());
    }

    /** The same with other limits. */
    public HttpSettings with(Limits other) {
        return new HttpSettings(bind, port, certificate, key, names, other);
    }

    /**
     * What bounds the door.
     *
     * @param bodies what bounds the bodies of requests
     * @param connections most connections at once
     * @param requestsPerSecond rate of an address that is not this machine's; four times as many may come at once
     * @param streams most streams of changes at once
     * @param streamsOfOne most streams of one session
     * @param heartbeat how often a stream says something
     * @param slowClient a stream that takes nothing for so long is ended
     * @param flush the least time between two messages to a stream
     * @param remembered how many changes are kept for those who come back
     */
    public record Limits(Bodies bodies, int connections, int requestsPerSecond, int streams, int streamsOfOne,
            Duration heartbeat, Duration slowClient, Duration flush, int remembered) {

        /** The usual limits. */
        public static Limits usual() {
            return new Limits(Bodies.upTo(64 << 20), 500, 100, 200, 10, Duration.ofSeconds(15), Duration.ofSeconds(20),
                    Duration.ofMillis(100), 1_000);
        }
    }

    /**
     * What bounds the bodies of requests. Waiting for a body uses up the grace, and what comes restores it at the least rate;
     * a body is refused when the grace is used up, and after the longest time in any case.
     *
     * @param bytes longest body
     * @param grace how long we wait for a body of which nothing comes
     * @param bytesPerSecond least rate once the grace is used up; positive
     * @param longest the longest time for one body; for one over a megabyte, from its turn on
     * @param largeAtOnce how many bodies over one megabyte are received at once
     * @param turn how long a further one waits for its turn until it is refused
     */
    public record Bodies(int bytes, Duration grace, int bytesPerSecond, Duration longest, int largeAtOnce,
            Duration turn) {

        /** The usual bounds for bodies of that length. */
        public static Bodies upTo(int bytes) {
            return new Bodies(bytes, Duration.ofSeconds(10), 64 << 10, Duration.ofMinutes(5), 4,
                    Duration.ofSeconds(5));
        }
    }
}
