/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations.Served;

/** The API document against the records, and against what the agent really answers. */
class ApiDocumentTest {
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "array", "object");
    private static final int DEEPEST = 6;
    @TempDir
    static Path folder;
    private static LiveAgent live;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        live = new LiveAgent(folder.resolve("data"), "demo");
        document = LiveAgent.tree(live.send(live.request("/api/v1/openapi.json")
                .header("Authorization", "Bearer " + live.token).GET()));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static JsonNode request(String name) {
        return document.at("/paths/~1api~1v1~1" + name + "/post/requestBody/content/application~1json/schema");
    }

    private static JsonNode answer(String name) {
        return document.at("/paths/~1api~1v1~1" + name + "/post/responses/200/content/application~1json/schema");
    }

    @Test
    void everyOperationIsInItAndNothingElse() {
        var paths = new HashSet<String>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        for (Served<?, ?> served : live.agent.operations().all()) {
            String name = served.operation().name();
            assertTrue(paths.remove("/api/v1/" + name), name);
            JsonNode operation = document.at("/paths/~1api~1v1~1" + name + "/post");
            assertEquals(served.operation().privilege().name(), operation.get("x-yagura-privilege").asText());
            assertEquals(served.command(), operation.get("x-yagura-command").asBoolean());
            assertEquals(name, operation.get("operationId").asText());
        }
        assertEquals(Set.of("/api/v1/session", "/api/v1/events", "/api/v1/openapi.json", "/healthz"), paths);
    }

    @Test
    void schemasAreWhole() {
        for (JsonNode schema : document.at("/components/schemas")) {
            assertEquals("object", schema.get("type").asText());
            for (JsonNode required : schema.path("required")) {
                assertTrue(schema.get("properties").has(required.asText()), schema.toString());
            }
            schema.get("properties").forEach(ApiDocumentTest::whole);
        }
    }

    private static void whole(JsonNode schema) {
        JsonNode real = resolved(schema);
        assertFalse(real.isMissingNode(), schema.toString());
        if (real.has("type")) {
            assertTrue(TYPES.contains(real.get("type").asText()), schema.toString());
        }
        if (real.has("items")) {
            whole(real.get("items"));
        }
    }

    @Test
    void whatIsBadNewsIsMarked() {
        for (String[] verdict : new String[][]{{"audit.verify", "holds"}, {"agent.health", "good"}}) {
            JsonNode fields = resolved(answer(verdict[0])).get("properties");
            assertTrue(fields.get(verdict[1]).get("x-yagura-verdict").asBoolean(), verdict[0]);
        }
        assertFalse(resolved(answer("agent.about")).get("properties").get("demo").has("x-yagura-verdict"));
    }

    /** A request made from nothing but the document is read as the operation's record. */
    @Test
    void requestsMadeByTheDocumentFitTheRecords() throws IOException {
        for (Served<?, ?> served : live.agent.operations().all()) {
            String name = served.operation().name();
            JsonNode made = made(request(name), DEEPEST);
            Object record = Json.mapper().treeToValue(made, served.handler().type());
            assertNotNull(record, name);
            assertEquals(made, Json.mapper().readTree(Json.bytes(record)), name);
        }
    }

    private static JsonNode made(JsonNode schema, int depth) {
        JsonNode real = resolved(schema);
        var nodes = Json.mapper().getNodeFactory();
        if (real.has("enum")) {
            return real.get("enum").get(0);
        }
        return switch (real.path("type").asText()) {
            case "string" -> nodes.textNode("date-time".equals(real.path("format").asText())
                    ? "2026-11-20T05:00:00Z"
                    : "text");
            case "integer" -> nodes.numberNode(3);
            case "number" -> nodes.numberNode(1.5);
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> depth == 0 ? nodes.arrayNode() : nodes.arrayNode().add(made(real.get("items"), depth - 1));
            case "object" -> object(real, depth);
            default -> nodes.textNode("anything");
        };
    }

    private static ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.mapper().createObjectNode();
        if (schema.has("additionalProperties")) {
            object.set("key", made(schema.get("additionalProperties"), depth - 1));
        }
        schema.path("properties").fields()
                .forEachRemaining(field -> object.set(field.getKey(), made(field.getValue(), depth - 1)));
        return object;
    }

    /** What the agent answers is what the document says. */
    @Test
    void answersAreAsTheDocumentSays() throws Exception {
        for (String name : List.of("agent.about", "agent.health", "api.catalogue", "accounts.list", "sessions.list",
                "audit.find", "audit.verify", "session.get", "site.get", "site.revisions")) {
            fits(name, LiveAgent.tree(live.call(name, "")), answer(name));
        }
        fits("problem", LiveAgent.tree(live.call("site.get", "{\"revision\":99}")),
                document.at("/components/schemas/Problem"));
    }

    private static void fits(String place, JsonNode value, JsonNode schema) {
        JsonNode real = resolved(schema);
        boolean fits = switch (real.path("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        assertTrue(fits, place + " is " + value + " where the document says " + real);
        if (value.isArray()) {
            value.forEach(member -> fits(place + "[]", member, real.get("items")));
        } else if (value.isObject() && real.has("properties")) {
            value.fields().forEachRemaining(field -> {
                JsonNode inner = real.get("properties").get(field.getKey());
                assertNotNull(inner, place + "." + field.getKey() + " is not in the document");
                fits(place + "." + field.getKey(), field.getValue(), inner);
            });
            for (JsonNode required : real.path("required")) {
                assertTrue(value.has(required.asText()), place + " lacks " + required);
            }
        } else if (real.has("enum")) {
            boolean known = false;
            for (JsonNode one : real.get("enum")) {
                known |= one.equals(value);
            }
            assertTrue(known, place + " is " + value);
        }
    }
}
