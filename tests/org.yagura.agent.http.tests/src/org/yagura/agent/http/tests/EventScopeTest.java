/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.change.Change;
import org.yagura.core.json.Json;
import org.yagura.testsupport.Await;

/** Nobody learns by live changes of what they may not see, and nobody goes on listening who is sent away. */
class EventScopeTest {
    private static final String DEMO = "yagura-demo";
    private static final Pattern ITO = Pattern.compile("<people [^>]*login=\"ito\"[^>]*>");
    private static final String OWN = "tokyo-business";
    private static final String SCOPE = "sees the business zone only\" areas=\"";
    @TempDir
    static Path folder;
    private static LiveAgent live;

    /** A heartbeat that never comes: what happens here must happen at once. */
    @BeforeAll
    static void start() throws Exception {
        var limits = new HttpSettings.Limits(HttpSettings.Bodies.upTo(1 << 20), 500, 100, 20, 8, Duration.ofHours(1),
                Duration.ofSeconds(20),
                Duration.ofMillis(1), 100);
        live = new LiveAgent(folder.resolve("data"), "demo", HttpSettings.loopback(0).with(limits));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static void publish(String topic, int number, String... areas) {
        live.agent.changes().publish(new Change(topic, Map.of("number", number), Optional.of(Set.of(areas))));
    }

    private static void publishForAll(String topic) {
        live.agent.changes().publish(new Change(topic, Map.of("for", "everybody")));
    }

    private static Stream following(String token) throws Exception {
        return new Stream(live, token, null).awaitLine("id: ");
    }

    /** Saves the site with one text in place of another. */
    private static void save(String text, String other) throws Exception {
        save(site -> site.replace(text, other));
    }

    private static void save(UnaryOperator<String> change) throws Exception {
        JsonNode site = LiveAgent.tree(live.call("site.get", ""));
        String changed = change.apply(site.get("site").asText());
        HttpResponse<String> saved = live.call("site.save",
                Json.text(Map.of("site", changed, "basedOn", site.get("revision").asLong(), "reason", "a test")));
        assertEquals(1, LiveAgent.tree(saved).get("differences").asInt(), saved.body());
    }

    @Test
    void aTokenOfAProgramAsksAndDoesNotFollow() throws Exception {
        JsonNode added = LiveAgent.tree(live.call("accounts.add-token",
                "{\"login\":\"kobayashi\",\"name\":\"probe\",\"operations\":[\"site.get\"]}"));
        String token = added.get("token").asText();
        assertEquals(200, live.call("site.get", "", token).statusCode());
        assertEquals(403, live.call("site.revisions", "", token).statusCode());
        assertEquals(403,
                live.send(live.request("/api/v1/events").header("Authorization", "Bearer " + token)).statusCode());
    }

    @Test
    void changesElsewhereAreNotTold() throws Exception {
        try (Stream part = following(live.in("watanabe", DEMO)); Stream whole = following(live.in("kobayashi", DEMO))) {
            publish("elsewhere", 1, "osaka");
            publish("nowhere", 2);
            publish("here", 3, "tokyo", OWN);
            publishForAll("end");
            part.awaitLine("event: end").awaitLine("data: {\"for\":\"everybody\"}");
            whole.awaitLine("event: end").awaitLine("data: {\"number\":1}").awaitLine("data: {\"number\":2}");
            assertEquals(1, part.count("event: here"));
            assertEquals(0, part.count("event: elsewhere") + part.count("event: nowhere"));
            assertEquals(0, part.count("data: {\"number\""), "the details are of the whole site: " + part.lines);
        }
    }

    @Test
    void whatWasMissedIsSiftedToo() throws Exception {
        String token = live.in("watanabe", DEMO);
        String seen;
        try (Stream stream = following(token)) {
            seen = stream.lastId();
        }
        publish("elsewhere", 1, "osaka");
        publish("here", 2, OWN);
        publishForAll("end");
        try (Stream stream = new Stream(live, token, seen)) {
            stream.awaitLine("event: end");
            assertEquals(1, stream.count("event: here"));
            assertEquals(0, stream.count("event: elsewhere"));
        }
    }

    @Test
    void anotherRoleCountsForStreamsThatAreOpen() throws Exception {
        try (Stream stream = following(live.in("watanabe", DEMO))) {
            save(SCOPE + OWN, SCOPE + "osaka");
            stream.awaitLine("event: site");
            for (int i = 0; stream.count("event: elsewhere") == 0; i++) {
                publish("elsewhere", i, "osaka");
                publishForAll("end" + i);
                stream.awaitLine("event: end" + i);
            }
            publish("here", 1, OWN);
            publishForAll("end");
            stream.awaitLine("event: end");
            assertEquals(0, stream.count("event: here"), stream.lines.toString());
            save(SCOPE + "osaka", SCOPE + OWN);
        }
    }

    @Test
    void aSessionThatIsEndedIsSentAwayAtOnce() throws Exception {
        try (Stream ended = following(live.in("tanaka", DEMO));
                Stream locked = following(live.in("suzuki", DEMO));
                Stream stays = following(live.in("takahashi", DEMO))) {
            live.call("sessions.end", "{\"user\":\"tanaka\"}");
            ended.awaitLine("event: over").awaitEnd();
            live.call("accounts.lock", "{\"login\":\"suzuki\",\"locked\":true}");
            locked.awaitLine("event: over").awaitEnd();
            publishForAll("end");
            stays.awaitLine("event: end");
            assertEquals(0, stays.count("event: over"));
            Await.until("those who were sent away are gone", () -> live.door.followers() == 1);
        }
    }

    @Test
    void aDisabledPersonIsSentAwayAtOnce() throws Exception {
        try (Stream stream = following(live.in("ito", DEMO))) {
            save("login=\"ito\"", "login=\"ito\" enabled=\"false\"");
            stream.awaitLine("event: over").awaitEnd();
            save(site -> ITO.matcher(site).replaceAll(m -> m.group().replace(" enabled=\"false\"", "")));
        }
    }

    @Test
    void aRestartIsNotTheEndOfASession() throws Exception {
        String token = live.in("takahashi", DEMO);
        String seen;
        try (Stream stream = following(token)) {
            seen = stream.lastId();
            live.close();
            stream.awaitEnd();
            assertEquals(0, stream.count("event: over"));
        }
        start();
        assertEquals(200, live.call("agent.about", "", token).statusCode());
        try (Stream again = new Stream(live, token, seen)) {
            again.awaitLine("event: lost");
        }
    }
}
