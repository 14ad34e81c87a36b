/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.internal.account.SessionTable;

/** Sessions: their bounds, their ends, and what a restart keeps of them. */
class SessionTableTest {
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(3);
    @TempDir
    Path folder;
    private final Hands clock = new Hands();

    private SessionTable table() {
        return new SessionTable(folder.resolve("sessions.json"), clock, IDLE, LONGEST);
    }

    @Test
    void sessionsEndByIdlenessAndAge() {
        SessionTable table = table();
        String token = table.begin("ito", "::1").token();
        assertEquals(43, token.length(), "256 bits");
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofMinutes(55));
            assertTrue(table.use(token).isPresent());
        }
        clock.move(Duration.ofMinutes(20));
        assertTrue(table.use(token).isEmpty(), "too old");
        String idle = table.begin("ito", "::1").token();
        clock.move(Duration.ofMinutes(61));
        assertTrue(table.use(idle).isEmpty(), "too idle");
        assertEquals(0, table.all().size());
    }

    @Test
    void sessionsAreBounded() {
        SessionTable table = table();
        String first = table.begin("ito", "::1").token();
        for (int i = 0; i < 60; i++) {
            clock.move(Duration.ofSeconds(1));
            table.begin("ito", "::1");
        }
        assertEquals(50, table.all().size());
        assertTrue(table.use(first).isEmpty(), "the one unused for longest has ended");
        var ids = new HashSet<String>();
        table.all().forEach(s -> ids.add(s.id()));
        assertEquals(50, ids.size());
        assertEquals(50, table.end(s -> s.user().equals("ito")).size());
    }

    @Test
    void outliveACrash() throws Exception {
        SessionTable table = table();
        String token = table.begin("ito", "10.0.0.7").token();
        String ended = table.begin("ito", "10.0.0.8").token();
        table.end(session -> session.address().equals("10.0.0.8"));
        clock.move(Duration.ofMinutes(50));
        SessionTable.Open after = table().use(token).orElseThrow();
        assertEquals("ito 10.0.0.7", after.user() + " " + after.address());
        assertEquals(table.all().getFirst().id(), after.id());
        assertEquals(LONGEST, Duration.between(after.since(), after.expires()));
        assertTrue(table().use(ended).isEmpty(), "what was ended stays ended");
        String text = Files.readString(folder.resolve("sessions.json"));
        assertFalse(text.contains(token), "of the token only its hash is kept");
        assertTrue(text.contains(SessionTable.hash(token)));
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(folder.resolve("sessions.json"))));
    }

    @Test
    void theTimeWithoutTheAgentCounts() {
        SessionTable table = table();
        String used = table.begin("ito", "::1").token();
        String unused = table.begin("ito", "::1").token();
        clock.move(Duration.ofMinutes(40));
        table.use(used);
        table.close();
        clock.move(Duration.ofMinutes(40));
        table = table();
        assertTrue(table.use(unused).isEmpty(), "idle for too long");
        assertTrue(table.use(used).isPresent(), "the last use is kept");
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofMinutes(45));
            table.use(used);
            table.close();
            table = table();
        }
        assertTrue(table.use(used).isEmpty(), "too old in any case");
    }

    @Test
    void aFileThatIsNoGoodIsPassedOver() throws Exception {
        Path file = folder.resolve("sessions.json");
        String whole = "{\"hash\":\"h\",\"id\":\"i\",\"user\":\"u\",\"address\":\"a\",\"since\":\"" + clock.instant()
                + "\",\"expires\":\"" + clock.instant().plus(LONGEST) + "\",\"lastUsed\":\"" + clock.instant() + "\"}";
        for (String broken : List.of("", "{", "null", "[]", "{\"form\":1}", "{\"form\":2,\"sessions\":[" + whole + "]}",
                "{\"form\":1,\"sessions\":[null,{},{\"hash\":\"h\"}]}",
                "{\"form\":1,\"sessions\":[" + whole.replace("lastUsed", "lastused") + "]}",
                "{\"form\":1,\"sessions\":[" + whole.replace(clock.instant().toString(), "yesterday") + "]}",
                "{\"form\":1,\"sessions\":[" + whole, "[".repeat(10_000))) {
            Files.writeString(file, broken, StandardCharsets.UTF_8);
            assertEquals(0, table().all().size(), broken);
        }
        Files.writeString(file, "{\"form\":1,\"new\":true,\"sessions\":[null," + whole + "]}");
        assertEquals(1, table().all().size(), "unknown fields and missing members do no harm");
        Files.write(file, new byte[(16 << 20) + 1]);
        SessionTable table = table();
        assertEquals(0, table.all().size());
        String token = table.begin("ito", "::1").token();
        assertTrue(table().use(token).isPresent(), "the next log-in mends the file");
    }

    @Test
    void aFullDiskKeepsNobodyOut() throws IOException {
        Path run = folder.resolve("run");
        var table = new SessionTable(run.resolve("sessions.json"), clock, IDLE, LONGEST);
        String token = table.begin("ito", "::1").token();
        assertTrue(table.use(token).isPresent());
        Files.createDirectory(run);
        table.keep();
        assertTrue(new SessionTable(run.resolve("sessions.json"), clock, IDLE, LONGEST).use(token).isPresent(),
                "it is kept as soon as it can be");
    }

    /** Random log-ins, uses, ends, waits and restarts agree with a plain model. */
    @Test
    void agreesWithAPlainModel() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            SessionTable table = table();
            table.end(session -> true);
            Map<String, Instant[]> model = new HashMap<>();
            var tokens = new ArrayList<String>();
            for (int step = 0; step < 150; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> {
                        String token = table.begin("u" + random.nextInt(3), "::1").token();
                        tokens.add(token);
                        model.put(token, new Instant[]{clock.instant(), clock.instant()});
                    }
                    case 1, 2 -> use(table, model, tokens, random);
                    case 3 -> clock.move(Duration.ofMinutes(random.nextInt(25)));
                    case 4 -> {
                        table.close();
                        table = table();
                    }
                    default -> {
                        String user = "u" + random.nextInt(20);
                        var ended = new HashSet<String>();
                        table.all().stream().filter(s -> s.user().equals(user)).forEach(s -> ended.add(s.id()));
                        SessionTable now = table;
                        model.keySet().removeIf(t -> now.use(t).map(s -> s.user().equals(user)).orElse(true));
                        model.replaceAll((t, times) -> new Instant[]{times[0], clock.instant()});
                        assertEquals(ended.size(), table.end(s -> s.user().equals(user)).size());
                    }
                }
            }
        }
    }

    private void use(SessionTable table, Map<String, Instant[]> model, List<String> tokens, Random random) {
        if (tokens.isEmpty()) {
            return;
        }
        String token = tokens.get(random.nextInt(tokens.size()));
        Instant[] times = model.get(token);
        Instant now = clock.instant();
        boolean open = times != null && now.isBefore(times[0].plus(LONGEST)) && now.isBefore(times[1].plus(IDLE));
        assertEquals(open, table.use(token).isPresent());
        if (open) {
            times[1] = now;
        }
    }
}
