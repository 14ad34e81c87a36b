/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.Journals;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildJvm;

/** Three members in three processes. */
class GroupTest {
    private static final long OWN_NUMBERS = 1_000_000_000L;

    @TempDir
    Path folder;

    private final ChildJvm[] members = new ChildJvm[Group.SIZE];
    private List<Integer> ports;

    @BeforeEach
    void startAll() throws IOException {
        ports = Group.freePorts();
        for (int i = 0; i < members.length; i++) {
            Journals.found(Child.member(folder.resolve("m" + i), "m" + i, ports));
            start(i);
        }
    }

    @AfterEach
    void killAll() {
        for (ChildJvm member : members) {
            if (member != null) {
                member.close();
            }
        }
    }

    private void start(int member) throws IOException {
        members[member] = Child.start(List.of("-Xmx256m"), "member", folder.resolve("m" + member).toString(),
                "m" + member, ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
        members[member].say("produce " + OWN_NUMBERS * member);
    }

    @Test
    void aKilledLeaderLosesNothingAndComesBackEqual() throws Exception {
        int first = leader(-1);
        members[first].await("facts acknowledged", acknowledged(first, 1_000));
        members[first].kill();
        long killed = System.nanoTime();
        List<Long> acknowledged = acknowledged(first);

        int second = leader(first);
        members[second].await("the new leader acknowledges", acknowledged(second, 0));
        System.out.println("first facts acknowledged " + (System.nanoTime() - killed) / 1_000_000
                + " ms after the leader was killed");
        members[second].await("facts acknowledged by the new leader", acknowledged(second, 1_000));
        start(first);
        members[first].await("the killed member follows", line -> line.equals("state FOLLOWER"));
        members[second].await("more facts acknowledged", acknowledged(second, 2_000));
        stopAll();
        acknowledged.addAll(acknowledged(second));
        check(acknowledged, refused(), dumps(second));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLeaderThatHangsLosesNothingAndFollowsWhenItGoesOn() throws Exception {
        int first = leader(-1);
        members[first].await("facts acknowledged", acknowledged(first, 1_000));
        members[first].hang();
        long hung = System.nanoTime();
        int second = leader(first);
        members[second].await("the new leader acknowledges", acknowledged(second, 0));
        System.out.println("first facts acknowledged " + (System.nanoTime() - hung) / 1_000_000
                + " ms after the leader hung");
        members[second].await("facts acknowledged by the new leader", acknowledged(second, 1_000));

        int from = members[first].lines().size();
        members[first].goOn();
        members[first].await("the old leader follows", from, line -> line.equals("state FOLLOWER"));
        members[second].await("more facts acknowledged", acknowledged(second, 2_000));
        stopAll();
        List<Long> acknowledged = acknowledged(first);
        acknowledged.addAll(acknowledged(second));
        check(acknowledged, refused(), dumps(second));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFollowerThatHangsHoldsNobodyUp() throws Exception {
        int leads = leader(-1);
        int hangs = (leads + 1) % Group.SIZE;
        members[leads].await("facts acknowledged", acknowledged(leads, 500));
        members[hangs].hang();
        members[leads].await("facts acknowledged without it", acknowledged(leads, 20_000));
        members[hangs].goOn();
        stopAll();
        check(acknowledged(leads), refused(), dumps(leads));
    }

    private void stopAll() {
        for (ChildJvm member : members) {
            int from = member.lines().size();
            member.say("stop");
            member.await("it stopped", from, line -> line.equals("stopped"));
        }
    }

    /** The first member but one that says it leads. */
    private int leader(int not) {
        int[] leader = {-1};
        Await.until("a member leads", () -> {
            for (int i = 0; i < 3; i++) {
                if (i != not && members[i].lines().contains("state LEADER_READY")) {
                    leader[0] = i;
                }
            }
            return leader[0] >= 0;
        });
        return leader[0];
    }

    private static Predicate<String> acknowledged(int member, long count) {
        return line -> KillTest.acknowledged(line) > OWN_NUMBERS * member + count;
    }

    private List<Long> acknowledged(int member) {
        return members[member].lines().stream().map(KillTest::acknowledged).filter(n -> n >= 0)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<Long> refused() {
        return Stream.of(members).flatMap(m -> m.lines().stream()).filter(line -> line.startsWith("refused "))
                .map(line -> Long.parseLong(line.substring(8))).toList();
    }

    /** What each member has, once all have as much as one of them. */
    private List<List<String>> dumps(int complete) throws IOException {
        var dumps = new ArrayList<List<String>>();
        int begin = members[complete].lines().size();
        members[complete].say("position");
        String position = members[complete].await("a position", begin, line -> line.startsWith("position"));
        for (int i = 0; i < 3; i++) {
            ChildJvm member = members[i];
            Await.until("member " + i + " is at " + position, () -> {
                int from = member.lines().size();
                member.say("position");
                String at = member.await("a position", from, line -> line.startsWith("position"));
                return Long.parseLong(at.substring(9)) >= Long.parseLong(position.substring(9));
            });
            Path file = folder.resolve("dump" + i);
            member.say("dump " + file);
            member.await("a dump", line -> line.startsWith("dumped"));
            dumps.add(Files.readAllLines(file));
        }
        return dumps;
    }

    private static void check(List<Long> acknowledged, List<Long> refused, List<List<String>> dumps) {
        assertEquals(dumps.get(0), dumps.get(1));
        assertEquals(dumps.get(0), dumps.get(2));
        Map<String, Long> sequences = new HashMap<>();
        var numbers = new TreeSet<Long>();
        for (String line : dumps.getFirst()) {
            String[] entry = line.split(" ");
            long sequence = Long.parseLong(entry[2]);
            if (sequence > sequences.getOrDefault(entry[1], -1L)) {
                sequences.put(entry[1], sequence);
                int count = Integer.parseInt(entry[3]);
                long number = Long.parseLong(entry[4]);
                IntStream.range(0, count).forEach(i -> assertTrue(numbers.add(number + i), "twice: " + (number + i)));
            }
        }
        for (long number : acknowledged) {
            assertTrue(numbers.contains(number), "lost: " + number);
        }
        for (long number : refused) {
            assertFalse(numbers.contains(number), "refused, but there: " + number);
        }
        assertTrue(acknowledged.size() >= 300, acknowledged.size() + " acknowledged");
    }
}
