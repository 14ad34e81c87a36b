/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yagura.core.text.Texts;
import org.yagura.e2e.AgentProcess;
import org.yagura.e2e.WorkbenchProcess;
import org.yagura.rcp.internal.Application;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.ui.workbench.ConnectPage;
import org.yagura.testsupport.ui.workbench.Desk;
import org.yagura.testsupport.ui.workbench.TrapsPage;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;

/**
 * From the arrival of a trap at the agent until the list of the workbench has been painted with it, at 1,000 traps a second:
 * the product on the display that {@code ./bench} brings, connected to an agent in another process. A trap counts as
 * painted when it, or one that came after it, is the first row of a painting.
 */
final class RowsBench {
    private static final int RATE = 1_000;
    private static final double SECONDS = Double.parseDouble(System.getProperty("yagura.bench.hold", "20"));
    private static final double GOAL_MILLIS = 500;
    private static final int PAGE = 1_000;
    private static final String SECRET = "correct horse battery";

    private final Path directory;

    private RowsBench(Path directory) {
        this.directory = directory;
    }

    static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("yagura-bench");
        try {
            new RowsBench(directory).run();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run() throws Exception {
        Path site = BenchSite.write(directory);
        try (var agent = AgentProcess.start(directory.resolve("data"), Ports.free(), List.of("-Xmx2g"), "--site",
                site.toString()); var workbench = new WorkbenchProcess(directory.resolve("workbench"))) {
            agent.password("sato", SECRET);
            Desk desk = workbench.start("--connect", agent.local().url().toString());
            new ConnectPage(desk, Texts.of(Application.class, Locale.ENGLISH)).logIn("sato", SECRET)
                    .trust(agent.fingerprint()).untilConnected();
            System.out.println("warming up");
            Blast.run(directory, agent.trapPort(), RATE, 10, "v2c");
            settled(agent, desk);
            long before = newest(agent);
            desk.notePaintings(TrapsPage.VIEW, "id");
            Blast blast = Blast.run(directory, agent.trapPort(), RATE, SECONDS, "v2c");
            settled(agent, desk);
            report(waits(agent, before, desk.paintings()), blast);
        }
    }

    /** Waits until the list has as many rows as the agent has traps. */
    private static void settled(AgentProcess agent, Desk desk) {
        long all = agent.settled().projected();
        Await.until("all are in the list", Duration.ofSeconds(60), () -> desk.rows(TrapsPage.VIEW) == all);
    }

    private static long newest(AgentProcess agent) {
        return agent.connection().ask(new FindTraps(null, 0L, 1, null)).upToId();
    }

    /** For each trap that arrived after a number, the milliseconds until it was painted. */
    private static List<Double> waits(AgentProcess agent, long before, List<Desk.Painting> paintings) {
        var painted = new TreeMap<Long, Instant>();
        for (Desk.Painting painting : paintings) {
            String digits = painting.first().replaceAll("\\D", "");
            if (!digits.isEmpty()) {
                painted.putIfAbsent(Long.parseLong(digits), painting.at());
            }
        }
        var waits = new ArrayList<Double>();
        boolean more = true;
        for (long position = 0; more; position += PAGE) {
            TrapPage page = agent.connection().ask(new FindTraps(null, position, PAGE, null));
            more = !page.rows().isEmpty() && page.rows().getLast().id() > before;
            for (TrapRow row : page.rows()) {
                var seen = painted.ceilingEntry(row.id());
                if (row.id() > before && seen != null) {
                    waits.add(Duration.between(row.receivedAt(), seen.getValue()).toNanos() / 1e6);
                }
            }
        }
        Collections.sort(waits);
        return waits;
    }

    private static void report(List<Double> waits, Blast blast) {
        if (waits.size() < blast.sent() * 0.99) {
            throw new IllegalStateException("only " + waits.size() + " of " + blast.sent() + " traps were painted");
        }
        double p99 = waits.get((int) (waits.size() * 0.99));
        System.out.printf(Locale.ROOT, "%,d traps at %,.0f/s: median %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                waits.size(), blast.rate(), waits.get(waits.size() / 2), p99, waits.getLast());
        Goals.below("arrival to painted row, p99 at 1,000/s", p99, GOAL_MILLIS, "ms");
    }
}
