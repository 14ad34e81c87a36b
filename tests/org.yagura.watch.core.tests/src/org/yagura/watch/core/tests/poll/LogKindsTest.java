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

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.core.event.Severity;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHostLog;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.poll.host.AccessLogKind;
import org.yagura.watch.core.internal.poll.host.LogKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Measurement.Entry;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Entries of logs: each is looked at once, however it comes, and over restarts. */
final class LogKindsTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Random random = new Random(7);
    private final LogWatch watch = SiteFactory.eINSTANCE.createLogWatch();
    private boolean lost;
    private int most = 1_000_000;
    private String memo;
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private final HostAccess host = new HostAccess() {
        @Override
        public <R> R ask(HostQuery<R> query, Duration within) {
            return query.result().cast(piece((ReadHostLog) query));
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    private ReadHostLog.Piece piece(ReadHostLog query) {
        byte[] all = log.toByteArray();
        if (query.place() == null) {
            return new ReadHostLog.Piece(new ReadHostLog.Place("1", all.length), new byte[0], false, false, false);
        }
        int from = lost ? 0 : (int) query.place().offset();
        int to = Math.min(all.length, from + 1 + random.nextInt(most));
        var piece = new ReadHostLog.Piece(new ReadHostLog.Place("1", to),
                Arrays.copyOfRange(all, Math.min(from, to), to), to < all.length, false, lost);
        lost = false;
        return piece;
    }

    @BeforeEach
    void begin() {
        watch.setPath("/var/log/app.log");
        pattern("any", ".*", Severity.WARNING);
    }

    private LogPattern pattern(String id, String text, Severity severity) {
        LogPattern pattern = SiteFactory.eINSTANCE.createLogPattern();
        pattern.setId(id);
        pattern.setText(text);
        pattern.setSeverity(org.yagura.model.site.Severity.getByName(severity.name()));
        watch.getPatterns().add(pattern);
        return pattern;
    }

    private void write(String text) {
        log.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Measurement run(WatchKind kind, Probe probe) throws InterruptedException {
        now = now.plusSeconds(10);
        Measurement measured = probe.run(ProbeRun.begin(now, Asking.LONG, memo));
        memo = measured.memo() == null ? memo : measured.memo();
        return Asking.check(kind, kind instanceof LogKind ? watch : access, measured);
    }

    /** A run after a restart: of what was before, only the memo is left. */
    private Measurement run() throws CannotAskException, InterruptedException {
        return run(new LogKind(), LogKind.probe(watch, host));
    }

    private static List<String> texts(Measurement measured) {
        return measured.entries().stream().map(e -> e.text().toString()).toList();
    }

    @Test
    void whatIsNewIsToldOnce() throws Exception {
        write("old\n");
        Measurement first = run();
        assertTrue(first.entries().isEmpty() && first.text().in(Locale.ENGLISH).contains("from its end on"));
        write("one\r\ntwo\nthr");
        assertEquals(List.of("one", "two"), texts(run()));
        assertEquals(List.of(), texts(run()));
        write("ee\n\n \n");
        assertEquals(List.of("three"), texts(run()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void howeverItIsCutEachEntryComesOnce(long seed) throws Exception {
        random.setSeed(seed);
        most = 50;
        watch.setFirstLine("^#");
        run();
        var written = new ArrayList<String>();
        var told = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(4) == 0) {
                told.addAll(texts(run()));
            } else {
                String entry = "#" + i + " 行" + "\n  at line".repeat(random.nextInt(4));
                written.add(entry);
                write(entry + "\n");
            }
        }
        for (int i = 0; i < 200; i++) {
            told.addAll(texts(run()));
        }
        assertEquals(written, told);
    }

    @Test
    void anEntryOfSeveralLinesWaitsForItsEnd() throws Exception {
        watch.setFirstLine("^\\d");
        run();
        write("1 begins\n  goes on\n");
        assertEquals(List.of(), texts(run()), "it may go on");
        write("  and on\n2 next\n");
        assertEquals(List.of("1 begins\n  goes on\n  and on"), texts(run()));
        assertEquals(List.of("2 next"), texts(run()), "nothing was added to it for a run");
    }

    @Test
    void theFirstPatternThatFindsDecides() throws Exception {
        watch.getPatterns().clear();
        pattern("noise", "ERROR harmless", Severity.MINOR).setIgnored(true);
        LogPattern disk = pattern("disk", "ERROR disk (?<disk>\\S+) of (?<host>\\S+)", Severity.MAJOR);
        disk.setMessage("Disk %disk% is failing (%host%).");
        disk.setMetric("disk.errors");
        LogPattern rest = pattern("rest", "ERROR", Severity.WARNING);
        rest.setAlarm(false);
        Probe probe = LogKind.probe(watch, host);
        run(new LogKind(), probe);
        write("ERROR harmless\nall is well\nERROR disk sda of db01\nERROR else\n");
        Measurement measured = run(new LogKind(), probe);
        assertEquals(List.of(new Entry(Severity.MAJOR, "Disk sda is failing (db01).", "disk",
                Map.of("disk", "sda", "host", "db01", "file", "/var/log/app.log")),
                new Entry(Severity.WARNING, "ERROR else", "", Map.of("file", "/var/log/app.log"))),
                measured.entries());
        assertEquals(0.4, Asking.value(measured, "entries").orElseThrow(), 1e-9);
        assertEquals(0.2, Asking.value(measured, "matches").orElseThrow(), 1e-9);
        assertEquals(0.1, Asking.value(measured, "disk.errors").orElseThrow(), 1e-9);
        assertEquals(0, Asking.value(run(new LogKind(), probe), "disk.errors").orElseThrow());
    }

    private LogPattern resolution(String id, String text, LogPattern clears) {
        LogPattern pattern = pattern(id, text, Severity.INFO);
        pattern.setResolution(true);
        pattern.setClears(clears);
        return pattern;
    }

    private static List<String> topics(Measurement measured) {
        return measured.entries().stream().map(e -> (e.severity() == Severity.CLEARED ? "-" : "+") + e.topic())
                .toList();
    }

    @Test
    void aResolutionEndsTheAlarmOfItsKeyOnly() throws Exception {
        watch.getPatterns().clear();
        LogPattern failed = pattern("failed", "disk (?<disk>\\S+) failed", Severity.MAJOR);
        failed.setReductionKey("%disk%");
        resolution("replaced", "disk (?<disk>\\S+) replaced", failed);
        resolution("well", "(\\S+) is well", failed).setReductionKey("%1%");
        LogPattern link = pattern("link", "link down", Severity.MINOR);
        resolution("up", "link up", link).setMessage("The link %% is %1% %disk% up.");
        run();
        write("disk sda failed\ndisk sdb failed\ndisk sda failed\ndisk sdb replaced\nsda is well\nlink down\nlink up\n");
        Measurement measured = run();
        assertEquals(List.of("+failed:sda", "+failed:sdb", "+failed:sda", "-failed:sdb", "-failed:sda", "+link",
                "-link"), topics(measured));
        assertEquals("The link %% is %1% %disk% up.", texts(measured).getLast());
        assertEquals(Map.of("disk", "sdb", "file", "/var/log/app.log"), measured.entries().get(3).values());
    }

    @Test
    void whatAGroupHoldsIsNoTemplate() throws Exception {
        watch.getPatterns().clear();
        LogPattern failed = pattern("failed", "(?<a>\\S+) of (?<b>\\S+) failed(?: as (?<c>\\w+))?", Severity.MAJOR);
        failed.setReductionKey("%a%/%b%/%c%");
        failed.setMessage("%b% $1 \\ %a%");
        run();
        write("%b% of %a% failed\n");
        Measurement measured = run();
        assertEquals(List.of("+failed:%b%/%a%/"), topics(measured));
        assertEquals(List.of("%a% $1 \\ %b%"), texts(measured));
    }

    @Test
    void inAFloodTheLastWordOfEachAlarmIsTold() throws Exception {
        watch.getPatterns().clear();
        LogPattern failed = pattern("failed", "disk (?<disk>\\S+) failed", Severity.MAJOR);
        failed.setReductionKey("%disk%");
        resolution("replaced", "disk (?<disk>\\S+) replaced", failed);
        run();
        write("disk a failed\ndisk b failed\n" + "disk a failed\n".repeat(500) + "disk a replaced\ndisk c failed\n"
                + "disk d failed\ndisk d replaced\ndisk b failed\n");
        List<String> topics = topics(run());
        assertEquals(List.of("-failed:a", "+failed:c", "-failed:d", "+"), topics.subList(200, topics.size()),
                "b is open already");
        var open = new java.util.TreeSet<String>();
        topics.forEach(t -> {
            if (t.startsWith("+")) {
                open.add(t.substring(1));
            } else {
                open.remove(t.substring(1));
            }
        });
        assertEquals(Set.of("failed:b", "failed:c", ""), open);
    }

    @Test
    void aResolutionThatSaysNotOfWhatEndsNothing() throws Exception {
        watch.getPatterns().clear();
        resolution("lost", "fine", null);
        run();
        write("fine\n");
        assertEquals(List.of("-"), topics(run()));
    }

    @Test
    void aFloodIsCountedAndCut() throws Exception {
        run();
        write("again\n".repeat(5_000));
        Measurement measured = run();
        assertEquals(201, measured.entries().size());
        Phrase left = measured.entries().getLast().text();
        assertTrue(left.in(Locale.ENGLISH).startsWith("4,800 further entries"), left::toString);
        assertTrue(left.in(Locale.JAPANESE).contains("4,800件"), () -> left.in(Locale.JAPANESE));
    }

    @Test
    void aLineWithoutAnEndIsCut() throws Exception {
        run();
        write("x".repeat(20_000));
        assertEquals(List.of(1_000, 1_000), sizes(run()));
        write("\n" + "y".repeat(8_000) + "\nz\n");
        assertEquals(List.of(1_000, 1_000, 1), sizes(run()));
    }

    private static List<Integer> sizes(Measurement measured) {
        // of a long entry the beginning is told
        return measured.entries().stream().map(e -> e.text().toString().replace("…", "").length()).toList();
    }

    @Test
    void whatMayBeLostIsSaid() throws Exception {
        run();
        write("half");
        run();
        log.reset();
        write("new\n");
        lost = true;
        Measurement measured = run();
        assertEquals(Outcome.WARNING, measured.outcome());
        assertEquals(List.of("half", "new"), texts(measured));
        assertEquals(Outcome.GOOD, run().outcome());
    }

    @Test
    void otherCharacterSetsAreRead() throws Exception {
        watch.setCharset("Shift_JIS");
        run();
        log.writeBytes("障害ソ\n".getBytes(Charset.forName("Shift_JIS")));
        assertEquals(List.of("障害ソ"), texts(run()));
    }

    @Test
    void aBrokenMemoBeginsAtTheEnd() throws Exception {
        write("old\n");
        for (String broken : List.of("", "null", "{}", "[1]", "{\"place\":{\"file\":\"1\"}}", "\u0000")) {
            memo = broken;
            assertEquals(List.of(), texts(run()), broken);
        }
    }

    @Test
    void anExpressionThatIsNoneIsSaid() {
        watch.setFirstLine("(");
        assertTrue(assertThrows(CannotAskException.class, () -> LogKind.probe(watch, host)).getMessage().contains("("));
    }

    private final AccessWatch access = SiteFactory.eINSTANCE.createAccessWatch();

    private Measurement run(Probe probe) throws InterruptedException {
        return run(new AccessLogKind(), probe);
    }

    private Probe access(AccessLogForm form) throws Exception {
        access.setPath("/var/log/auth.log");
        access.setForm(form);
        access.setMostRefused(3);
        access.setWithin(Duration.ofMinutes(1));
        Probe probe = AccessLogKind.probe(access, host);
        run(probe);
        return probe;
    }

    @Test
    void refusedAccessIsCountedBySource() throws Exception {
        Probe probe = access(AccessLogForm.SSHD);
        String refused = "Nov 26 00:00:00 h sshd[7]: Failed password for invalid user admin from 10.9.9.9 port 4711 ssh2\n";
        write("Nov 26 h sshd[7]: Invalid user admin from 10.9.9.9 port 4711\n" + refused.repeat(2)
                + "Nov 26 h sshd[9]: Accepted publickey for mori from 10.0.0.1 port 5 ssh2: ED25519 SHA256:x\nelse\n");
        Measurement measured = run(probe);
        assertEquals(Outcome.GOOD, measured.outcome());
        assertEquals(2, Asking.value(measured, "refused[10.9.9.9]").orElseThrow());
        assertEquals(0.2, Asking.value(measured, "refused").orElseThrow(), 1e-9);
        assertEquals(0.1, Asking.value(measured, "granted").orElseThrow(), 1e-9);
        assertEquals(1, Asking.value(measured, "sources").orElseThrow());
        write(refused.repeat(2));
        Measurement much = run(probe);
        assertEquals(Outcome.FAILED, much.outcome());
        assertTrue(much.text().in(Locale.ENGLISH).startsWith("4 accesses from 10.9.9.9 were refused within 1 min"),
                much.text()::toString);
        now = now.plusSeconds(60);
        Measurement later = run(probe);
        assertEquals(Outcome.GOOD, later.outcome(), "they are too long ago");
        assertEquals(0, Asking.value(later, "refused[10.9.9.9]").orElseThrow(), "told once more, so that it ends");
        assertTrue(Asking.value(run(probe), "refused[10.9.9.9]").isEmpty());
    }

    @Test
    void tooMuchAccessLastsOverARestart() throws Exception {
        Probe probe = access(AccessLogForm.SSHD);
        String refused = "h sshd[7]: Failed password for mori from 10.9.9.9 port 4711 ssh2\n";
        write(refused.repeat(3));
        run(probe);
        write(refused);
        assertEquals(Outcome.FAILED, run(probe).outcome());
        Measurement still = run(new AccessLogKind(), AccessLogKind.probe(access, host));
        assertEquals(Outcome.FAILED, still.outcome(), "they are within the time still");
        assertEquals(4, Asking.value(still, "refused[10.9.9.9]").orElseThrow());
        now = now.plusSeconds(60);
        Measurement over = run(new AccessLogKind(), AccessLogKind.probe(access, host));
        assertEquals(Outcome.GOOD, over.outcome());
        assertEquals(0, Asking.value(over, "refused[10.9.9.9]").orElseThrow(), "what was told of it ends");
    }

    @Test
    void eachSourceAndUserWithTooMuchIsAtFaultByItself() throws Exception {
        Probe probe = access(AccessLogForm.SSHD);
        String refused = "h sshd[7]: Failed password for mori from %s port 4711 ssh2\n";
        write(refused.formatted("10.9.9.9").repeat(4));
        assertEquals(Set.of("10.9.9.9", "mori"), run(probe).faults().keySet());
        now = now.plusSeconds(50);
        write(refused.formatted("10.1.1.1").repeat(9));
        Measurement both = run(probe);
        assertEquals(Set.of("10.9.9.9", "10.1.1.1", "mori"), both.faults().keySet());
        assertTrue(both.faults().get("10.1.1.1").toString().startsWith("9 accesses from 10.1.1.1 were refused"));
        assertTrue(both.text().toString().endsWith("So it is with 2 others."), both.text()::toString);
        now = now.plusSeconds(20);
        assertEquals(Set.of("10.1.1.1", "mori"), run(probe).faults().keySet(), "the first is over");
        for (int i = 0; i < 30; i++) {
            write(refused.formatted("10.2.2." + i).repeat(10));
        }
        Measurement flood = run(probe);
        assertEquals(21, flood.faults().size(), "20 sources at most, and a user");
        assertTrue(flood.faults().containsKey("10.1.1.1"), "that there are worse ones does not end it");
    }

    @Test
    void theMemoOfManyAccessesIsSmallAndHoldsTheWorst() throws Exception {
        Probe probe = access(AccessLogForm.SSHD);
        for (int i = 0; i < 3000; i++) {
            write("h sshd[7]: Failed password for u" + i + " from 10.1." + i / 250 + '.' + i % 250 + " port 1 ssh2\n");
            if (i % 1000 == 0) {
                write("h sshd[7]: Failed password for mori from 10.9.9.9 port 1 ssh2\n".repeat(2));
                run(probe);
            }
        }
        assertEquals(Outcome.FAILED, run(probe).outcome());
        assertTrue(memo.length() < 30_000, "it is written in each run: " + memo.length());
        Measurement again = run(new AccessLogKind(), AccessLogKind.probe(access, host));
        assertEquals(6, Asking.value(again, "refused[10.9.9.9]").orElseThrow());
    }

    @Test
    void theLogsOfDatabasesAndFirewallsAreKnown() throws Exception {
        Probe postgres = access(AccessLogForm.POSTGRESQL);
        write("2026-11-26 [9] FATAL:  password authentication failed for user \"app\"\n".repeat(4)
                + "2026-11-26 [9] LOG:  connection authorized: user=app database=x\n");
        assertTrue(run(postgres).text().in(Locale.ENGLISH).startsWith("4 accesses as app were refused"));
        Probe firewall = access(AccessLogForm.NETFILTER);
        write("kernel: [DROP] IN=eth0 OUT= MAC=1 SRC=203.0.113.5 DST=10.0.0.1 PROTO=TCP DPT=23\n");
        assertEquals(1, Asking.value(run(firewall), "refused[203.0.113.5]").orElseThrow());
        Probe mysql = access(AccessLogForm.MYSQL);
        write("[Warning] Access denied for user 'root'@'10.1.1.1' (using password: YES)\n");
        assertEquals(1, Asking.value(run(mysql), "refused[10.1.1.1]").orElseThrow());
        access.setRefused("no (?<source>\\w+)");
        Probe own = access(AccessLogForm.OWN);
        write("no entry\nyes\n");
        assertEquals(1, Asking.value(run(own), "refused[entry]").orElseThrow());
    }

    @Test
    void tooMuchGrantedAccessIsSaidToo() throws Exception {
        access.setMostGranted(1);
        Probe probe = access(AccessLogForm.SSHD);
        write("h sshd[9]: Accepted password for mori from 10.0.0.1 port 5 ssh2\n".repeat(2));
        assertTrue(run(probe).text().in(Locale.ENGLISH).contains("2 accesses from 10.0.0.1 within"));
    }
}
