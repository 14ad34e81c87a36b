/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.LogPath;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.internal.poll.host.LogFollower.Memo;
import org.yagura.watch.core.internal.poll.host.LogFollower.Part;
import org.yagura.watch.core.internal.poll.host.LogsMemo.One;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Follows the log of a path: one file, or all files that fit a path with a date or {@code *}, each from a place of its own.
 * Files that are there in the first run are followed from their ends on, those that appear later from their beginnings. A file
 * is known by what its system tells files apart by, so a new name does not make it a new file. For one thread.
 */
final class LogFiles {
    /** So many files are read in a run at most, those changed last; the next run goes on with the others. */
    static final int MOST_READ = 16;

    private static final int MOST_PIECES = 16;
    /** Of each of several files. */
    private static final int MOST_PIECES_EACH = 4;
    private static final int MOST_GONE = 8;
    /** So many runs a file is looked for that fits no more, after the last news of it. */
    private static final int LAST_LOOKS = 2;
    /** So many bytes of their beginnings tell a copy from another file. */
    private static final int HEAD = 1024;

    private final HostAccess access;
    private final String path;
    private final LogPath files;
    private final LogFollower follower;

    /**
     * What a run has read.
     *
     * @param entries entries with their end, those of a file oldest first, without the line's end
     * @param lost a file of which something may be missing before them; null: none
     * @param begins whether this was the first run, which only looks where the ends are
     * @param more whether there is more to be read
     * @param files how many files fit; 1 for the path of one
     * @param problem why a file could not be read; null when all could
     * @param memo what the next run goes on from
     */
    record Read(List<Entry> entries, String lost, boolean begins, boolean more, int files, ProblemException problem,
            String memo) {

        /** How such a run has ended. */
        Outcome outcome() {
            return problem != null || files == 0
                    ? Outcome.FAILED
                    : lost != null ? Outcome.WARNING : Outcome.GOOD;
        }

        /** What is to be said of it before what was found; empty when nothing is. */
        Optional<Phrase> trouble(String path) {
            if (problem != null) {
                return Optional.of(HostProbe.text(problem));
            }
            if (files == 0) {
                return Optional.of(Say.say("log.none", path));
            }
            if (begins) {
                return Optional.of(Say.say("log.begins", path));
            }
            return Optional.ofNullable(lost).map(file -> Say.say("log.lost", file));
        }
    }

    /** An entry and the path of its file. */
    record Entry(String file, String text) {
    }

    /**
     * Follows a path.
     *
     * @param charset of files that do not say it themselves by a mark at their beginning
     * @param first expression of what the first line of an entry contains; null: each line is an entry
     * @throws CannotAskException when the path or the expression is none
     */
    LogFiles(HostAccess access, String path, Charset charset, String first) throws CannotAskException {
        this.access = access;
        this.path = path;
        if (LogPath.fault(path).isPresent()) {
            throw Say.cannot("log.path", path);
        }
        files = LogPath.isPattern(path) ? LogPath.of(path) : null;
        follower = new LogFollower(access, charset, LogPatterns.expression(first));
    }

    /** Whether it may be several files. */
    boolean several() {
        return files != null;
    }

    /** Reads on from the run's memo. */
    Read read(ProbeRun run) throws InterruptedException {
        return files == null ? one(run) : new Run(run).read();
    }

    private Read one(ProbeRun run) throws InterruptedException {
        Memo from = Memo.of(run.memo());
        Part part = follower.read(path, from, false, MOST_PIECES, run);
        return new Read(part.entries().stream().map(text -> new Entry(path, text)).toList(), part.lost() ? path : null,
                from == null, part.more(), 1, null, part.memo().text());
    }

    /** A run over all files that fit. */
    private final class Run {
        private final ProbeRun run;
        private final LogsMemo before;
        private final LogsMemo now = new LogsMemo();
        private final List<One> fresh = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private String lost;
        private boolean more;
        private ProblemException problem;

        Run(ProbeRun run) {
            this.run = run;
            before = LogsMemo.of(run.memo());
        }

        Read read() throws InterruptedException {
            FindHostLogs.Found found = access.ask(new FindHostLogs(path), run.left());
            found.files().forEach(this::known);
            copies();
            now.horizon(before == null ? Long.MIN_VALUE : before.horizon());
            if (found.more() && !found.files().isEmpty()) {
                now.horizon(found.files().getLast().changed());
            }
            gone();
            for (One one : next()) {
                on(one);
            }
            String memo = now.text((one, memos) -> take(one, follower.over(memos)));
            return new Read(entries, lost, before == null, more, found.files().size(), problem, memo);
        }

