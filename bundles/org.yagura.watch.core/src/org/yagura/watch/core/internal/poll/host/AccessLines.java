/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;

import org.yagura.core.event.SyslogMessages;
import org.yagura.core.host.HostAccess;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeRun;

/** Where lines that tell of access are read on, each once. For one thread. */
interface AccessLines extends AutoCloseable {

    /**
     * Reads on from the run's memo.
     *
     * @param taker takes each line with the time at which it came
     */
    Read read(ProbeRun run, BiConsumer<Instant, String> taker) throws InterruptedException;

    /** How people are told where the lines stand. */
    Phrase place();

    @Override
    default void close() {
        // most have nothing to close
    }

    /**
     * How far it went.
     *
     * @param outcome whether it could be read, and nothing is missing
     * @param trouble what is to be said of it before what was found; null: nothing
     * @param memo what the next run goes on from
     */
    record Read(Outcome outcome, Phrase trouble, String memo) {
    }

    /**
     * The files of a host that fit a path; lines came when they were read.
     *
     * @throws CannotAskException when the path is none
     */
    static AccessLines file(HostAccess access, String path) throws CannotAskException {
        return new File(access, path, new LogFiles(access, path, StandardCharsets.UTF_8, null));
    }

    /** The syslog messages of a node. */
    static AccessLines syslog(SyslogMessages messages, String node) {
        return new Syslog(messages, node);
    }

    /** See {@link AccessLines#file}. */
    record File(HostAccess access, String path, LogFiles files) implements AccessLines {

        @Override
        public Read read(ProbeRun run, BiConsumer<Instant, String> taker) throws InterruptedException {
            LogFiles.Read read = files.read(run);
            read.entries().forEach(entry -> taker.accept(run.at(), entry.text()));
            return new Read(read.outcome(), read.trouble(path).orElse(null), read.memo());
        }

        @Override
        public Phrase place() {
            return Phrase.plain(path);
        }

        @Override
        public void close() {
            access.close();
        }
    }

    /** See {@link AccessLines#syslog}. The memo is the place of the last message. */
    record Syslog(SyslogMessages messages, String node) implements AccessLines {
        private static final int PIECE = 2_000;

        @Override
        public Read read(ProbeRun run, BiConsumer<Instant, String> taker) {
            Long last = place(run.memo());
            boolean begins = last == null;
            boolean lost = false;
            boolean more = true;
            while (more && !run.left().isZero()) {
                SyslogMessages.Read read = messages.after(node, last, PIECE);
                read.messages().forEach(message -> taker.accept(message.at(), message.line()));
                last = read.last();
                lost |= read.lost();
                more = read.more();
            }
            return new Read(lost ? Outcome.WARNING : Outcome.GOOD,
                    lost ? Say.say("access.lost") : begins ? Say.say("access.begins") : null,
                    last == null ? null : last.toString());
        }

        /** What a file has left, as when the watch was changed, is no place. */
        private static Long place(String memo) {
            return memo != null && memo.matches("\\d{1,18}") ? Long.valueOf(memo) : null;
        }

        @Override
        public Phrase place() {
            return Say.say("access.syslog");
        }
    }
}
