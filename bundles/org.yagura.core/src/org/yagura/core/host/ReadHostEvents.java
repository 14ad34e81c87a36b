/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/**
 * Reads on in an event log of Windows. An event is known by the number of its record and its time, so that a log that was
 * cleared, and counts anew, is told from one that goes on. Answered by a node agent on Windows only.
 */
@Operation(name = "host.events", privilege = Privilege.SEE, doc = "Reads on in an event log of a Windows host, also when it has been cleared.")
public record ReadHostEvents(
        @Doc(value = "channel, such as System or Microsoft-Windows-TaskScheduler/Operational", required = true) String channel,
        @Doc("the last event that was looked at; absent: at the end of the log, nothing is read") Bookmark after,
        @Doc("levels, 0 to 5, at most 6; absent or empty: all") List<Integer> levels,
        @Doc("names of providers, at most 50; absent or empty: all") List<String> providers,
        @Doc("numbers of events, at most 200; absent or empty: all") List<Integer> ids,
        @Doc("so many events at most, 1 to 500; absent means 200") Integer most)
        implements
            HostQuery<ReadHostEvents.Found> {

    /** So many events at most. */
    public static final int MOST = 500;
    /** So many events when nothing is said. */
    public static final int USUAL = 200;
    /** So many providers can be asked for. */
    public static final int MOST_PROVIDERS = 50;
    /** So many numbers of events can be asked for. */
    public static final int MOST_IDS = 200;
    /** So long is the text of an event at most, in characters. */
    public static final int LONGEST = 8_000;

    @Override
    public Class<Found> result() {
        return Found.class;
    }

    /** A place in a log. */
    public record Bookmark(@Doc("number of the record; 0: before the first one") long record,
            @Doc("when it was written, as the log has it; empty before the first one") String time) {
    }

    /** What was read. */
    public record Found(@Doc("where to read on") Bookmark bookmark,
            @Doc("the events that fit, oldest first") List<Event> events,
            @Doc("whether there is more to be read now") boolean more,
            @Doc("whether events may be missing before these: the log was cleared, or has overwritten them") boolean lost) {
    }

    /** An event. */
    public record Event(@Doc("number of its record") long record,
            @Doc("when it was written, as the log has it: UTC, ISO 8601") String time,
            @Doc("0 always logged, such as audits; 1 critical, 2 error, 3 warning, 4 information, 5 verbose; absent when it is not told") Integer level,
            @Doc("who wrote it") String provider,
            @Doc("number of the event at its provider; absent when it is not told") Integer id,
            @Doc("name of the computer") String computer,
            @Doc("what it says, in the language of the host; its data where it cannot be rendered; at most 8000 characters") String text) {
    }
}
