/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yagura.agent.node.LocalHost;
import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.HostAccess;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.Secret;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.ssh.SshAccess;
import org.yagura.ssh.SshHost;
import org.yagura.ssh.SshSessions;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SshDaemon;
import org.yagura.watch.core.internal.poll.host.AccessLogKind;
import org.yagura.watch.core.internal.poll.host.LogKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.ProbeRun;

/** Several files of one path, on the node agent's way and behind a real sshd: each entry is told once. */
final class LogFilesTest {
    @TempDir
    private static Path home;
    private static SshDaemon daemon;
    private static SshAccess credential;
    private static int port;

    private final LogWatch watch = SiteFactory.eINSTANCE.createLogWatch();
    private final SshSessions sessions = new SshSessions();
    private final LocalHost local = new LocalHost();
    private final Random random = new Random(3);
    @TempDir
    private Path folder;
    private HostAccess host = local;
    private Measurement last;
    private String memo;
    private int clock;

    /** Which way the files are read. */
    enum Way {
        NODE_AGENT, SSH
    }

    @BeforeAll
    static void start() throws Exception {
        if (SshDaemon.installed()) {
            port = Ports.free();
            daemon = SshDaemon.start(home.resolve("sshd"), port);
            SshCredential site = SiteFactory.eINSTANCE.createSshCredential();
            site.setName("watching");
            site.setUser(System.getProperty("user.name"));
            site.getNetworks().add("127.0.0.0/8");
            site.setPrivateKey(Secret.plain(daemon.key()));
            credential = SshAccess.of(site, secret -> secret.replace("{plain}", ""));
        }
    }

    @AfterAll
    static void end() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @BeforeEach
    void begin() {
        LogPattern all = SiteFactory.eINSTANCE.createLogPattern();
        all.setId("all");
        all.setText(".");
        watch.getPatterns().add(all);
        watch.setPath(folder + "/app-%Y%m%d.log");
    }

    @AfterEach
    void close() {
        sessions.close();
        local.close();
    }

