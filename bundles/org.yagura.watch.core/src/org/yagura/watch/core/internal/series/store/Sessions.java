/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.Arrays;
import java.util.Map;

import org.yagura.core.recent.Recent;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.fact.SampleBatch;

/** What the numbers of producers mean, for the sessions that were used last. Used by one thread. */
final class Sessions {
    /** A number whose meaning was not said. */
    static final int UNKNOWN = 0;
    /** A number of a series for which there is no room. */
    static final int BEYOND = -1;
    private static final int KEPT = 16;
    private static final int FIRST = 64;

    private final Recent<Long, Session> sessions = new Recent<>(KEPT);

    /** The numbers of one session. */
    static final class Session {
        private int[] series = new int[FIRST];

        void define(int number, int meaning) {
            if (number >= series.length) {
                series = Arrays.copyOf(series, Math.max(number + 1, 2 * series.length));
            }
            series[number] = meaning;
        }

        /** The number of the series, or one of the constants. */
        int series(int number) {
            return number < series.length ? series[number] : UNKNOWN;
        }
    }

    Session session(long id) {
        Session session = sessions.get(id);
        if (session == null) {
            session = new Session();
            sessions.put(id, session);
        }
        return session;
    }

    void clear() {
        sessions.clear();
    }

    void write(ByteWriter to) {
        to.number(sessions.size());
        for (Map.Entry<Long, Session> entry : sessions.entrySet()) {
            int[] series = entry.getValue().series;
            int size = series.length;
            while (size > 0 && series[size - 1] == UNKNOWN) {
                size--;
            }
            to.signed(entry.getKey()).number(size);
            for (int i = 0; i < size; i++) {
                to.signed(series[i] - (i == 0 ? 0L : series[i - 1]));
            }
        }
    }

    void read(ByteReader from) {
        for (int i = from.number("sessions", KEPT); i > 0; i--) {
            Session session = session(from.signed());
            int size = from.number("numbers", SampleBatch.MOST_NUMBER + 1L);
            long last = 0;
            for (int number = 0; number < size; number++) {
                last += from.signed();
                session.define(number, (int) last);
            }
        }
    }
}
