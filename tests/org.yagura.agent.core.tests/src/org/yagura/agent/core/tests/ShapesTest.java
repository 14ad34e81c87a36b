/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.yagura.agent.core.Catalogues;
import org.yagura.agent.core.OwnHandlers;
import org.yagura.agent.core.Shape;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.agent.GetCatalogue.Field;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Operations.Served;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** What the catalogue says of records is what JSON makes of them. */
class ShapesTest {
    private static final String TIME = "2026-11-20T05:00:00Z";

    /** All kinds of fields. */
    private record Kinds(String text, char letter, int small, Long large, double number, Float other, Boolean flag,
            Instant time, Privilege choice, List<Inner> inners, Set<String> texts, Map<String, List<Long>> map,
            Optional<Inner> maybe, byte[] bytes, long[] numbers, List<? extends Inner> some, Duration span, Object any)
            implements
                Query<List<Inner>> {
    }

    private record Inner(String name) {
    }

    private static Shape shape(String name) {
        for (RecordComponent component : Kinds.class.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return Shape.of(component.getGenericType());
            }
        }
        throw new AssertionError(name);
    }

    private static String words(Shape shape) {
        return shape.kind() + (shape.of() == null ? "" : " of " + words(shape.of()));
    }

    @Test
    void typesHaveShapes() {
        var wanted = new LinkedHashMap<String, String>();
        for (String pair : ("text=TEXT letter=TEXT small=INTEGER large=INTEGER number=NUMBER other=NUMBER flag=BOOLEAN "
                + "time=TIME choice=ENUM bytes=TEXT span=ANY any=ANY maybe=OBJECT").split(" ")) {
            wanted.put(pair.split("=")[0], pair.split("=")[1]);
        }
        wanted.put("inners", "LIST of OBJECT");
        wanted.put("texts", "LIST of TEXT");
        wanted.put("map", "MAP of LIST of INTEGER");
        wanted.put("numbers", "LIST of INTEGER");
        wanted.put("some", "LIST of OBJECT");
        assertEquals(Kinds.class.getRecordComponents().length, wanted.size());
        wanted.forEach((name, words) -> assertEquals(words, words(shape(name)), name));
        assertEquals("LIST of OBJECT", words(Shape.result(Kinds.class)));
        assertEquals(Inner.class, shape("maybe").type());
    }

    private static Operations own() {
        var operations = new Operations();
        OwnHandlers.described().forEach(operations::add);
        return operations;
    }

    @Test
    void everyFieldIsExplained() {
        for (GetCatalogue.Entry entry : Catalogues.of(own()).operations()) {
            assertFalse(entry.doc().isBlank(), entry.name());
            explained(entry.name(), entry.fields());
            if (entry.result().size() != 1 || !entry.result().getFirst().name().isEmpty()) {
                explained(entry.name() + " answers", entry.result());
            }
        }
    }

    private static void explained(String where, List<Field> fields) {
        for (Field field : fields) {
            String place = where + "." + field.name();
            assertFalse(field.doc().isBlank(), place);
            assertTrue(!field.type().equals("enum") || !field.values().isEmpty(), place);
            assertTrue(!field.type().equals("any"), place + " says nothing of what it is");
            if (field.fields() != null) {
                explained(place, field.fields());
            }
        }
    }

    @Test
    void passwordsAreSecretWhereverTheyAre() {
        for (GetCatalogue.Entry entry : Catalogues.of(own()).operations()) {
            for (Field field : entry.fields()) {
                if (field.name().matches("(?i).*(password|present|secret|token).*")) {
                    assertTrue(field.secret(), entry.name() + "." + field.name());
                }
            }
        }
    }

    /** A request made from nothing but the catalogue is read as a record, and written as it was. */
    @Test
    void aRequestMadeByTheCatalogueFitsItsRecord() throws IOException {
        Operations operations = own();
        for (GetCatalogue.Entry entry : Catalogues.of(operations).operations()) {
            Served<?, ?> served = operations.find(entry.name()).orElseThrow();
            JsonNode made = Json.mapper().valueToTree(object(entry.fields()));
            Object request = Json.mapper().treeToValue(made, served.handler().type());
            assertNotNull(request, entry.name());
            assertEquals(made, Json.mapper().readTree(Json.bytes(request)), entry.name());
            Object empty = Json.read("{}".getBytes(), served.handler().type());
            assertNotNull(empty, entry.name() + " is told which fields are missing, not that it cannot be read");
        }
    }

    private static Map<String, Object> object(List<Field> fields) {
        var object = new LinkedHashMap<String, Object>();
        fields.forEach(field -> object.put(field.name(), value(field, field.type())));
        return object;
    }

    private static Object value(Field field, String type) {
        return switch (type) {
            case "text" -> "some text";
            case "integer" -> 7;
            case "number" -> 2.5;
            case "boolean" -> true;
            case "time" -> TIME;
            case "enum" -> field.values().getLast();
            case "list" -> List.of(value(field, field.of()), value(field, field.of()));
            case "map" -> Map.of("key", value(field, field.of()));
            case "object" -> object(field.fields());
            default -> throw new AssertionError(field.name() + " is " + type);
        };
    }
}