        /** A file that fits; what is not known yet is new, or was there before it could be listed. */
        private void known(FindHostLogs.Log log) {
            if (now.has(log.file())) {
                return;
            }
            One one = before == null ? null : before.remove(log.file());
            if (one == null) {
                boolean old = before == null || log.changed() <= before.horizon();
                one = new One(log.name(), Memo.at(log.file(), old ? log.size() : 0));
                if (!old) {
                    fresh.add(one);
                }
            }
            one.seen(log);
            now.add(one);
        }

        /**
         * A rotation may copy a file and empty it: the copy is a new file with what was told already. Its name is that of the
         * file and something more, its beginning is the same, or the file is empty now.
         */
        private void copies() throws InterruptedException {
            for (One copy : fresh) {
                Optional<One> origin = now.all().stream()
                        .filter(one -> !fresh.contains(one) && one.offset() > 0 && copy.name().startsWith(one.name()))
                        .max(Comparator.comparingInt(one -> one.name().length()));
                if (origin.isPresent()) {
                    copy(copy, origin.get());
                }
            }
        }

        private void copy(One copy, One origin) throws InterruptedException {
            boolean emptied = origin.size() < origin.offset();
            if (emptied ? copy.size() < origin.offset() : !alike(copy, origin)) {
                return;
            }
            if (copy.size() < origin.offset()) {
                // it is being copied: the next run sees more of it
                now.remove(copy.key());
                return;
            }
            copy.memo(origin.memo().in(copy.key()));
            origin.memo(Memo.at(origin.key(), emptied ? 0 : copy.size()));
        }

        private boolean alike(One copy, One origin) throws InterruptedException {
            byte[] first = head(copy);
            byte[] second = head(origin);
            int both = Math.min(first.length, second.length);
            return both > 0 && Arrays.equals(first, 0, both, second, 0, both);
        }

        private byte[] head(One one) throws InterruptedException {
            try {
                ReadHostLog.Piece piece = access.ask(
                        new ReadHostLog(place(one), new ReadHostLog.Place(one.key(), 0), HEAD), run.left());
                return piece.lost() ? new byte[0] : piece.content();
            } catch (ProblemException e) {
                // it cannot be read: that is said when it is to be read
                return new byte[0];
            }
        }

        private String place(One one) {
            return files.folder() + one.name();
        }

        /** What fits no more may have been renamed before its last entries were read. */
        private void gone() throws InterruptedException {
            int looks = 0;
            for (One one : before == null ? List.<One>of() : before.all()) {
                if (looks++ >= MOST_GONE || run.left().isZero()) {
                    now.add(one);
                    continue;
                }
                boolean ended = false;
                try {
                    Part part = follower.read(place(one), one.memo(), true, MOST_PIECES_EACH, run);
                    one.missed(part.news() ? 0 : one.missed() + 1);
                    take(one, part);
                    ended = part.gone();
                    more |= part.more();
                } catch (ProblemException e) {
                    // it is not in the folder any more, or cannot be read now
                    one.missed(one.missed() + 1);
                }
                if (ended || one.missed() >= LAST_LOOKS) {
                    take(one, follower.over(one.memo()));
                    lost = one.offset() < one.size() ? place(one) : lost;
                } else {
                    now.add(one);
                }
            }
        }

        /** The files to be read: those that had to wait first, then those changed last; in the order in which they changed. */
        private List<One> next() {
            List<One> waiting = now.all().stream()
                    .filter(one -> one.fits() && (one.offset() != one.size() || one.memo().entry().length() > 0))
                    .sorted(Comparator.comparing(One::waited).reversed()).toList();
            more |= waiting.size() > MOST_READ;
            List<One> next = new ArrayList<>(waiting.subList(0, Math.min(MOST_READ, waiting.size())));
            waiting.subList(next.size(), waiting.size()).forEach(One::waits);
            List<One> all = now.all();
            next.sort(Comparator.comparingInt(all::indexOf).reversed());
            return next;
        }

        private void on(One one) throws InterruptedException {
            if (one.offset() == one.size()) {
                take(one, follower.still(one.memo()));
            } else if (run.left().isZero()) {
                more = true;
                one.waits();
            } else {
                try {
                    Part part = follower.read(place(one), one.memo(), true, MOST_PIECES_EACH, run);
                    take(one, part);
                    more |= part.more();
                } catch (ProblemException e) {
                    problem = e;
                }
            }
        }

        private void take(One one, Part part) {
            part.entries().forEach(text -> entries.add(new Entry(place(one), text)));
            lost = part.lost() ? place(one) : lost;
            one.memo(part.memo());
        }
    }
}
