/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.yagura.ssh.SshSessions.Ran;

/** Commands of one question, all of them within its time. */
public final class Shell {
    private final Runner runner;
    private final long end;

    /** Runs a command on a host. */
    @FunctionalInterface
    public interface Runner {
        /** As {@link org.yagura.ssh.SshSessions#run}. */
        Ran run(String command, Duration within, int most) throws InterruptedException;
    }

    /** Commands until a moment of {@link System#nanoTime()}. */
    public Shell(Runner runner, long end) {
        this.runner = runner;
        this.end = end;
    }

    /** A text as one word of a shell, whatever is in it. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Runs a command. */
    Ran run(String command, int most) throws InterruptedException {
        return runner.run(command, Duration.ofNanos(Math.max(1, end - System.nanoTime())), most);
    }

    /**
     * What a command writes.
     *
     * @throws IOException when it fails; with the first line of what it says
     */
    public String text(String command, int most) throws IOException, InterruptedException {
        Ran ran = run(command, most);
        if (ran.status() != 0) {
            throw new IOException(ran.err().lines().findFirst().orElse("exit status " + ran.status()));
        }
        return new String(ran.out(), StandardCharsets.UTF_8);
    }
}
