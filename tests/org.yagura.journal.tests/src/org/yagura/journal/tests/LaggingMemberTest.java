/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.FactBatch;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.Member;
import org.yagura.testsupport.Await;

/** A member that was away, while the others cleaned their logs. */
class LaggingMemberTest {
    private static final int SEGMENT = 1 << 20;

    @TempDir
    Path folder;

    private final List<Member> members = new ArrayList<>();
    private final Journal[] journals = new Journal[3];
    private long next;

    @BeforeEach
    void open() throws IOException {
        for (String port : GroupTest.freePorts(3).split(",")) {
            members.add(new Member("m" + members.size(), "127.0.0.1", Integer.parseInt(port)));
        }
        for (int i = 0; i < 3; i++) {
            open(i);
        }
    }

    private void open(int member) throws IOException {
        journals[member] = Journals.open(new JournalSettings(folder.resolve("m" + member), "m" + member, members,
                new JournalLimits(1 << 20, 0, Duration.ofMillis(20), SEGMENT, 5), null));
    }

    @AfterEach
    void close() {
        Stream.of(journals).forEach(Journal::close);
    }

    private int leader() {
        int[] leader = {-1};
        Await.until("a member leads", () -> {
            for (int i = 0; i < 3; i++) {
                leader[0] = journals[i].state() == JournalState.LEADER_READY ? i : leader[0];
            }
            return leader[0] >= 0;
        });
        return leader[0];
    }

    /** Appends so much that several files of the log are closed, whoever leads. */
    private long append() throws Exception {
        long position = 0;
        for (int i = 0; i < 10; i++) {
            var batch = new FactBatch("m", next, Facts.numbered(next, 1_000));
            position = -1;
            while (position < 0) {
                position = journals[leader()].append(batch).handle((at, error) -> error == null ? at : -1L).get();
            }
            next += 1_000;
        }
        return position;
    }

    private void release(long position, int... which) {
        for (int member : which) {
            Await.until("it has that", () -> journals[member].lastPosition() >= position);
            journals[member].released(position);
        }
    }

    @Test
    void whatAMemberHasNotGotYetIsKept() throws Exception {
        append();
        journals[2].close();
        release(append(), 0, 1);
        release(append(), 0, 1);
        assertTrue(journals[leader()].firstPosition() <= 12, "begins at " + journals[leader()].firstPosition());

        open(2);
        long last = append();
        Await.until("it has caught up", () -> journals[2].lastPosition() == last);
        assertEquals(next, Facts.all(journals[2], 0).stream().mapToInt(e -> e.batch().facts().size()).sum());
        release(last, 0, 1, 2);
        release(append(), 0, 1, 2);
        Await.until("the log is cleaned", () -> journals[leader()].firstPosition() > last / 2);
    }

    @Test
    void aMemberThatLostItsDirectoryEnds() throws Exception {
        release(append(), 0, 1, 2);
        release(append(), 0, 1, 2);
        Await.until("the log is cleaned", () -> journals[leader()].firstPosition() > 5);
        int lost = (leader() + 1) % 3;
        journals[lost].close();
        try (Stream<Path> files = Files.walk(folder.resolve("m" + lost))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        open(lost);
        int old = leader();
        journals[old].close();
        open(old);
        Await.until("it says that it cannot catch up", () -> journals[lost].state() == JournalState.FAILED);
        append();
    }
}
