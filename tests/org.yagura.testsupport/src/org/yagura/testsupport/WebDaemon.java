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

/** A real nginx in one process, with a configuration of its own. */
public final class WebDaemon extends Daemon {
    /** Where Debian installs it. */
    public static final String PROGRAM = "/usr/sbin/nginx";

    private final ListeningProcess process;

    private WebDaemon(ListeningProcess process) {
        this.process = process;
    }

    /** Whether there is one on this machine. */
    public static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    /**
     * Starts one and waits until it listens at that port.
     *
     * @param servers server blocks of its configuration
     */
    public static WebDaemon start(Path folder, String address, int port, String servers) throws IOException {
        for (String name : List.of("logs", "body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("nginx.conf"),
                "daemon off;\nmaster_process off;\nworker_processes 1;\npid " + folder.resolve("pid")
                        + ";\nerror_log stderr;\nevents { worker_connections 64; }\nhttp {\n  access_log off;\n"
                        + "  default_type text/html;\n  client_body_temp_path " + folder.resolve("body")
                        + ";\n  proxy_temp_path " + folder.resolve("proxy") + ";\n  fastcgi_temp_path "
                        + folder.resolve("fastcgi") + ";\n  uwsgi_temp_path " + folder.resolve("uwsgi")
                        + ";\n  scgi_temp_path " + folder.resolve("scgi") + ";\n" + servers + "\n}\n");
        return new WebDaemon(ListeningProcess.start(folder,
                List.of(PROGRAM, "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString()), address,
                port));
    }

    /** Starts it again after it was killed. */
    public void start() throws IOException {
        process.start();
    }

    @Override
    ChildProcess process() {
        return process.process();
    }
}
