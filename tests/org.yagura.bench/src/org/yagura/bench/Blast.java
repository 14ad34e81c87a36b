/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.testsupport.ChildProcess;

/**
 * One run of the blaster.
 *
 * @param sent how many messages were sent
 * @param rate how many a second that were
 */
record Blast(long sent, double rate) {
    private static final Pattern SAID = Pattern.compile("sent (\\d+) in (\\d+) refused (\\d+)");

    /** Sends for so many seconds and waits for the end. */
    static Blast run(Path directory, int port, long rate, double seconds, String version)
            throws IOException, InterruptedException {
        return start(directory, port, rate, seconds, version).result();
    }

    /** Begins to send. */
    static Running start(Path directory, int port, long rate, double seconds, String version) throws IOException {
        long count = Math.round(rate * seconds);
        var process = ChildProcess.java(directory, "blaster-" + System.nanoTime(),
                List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:MaxDirectMemorySize=512m"), Blaster.class.getName(),
                String.valueOf(port), String.valueOf(rate), String.valueOf(count), version, "0");
        return new Running(process, seconds);
    }

    /** A blaster that sends. */
    record Running(ChildProcess process, double seconds) {

        Blast result() throws InterruptedException {
            process.await(Duration.ofSeconds((long) (seconds * 3) + 60));
            Matcher said = SAID.matcher(process.out());
            if (!said.find()) {
                throw new IllegalStateException("the blaster failed: " + process.out() + process.err());
            }
            long sent = Long.parseLong(said.group(1));
            return new Blast(sent, sent * 1_000.0 / Math.max(1, Long.parseLong(said.group(2))));
        }
    }
}
