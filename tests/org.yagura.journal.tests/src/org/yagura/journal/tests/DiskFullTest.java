/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalListener;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.testsupport.Await;

/** A disk that fills up: a small file system in memory, which only root can make. */
class DiskFullTest {
    private static final int BALLAST = 16 << 20;

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs a tmpfs, which only Linux has");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString()) == 0,
                "needs root to mount a tmpfs");
        Files.write(folder.resolve("ballast"), new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }

    private Journal open(long freeBytes, Duration diskCheck) throws IOException {
        JournalLimits limits = new JournalLimits(freeBytes, 0, diskCheck, 4 << 20, 1L << 30, 5);
        Journal journal = Journals.open(JournalSettings.single(folder.resolve("journal")).with(limits));
        journal.follow(new JournalListener() {
            @Override
            public void state(JournalState state, String reason) {
                events.add(state.name());
            }

            @Override
            public void intake(boolean open, long freeBytes, long limitBytes) {
                events.add(open ? "open" : "shut");
            }
        });
        Facts.awaitLeader(journal);
        return journal;
    }

    /** Appends until it is refused; gives the number of facts that were acknowledged. */
    private static long fill(FactWriter writer) throws InterruptedException {
        long next = 0;
        while (true) {
            try {
                writer.append(Facts.numbered(next, 1_000)).get();
                next += 1_000;
            } catch (ExecutionException e) {
                var refusal = assertInstanceOf(JournalUnavailableException.class, e.getCause());
                assertEquals(Reason.DISK_FULL, refusal.reason());
                return next;
            }
        }
    }

    @Test
    void intakeStopsBeforeTheDiskIsFullAndGoesOnByItself() throws Exception {
        try (Journal journal = open(8 << 20, Duration.ofMillis(50));
                FactWriter writer = Facts.writer(journal, folder)) {
            long acknowledged = fill(writer);
            assertTrue(acknowledged >= 50_000, acknowledged + " facts");
            assertTrue(Files.getFileStore(folder).getUsableSpace() >= 4 << 20, "the disk got full");
            assertEquals(JournalState.LEADER_READY, journal.state());
            Await.until("the listener is told", () -> events.contains("shut"));

            Files.delete(folder.resolve("ballast"));
            Await.until("intake goes on", () -> journal.status().intake());
            writer.append(Facts.numbered(acknowledged, 10)).get();
            assertEquals(LongStream.range(0, acknowledged + 10).boxed().toList(), Facts.numbers(Facts.all(journal, 0)));
            Await.until("the listener is told", () -> events.getLast().equals("open"));
            assertEquals(0, journal.status().restarts());
        }
    }

    @Test
    void aDiskThatOthersFillStopsTheEngineWhichComesBackWithAllThatWasAcknowledged() throws Exception {
        try (Journal journal = open(0, Duration.ofSeconds(3)); FactWriter writer = Facts.writer(journal, folder)) {
            var acknowledged = new AtomicLong();
            var goOn = new AtomicBoolean(true);
            Thread producer = Thread.ofPlatform().start(() -> produce(journal, writer, acknowledged, goOn));
            Await.until("facts are acknowledged", () -> acknowledged.get() >= 2_000);
            fillDisk(folder.resolve("others"));
            Await.until("the engine has stopped", () -> events.size() > 2 && events.contains("STARTING"));
            long before = acknowledged.get();

            Files.delete(folder.resolve("others"));
            Files.delete(folder.resolve("ballast"));
            Await.until("facts are acknowledged again", () -> acknowledged.get() >= before + 1_000);
            goOn.set(false);
            producer.join();
            assertEquals(LongStream.range(0, acknowledged.get()).boxed().toList(),
                    Facts.numbers(Facts.all(journal, 0)));
            assertTrue(journal.status().restarts() >= 1, journal.status().toString());
        }
    }

    private static void produce(Journal journal, FactWriter writer, AtomicLong acknowledged, AtomicBoolean goOn) {
        while (goOn.get()) {
            try {
                writer.append(Facts.numbered(acknowledged.get(), 100)).join();
                acknowledged.addAndGet(100);
            } catch (CompletionException e) {
                // refused means that nothing was written, so the same facts again are right
                Await.until("room", () -> !goOn.get() || journal.status().intake());
            }
        }
    }

    private static void fillDisk(Path file) {
        assertThrows(IOException.class, () -> {
            try (var out = Files.newOutputStream(file)) {
                byte[] chunk = new byte[4 << 10];
                while (true) {
                    out.write(chunk);
                }
            }
        });
    }
}
