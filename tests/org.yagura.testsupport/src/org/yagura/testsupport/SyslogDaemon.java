/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real rsyslogd, with a configuration of its own: takes messages at a TCP port of loopback and forwards them. */
public final class SyslogDaemon extends Daemon {
    /** Where Debian installs it. */
    public static final String PROGRAM = "/usr/sbin/rsyslogd";
    private static final String TLS = "rsyslog/lmnsd_gtls.so";
    private static final String ACTION = "action(type=\"omfwd\" target=\"127.0.0.1\" ";

    private final ListeningProcess process;

    private SyslogDaemon(ListeningProcess process) {
        this.process = process;
    }

    /** Whether there is one on this machine. */
    public static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    /** Whether it can speak TLS. */
    public static boolean encrypts() throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), Files::isDirectory)) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve(TLS))) {
                    return installed();
                }
            }
            return false;
        }
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param port where it takes messages, TCP
     * @param global settings that stand in its first block, such as {@code defaultNetstreamDriver="gtls"}
     * @param forward parameters of the action that forwards, such as {@code port="514" protocol="tcp"}
     */
    public static SyslogDaemon start(Path folder, int port, String global, String forward)
            throws IOException {
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(folder.resolve("rsyslog.conf"), "global(workDirectory=\"" + folder.resolve("spool") + "\" "
                + global + ")\nmodule(load=\"imtcp\")\ninput(type=\"imtcp\" address=\"127.0.0.1\" port=\"" + port
                + "\")\n"
                + ACTION + forward
                + " action.resumeRetryCount=\"-1\" action.resumeInterval=\"1\" queue.type=\"LinkedList\")\n");
        return new SyslogDaemon(ListeningProcess.start(folder, List.of(PROGRAM, "-n", "-f",
                folder.resolve("rsyslog.conf").toString(), "-i", folder.resolve("pid").toString()), "127.0.0.1", port));
    }

    /** What it says. */
    public String said() {
        return process().out() + process().err();
    }

    @Override
    ChildProcess process() {
        return process.process();
    }
}
