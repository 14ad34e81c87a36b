/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.cli.Main;
import org.yagura.core.json.Json;

/** The command {@code call} with arguments and answers that are no good: 2 or 1, words on standard error, nothing else. */
final class CallFaultsTest {
    private static final String DOCUMENT = """
            {"openapi":"3.1.0","paths":{"/api/v1/traps.find":{"post":{"requestBody":{"content":
            {"application/json":{"schema":{"$ref":"#/components/schemas/Find"}}}}}},"/api/v1/traps.chain":{"post":{}}},
            "components":{"schemas":{"Find":{"type":"object","required":["size"],"properties":{
            "size":{"type":"integer"},"exact":{"type":"boolean"},"ratio":{"type":"number"},
            "ids":{"type":"array","items":{"type":"integer"}},"filter":{"$ref":"#/components/schemas/Filter"}}},
            "Filter":{"type":"object","properties":{"text":{"type":"string"}}}}}}""";

    @TempDir
    private Path data;
    private FakeAgent agent;
    private String out;
    private String err;

    @BeforeEach
    void start() throws Exception {
        agent = new FakeAgent().answer("/api/v1/openapi.json", 200, DOCUMENT).answer("/api/v1/traps.find", 200, "{}")
                .answer("/api/v1/traps.chain", 200, "{}");
        agent.describe(data, ProcessHandle.current().pid());
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private int run(Locale language, String... args) {
        var toOut = new ByteArrayOutputStream();
        var toErr = new ByteArrayOutputStream();
        int status = new Main(new PrintStream(toOut, true, StandardCharsets.UTF_8),
                new PrintStream(toErr, true, StandardCharsets.UTF_8), language).run(args);
        out = toOut.toString(StandardCharsets.UTF_8);
        err = toErr.toString(StandardCharsets.UTF_8);
        return status;
    }

    private int call(String... args) {
        var all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(args));
        return run(Locale.ENGLISH, all.toArray(String[]::new));
    }

    @Test
    void wrongArgumentsAreToldInBothLanguages() {
        for (String line : List.of("--data", "--data x --url https://localhost:1 a.b", "--nonsense x a.b",
                "--url http://localhost:1 a.b", "--url :: a.b", "--url ftp://x a.b", "--timeout 0 a.b",
                "--timeout x a.b",
                "--timeout -1 a.b", "--user sato a.b", "--ca-fingerprint aa a.b")) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertEquals(2, run(language, line.split(" ")), line);
                assertEquals("", out, line);
                assertEquals(language == Locale.JAPANESE, err.codePoints().anyMatch(c -> c > 0x3000), err);
                assertFalse(err.contains("Exception") || err.contains("{0}"), err);
            }
        }
    }

    @Test
    void wrongFieldsAreToldWithWhatThereIs() {
        for (String fields : List.of("size", "=5", "size=many", "size=1.5", "size=", "size=1 size=2", "size=1 other=2",
                "size=1 exact=perhaps", "size=1 ratio=x", "size=1 ids=1,x", "size=1 filter=x", "size=1 filter.other=x",
                "size=1 filter.text.deeper=x", "size:={", "size=1 filter:={\"text\"", "size=@/nonexistent/file",
                "exact=true", "size=1 filter.text=a filter:={}", "size=1 .=x", "size=1 filter.=x")) {
            var args = new ArrayList<>(List.of("traps.find"));
            args.addAll(List.of(fields.split(" ")));
            assertEquals(2, call(args.toArray(String[]::new)), fields + " " + err);
            assertEquals("", out, fields);
            assertFalse(err.isBlank() || err.contains("Exception"), err);
            assertEquals("/api/v1/openapi.json", agent.asked().getLast().path(), "nothing is sent: " + fields);
        }
    }

    @Test
    void goodFieldsAreSent() {
        assertEquals(0, call("traps.find", "size=1", "filter.text=@@at", "ids=", "ratio=1e3", "exact=no"));
        assertEquals("{\"size\":1,\"filter\":{\"text\":\"@at\"},\"ids\":[],\"ratio\":1E+3,\"exact\":false}",
                agent.asked().getLast().body());
        assertEquals(0, call("traps.find", "size:=7", "filter:={\"text\":\"a=b\"}"));
        assertEquals("{\"size\":7,\"filter\":{\"text\":\"a=b\"}}", agent.asked().getLast().body());
    }

    @Test
    void whatIsNoAnswerEndsWithOne() {
        for (String body : List.of("<html>", "{", "{\"a\":", "[1,", "nul", "\u0000")) {
            agent.answer("/api/v1/traps.chain", 200, body);
            assertEquals(1, call("traps.chain"), body + out);
            assertEquals("", out, "half an answer is no answer: " + body);
            assertFalse(err.isBlank() || err.contains("\tat "), err);
        }
        for (int status : new int[]{301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503}) {
            agent.answer("/api/v1/traps.chain", status, "<h1>a proxy says " + status + "</h1>");
            assertEquals(1, call("traps.chain"), "" + status);
            assertEquals("", out);
            assertTrue(err.contains("127.0.0.1"), err);
        }
    }

    @Test
    void aCatalogueThatIsNoneEndsWithOne() {
        for (String document : List.of("", "[]", "{}", "{\"paths\":7}", "{\"paths\":{\"/api/v1/traps.find\":[]}}",
                DOCUMENT.replace("#/components/schemas/Find", "#/components/schemas/Gone"),
                DOCUMENT.replace("\"type\":\"object\"", "\"type\":7"))) {
            agent.answer("/api/v1/openapi.json", 200, document);
            int status = call("traps.find", "size=1");
            assertTrue(status == 0 || status == 1 || status == 2, document);
            assertFalse(err.contains("\tat "), err);
        }
    }

    /** Whatever is typed, it ends with a status, and what is on standard output is JSON or nothing. */
    @Test
    void anythingTypedEndsInOrder() throws Exception {
        List<String> words = List.of("traps.find", "traps.chain", "size=1", "size", "=", ":=", "filter.text=x",
                "filter:={}", "--timeout", "--timeout=1", "-x", "--", "", " ", "ids=1,,2", "ids:=[1]", "a.b.c=d",
                "size:=null", "\u0000", "traps.find=", "@", "=@", "日本=語", "--token-file", "no-such-file");
        var random = new Random(6);
        for (int i = 0; i < 150; i++) {
            var args = new ArrayList<String>();
            for (int n = random.nextInt(5); n >= 0; n--) {
                args.add(words.get(random.nextInt(words.size())));
            }
            int status = call(args.toArray(String[]::new));
            assertTrue(status >= 0 && status <= 2, args.toString());
            assertTrue(status != 0 || err.isEmpty(), args + err);
            assertTrue(status == 0 || !err.isBlank(), args.toString());
            if (status == 0 && args.stream().anyMatch(a -> a.startsWith("traps."))) {
                Json.read(out.getBytes(StandardCharsets.UTF_8), Object.class);
            }
        }
    }
}
