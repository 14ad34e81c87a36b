/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalGapException;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.testsupport.Await;

/** Members that were away while the others cleaned their logs, or that come back with nothing. */
class LaggingMemberTest {
    private static final int SEGMENT = 1 << 20;
    private static final long BEHIND = 4L * SEGMENT;
    private static final JournalLimits LIMITS = new JournalLimits(1 << 20, 0, Duration.ofMillis(20), SEGMENT, BEHIND,
            5);

    @TempDir
    Path folder;
    private Group group;

    @BeforeEach
    void found() throws IOException {
        group = new Group(folder, LIMITS).openAll();
    }

    @AfterEach
    void close() {
        group.close();
    }

    private void awaitSame(long last) {
        for (Journal journal : group.journals) {
            Await.until("it has caught up", () -> journal.lastPosition() == last);
        }
    }

    private static List<Long> after(Journal journal, long position) throws InterruptedException {
        return Facts.numbers(Facts.all(journal, position));
    }

    /** What follows a position, up to which all is released, is the same on two members. */
    private static void assertSameTail(Journal one, Journal other, long released) throws InterruptedException {
        List<Long> numbers = after(one, released);
        assertFalse(numbers.isEmpty());
        assertEquals(numbers, after(other, released));
    }

    @Test
    void whatAMemberHasNotGotYetIsKeptForAWhile() throws Exception {
        int away = group.follower();
        int stays = 3 - away - group.leader();
        group.close(away);
        group.release(group.append(12), group.leader(), stays);
        assertTrue(group.journals[group.leader()].firstPosition() <= 12);

        Journal back = group.open(away);
        long last = group.append(1);
        awaitSame(last);
        assertEquals(group.appended(), after(back, 0).size(), "it got all of it");
        group.release(last, 0, 1, 2);
        group.release(group.append(10), 0, 1, 2);
        Await.until("the log is cleaned", () -> group.journals[group.leader()].firstPosition() > last / 2);
    }

    @Test
    void theLogIsCleanedAlthoughAMemberIsAway() throws Exception {
        group.release(group.append(3), 0, 1, 2);
        int away = group.follower();
        int stays = 3 - away - group.leader();
        group.close(away);
        long last = 0;
        for (int i = 0; i < 8; i++) {
            last = group.append(20);
            group.release(last, group.leader(), stays);
            for (int member : List.of(group.leader(), stays)) {
                Journal journal = group.journals[member];
                Await.until("the log is cleaned", () -> journal.status().logBytes() <= BEHIND + 4 * SEGMENT);
            }
        }
        assertTrue(group.journals[group.leader()].firstPosition() > 100);

        Journal back = group.open(away);
        long more = group.append(5);
        awaitSame(more);
        assertThrows(JournalGapException.class, () -> back.read(0, 1, 1, Duration.ofSeconds(10)));
        assertTrue(back.firstPosition() > 3 && back.firstPosition() <= last + 1);
        assertSameTail(back, group.journals[group.leader()], last);
        assertEquals(0, back.status().restarts());

        group.close(away);
        Journal again = group.open(away);
        awaitSame(group.append(1));
        assertSameTail(again, group.journals[group.leader()], last);
    }

    @Test
    void aMemberThatLostItsDirectoryBecomesAFullMemberAgain() throws Exception {
        group.release(group.append(20), 0, 1, 2);
        long released = group.append(20);
        group.release(released, 0, 1, 2);
        Await.until("the log is cleaned", () -> group.journals[group.leader()].firstPosition() > 5);
        int lost = group.follower();
        group.lose(lost);
        group.append(5);
        Journal back = group.open(lost);
        assertTrue(back.status().joining());
        Await.until("it is a full member", () -> !back.status().joining());
        awaitSame(group.append(3));
        assertSameTail(back, group.journals[group.leader()], released);

        int old = group.leader();
        group.close(old);
        group.append(3);
        assertTrue(group.leader() != old, "its vote counts again");
        group.open(old);
        awaitSame(group.append(1));
    }

    @Test
    void whatALostMemberHadAcknowledgedIsNotLost() throws Exception {
        group.append(2);
        int behind = group.follower();
        group.close(behind);
        long acknowledged = group.append(4);
        int leads = group.leader();
        int lost = 3 - behind - leads;
        group.close(leads);
        group.lose(lost);

        var leader = new CountDownLatch(1);
        for (int member : List.of(lost, behind)) {
            group.open(member).follow((state, reason) -> {
                if (state == JournalState.LEADER_READY) {
                    leader.countDown();
                }
            });
        }
        assertFalse(leader.await(6, TimeUnit.SECONDS), "the two would not know of what was acknowledged");
        assertTrue(group.journals[lost].status().joining());

        group.open(leads);
        awaitSame(group.append(1));
        Await.until("it is a full member", () -> !group.journals[lost].status().joining());
        assertTrue(acknowledged < group.journals[lost].lastPosition());
        for (Journal journal : group.journals) {
            assertEquals(group.appended(), after(journal, 0).size());
        }
    }

    @Test
    void aMemberThatEndsWhileItComesBackGoesOnWithThat() throws Exception {
        group.append(2);
        int lost = group.follower();
        int other = 3 - lost - group.leader();
        group.lose(lost);
        group.close(other);
        group.open(lost);
        assertTrue(group.journals[lost].status().joining());
        group.close(lost);
        assertTrue(group.open(lost).status().joining(), "an empty log is not a full member's");
        group.open(other);
        awaitSame(group.append(1));
        Await.until("it is a full member", () -> !group.journals[lost].status().joining());
        group.close(lost);
        assertFalse(group.open(lost).status().joining());
    }

    @Test
    void aGroupIsFoundedOnce() throws Exception {
        group.append(1);
        for (int i = 0; i < Group.SIZE; i++) {
            int member = i;
            assertThrows(IOException.class, () -> Journals.found(group.settings(member)));
        }
        int lost = group.follower();
        group.lose(lost);
        group.open(lost);
        assertThrows(IOException.class, () -> Journals.found(group.settings(lost)));
    }

    @Test
    void aBrokenMemberHoldsTheOthersUpInNothing() throws Exception {
        int broken = group.follower();
        int stays = 3 - broken - group.leader();
        group.append(2);
        group.close(broken);
        var attempts = new AtomicInteger();
        try (var socket = new ServerSocket(group.members.get(broken).port(), 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        socket.accept().close();
                        attempts.incrementAndGet();
                    }
                } catch (IOException e) {
                    // the test closes it
                }
            });
            int before = group.leader();
            for (int i = 0; i < 10; i++) {
                group.release(group.append(20), group.leader(), stays);
            }
            assertEquals(before, group.leader());
            Await.until("the others try again", () -> attempts.get() > 3);
        }
        System.out.println(attempts + " attempts to reach the broken member");
        assertTrue(attempts.get() < 5_000, attempts + " attempts");
        group.open(broken);
        awaitSame(group.append(1));
    }
}
