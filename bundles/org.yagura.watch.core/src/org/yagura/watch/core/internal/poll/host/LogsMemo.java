/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.host.FindHostLogs;
import org.yagura.core.json.Json;
import org.yagura.watch.core.internal.poll.host.LogFollower.Memo;

/**
 * What is kept of several log files between two runs, those changed last first: of each its place, and what has no end yet of
 * some. Bounded as a whole: files that were not changed for long are forgotten first, and are taken for old ones when they are
 * seen again.
 */
final class LogsMemo {
    private static final Logger LOG = LoggerFactory.getLogger(LogsMemo.class);
    private static final int MOST_FILES_TEXT = 40_000;
    private static final int MOST_OPEN_TEXT = 24_000;
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 7;

    private final Map<String, One> files = new LinkedHashMap<>();
    private long horizon = Long.MIN_VALUE;

    /** A file that is followed. */
    static final class One {
        private String name;
        private Memo memo;
        private long size;
        private int missed;
        private boolean waited;
        private long changed = Long.MIN_VALUE;
        private boolean fits;

        One(String name, Memo memo) {
            this.name = name;
            this.memo = memo;
        }

        /** It fits, and is so now. */
        void seen(FindHostLogs.Log log) {
            name = log.name();
            size = log.size();
            changed = log.changed();
            missed = 0;
            fits = true;
        }

        /** Whether it was seen in this run. */
        boolean fits() {
            return fits;
        }

        String name() {
            return name;
        }

        String key() {
            return memo.place().file();
        }

        long offset() {
            return memo.place().offset();
        }

        /** Its size when it was seen last. */
        long size() {
            return size;
        }

        Memo memo() {
            return memo;
        }

        void memo(Memo next) {
            memo = next;
            waited = false;
        }

        /** In how many runs it fitted no more and nothing was new in it. */
        int missed() {
            return missed;
        }

        void missed(int runs) {
            missed = runs;
        }

        /** Whether there was something to read that had to wait. */
        boolean waited() {
            return waited;
        }

        void waits() {
            waited = true;
        }

        private String line() {
            return String.join(SEPARATOR, Long.toString(offset()), Long.toString(size), Integer.toString(missed),
                    waited ? "1" : "0", memo.mark() == null ? "" : memo.mark().name(), key(), name);
        }

        private boolean open() {
            return memo.line().length > 0 || !memo.entry().isEmpty() || memo.cut();
        }

        private static One of(String line, Map<String, Memo> open) {
            String[] parts = line.split(SEPARATOR, FIELDS);
            String key = parts[5];
            Memo memo = open.get(key);
            if (memo == null) {
                memo = Memo.at(key, Long.parseLong(parts[0]));
                memo = parts[4].isEmpty() ? memo : memo.marked(LogLines.Mark.valueOf(parts[4]));
            }
            var one = new One(parts[6], memo);
            one.size = Long.parseLong(parts[1]);
            one.missed = Integer.parseInt(parts[2]);
            one.waited = parts[3].equals("1");
            return one;
        }
    }

    /** As it is written. */
    private record Text(long horizon, List<String> files, Map<String, Memo> open) {
    }

    /** Reads one; null when there is none, or it is not understood. */
    static LogsMemo of(String text) {
        if (text == null) {
            return null;
        }
        try {
            Text read = Json.read(text.getBytes(StandardCharsets.UTF_8), Text.class);
            if (read == null || read.files() == null || read.open() == null
                    || read.open().values().stream().anyMatch(m -> m == null || !m.isWhole())) {
                return null;
            }
            var memo = new LogsMemo();
            memo.horizon = read.horizon();
            read.files().forEach(line -> memo.add(One.of(line, read.open())));
            return memo;
        } catch (IOException | RuntimeException e) {
            LOG.warn("a memo of logs is not understood; reading begins at their ends: {}", e.getMessage());
            return null;
        }
    }

    /** What was changed up to then and is not known is old, in nanoseconds since 1970. */
    long horizon() {
        return horizon;
    }

    void horizon(long at) {
        horizon = Math.max(horizon, at);
    }

    boolean has(String key) {
        return files.containsKey(key);
    }

    void add(One one) {
        files.put(one.key(), one);
    }

    One remove(String key) {
        return files.remove(key);
    }

    /** All files, those changed last first. */
    List<One> all() {
        return new ArrayList<>(files.values());
    }

    /**
     * As it is written.
     *
     * @param over ends what has no end yet of a file that there is no room for
     */
    String text(BiConsumer<One, Memo> over) {
        var lines = new ArrayList<String>();
        Map<String, Memo> open = new LinkedHashMap<>();
        int length = 0;
        int openLength = 0;
        for (One one : files.values()) {
            if (one.open()) {
                int more = Json.text(one.memo()).length() + one.key().length();
                if (openLength + more > MOST_OPEN_TEXT) {
                    over.accept(one, one.memo());
                } else {
                    openLength += more;
                    open.put(one.key(), one.memo());
                }
            }
            String line = one.line();
            length += Json.text(line).length() + 1;
            if (length > MOST_FILES_TEXT) {
                horizon(one.changed);
                open.remove(one.key());
            } else {
                lines.add(line);
            }
        }
        return Json.text(new Text(horizon, lines, open));
    }
}
