/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.ReadHost;
import org.yagura.ssh.internal.HostTexts;
import org.yagura.ssh.internal.Shell;

/** What hosts write is read as it is meant, and broken answers break nothing. */
final class HostTextsTest {
    private static final String USE = """
            @@system
            Linux 6.12.0
            @@hertz
            100
            @@stat
            cpu  1000 100 500 8000 200 0 100 100 50 0
            cpu0 500 50 250 4000 100 0 50 50 25 0
            cpu1 500 50 250 4000 100 0 50 50 25 0
            @@load
            0.42 0.30 0.20 1/300 4711
            @@memory
            MemTotal:       1000 kB
            MemFree:         100 kB
            MemAvailable:    600 kB
            SwapTotal:       200 kB
            SwapFree:        150 kB
            @@uptime
            12345.67 20000.00
            @@df
            Filesystem     1024-blocks  Used Available Capacity Mounted on
            /dev/sda1             1000   400       500      45% /
            nas:/share            2000     0      2000       0% /mnt/a share
            @@inodes
            Filesystem     Inodes IUsed IFree IUse% Mounted on
            /dev/sda1         100    30    70   30% /
            nas:/share          -     -     -     - /mnt/a share
            @@block
            loop0
            sda
            @@disks
               7       0 loop0 1 0 2 0 0 0 0 0 0 0 0
               8       0 sda 10 0 20 0 30 0 40 0 0 0 0
               8       1 sda1 10 0 20 0 30 0 40 0 0 0 0
            @@nets
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
                lo: 99 1 0 0 0 0 0 0 99 1 0 0 0 0 0 0
              eth0:1234 1 0 0 0 0 0 0 5678 1 0 0 0 0 0 0
            @@end
            """;

    @Test
    void whatIsUsedIsRead() throws IOException {
        assertEquals(new ReadHost.Use("Linux 6.12.0", 12_345, 2, 18_000.0, 100_000.0, 0.42, 1_024_000, 409_600, 204_800,
                51_200,
                List.of(new ReadHost.Mount("/", 1_024_000, 512_000, 100, 30),
                        new ReadHost.Mount("/mnt/a share", 2_048_000, 0, 0, 0)),
                List.of(new ReadHost.Disk("sda", 10_240, 20_480, 10L, 30L)),
                List.of(new ReadHost.Net("eth0", 1_234, 5_678))),
                HostTexts.use(USE));
    }

    @Test
    void anotherSystemIsSaid() {
        assertTrue(assertThrows(IOException.class, () -> HostTexts.use("@@system\nFreeBSD 14\n@@end\n")).getMessage()
                .contains("Linux"));
        assertThrows(IOException.class, () -> HostTexts.use(USE.replace("@@end\n", "")), "it was cut off");
    }

    @Test
    void processesAreRead() throws IOException {
        List<FindHostProcesses.Process> all = HostTexts.processes("""
                      1 root                             Thu Nov 26 16:35:52 2026       3  1024 /sbin/init splash
                   4711 a-very-long-user-name            Fri Jan  2 03:04:05 2026     120 20480 java -jar x.jar a  b
                    bad line
                """);
        assertEquals(2, all.size());
        assertEquals(new FindHostProcesses.Process(4_711, "a-very-long-user-name", "java -jar x.jar a  b",
                Instant.parse("2026-01-02T03:04:05Z").toEpochMilli(), 120_000, 20_480L * 1_024), all.getLast());
        assertThrows(IOException.class, () -> HostTexts.processes("PID USER\n"));
    }

    @Test
    void brokenAnswersBreakNothing() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(USE);
            for (int n = random.nextInt(20); n >= 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x3000));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(50)));
                    default -> text.insert(at, "9".repeat(random.nextInt(30)));
                }
                if (text.isEmpty()) {
                    text.append('@');
                }
            }
            try {
                ReadHost.Use use = HostTexts.use(text.toString());
                assertTrue(use.memory() >= 0 && use.memoryUsed() >= 0 && use.swapUsed() >= 0, use::toString);
                assertTrue(use.mounts().stream().allMatch(m -> m.used() >= 0 && m.inodesUsed() <= m.inodes()));
            } catch (IOException e) {
                assertTrue(e.getMessage().length() > 10);
            }
            try {
                HostTexts.processes(text.toString());
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("procps"));
            }
        }
    }

    @Test
    void wordsOfTheShellAreQuoted() {
        assertEquals("'it'\\''s $(id) `x`; \"y\"'", Shell.quoted("it's $(id) `x`; \"y\""));
    }
}
