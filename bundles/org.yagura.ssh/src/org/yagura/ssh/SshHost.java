/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.LogReading;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.host.Systemd;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.SafePattern;
import org.yagura.core.text.Texts;
import org.yagura.model.LogPath;
import org.yagura.ssh.SshSessions.Peer;
import org.yagura.ssh.SshSessions.Ran;
import org.yagura.ssh.internal.HostTexts;
import org.yagura.ssh.internal.RemoteLog;
import org.yagura.ssh.internal.Shell;

/**
 * A host over SSH: what its kernel tells in {@code /proc}, {@code df}, {@code ps}, {@code systemctl} and its files. Nothing is
 * installed or written there; a user who may log in and read is enough. For Linux with the GNU tools.
 */
public final class SshHost implements HostAccess {
    private static final int MOST = 4 << 20;
    private static final int LONGEST_COMMAND = 1_000;

    private final SshSessions sessions;
    private final Peer peer;
    private final Texts texts = Texts.of(SshHost.class);

    /** A host; nothing is asked yet. */
    public SshHost(SshSessions sessions, Peer peer) {
        this.sessions = sessions;
        this.peer = peer;
    }

    @Override
    public <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException {
        Shell shell = new Shell(this::run, System.nanoTime() + within.toNanos());
        try {
            return query.result().cast(switch (query) {
                case ReadHost _ -> HostTexts.use(shell.text(HostTexts.USE, MOST));
                case FindHostProcesses find -> processes(find, shell);
                case FindHostServices find -> services(find, shell);
                case ReadHostLog read -> log(read, shell);
                case FindHostLogs find -> logs(find, shell);
                case ReadHostEvents _ ->
                    throw ProblemException.of(Problem.UNAVAILABLE, texts, "events", peer.where());
            });
        } catch (IOException e) {
            ProblemException why = ProblemException.of(Problem.FAILED, texts, "answer", peer.where(),
                    String.valueOf(e.getMessage()));
            throw new ProblemException(why.problem(), e);
        }
    }

    private Ran run(String command, Duration within, int most) throws InterruptedException {
        return sessions.run(peer, command, within, most);
    }

    private FindHostProcesses.Found processes(FindHostProcesses find, Shell shell)
            throws IOException, InterruptedException {
        SafePattern pattern;
        try {
            pattern = SafePattern.forTexts(find.command() == null ? "" : find.command(), LONGEST_COMMAND);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(Problem.INVALID, texts, "expression", e.getMessage());
        }
        List<FindHostProcesses.Process> fitting = HostTexts.processes(shell.text(HostTexts.PROCESSES, MOST)).stream()
                .filter(p -> find.user() == null || find.user().isEmpty() || find.user().equals(p.user()))
                .filter(p -> pattern.find(p.command()) == SafePattern.Found.YES).toList();
        return new FindHostProcesses.Found(fitting.size(),
                fitting.stream().limit(FindHostProcesses.MOST).toList());
    }

    private FindHostServices.Found services(FindHostServices find, Shell shell)
            throws IOException, InterruptedException {
        List<String> names = find.names() == null ? List.of() : find.names();
        if (names.isEmpty() || names.size() > FindHostServices.MOST) {
            throw ProblemException.of(Problem.INVALID, texts, "services.number", FindHostServices.MOST);
        }
        names.stream().filter(name -> !Systemd.isName(name)).findFirst().ifPresent(name -> {
            throw ProblemException.of(Problem.INVALID, texts, "services.name", name);
        });
        String command = "LC_ALL=C systemctl " + String.join(" ", Systemd.arguments()) + ' '
                + names.stream().map(Shell::quoted).collect(Collectors.joining(" "));
        return new FindHostServices.Found(Systemd.read(names, shell.text(command, MOST)));
    }

    private ReadHostLog.Piece log(ReadHostLog read, Shell shell) throws IOException, InterruptedException {
        int most = read.most() == null ? ReadHostLog.USUAL : read.most();
        if (most < 1 || most > ReadHostLog.MOST) {
            throw ProblemException.of(Problem.INVALID, texts, "log.most", ReadHostLog.MOST);
        }
        String path = checked(read.path());
        return LogReading.read(new RemoteLog(shell, path,
                (key, word) -> ProblemException.of(Problem.UNAVAILABLE, texts, key, path, peer.where(), word)),
                read.place(), most);
    }

    private FindHostLogs.Found logs(FindHostLogs find, Shell shell) throws IOException, InterruptedException {
        String said = checked(find.path());
        LogPath path;
        try {
            path = LogPath.of(said);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(Problem.INVALID, texts, "log.path", said);
        }
        return FindHostLogs.Found.of(path, RemoteLog.files(shell, path.folder(), path::fits)
                .orElseThrow(() -> ProblemException.of(Problem.UNAVAILABLE, texts, "log.folder", path.folder(),
                        peer.where())));
    }

    private String checked(String path) {
        if (path == null || !path.startsWith("/") || path.endsWith("/") || path.chars().anyMatch(c -> c < ' ')) {
            throw ProblemException.of(Problem.INVALID, texts, "log.path", String.valueOf(path));
        }
        return path;
    }

    @Override
    public void close() {
        // the connection belongs to all who ask the host
    }
}
