/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.TrapChain;

/**
 * The receive path of a real agent against net-snmp's {@code snmptrapd}, in the same run: traps of 300 bytes with six
 * variable bindings, sender and receiver in processes of their own on this machine.
 *
 * <p>Arguments: none, or some of {@code snmptrapd latency projected v3 burst journalled} to measure only these. The
 * property {@code yagura.bench.hold} shortens the 20 s for trying the benchmark itself; the output says so.
 */
final class TrapsBench {
    private static final double HOLD_SECONDS = Double.parseDouble(System.getProperty("yagura.bench.hold", "20"));
    private static final double PROBE_SECONDS = 4;
    private static final double LEAST_JOURNALLED = 50_000;
    private static final double SUSTAINED = 20_000;
    private static final long LIMIT_NANOS = 500_000_000_000L;
    private static final long[] RATES = {5_000, 7_500, 10_000, 13_000, 16_000, 19_000, 22_000, 25_000, 28_000, 32_000,
            36_000, 40_000,
            45_000, 50_000, 55_000, 60_000, 66_000, 72_000, 80_000, 90_000, 100_000};

    private final Path directory;
    private final List<String> parts;
    private final long begin = System.nanoTime();
    private double snmptrapd = -1;

    private TrapsBench(Path directory, List<String> parts) {
        this.directory = directory;
        this.parts = parts;
    }

