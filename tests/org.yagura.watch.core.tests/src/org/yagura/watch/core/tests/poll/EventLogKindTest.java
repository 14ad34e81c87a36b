/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostEvents.Bookmark;
import org.yagura.core.host.ReadHostEvents.Event;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.EventLevel;
import org.yagura.model.site.EventLogWatch;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.poll.host.EventLogKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.ProbeRun;

/** Events of Windows become events here once each, also over a restart, and open and end alarms. */
final class EventLogKindTest {
    private final EventLogWatch watch = SiteFactory.eINSTANCE.createEventLogWatch();
    private final List<Event> log = new ArrayList<>();
    private final List<ReadHostEvents> asked = new ArrayList<>();
    private int atOnce = 3;
    private boolean lost;
    private int answers = Integer.MAX_VALUE;
    private String memo;
    private Instant now = Instant.parse("2026-11-27T00:00:00Z");
    private final HostAccess host = new HostAccess() {
        @Override
        public <R> R ask(HostQuery<R> query, Duration within) {
            return query.result().cast(answer((ReadHostEvents) query));
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    private ReadHostEvents.Found answer(ReadHostEvents query) {
        asked.add(query);
        if (answers-- <= 0) {
            throw new ProblemException(new Problem(Problem.UNAVAILABLE, "It is gone.", null, "Wait.", null));
        }
        var last = new Bookmark(log.size(), "t" + log.size());
        if (query.after() == null) {
            return new ReadHostEvents.Found(last, List.of(), false, false);
        }
        assertEquals("t" + query.after().record(), query.after().time(), "it is passed on as it was");
        int from = (int) query.after().record();
        int to = Math.min(log.size(), from + atOnce);
        boolean missing = lost;
        lost = false;
        return new ReadHostEvents.Found(new Bookmark(to, "t" + to), log.subList(from, to), to < log.size(), missing);
    }

    @BeforeEach
    void begin() {
        watch.setChannel("System");
        LogPattern stopped = pattern("stopped",
                "^Error Service Control Manager 703[14]: The (?<service>.+) service terminated");
        stopped.setSeverity(org.yagura.model.site.Severity.MAJOR);
        stopped.setReductionKey("%service%");
        LogPattern running = pattern("running", "7036: The (?<service>.+) service entered the running state");
        running.setResolution(true);
        running.setClears(stopped);
        LogPattern rest = pattern("rest", "^(Critical|Error) ");
        rest.setAlarm(false);
    }

    private LogPattern pattern(String id, String text) {
        LogPattern pattern = SiteFactory.eINSTANCE.createLogPattern();
        pattern.setId(id);
        pattern.setText(text);
        watch.getPatterns().add(pattern);
        return pattern;
    }

    private void write(Integer level, String provider, Integer id, String text) {
        log.add(new Event(log.size() + 1, "t" + (log.size() + 1), level, provider, id, "srv01", text));
    }

    /** A run after a restart: of what was before, only the memo is left. */
    private Measurement run() throws CannotAskException, InterruptedException {
        now = now.plusSeconds(10);
        var kind = new EventLogKind();
        Measurement measured = EventLogKind.probe(watch, host).run(ProbeRun.begin(now, Asking.LONG, memo));
        memo = measured.memo() == null ? memo : measured.memo();
        return Asking.check(kind, watch, measured);
    }

    private static List<String> topics(Measurement measured) {
        return measured.entries().stream().map(e -> (e.severity() == Severity.CLEARED ? "-" : "+") + e.topic())
                .toList();
    }

    @Test
    void eventsOpenAndEndTheirAlarms() throws Exception {
        write(2, "Service Control Manager", 7034, "The old service terminated");
        assertTrue(run().text().in(Locale.ENGLISH).contains("from its end on"));
        write(2, "Service Control Manager", 7034, "The Print Spooler service terminated unexpectedly.");
        write(4, "Service Control Manager", 7036, "The DNS Client service entered the running state.");
        write(2, "Service Control Manager", 7031, "The DNS Client service terminated unexpectedly.");
        write(4, "Service Control Manager", 7036, "The Print Spooler service entered the running state.");
        write(1, "Microsoft-Windows-Kernel-Power", 41, "The system has rebooted.\nIt was not shut down.");
        write(null, "odd", null, "Error is a word only");
        Measurement measured = run();
        assertEquals(List.of("+stopped:Print Spooler", "-stopped:DNS Client", "+stopped:DNS Client",
                "-stopped:Print Spooler", "+"), topics(measured));
        assertEquals(Outcome.GOOD, measured.outcome());
        assertEquals("6 new events in System, 5 of them were looked for.", measured.text().in(Locale.ENGLISH));
        assertEquals(Map.of("channel", "System", "record", "2", "time", "t2", "level", "Error", "provider",
                "Service Control Manager", "event", "7034", "computer", "srv01", "service", "Print Spooler"),
                measured.entries().getFirst().values());
        assertEquals(List.of(), topics(run()), "each is told once");
    }

    @Test
    void filtersArePassedOn() throws Exception {
        watch.getLevels().add(EventLevel.ALWAYS);
        watch.getLevels().add(EventLevel.ERROR);
        watch.getProviders().add("app");
        watch.getEventIds().add(4625);
        run();
        assertEquals(new ReadHostEvents("System", null, List.of(0, 2), List.of("app"), List.of(4625), null),
                asked.getFirst());
    }

    @Test
    void whatIsMissingIsSaidOnce() throws Exception {
        run();
        lost = true;
        write(2, "a", 1, "x");
        Measurement measured = run();
        assertEquals(Outcome.WARNING, measured.outcome());
        assertEquals(1, measured.entries().size());
        assertEquals(Outcome.GOOD, run().outcome());
    }

    @Test
    void aHostThatCannotTellHasFailedAndNothingIsPassedOver() throws Exception {
        run();
        answers = 0;
        write(2, "a", 1, "one");
        Measurement failed = run();
        assertEquals(Outcome.FAILED, failed.outcome());
        assertTrue(failed.text().in(Locale.ENGLISH).contains("It is gone."));
        for (int i = 0; i < 6; i++) {
            write(2, "a", 1, "more " + i);
        }
        answers = 1;
        assertEquals(3, run().entries().size(), "what was read is told");
        answers = Integer.MAX_VALUE;
        assertEquals(4, run().entries().size());
    }

    @Test
    void aFloodIsReadInSeveralRuns() throws Exception {
        run();
        for (int i = 0; i < 40; i++) {
            write(2, "a", 1, "e" + i);
        }
        Measurement first = run();
        assertEquals(30, first.entries().size());
        assertTrue(first.text().in(Locale.ENGLISH).endsWith("There are more, which are read next."));
        assertEquals(10, run().entries().size());
    }

    @Test
    void aBrokenMemoBeginsAtTheEnd() throws Exception {
        write(2, "a", 1, "old");
        for (String broken : List.of("", "null", "{}", "[1]", "{\"record\":-1,\"time\":\"\"}", "\u0000")) {
            memo = broken;
            assertEquals(List.of(), topics(run()), broken);
        }
    }

    @Test
    void onlyANodeAgentIsAsked() {
        var asking = new Asking("127.0.0.1");
        for (AccessKind way : List.of(AccessKind.AUTOMATIC, AccessKind.SSH)) {
            watch.setAccess(way);
            assertTrue(
                    assertThrows(CannotAskException.class, () -> asking.probe(new EventLogKind(), watch)).getMessage()
                            .contains("node agent"));
        }
    }
}
