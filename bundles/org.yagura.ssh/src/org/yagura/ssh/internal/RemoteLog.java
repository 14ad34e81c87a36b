/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.LogReading;
import org.yagura.core.host.LogReading.MovedException;
import org.yagura.core.host.LogReading.Seen;
import org.yagura.ssh.SshSessions.Ran;

/** A log file on a host and its neighbours, looked at by its shell and the GNU tools. */
public final class RemoteLog implements LogReading.Files {
    private static final int LONGEST_LIST = 4 << 20;
    private static final Pattern LINE = Pattern
            .compile("(\\d+:\\d+) (\\d{1,18}) (\\d{1,12})(?:\\.(\\d{1,10}))? ([^\\n]*)");
    private static final int MISSING = 3;
    private static final int MOVED = 4;
    private static final int NO_FILE = 5;
    private static final long NANOS = 1_000_000_000;

    private final Shell shell;
    private final String path;
    private final BiFunction<String, String, RuntimeException> problem;

    /**
     * A log.
     *
     * @param path absolute
     * @param problem makes of a key and the host's words what a person is told
     */
    public RemoteLog(Shell shell, String path, BiFunction<String, String, RuntimeException> problem) {
        this.shell = shell;
        this.path = path;
        this.problem = problem;
    }

    @Override
    public Optional<Seen> log() throws IOException, InterruptedException {
        String file = Shell.quoted(path);
        Ran ran = shell.run("export LC_ALL=C; [ -e " + file + " ] || exit " + MISSING + "; [ -f " + file + " ] || exit "
                + NO_FILE + "; stat -L -c '%d:%i %s %.9Y %n' -- " + file, LONGEST_LIST);
        return switch (ran.status()) {
            case 0 -> Optional.of(listed(ran).findFirst()
                    .orElseThrow(() -> new IOException("stat answers in another form than that of the GNU tools")));
            case MISSING -> Optional.empty();
            case NO_FILE -> throw problem.apply("log.kind", "");
            default -> throw unreadable(ran);
        };
    }

    private RuntimeException unreadable(Ran ran) {
        return problem.apply("log.unreadable",
                ran.err().lines().findFirst().orElse("exit status " + ran.status()));
    }

    /** A line of stat or find: device and inode, size, when it was changed, path. */
    private static Optional<Seen> seen(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String part = ((matcher.group(4) == null ? "" : matcher.group(4)) + "000000000").substring(0, 9);
        return Optional.of(new Seen(matcher.group(5), matcher.group(1), Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)) * NANOS + Long.parseLong(part)));
    }

    @Override
    public List<Seen> alike() throws IOException, InterruptedException {
        int slash = path.lastIndexOf('/');
        String folder = slash == 0 ? "/" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        int dot = name.lastIndexOf('.');
        String begin = (slash == 0 ? "/" : folder + '/') + (dot > 0 ? name.substring(0, dot) : name);
        Ran ran = shell.run(list(folder), LONGEST_LIST);
        if (ran.status() != 0) {
            throw unreadable(ran);
        }
        return listed(ran).filter(seen -> seen.path().startsWith(begin)).toList();
    }

    /** What the kernel knows of the files of a folder, its own links left out. */
    private static String list(String folder) {
        return "LC_ALL=C find " + Shell.quoted(folder)
                + " -maxdepth 1 -type f -printf '%D:%i %s %T@ %p\\n' | head -n " + FindHostLogs.MOST_LOOKED;
    }

    private static Stream<Seen> listed(Ran ran) {
        return new String(ran.out(), StandardCharsets.UTF_8).lines().map(RemoteLog::seen).flatMap(Optional::stream);
    }

    /**
     * The files of a folder whose names fit; empty when there is no such folder, or it cannot be read.
     *
     * @param folder with the slash at its end, so that a link to a folder leads there
     */
    public static Optional<List<Seen>> files(Shell shell, String folder, Predicate<String> fits)
            throws InterruptedException {
        String quoted = Shell.quoted(folder);
        Ran ran = shell.run("[ -d " + quoted + " ] && [ -r " + quoted + " ] && [ -x " + quoted + " ] || exit " + MISSING
                + "; " + list(folder), LONGEST_LIST);
        return ran.status() != 0
                ? Optional.empty()
                : Optional.of(listed(ran).filter(seen -> seen.path().startsWith(folder)
                        && fits.test(seen.path().substring(folder.length()))).toList());
    }

    @Override
    public byte[] read(Seen file, long from, int most) throws IOException, InterruptedException {
        String name = Shell.quoted(file.path());
        // the file is held open while it is looked at, so that it is the one that is read
        Ran ran = shell.run("export LC_ALL=C; [ -e " + name + " ] || exit " + MISSING + "; exec 3<" + name
                + " || exit 1; [ \"$(stat -L -c %d:%i /proc/self/fd/3)\" = " + Shell.quoted(file.key()) + " ] || exit "
                + MOVED + "; tail -c +" + (from + 1) + " <&3 | head -c " + most, most);
        return switch (ran.status()) {
            case 0 -> ran.out();
            case MISSING, MOVED -> throw new MovedException(file.path());
            default -> throw unreadable(ran);
        };
    }

    @Override
    public RuntimeException missing() {
        return problem.apply("log.missing", "");
    }
}