    static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("yagura-bench");
        try {
            new TrapsBench(directory, List.of(arguments)).run();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean wanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private void run() throws Exception {
        if (wanted("snmptrapd")) {
            try (NetSnmp rival = NetSnmp.start(directory)) {
                snmptrapd = highest("snmptrapd", indexOf(16_000), RATES.length,
                        (rate, seconds) -> lostBySnmptrapd(rival, rate, seconds));
            }
            say("snmptrapd holds %,.0f/s for %.0f s without loss", snmptrapd, HOLD_SECONDS);
        }
        Path site = BenchSite.write(directory);
        try (AgentProcess agent = AgentProcess.start(directory.resolve("data"), org.yagura.testsupport.Ports.free(),
                List.of("-Xmx2g"), "--site", site.toString())) {
            measure(agent);
        }
    }

    private void measure(AgentProcess agent) throws Exception {
        say("warming up");
        lost(agent, 5_000, 5, "v2c");
        lost(agent, 20_000, 5, "v2c");
        agent.settled();
        if (wanted("latency")) {
            new LatencyProbe(agent).p99(directory, 1_000, 15); // to the answer in a client; ./bench rows to the painted row
        }
        if (wanted("projected")) {
            Goals.atLeast("projected and queryable, sustained", projected(agent), SUSTAINED, "traps/s");
        }
        if (wanted("v3")) {
            v3(agent);
        }
        if (wanted("burst")) {
            burst(agent);
        }
        if (wanted("journalled")) {
            journalled(agent);
        }
        TrapChain chain = agent.chain();
        say("at the end: received %,d, journalled %,d, projected %,d, dropped by the kernel %,d, by the queue %,d",
                chain.received(), chain.journalled(), chain.projected(), chain.droppedByKernel(),
                chain.droppedByQueue());
        if (!chain.addsUp()) {
            say("the chain does not add up");
        }
    }

    private void journalled(AgentProcess agent) throws Exception {
        double rate = highest("journalled", indexOf(40_000), RATES.length,
                (offered, seconds) -> lost(agent, offered, seconds, "v2c"));
        Goals.atLeast("journalled with 200 rules, " + (int) HOLD_SECONDS + " s without loss", rate, LEAST_JOURNALLED,
                "traps/s");
        if (snmptrapd > 0) {
            Goals.atLeast("journalled against snmptrapd (" + String.format(Locale.ROOT, "%,.0f", snmptrapd) + "/s)",
                    rate / snmptrapd, 2, "times");
        }
    }

    private static int indexOf(long rate) {
        for (int i = 0; i < RATES.length; i++) {
            if (RATES[i] >= rate) {
                return i;
            }
        }
        return 0;
    }

    /** Loss at a rate. */
    private interface Trial {
        Loss at(long rate, double seconds) throws Exception;
    }

    /**
     * What a trial showed.
     *
     * @param lost messages sent and not received
     * @param offered how many a second were really sent
     */
    private record Loss(long lost, double offered) {
    }

    /** The highest of the rates that is held for 20 s without loss: found by short trials, proved by a long one. */
    private double highest(String name, int from, int to, Trial trial) throws Exception {
        int candidate = from;
        for (int i = from; i < to; i++) {
            Loss loss = trial.at(RATES[i], PROBE_SECONDS);
            say("%s: %,d/s for %.0f s: offered %,.0f/s, lost %,d", name, RATES[i], PROBE_SECONDS, loss.offered(),
                    loss.lost());
            if (loss.lost() > 0 || loss.offered() < RATES[i] * 0.97) {
                break;
            }
            candidate = i;
        }
        for (int i = candidate; i >= 0 && System.nanoTime() - begin < LIMIT_NANOS; i--) {
            Loss loss = trial.at(RATES[i], HOLD_SECONDS);
            say("%s: %,d/s for %.0f s: offered %,.0f/s, lost %,d", name, RATES[i], HOLD_SECONDS, loss.offered(),
                    loss.lost());
            if (loss.lost() == 0) {
                return loss.offered();
            }
        }
        return 0;
    }

    private Loss lostBySnmptrapd(NetSnmp rival, long rate, double seconds) throws Exception {
        long before = rival.settled();
        Blast blast = Blast.run(directory, rival.port(), rate, seconds, "v2c");
        return new Loss(blast.sent() - (rival.settled() - before), blast.rate());
    }

    private Loss lost(AgentProcess agent, long rate, double seconds, String version) throws Exception {
        TrapChain before = received(agent);
        Blast blast = Blast.run(directory, agent.trapPort(), rate, seconds, version);
        TrapChain after = received(agent);
        return new Loss(blast.sent() - (after.journalled() - before.journalled()), blast.rate());
    }

    /** The counters once nothing waits for the journal. */
    private static TrapChain received(AgentProcess agent) {
        var last = new TrapChain[]{agent.chain()};
        Await.until("nothing waits for the journal", Duration.ofSeconds(120), () -> {
            TrapChain now = agent.chain();
            boolean quiet = now.waiting() == 0 && now.received() == last[0].received()
                    && now.journalled() == last[0].journalled();
            last[0] = now;
            return quiet;
        });
        return last[0];
    }

    /** Traps that can be asked, over the time from the first one sent until the last one could be asked. */
    private double projected(AgentProcess agent) throws Exception {
        double best = 0;
        for (long rate : new long[]{20_500, 23_000, 26_000, 30_000}) {
            TrapChain before = agent.settled();
            Blast blast = Blast.run(directory, agent.trapPort(), rate, HOLD_SECONDS, "v2c");
            long end = System.nanoTime();
            long lag = agent.chain().lag();
            TrapChain after = agent.settled();
            double drain = (System.nanoTime() - end) / 1e9;
            long lost = blast.sent() - (after.projected() - before.projected());
            double figure = blast.sent() / (blast.sent() / blast.rate() + drain);
            say("projected: %,d/s for %.0f s: lost %,d, lag at the end %,d, all could be asked %.1f s later: %,.0f/s",
                    rate,
                    HOLD_SECONDS, lost, lag, drain, figure);
            best = lost == 0 ? Math.max(best, figure) : best;
            if (lost > 0 || lag > rate * 2) {
                break;
            }
        }
        return best;
    }

    private void v3(AgentProcess agent) throws Exception {
        double best = 0;
        for (long rate : new long[]{16_000, 20_500, 25_000, 30_000}) {
            Loss loss = lost(agent, rate, 8, "v3");
            say("v3 authPriv (SHA, AES-128): %,d/s for 8 s: offered %,.0f/s, lost %,d", rate, loss.offered(),
                    loss.lost());
            agent.settled();
            if (loss.lost() > 0) {
                break;
            }
            best = loss.offered();
        }
        Goals.atLeast("v3 authPriv received", best, SUSTAINED, "traps/s");
    }

    private void burst(AgentProcess agent) throws Exception {
        TrapChain before = agent.settled();
        long start = System.nanoTime();
        Blast blast = Blast.run(directory, agent.trapPort(), 50_000, 2, "v2c");
        TrapChain after = agent.settled();
        long lost = blast.sent() - (after.projected() - before.projected());
        Goals.below("burst of 100,000 in 2 s (" + String.format(Locale.ROOT, "%.1f", blast.sent() / blast.rate())
                + " s), lost", lost, 1, "traps");
        say("the burst was in the tables %.1f s after its beginning", (System.nanoTime() - start) / 1e9);
    }

    private static void say(String text, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, text, arguments));
    }
}
