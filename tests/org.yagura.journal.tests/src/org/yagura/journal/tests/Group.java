/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.yagura.journal.FactBatch;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.Member;
import org.yagura.journal.MemberTls;
import org.yagura.testsupport.Await;

/** Three members of a group in this process, on loopback. */
final class Group implements AutoCloseable {
    static final int SIZE = 3;

    final List<Member> members;
    final Journal[] journals = new Journal[SIZE];
    private final Path folder;
    private final JournalLimits limits;
    private final IntFunction<MemberTls> tls;
    /** The number of the next fact. */
    private long next;

    /** A new group that is founded and not opened yet. */
    Group(Path folder, JournalLimits limits) throws IOException {
        this(folder, limits, member -> null);
    }

    /** The same with TLS. */
    Group(Path folder, JournalLimits limits, IntFunction<MemberTls> tls) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.tls = tls;
        this.members = members(freePorts());
        for (int i = 0; i < SIZE; i++) {
            Journals.found(settings(i));
        }
    }

    static List<Integer> freePorts() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < SIZE; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    static List<Member> members(List<Integer> ports) {
        var members = new ArrayList<Member>();
        for (int port : ports) {
            members.add(new Member("m" + members.size(), "127.0.0.1", port));
        }
        return members;
    }

    JournalSettings settings(int member) {
        return new JournalSettings(directory(member), "m" + member, members, limits, tls.apply(member));
    }

    Path directory(int member) {
        return folder.resolve("m" + member);
    }

    Group openAll() throws IOException {
        for (int i = 0; i < SIZE; i++) {
            open(i);
        }
        return this;
    }

    Journal open(int member) throws IOException {
        journals[member] = Journals.open(settings(member));
        return journals[member];
    }

    void close(int member) {
        journals[member].close();
        journals[member] = null;
    }

    /** Closes a member and deletes what it has. */
    void lose(int member) throws IOException {
        if (journals[member] != null) {
            close(member);
        }
        try (Stream<Path> files = Files.walk(directory(member))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    /** The member that leads, once there is one. */
    int leader() {
        int[] leader = {-1};
        Await.until("a member leads", () -> {
            for (int i = 0; i < SIZE; i++) {
                boolean leads = journals[i] != null && journals[i].state() == JournalState.LEADER_READY;
                leader[0] = leads ? i : leader[0];
            }
            return leader[0] >= 0;
        });
        return leader[0];
    }

    /** A member that does not lead. */
    int follower() {
        return (leader() + 1) % SIZE;
    }

    /** Appends entries of a thousand facts of 200 bytes, whoever leads; the last position. */
    long append(int entries) throws Exception {
        long position = 0;
        for (int i = 0; i < entries; i++) {
            var batch = new FactBatch("m", next, Facts.numbered(next, 1_000));
            position = -1;
            while (position < 0) {
                position = journals[leader()].append(batch).handle((at, error) -> error == null ? at : -1L).get();
            }
            next += 1_000;
        }
        return position;
    }

    /** How many facts were appended. */
    long appended() {
        return next;
    }

    /** Says on some members that everything up to a position is in tables, once they have it. */
    void release(long position, int... which) {
        for (int member : which) {
            Await.until("it has that", () -> journals[member].lastPosition() >= position);
            journals[member].released(position);
        }
    }

    @Override
    public void close() {
        Stream.of(journals).filter(Objects::nonNull).forEach(Journal::close);
    }
}
