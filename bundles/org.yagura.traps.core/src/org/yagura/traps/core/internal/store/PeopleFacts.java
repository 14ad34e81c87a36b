/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Objects;

import org.yagura.core.event.HandlingState;
import org.yagura.core.fact.JsonFactType;
import org.yagura.traps.core.internal.fact.Sender;

/** The facts of this domain that persons bring about. */
public final class PeopleFacts {
    /** The most ids that one fact of handling names, so that every transaction is bounded. */
    public static final int MAX_IDS = 5_000;

    /** Traps were handled. */
    public static final JsonFactType<TrapHandled> TRAP_HANDLED = new JsonFactType<>("trap.handled", 1,
            TrapHandled.class);
    /** Alarms were handled. */
    public static final JsonFactType<AlarmHandled> ALARM_HANDLED = new JsonFactType<>("alarm.handled", 1,
            AlarmHandled.class);
    /** It was said how much is kept. */
    public static final JsonFactType<Retention> RETENTION = new JsonFactType<>("trap.retention", 1, Retention.class);
    /** A file of MIB modules came in. */
    public static final JsonFactType<MibImported> MIB_IMPORTED = new JsonFactType<>("mib.imported", 1,
            MibImported.class);
    /** A file of MIB modules was forgotten. */
    public static final JsonFactType<MibRemoved> MIB_REMOVED = new JsonFactType<>("mib.removed", 1, MibRemoved.class);

    /** Clocks of SNMPv3 senders were said not to be true any more. */
    public static final JsonFactType<SendersForgotten> SENDERS_FORGOTTEN = new JsonFactType<>("trap.clocks-forgotten",
            1,
            SendersForgotten.class);

    private PeopleFacts() {
    }

    /**
     * Traps were handled.
     *
     * @param ranges first and last id, first and last id, …; together at most {@link #MAX_IDS} ids
     * @param state new state; null leaves it
     * @param assignee new assignee; empty for nobody; null leaves it
     * @param comment null for none
     * @param person who did it
     */
    public record TrapHandled(long[] ranges, HandlingState state, String assignee, String comment, String person) {

        public TrapHandled {
            if (ranges == null || ranges.length % 2 != 0 || person == null) {
                throw new IllegalArgumentException("ranges of ids, and a person, are needed");
            }
            long ids = 0;
            for (int i = 0; i < ranges.length && ids <= MAX_IDS; i += 2) {
                ids += Math.clamp(ranges[i + 1] - ranges[i] + 1, 0, MAX_IDS + 1);
            }
            if (ids > MAX_IDS) {
                throw new IllegalArgumentException("more than " + MAX_IDS + " ids");
            }
        }
    }

    /**
     * Alarms were handled.
     *
     * @param ids at most {@link #MAX_IDS}
     * @param state new state; null leaves it
     * @param assignee new assignee; empty for nobody; null leaves it
     * @param comment null for none
     * @param clear whether they are over
     * @param person who did it
     */
    public record AlarmHandled(long[] ids, HandlingState state, String assignee, String comment, boolean clear,
            String person) {

        public AlarmHandled {
            if (ids == null || person == null) {
                throw new IllegalArgumentException("ids, and a person, are needed");
            }
        }
    }

    /**
     * It was said how much is kept; null leaves a number as it is.
     *
     * @param days days of traps, of cleared alarms and of facts that could not be read
     * @param rows traps at most
     * @param clearedAlarms cleared alarms at most
     * @param openAlarms open alarms at most
     * @param unread facts that could not be read at most
     */
    public record Retention(Integer days, Long rows, Integer clearedAlarms, Integer openAlarms, Integer unread) {

        /** This, and where it says nothing the other. */
        Retention or(Retention other) {
            return new Retention(Objects.requireNonNullElse(days, other.days),
                    Objects.requireNonNullElse(rows, other.rows),
                    Objects.requireNonNullElse(clearedAlarms, other.clearedAlarms),
                    Objects.requireNonNullElse(openAlarms, other.openAlarms),
                    Objects.requireNonNullElse(unread, other.unread));
        }
    }

    /**
     * A file of MIB modules came in, or came in again.
     *
     * @param name of the file
     * @param text content
     */
    public record MibImported(String name, String text) {
    }

    /**
     * A file of MIB modules was forgotten.
     *
     * @param name of the file
     */
    public record MibRemoved(String name) {
    }

    /**
     * Clocks of SNMPv3 senders were said not to be true any more.
     *
     * @param user name of the user
     * @param engine id of the engine, hexadecimal in lower case; null for all of the user
     */
    public record SendersForgotten(String user, String engine) {

        /** Whether a sender is one of them. */
        public boolean matches(Sender sender) {
            return sender.user().equals(user) && (engine == null || sender.engineText().equals(engine));
        }
    }
}
