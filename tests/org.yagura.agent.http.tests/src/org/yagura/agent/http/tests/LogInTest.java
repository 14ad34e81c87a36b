/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log-in, sessions, passwords, privileges. */
class LogInTest {
    private static final String DEMO = "yagura-demo";
    @TempDir
    static Path folder;
    private static LiveAgent live;
    private static Path data;

    @BeforeAll
    static void start() throws Exception {
        data = folder.resolve("data");
        live = new LiveAgent(data, "demo");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void theFirstPasswordMustBeChanged() throws Exception {
        Path file = data.resolve("run/initial-password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String[] words = Files.readString(file).strip().split(" ");
        assertEquals("admin", words[0]);
        JsonNode in = LiveAgent.tree(live.logIn("admin", words[1]));
        assertTrue(in.get("mustChangePassword").asBoolean());
        String token = in.get("token").asText();
        assertTrue(LiveAgent.tree(live.call("session.get", "", token)).get("mustChangePassword").asBoolean());
        assertEquals(403, live.call("site.get", "", token).statusCode());
        assertEquals(403,
                live.call("account.password", "{\"present\":\"wrong-wrong\",\"password\":\"a new one, long\"}",
                        token).statusCode());
        assertEquals(400, live.call("account.password",
                "{\"present\":\"" + words[1] + "\",\"password\":\"short\"}", token).statusCode());
        assertEquals(400, live.call("account.password",
                "{\"present\":\"" + words[1] + "\",\"password\":\"" + words[1] + "\"}", token).statusCode());
        HttpResponse<String> changed = live.call("account.password",
                "{\"present\":\"" + words[1] + "\",\"password\":\"a new one, long\"}", token);
        assertEquals(200, changed.statusCode(), changed.body());
        assertEquals(200, live.call("site.get", "", token).statusCode());
        assertEquals(401, live.logIn("admin", words[1]).statusCode());
        assertFalse(LiveAgent.tree(live.logIn("admin", "a new one, long")).get("mustChangePassword").asBoolean());
        String audit = live.call("audit.find", "{}").body();
        assertTrue(audit.contains("account.password"));
        assertFalse(audit.contains("a new one, long"), "secrets must not be in the audit trail");
        assertFalse(audit.contains(words[1]), "secrets must not be in the audit trail");
    }

    @Test
    void doesNotSayWhetherSomebodyExists() throws Exception {
        HttpResponse<String> known = live.logIn("ito", "not the password");
        HttpResponse<String> unknown = live.logIn("nobody-here", "not the password");
        assertEquals(401, known.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(known.body(), unknown.body());
        String audit = live.call("audit.find", "{\"operation\":\"session.*\",\"outcomes\":[\"refused\"]}").body();
        assertFalse(audit.contains("nobody-here"), "what was typed as a name may be a password");
        assertTrue(audit.contains("(unknown)"));
    }

    @Test
    void slowsGuessingDown() throws Exception {
        HttpResponse<String> answer = live.logIn("kobayashi", "guess 0");
        for (int i = 1; i < 10 && answer.statusCode() == 401; i++) {
            answer = live.logIn("kobayashi", "guess " + i);
        }
        assertEquals(429, answer.statusCode());
        assertTrue(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0")) >= 1);
        assertEquals(429, live.logIn("KOBAYASHI", DEMO).statusCode(), "the right password has to wait, too");
    }

    @Test
    void privilegesComeFromTheModel() throws Exception {
        String watanabe = live.in("watanabe", DEMO);
        assertEquals(200, live.call("agent.about", "", watanabe).statusCode());
        HttpResponse<String> refused = live.call("audit.find", "{}", watanabe);
        assertEquals(403, refused.statusCode());
        assertEquals("refused", LiveAgent.tree(refused).get("code").asText());
        assertEquals(403, live.call("accounts.list", "", watanabe).statusCode());
        JsonNode session = LiveAgent.tree(live.call("session.get", "", watanabe));
        assertEquals("watanabe", session.get("user").asText());
        assertEquals("[\"SEE\"]", session.get("privileges").toString());
        assertTrue(live.call("audit.find", "{\"user\":\"watanabe\",\"outcomes\":[\"refused\"]}").body()
                .contains("accounts.list"), "a refused request is audited");
    }

    @Test
    void sessionsEnd() throws Exception {
        String one = live.in("sato", DEMO);
        String two = live.in("SATO ", DEMO);
        assertNotEquals(one, two);
        String sessions = live.call("sessions.list", "").body();
        assertFalse(sessions.contains(one), "tokens are not shown");
        assertEquals(204, live.send(live.request("/api/v1/session").header("Authorization", "Bearer " + one).DELETE())
                .statusCode());
        assertEquals(401, live.call("agent.about", "", one).statusCode());
        assertEquals(200, live.call("agent.about", "", two).statusCode());
        assertEquals(400, live.call("sessions.end", "{}").statusCode());
        assertTrue(LiveAgent.tree(live.call("sessions.end", "{\"user\":\"sato\"}")).get("ended").asInt() >= 1);
        assertEquals(401, live.call("agent.about", "", two).statusCode());
    }

    @Test
    void administratorsSetPasswordsAndLock() throws Exception {
        String tanaka = live.in("tanaka", DEMO);
        HttpResponse<String> set = live.call("accounts.password",
                "{\"login\":\"tanaka\",\"password\":\"given by admin\"}");
        assertEquals(200, set.statusCode(), set.body());
        assertEquals(1, LiveAgent.tree(set).get("endedSessions").asInt());
        assertEquals(401, live.call("agent.about", "", tanaka).statusCode());
        assertTrue(LiveAgent.tree(live.logIn("tanaka", "given by admin")).get("mustChangePassword").asBoolean());
        assertEquals(200, live.call("accounts.lock", "{\"login\":\"tanaka\",\"locked\":true}").statusCode());
        assertEquals(401, live.logIn("tanaka", "given by admin").statusCode());
        assertEquals(200, live.call("accounts.lock", "{\"login\":\"tanaka\",\"locked\":false}").statusCode());
        assertEquals(200, live.logIn("tanaka", "given by admin").statusCode());
        assertEquals(404, live.call("accounts.lock", "{\"login\":\"who\",\"locked\":true}").statusCode());
        JsonNode accounts = LiveAgent.tree(live.call("accounts.list", "")).get("accounts");
        JsonNode row = null;
        for (JsonNode account : accounts) {
            row = account.get("login").asText().equals("tanaka") ? account : row;
        }
        assertTrue(row != null && row.get("mustChange").asBoolean() && row.has("lastLogin"));
    }

    @Test
    void theTokenOfTheDirectoryIsPrivate() throws Exception {
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("run/token"))));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
        assertEquals("admin", LiveAgent.tree(live.call("session.get", "")).get("user").asText());
    }
}
