/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.yagura.model.site.Site;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.SnmpSessions;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;
import org.yagura.watch.core.internal.poll.ping.Pings;

/**
 * How fast nodes are asked: 5,000 loopback addresses by ping, with fping beside it; SNMP questions in a burst with a bound on
 * those in flight, to a process that does nothing but answer, with net-snmp's programs beside it.
 */
public final class PollingBench {
    private static final int ADDRESSES = 5_000;
    private static final int ROUNDS = 9;
    private static final int IN_FLIGHT = 128;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 5;
    private static final int PROCESSES = 100;
    private static final String WHERE = "127.0.37.1";
    private static final String NAME = "1.3.6.1.2.1.1.3.0";
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Path folder;
    private long unanswered;

    private PollingBench(Path folder) {
        this.folder = folder;
    }

    /** Entry point; with the argument {@code plan} only the ten simulated minutes. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("yagura-bench");
        try {
            if (!List.of(arguments).contains("plan")) {
                var bench = new PollingBench(folder);
                bench.ping();
                bench.snmp();
            }
            new PlanLoad().run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /** An address of 127.2.0.0/16, none of which ends with 0 or 255. */
    private static byte[] address(int i) {
        return new byte[]{127, 2, (byte) (i / 250), (byte) (i % 250 + 1)};
    }

    private void ping() throws Exception {
        double[] seconds = new double[ROUNDS];
        int down = 0;
        try (var pings = new Pings()) {
            var trouble = pings.trouble(address(0));
            if (trouble.isPresent()) {
                System.out.println("no ping here: " + trouble.get());
                return;
            }
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                down += round(pings);
                seconds[round] = (System.nanoTime() - begin) / 1e9;
            }
        }
        double cold = seconds[0];
        seconds[0] = 0;
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%,d addresses pinged: the first time %.3f s, then %d times, median %.3f s%n",
                ADDRESSES, cold, ROUNDS - 1, seconds[(ROUNDS + 1) / 2]);
        Goals.below("ping of 5,000 addresses, slowest round after the first", seconds[ROUNDS - 1], 1, "s");
        Goals.atMost("addresses wrongly called down", down, 0, "");
        fping();
    }

    /** Pings each once, all at the same time; gives how many were silent. */
    private static int round(Pings pings) throws InterruptedException {
        var silent = new AtomicInteger();
        var left = new CountDownLatch(ADDRESSES);
        for (int i = 0; i < ADDRESSES; i++) {
            byte[] address = address(i);
            Thread.ofVirtual().start(() -> {
                try {
                    if (pings.ask(address, 1, 56, PATIENCE_NANOS).millis().isEmpty()) {
                        silent.incrementAndGet();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
        return silent.get();
    }

    private void fping() throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (int i = 0; i < ADDRESSES; i++) {
            byte[] address = address(i);
            text.append("127.2.").append(address[2] & 0xFF).append('.').append(address[3] & 0xFF).append('\n');
        }
        Path list = Files.writeString(folder.resolve("addresses"), text);
        for (String gap : List.of("0", "1")) {
            long begin = System.nanoTime();
            String alive = output("fping", "-a", "-r", "0", "-t", "1000", "-i", gap, "-f", list.toString());
            if (alive != null) {
                System.out.printf(Locale.ROOT, "fping beside it, %s ms between requests: %.3f s, %,d of them alive%n",
                        gap,
                        (System.nanoTime() - begin) / 1e9, alive.lines().count());
            }
        }
    }

    /** What a program writes; null when it is not installed. */
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            System.out.println(command[0] + " is not installed: " + e.getMessage());
            return null;
        }
    }

    private void snmp() throws Exception {
        Site site = SmallSite.site();
        SmallSite.community(site, "public", "127.0.0.0/8");
        SnmpAccess access = SnmpAccess.of(site, secret -> secret.replace("{plain}", "")).getFirst();
        int port = Ports.free();
        try (var echo = ChildProcess.java(folder, "echo", List.of("-Xmx64m", "-XX:+UseSerialGC"),
                SnmpEcho.class.getName(),
                WHERE, Integer.toString(port)); var sessions = new SnmpSessions(IN_FLIGHT)) {
            Await.until("it answers", () -> echo.out().contains("ready"));
            var one = List.of(new OID(NAME));
            var ten = Collections.nCopies(10, new OID(NAME));
            burst(sessions, access, port, one, WARM_UP_SECONDS);
            double rate = burst(sessions, access, port, one, SECONDS);
            System.out.printf(Locale.ROOT,
                    "SNMP GET, %d in flight: %,.0f a second; of 10 objects each: %,.0f a second%n",
                    IN_FLIGHT, rate, burst(sessions, access, port, ten, SECONDS));
            Goals.atLeast("SNMP GETs", rate, 20_000, "/s");
            new WatchLoad().run(folder, WHERE, port);
            Goals.atMost("questions without an answer", unanswered, 0, "");
        }
        if (SnmpDaemon.installed()) {
            netSnmp(access);
        }
    }

    /** The same questions to net-snmp's agent, and net-snmp's own program asking it. */
    private void netSnmp(SnmpAccess access) throws Exception {
        int port = Ports.free();
        try (var _ = SnmpDaemon.start(folder, WHERE, port, "bench"); var sessions = new SnmpSessions(IN_FLIGHT)) {
            System.out.printf(Locale.ROOT, "SNMP GET to net-snmp's snmpd: %,.0f a second, as fast as it answers%n",
                    burst(sessions, access, port, List.of(new OID(NAME)), SECONDS));
            long begin = System.nanoTime();
            for (int i = 0; i < PROCESSES; i++) {
                output("snmpget", "-v2c", "-c", "public", "-m", "", WHERE + ":" + port, NAME);
            }
            System.out.printf(Locale.ROOT, "snmpget beside it, a process a question: %,.0f a second%n",
                    PROCESSES / ((System.nanoTime() - begin) / 1e9));
        }
    }

    /** Questions answered a second; others are counted. */
    private double burst(SnmpSessions sessions, SnmpAccess access, int port, List<OID> names, int seconds)
            throws InterruptedException {
        var address = new UdpAddress(WHERE + "/" + port);
        var answered = new AtomicLong();
        var silent = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + Duration.ofSeconds(seconds).toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    try {
                        sessions.asker(access, address, Duration.ofSeconds(4), 2).get(names);
                        answered.incrementAndGet();
                    } catch (Silence e) {
                        silent.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        unanswered += silent.get();
        return answered.get() / ((System.nanoTime() - begin) / 1e9);
    }
}
