/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.SetPassword;
import org.yagura.core.agent.EndSession;
import org.yagura.core.agent.GetAbout;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.agent.GetHealth;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.site.GetSession;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;

/** The records of the API and JSON: as a program of another version sends them, and as nobody should. */
class RecordsJsonTest {
    private static final List<Class<?>> REQUESTS = List.of(ChangePassword.class, ListAccounts.class, LockAccount.class,
            SetPassword.class, EndSession.class, GetAbout.class, GetCatalogue.class, GetHealth.class,
            ListSessions.class, FindAudit.class, VerifyAudit.class, CompareRevisions.class, FindRevisions.class,
            GetSession.class, GetSite.class, RestoreRevision.class, SaveSite.class);
    private static final List<Class<?>> ANSWERS = List.of(ListAccounts.Accounts.class, SetPassword.Set.class,
            EndSession.Ended.class, GetAbout.About.class, GetCatalogue.Catalogue.class, GetHealth.Status.class,
            ListSessions.Sessions.class, FindAudit.Page.class, VerifyAudit.Verified.class,
            CompareRevisions.Differences.class, FindRevisions.Page.class, GetSession.SessionInfo.class,
            GetSite.SiteText.class, SaveSite.Saved.class, Problem.class);

    static Stream<Class<?>> all() {
        return Stream.concat(REQUESTS.stream(), ANSWERS.stream());
    }

    /** A record filled at random; what may be absent is sometimes. */
    private static Object made(Class<?> type, Random random, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean absent = !types[i].isPrimitive() && random.nextInt(4) == 0;
            values[i] = absent ? null : value(components[i].getGenericType(), random, depth);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static Object value(Type type, Random random, int depth) {
        if (type instanceof ParameterizedType list) {
            var members = new ArrayList<Object>();
            for (int i = depth <= 0 ? 0 : random.nextInt(4); i > 0; i--) {
                members.add(value(list.getActualTypeArguments()[0], random, depth - 1));
            }
            return members;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return made(plain, random, depth - 1);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> text(random);
            case "long", "Long" -> random.nextLong();
            case "int", "Integer" -> random.nextInt();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            default -> throw new AssertionError("a record of the API has a field of " + plain);
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int c = switch (random.nextInt(5)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> 0x3040 + random.nextInt(0x80);
                case 2 -> 0x1F600 + random.nextInt(0x40);
                case 3 -> "\"\\/<>&\u2028\u2029\u007f".codePointAt(random.nextInt(9));
                default -> 'a' + random.nextInt(26);
            };
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenIsReadAsItWas(Class<?> type) throws IOException {
        var random = new Random(type.getName().hashCode());
        for (int i = 0; i < 100; i++) {
            Object made = made(type, random, 3);
            assertEquals(made, Json.read(Json.bytes(made), type));
        }
    }

    /** A newer program sends fields that this one does not know; this one passes them over, at every depth. */
    @ParameterizedTest
    @MethodSource("all")
    void fieldsOfNewerProgramsArePassedOver(Class<?> type) throws IOException {
        var random = new Random(3);
        for (int i = 0; i < 30; i++) {
            Object made = made(type, random, 3);
            JsonNode tree = Json.mapper().readTree(Json.bytes(made));
            extend(tree);
            assertEquals(made, Json.mapper().treeToValue(tree, type));
        }
    }

    private static void extend(JsonNode node) {
        node.forEach(RecordsJsonTest::extend);
        if (node instanceof ObjectNode object) {
            object.putObject("ofTheFuture").putArray("deep").add(1).addNull();
            object.put("alsoNew", "x");
        }
    }

    /** An older program leaves fields out; they are absent, or nothing. */
    @ParameterizedTest
    @MethodSource("all")
    void fieldsThatOlderProgramsDoNotSendAreAbsent(Class<?> type) throws Exception {
        Object empty = Json.read("{}".getBytes(StandardCharsets.UTF_8), type);
        assertNotNull(empty);
        for (RecordComponent component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object value = accessor.invoke(empty);
            assertTrue(component.getType().isPrimitive()
                    ? value.equals(0) || value.equals(0L) || value.equals(false)
                    : value == null, component.toString());
        }
    }

    /** Bytes that are changed at random are read or refused as no good, and never end otherwise. */
    @ParameterizedTest
    @MethodSource("all")
    void brokenBytesAreRefused(Class<?> type) {
        var random = new Random(9);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = Json.bytes(made(type, random, 2));
            for (int c = random.nextInt(3); c >= 0; c--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.read(bytes, type);
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
        }
    }

    @Test
    void absentValuesAreNotWritten() throws IOException {
        for (Class<?> type : all().toList()) {
            JsonNode tree = Json.mapper().readTree(Json.bytes(Json.read("{}".getBytes(StandardCharsets.UTF_8), type)));
            for (Iterator<Map.Entry<String, JsonNode>> fields = tree.fields(); fields.hasNext();) {
                assertFalse(fields.next().getValue().isNull(), type.getName());
            }
        }
    }

    @Test
    void requestsSayWhatTheyNeed() {
        for (Class<?> type : REQUESTS) {
            Operation operation = Operations.operation(type);
            assertTrue(operation.name().matches("[a-z]+\\.[a-z]+"), operation.name());
            boolean command = Command.class.isAssignableFrom(type);
            assertFalse(command && operation.privilege() == Privilege.SEE && type != ChangePassword.class,
                    type + " changes something for everybody who sees it");
            for (RecordComponent component : type.getRecordComponents()) {
                Doc doc = component.getAnnotation(Doc.class);
                assertNotNull(doc, component.toString());
                assertFalse(component.getType().isPrimitive(),
                        component + " cannot be absent, so that nobody is told when it is forgotten");
            }
        }
    }
}
