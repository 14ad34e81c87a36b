/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostEvents.Bookmark;
import org.yagura.core.host.ReadHostEvents.Event;
import org.yagura.core.host.ReadHostEvents.Found;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/**
 * Reads on in event logs of Windows by wevtutil. The newest record is looked up first, and nothing is read beyond it, so that
 * the bookmark goes on also where no event fits. Thread-safe.
 */
public final class EventReader {
    private static final Pattern CHANNEL = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()/-]{0,254}");
    private static final Pattern PROVIDER = Pattern.compile("[^'\"<>&\\p{Cntrl}]{1,255}");
    private static final int MOST_LEVEL = 5;
    private static final int MOST_ID = 65_535;
    /** Windows takes 20 conditions in a query; what is over that is looked at here. */
    private static final int MOST_CONDITIONS = 16;
    /** So many characters are in an answer at most. */
    private static final int LONGEST_ANSWER = 1 << 19;

    private final Program program;
    private final Texts texts = Texts.of(EventReader.class);

    /** Runs wevtutil. */
    @FunctionalInterface
    public interface Program {

        /**
         * What it writes.
         *
         * @param arguments after its name
         * @return at most as many bytes as the program is bounded to; more are left out
         * @throws IOException when it cannot be run, or fails; the message is what it says
         */
        byte[] run(List<String> arguments) throws IOException, InterruptedException;
    }

    /** By that program. */
    public EventReader(Program program) {
        this.program = program;
    }

    /** Answers. */
    public Found read(ReadHostEvents query) throws InterruptedException {
        check(query);
        try {
            return new Reading(query).read();
        } catch (IOException e) {
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "events.unreadable", query.channel(),
                    String.valueOf(e.getMessage()));
        }
    }

    private void check(ReadHostEvents query) {
        int most = query.most() == null ? ReadHostEvents.USUAL : query.most();
        if (most < 1 || most > ReadHostEvents.MOST) {
            throw ProblemException.of(Problem.INVALID, texts, "events.most", ReadHostEvents.MOST);
        }
        if (query.channel() == null || !CHANNEL.matcher(query.channel()).matches()) {
            throw ProblemException.of(Problem.INVALID, texts, "events.channel", String.valueOf(query.channel()));
        }
        boolean good = list(query.levels()).stream()
                .allMatch(level -> level != null && level >= 0 && level <= MOST_LEVEL)
                && list(query.ids()).stream().allMatch(id -> id != null && id >= 0 && id <= MOST_ID)
                && list(query.providers()).stream().allMatch(p -> p != null && PROVIDER.matcher(p).matches())
                && list(query.levels()).size() <= MOST_LEVEL + 1 && list(query.ids()).size() <= ReadHostEvents.MOST_IDS
                && list(query.providers()).size() <= ReadHostEvents.MOST_PROVIDERS
                && (query.after() == null || query.after().record() >= 0);
        if (!good) {
            throw ProblemException.of(Problem.INVALID, texts, "events.filter");
        }
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** One answer. */
    private final class Reading {
        private final ReadHostEvents query;
        private final int most;
        private final Set<Integer> levels;
        private final Set<Integer> ids;
        private final Set<String> providers;

        Reading(ReadHostEvents query) {
            this.query = query;
            most = query.most() == null ? ReadHostEvents.USUAL : query.most();
            levels = new HashSet<>(list(query.levels()));
            ids = new HashSet<>(list(query.ids()));
            providers = new HashSet<>(list(query.providers()));
        }

        Found read() throws IOException, InterruptedException {
            Optional<Event> newest = end(true);
            Bookmark after = query.after();
            Bookmark last = newest.map(e -> new Bookmark(e.record(), e.time())).orElse(new Bookmark(0, ""));
            if (after == null || last.equals(after)) {
                return new Found(last, List.of(), false, false);
            }
            if (newest.isEmpty()) {
                return new Found(last, List.of(), false, after.record() > 0);
            }
            if (after.record() == 0) {
                return on(0, last, false, events(0, last.record(), false));
            }
            EventXml.Parsed parsed = events(after.record(), last.record(), true);
            if (!parsed.events().isEmpty() && is(parsed.events().getFirst(), after)) {
                return on(after.record(), last, false, parsed);
            }
            if (parsed.events().isEmpty() && parsed.cutRecord() == after.record()) {
                // it is there, and alone longer than an answer may be
                return on(after.record(), last, false, events(after.record(), last.record(), false));
            }
            // the last event that was looked at is not there any more: overwritten, or the log was cleared and counts anew
            Optional<Event> oldest = end(false);
            boolean overwritten = last.record() > after.record() && oldest.isPresent()
                    && oldest.get().record() > after.record();
            boolean lost = !overwritten || oldest.get().record() > after.record() + 1;
            long from = overwritten ? after.record() : 0;
            return on(from, last, lost, events(from, last.record(), false));
        }

        private static boolean is(Event event, Bookmark bookmark) {
            return event.record() == bookmark.record()
                    && (bookmark.time().isEmpty() || event.time().equals(bookmark.time()));
        }

        /** The event at the end of the log, or at its beginning. */
        private Optional<Event> end(boolean newest) throws IOException, InterruptedException {
            byte[] output = program.run(List.of("qe", query.channel(), "/rd:" + newest, "/c:1", "/f:xml", "/uni:true"));
            EventXml.Parsed parsed = EventXml.read(output);
            if (parsed.events().isEmpty() && parsed.cutRecord() > 0) {
                return Optional.of(new Event(parsed.cutRecord(), "", null, "", null, "", ""));
            }
            if (parsed.events().isEmpty() && (parsed.cut() || parsed.count() > 0)) {
                throw new IOException("wevtutil answers in another form than that of events");
            }
            return parsed.events().stream().findFirst();
        }

        private EventXml.Parsed events(long from, long to, boolean with) throws IOException, InterruptedException {
            String range = "EventRecordID>" + from + " and EventRecordID<=" + to;
            String filter = filter();
            String wanted = filter.isEmpty() ? range : range + " and " + filter;
            String condition = with ? "EventRecordID=" + from + " or (" + wanted + ")" : wanted;
            return EventXml
                    .read(program.run(List.of("qe", query.channel(), "/q:*[System[" + condition + "]]", "/rd:false",
                            "/c:" + (most + 2), "/f:RenderedXml", "/uni:true")));
        }

        /** As much of the filters as Windows takes. */
        private String filter() {
            var parts = new ArrayList<String>();
            int room = MOST_CONDITIONS;
            if (!levels.isEmpty() && levels.size() <= room) {
                room -= levels.size();
                parts.add(any(levels.stream().sorted().map(level -> "Level=" + level)));
            }
            if (!ids.isEmpty() && ids.size() <= room) {
                room -= ids.size();
                parts.add(any(ids.stream().sorted().map(id -> "EventID=" + id)));
            }
            if (!providers.isEmpty() && providers.size() <= room) {
                parts.add("Provider[" + providers.stream().sorted().map(name -> "@Name='" + name + "'")
                        .collect(Collectors.joining(" or ")) + "]");
            }
            return String.join(" and ", parts);
        }

        private static String any(Stream<String> conditions) {
            return "(" + conditions.collect(Collectors.joining(" or ")) + ")";
        }

        /** What is not well-formed is told whatever the filters say: nothing is known of it. */
        private boolean fits(Event event) {
            return (levels.isEmpty() || event.level() == null || levels.contains(event.level()))
                    && (ids.isEmpty() || event.id() == null || ids.contains(event.id()))
                    && (providers.isEmpty() || event.provider().isEmpty() || providers.contains(event.provider()));
        }

        private Found on(long from, Bookmark last, boolean lost, EventXml.Parsed parsed) {
            var events = new ArrayList<Event>();
            Bookmark bookmark = null;
            boolean more = parsed.cut() || parsed.count() > most + 1;
            int length = 0;
            for (Event event : parsed.events()) {
                if (event.record() <= from || event.record() > last.record()) {
                    continue;
                }
                boolean fits = fits(event);
                length += fits ? event.text().length() : 0;
                if (events.size() == most || length > LONGEST_ANSWER && !events.isEmpty()) {
                    more = true;
                    break;
                }
                bookmark = new Bookmark(event.record(), event.time());
                if (fits) {
                    events.add(event);
                }
            }
            if (!more) {
                return new Found(last, events, false, lost);
            }
            if (bookmark != null) {
                return new Found(bookmark, events, true, lost);
            }
            // an event that is longer than an answer may be is left out
            return parsed.cutRecord() > from && parsed.cutRecord() < last.record()
                    ? new Found(new Bookmark(parsed.cutRecord(), ""), events, true, true)
                    : new Found(last, events, false, true);
        }
    }
}