    private void on(Way way) throws Exception {
        if (way == Way.SSH) {
            assumeTrue(daemon != null, "no sshd on this machine");
            host = new SshHost(sessions, new SshSessions.Peer(InetAddress.getByName("127.0.0.1"), port, credential,
                    Set.of(daemon.fingerprint())));
        }
    }

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, String.join("\n", lines) + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // files of one moment would have one time
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(1_000_000 + ++clock)));
    }

    private void move(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
    }

    /** A run after a restart: of what was before, only the memo is left. */
    private List<String> run() throws CannotAskException, InterruptedException {
        Instant now = Instant.EPOCH.plusSeconds(2_000_000 + ++clock);
        last = LogKind.probe(watch, host).run(ProbeRun.begin(now, Asking.LONG, memo));
        memo = last.memo() == null ? memo : last.memo();
        return last.entries().stream().map(e -> e.text().toString()).toList();
    }

    private String said() {
        return last.text().in(Locale.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFileOfEachDayIsFollowed(Way way) throws Exception {
        on(way);
        write("app-20261125.log", "old");
        write("app-20261126.log", "old");
        write("app-20261399.log", "no date");
        assertEquals(List.of(), run());
        write("app-20261126.log", "one", "two");
        write("app-20261127.log", "three");
        write("other.log", "else");
        assertEquals(List.of("one", "two", "three"), run());
        assertEquals(folder + "/app-20261127.log", last.entries().getLast().values().get("file"));
        assertTrue(said().startsWith("3 new entries in the 3 files that fit " + folder), said());
        write("app-20261126.log", "late");
        write("app-20261127.log", "four");
        assertEquals(List.of("late", "four"), run());
        Files.delete(folder.resolve("app-20261125.log"));
        Files.delete(folder.resolve("app-20261126.log"));
        assertEquals(List.of(), run());
        assertEquals(List.of(), run());
        assertEquals(List.of(), run());
        assertEquals(Outcome.GOOD, last.outcome());
        assertFalse(memo.contains("20261126"), memo);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsRenamedIsTheSameFile(Way way) throws Exception {
        on(way);
        watch.setPath(folder + "/app*.log");
        write("app.log", "old");
        run();
        write("app.log", "one");
        run();
        write("app.log", "two");
        move("app.log", "app-1.log");
        write("app.log", "three");
        assertEquals(List.of("two", "three"), run(), "to a name that fits");
        write("app.log", "four");
        move("app.log", "app.log.1");
        write("app.log", "five");
        List<String> told = new ArrayList<>(run());
        told.addAll(run());
        assertEquals(List.of("four", "five"), told, "to a name that does not");
        Files.writeString(folder.resolve("app-1.log.gz"), "packed\n");
        assertEquals(List.of(), run());
        assertEquals(Outcome.GOOD, last.outcome(), this::said);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCopyIsNotToldAgain(Way way) throws Exception {
        on(way);
        watch.setPath(folder + "/app.log*");
        write("app.log", "first line of it");
        run();
        write("app.log", "one");
        assertEquals(List.of("one"), run());
        write("app.log", "two");
        Files.copy(folder.resolve("app.log"), folder.resolve("app.log.1"));
        Files.writeString(folder.resolve("app.log"), "");
        assertEquals(List.of("two"), run(), "copied and emptied");
        write("app.log", "three");
        assertEquals(List.of("three"), run());
        write("app.log", "four");
        Files.copy(folder.resolve("app.log"), folder.resolve("app.log.2"));
        assertEquals(List.of("four"), run(), "copied, and not emptied yet");
        write("app.log", "five");
        assertEquals(List.of("five"), run());
        Files.writeString(folder.resolve("app.log"), "");
        run();
        write("app.log", "six");
        assertEquals(List.of("six"), run());
        Files.writeString(folder.resolve("app.log.3"), "thr");
        assertEquals(List.of(), run());
        write("app.log.err", "another");
        assertEquals(List.of("another"), run());
    }

    @Test
    void entriesWithoutAnEndWaitInEachFile() throws Exception {
        watch.setFirstLine("^#");
        write("app-20261126.log", "#old");
        run();
        run();
        Files.writeString(folder.resolve("app-20261126.log"), "#1\n  goes", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("app-20261127.log"), "#2\n");
        assertEquals(List.of(), run());
        Files.writeString(folder.resolve("app-20261126.log"), " on\n#3\n", StandardOpenOption.APPEND);
        assertEquals(List.of("#1\n  goes on", "#2"), run().stream().sorted().toList());
        assertEquals(List.of("#3"), run());
        assertEquals(List.of(), run());
    }

    @Test
    void ofManyFilesThatChangeSomeWait() throws Exception {
        watch.setPath(folder + "/*");
        for (int i = 0; i < 40; i++) {
            write("f" + i, "old");
        }
        run();
        for (int i = 0; i < 40; i++) {
            write("f" + i, "new " + i);
        }
        List<String> first = run();
        assertEquals(IntStream.range(24, 40).mapToObj(i -> "new " + i).toList(), first, "those changed last");
        assertTrue(said().endsWith("There are more, which are read next."), said());
        write("f39", "newest");
        List<String> second = run();
        assertEquals(16, second.size());
        assertFalse(second.contains("newest"), "others wait longer");
        List<String> third = run();
        assertEquals(9, third.size());
        assertTrue(third.contains("newest"));
        assertEquals(List.of(), run());
    }

    @Test
    void filesThatCannotBeListedAreOldOnes() throws Exception {
        watch.setPath(folder + "/*.log");
        for (int i = 0; i < FindHostLogs.MOST + 20; i++) {
            write("a file with a rather long name, so that the memo has to forget some of them " + i + ".log", "old");
        }
        run();
        assertTrue(memo.length() < 60_000, "it is written in each run: " + memo.length());
        for (int i = FindHostLogs.MOST + 19; i > FindHostLogs.MOST - 50; i--) {
            Files.delete(folder
                    .resolve("a file with a rather long name, so that the memo has to forget some of them " + i
                            + ".log"));
        }
        for (int i = 0; i < 12; i++) {
            assertEquals(List.of(), run(), "those that are seen now were there before");
        }
        write("new.log", "new");
        assertEquals(List.of("new"), run());
        assertEquals(Outcome.GOOD, last.outcome(), this::said);
    }

    @Test
    void theMemoIsBoundedWhateverIsOpen() throws Exception {
        watch.setPath(folder + "/*");
        watch.setFirstLine("^#");
        for (int i = 0; i < 16; i++) {
            write("f" + i, "old");
        }
        run();
        for (int i = 0; i < 16; i++) {
            Files.writeString(folder.resolve("f" + i), "#" + "\u0001\"".repeat(1_900) + "\n" + "y".repeat(7_000),
                    StandardOpenOption.APPEND);
        }
        var told = new ArrayList<String>(run());
        assertTrue(memo.length() < 70_000, "it is " + memo.length());
        for (int i = 0; i < 16; i++) {
            Files.writeString(folder.resolve("f" + i), "z\n#end\n", StandardOpenOption.APPEND);
        }
        told.addAll(run());
        told.addAll(run());
        assertEquals(16, told.stream().filter(t -> t.startsWith("#\u0001")).count());
        assertEquals(16, told.stream().filter(t -> t.equals("#end")).count());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whereNothingFitsYetTheFirstFileIsReadFromItsBeginning(Way way) throws Exception {
        on(way);
        assertEquals(List.of(), run());
        assertEquals(Outcome.FAILED, last.outcome());
        assertTrue(said().startsWith("No file fits " + folder), said());
        write("app-20261127.log", "first");
        assertEquals(List.of("first"), run());
        assertEquals(Outcome.GOOD, last.outcome());
        watch.setPath(folder + "/no-folder/*.log");
        run();
        assertEquals(Outcome.FAILED, last.outcome());
        assertTrue(said().contains(folder + "/no-folder/"), said());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void linksAreLeftOutAndFoldersAreNoFiles(Way way) throws Exception {
        on(way);
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        watch.setPath(link + "/*");
        run();
        Files.writeString(real.resolve("a.log"), "once\n");
        Files.createSymbolicLink(real.resolve("current"), real.resolve("a.log"));
        Files.createDirectory(real.resolve("folder"));
        Files.createLink(real.resolve("b.log"), real.resolve("a.log"));
        assertEquals(List.of("once"), run(), "a folder may be a link");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void namesThatAShellWouldMisunderstandAreNames(Way way) throws Exception {
        on(way);
        watch.setPath(folder + "/*'$(touch \"pwned\");`touch pwned`*");
        run();
        assertEquals(Outcome.FAILED, last.outcome(), "none fits, and nothing else happened");
        watch.setPath(folder + "/*");
        memo = null;
        run();
        List<String> names = List.of("a b", "-rf", "a'b", "$(touch pwned)", "`touch pwned`", "; touch pwned", "a*?[b]",
                "障害", "%n", "|&>pwned", "~", "!x", "#", "a  b ");
        for (String name : names) {
            write(name, "from " + name);
        }
        for (String odd : List.of("a\nb", "a\tb", "x\"y", "back\\slash", ".hidden")) {
            write(odd, "not told");
        }
        assertEquals(names.stream().map(n -> "from " + n).toList(), run());
        for (String name : names) {
            write(name, "again " + name);
        }
        assertEquals(names.stream().map(n -> "again " + n).toList(), run());
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(names.size() + 5, all.count(), "nothing was made");
        }
        assertFalse(Files.exists(Path.of(System.getProperty("user.home"), "pwned")));
    }

    /** Both ways find the same files, whatever the path is, and none outside of its folder. */
    @Test
    void anyPathFindsTheSameOnBothWays() throws Exception {
        on(Way.SSH);
        for (String name : List.of("a", "b.log", "a-20261127.log", "a'b", "[x]", "$(id)", "100%", "-n", "a b")) {
            write(name, "x");
        }
        String letters = "%%Ymd**ab.'$()[]-;|&`\"\\ \n\u0001/..~";
        for (int i = 0; i < 120; i++) {
            var path = new StringBuilder(folder.toString()).append('/');
            for (int n = random.nextInt(8); n >= 0; n--) {
                path.append(letters.charAt(random.nextInt(letters.length())));
            }
            String there = found(local, path.toString());
            String remote = found(host, path.toString());
            if (!there.equals("none") && !remote.equals("none")) {
                assertEquals(there, remote, path.toString());
            }
        }
    }

    private static String found(HostAccess access, String path) throws InterruptedException {
        try {
            FindHostLogs.Found found = access.ask(new FindHostLogs(path), Asking.LONG);
            found.files().forEach(file -> assertFalse(file.name().contains("/"), file.name()));
            return found.files().stream().map(f -> f.name() + ' ' + f.size()).sorted().toList().toString();
        } catch (ProblemException e) {
            return "none";
        }
    }

    /** Whatever happens to the files between the runs: what is written before a rename or after is told once. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void howeverFilesComeAndGoEachEntryComesOnce(Way way) throws Exception {
        on(way);
        watch.setPath(folder + "/app-*.log");
        run();
        var written = new ArrayList<String>();
        var told = new ArrayList<String>();
        var names = new ArrayList<String>();
        // what never fitted in a run is not followed
        var seen = new HashSet<String>();
        int files = 0;
        for (int i = 0; i < 150; i++) {
            int what = random.nextInt(10);
            if (names.isEmpty() || what == 0) {
                names.add("app-" + files++ + ".log");
            }
            String name = names.get(random.nextInt(names.size()));
            boolean there = Files.exists(folder.resolve(name));
            if (what == 1 && there) {
                String other = "app-" + files++ + ".log";
                move(name, other);
                names.set(names.indexOf(name), other);
                if (seen.contains(name)) {
                    seen.add(other);
                }
            } else if (what == 2 && seen.contains(name)) {
                move(name, name + '.' + files++);
                names.remove(name);
            } else if (what < 5) {
                told.addAll(run());
                names.stream().filter(n -> Files.exists(folder.resolve(n))).forEach(seen::add);
            } else {
                String entry = "entry " + i;
                written.add(entry);
                write(name, entry);
            }
        }
        for (int i = 0; i < 6; i++) {
            told.addAll(run());
        }
        assertEquals(written.stream().sorted().toList(), told.stream().sorted().toList());
    }

    @Test
    void aBrokenMemoBeginsAtTheEnds() throws Exception {
        write("app-20261126.log", "old");
        run();
        String good = memo;
        for (String broken : List.of("", "null", "{}", "[1]", "{\"files\":[\"x\"],\"open\":{}}", "\u0000",
                good.replace("\\t", " "), good.replace("NONE", "SOME"), good.replaceFirst("\"files\":\\[\"", "$0x"))) {
            memo = broken;
            assertEquals(List.of(), run(), broken);
        }
        assertEquals(List.of(), run());
    }

    @Test
    void aPathThatIsNoneIsSaid() {
        watch.setPath("/var/*/app.log");
        assertTrue(assertThrows(CannotAskException.class, () -> LogKind.probe(watch, host)).getMessage()
                .contains("/var/*/app.log"));
    }

    @Test
    void accessIsCountedInSeveralFilesToo() throws Exception {
        AccessWatch access = SiteFactory.eINSTANCE.createAccessWatch();
        access.setPath(folder + "/auth*.log");
        access.setForm(AccessLogForm.OWN);
        access.setRefused("no (?<source>\\w+)");
        write("auth1.log", "no one");
        Measurement first = AccessLogKind.probe(access, host).run(ProbeRun.begin(Instant.EPOCH, Asking.LONG, null));
        assertEquals(Outcome.GOOD, first.outcome());
        write("auth1.log", "no one");
        write("auth2.log", "no one", "no two");
        Measurement second = AccessLogKind.probe(access, host)
                .run(ProbeRun.begin(Instant.EPOCH.plusSeconds(60), Asking.LONG, first.memo()));
        assertEquals(Map.of("refused[one]", 2.0, "refused[two]", 1.0),
                Map.of("refused[one]", Asking.value(second, "refused[one]").orElseThrow(), "refused[two]",
                        Asking.value(second, "refused[two]").orElseThrow()));
    }
}
