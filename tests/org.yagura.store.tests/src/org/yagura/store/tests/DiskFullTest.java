/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;

/** A disk that is full stops the projections with a trouble; once there is room they go on, and nothing is lost. */
final class DiskFullTest {
    private static final RunnerSettings SETTINGS = new RunnerSettings(200, Duration.ofMillis(5), 2,
            Duration.ofMillis(100), Duration.ofMillis(100));
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Path disk;
    private Path ballast;
    private final ListLog log = new ListLog();
    private final Health health = new Health();
    private final List<String> model = new ArrayList<>();

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", disk.toString()),
                "a small file system can only be mounted by root");
        ballast = disk.resolve("ballast");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes all room but so many bytes. */
    private void leave(long bytes) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        try (OutputStream out = Files.newOutputStream(ballast)) {
            var block = new byte[1 << 16];
            for (long left = free - bytes; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            var texts = new String[20];
            for (int k = 0; k < texts.length; k++) {
                texts[k] = (model.size() + " ").repeat(160).substring(0, 300);
                model.add(texts[k]);
            }
            log.append("note", texts);
        }
    }

    private boolean trouble(String id) {
        return health.troubles().stream().anyMatch(t -> t.id().equals(id));
    }

    @Test
    void belowTheReserveNothingIsWritten() throws Exception {
        var notes = new Notes("notes");
        try (Store store = Store.open(new StoreSettings(disk.resolve("store"), 16 << 20, 3, 32 << 20));
                var runner = new ProjectionRunner(store, log, List.of(notes), health, SETTINGS)) {
            runner.open();
            runner.start();
            append(20);
            Await.until("folded", () -> runner.position() == 20);
            leave(16 << 20);
            Await.until("full", () -> trouble(ProjectionRunner.DISK_FULL));
            append(20);
            assertEquals(400, notes.read(store).size());
            Files.delete(ballast);
            Await.until("going on", () -> runner.position() == 40);
            assertFalse(trouble(ProjectionRunner.DISK_FULL));
            assertEquals(model, notes.read(store));
        }
    }

    @Test
    void aDiskThatIsReallyFullCorruptsNothing() throws Exception {
        try (Store store = Store.open(new StoreSettings(disk.resolve("store"), 16 << 20, 3, 0))) {
            var notes = new Notes("notes");
            try (var runner = new ProjectionRunner(store, log, List.of(notes), health, SETTINGS)) {
                runner.open();
                runner.start();
                append(50);
                Await.until("folded", () -> runner.position() == 50);
                leave(1 << 20);
                append(3_000);
                Await.until("out of room", LONG, () -> !health.troubles().isEmpty());
                Files.delete(ballast);
                Await.until("going on", LONG, () -> runner.position() == 3_050);
                assertEquals(List.of(), health.troubles());
                assertEquals(model, notes.read(store));
            }
        }
        var again = new Notes("notes");
        try (Store store = Store.open(new StoreSettings(disk.resolve("store"), 16 << 20, 3, 0))) {
            assertEquals(model, again.read(store));
        }
    }
}
