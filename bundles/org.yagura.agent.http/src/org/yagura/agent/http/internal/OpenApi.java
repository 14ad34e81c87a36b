/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yagura.agent.core.Shape;
import org.yagura.agent.core.Version;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Operations.Served;
import org.yagura.core.operation.Problem;

/** The API document, OpenAPI 3.1, made from the records of the operations that are served. */
public final class OpenApi {
    private static final Map<Integer, String> PROBLEMS = Map.ofEntries(Map.entry(400, "invalid request"),
            Map.entry(401, "nobody is logged in"), Map.entry(403, "not allowed"),
            Map.entry(404, "no such operation or thing"),
            Map.entry(405, "another method than this path has; the header Allow says which it has"),
            Map.entry(408, "the body came too slowly"), Map.entry(409, "somebody else was faster"),
            Map.entry(413, "the body is too long"), Map.entry(415, "the body is not JSON"),
            Map.entry(429, "too many requests; the header Retry-After says when to try again"),
            Map.entry(500, "unexpected error"), Map.entry(503, "not available at the moment"));
    private static final int[] OF_OPERATIONS = {400, 401, 403, 404, 405, 408, 409, 413, 415, 429, 500, 503};
    private static final int[] OF_LOG_IN = {400, 401, 405, 408, 413, 429, 500, 503};
    private static final int[] OF_READING = {401, 405, 429, 500};
    private static final int[] OF_ALL = {405, 429, 500};

    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    private OpenApi() {
    }

    /** The document, to be written as JSON. */
    public static Map<String, Object> of(Operations operations) {
        return new OpenApi().document(operations);
    }

    private Map<String, Object> document(Operations operations) {
        var paths = new TreeMap<String, Object>();
        paths.put("/api/v1/session", session());
        paths.put("/api/v1/events", events());
        paths.put("/api/v1/openapi.json", Map.of("get", Map.of("operationId", "openapi", "summary", "This document.",
                "responses", responses(answer("application/json", Map.of("type", "object")), OF_READING))));
        paths.put("/healthz", health());
        for (Served<?, ?> served : operations.all()) {
            paths.put("/api/v1/" + served.operation().name(), Map.of("post", operation(served)));
        }
        reference(Problem.class);
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Yagura agent", "version", Version.current(), "license",
                Map.of("name", "EPL-2.0", "identifier", "EPL-2.0")));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas, "securitySchemes",
                Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private Map<String, Object> session() {
        var logIn = Map.of("operationId", "session.login", "summary", "Logs in.", "security", List.of(), "requestBody",
                content(Map.of("type", "object", "required", List.of("user", "password"), "properties",
                        Map.of("user", Map.of("type", "string"), "password",
                                Map.of("type", "string", "format", "password")))),
                "responses", responses(result(Map.of("type", "object", "properties",
                        Map.of("token", Map.of("type", "string"), "user", Map.of("type", "string"),
                                "mustChangePassword", Map.of("type", "boolean"), "expires",
                                Map.of("type", "string", "format", "date-time")))),
                        OF_LOG_IN));
        var logOut = Map.of("operationId", "session.logout", "summary", "Logs out.", "responses",
                responses(Map.of("204", Map.of("description", "done")), OF_ALL));
        return Map.of("post", logIn, "delete", logOut);
    }

    private Map<String, Object> events() {
        return Map.of("get", Map.of("operationId", "events", "summary",
                "Live changes as server-sent events: the event is the topic, the data its details; "
                        + "lost says that changes are missing, over that the session has ended.",
                "parameters",
                List.of(Map.of("name", "Last-Event-ID", "in", "header", "required", false, "schema",
                        Map.of("type", "string"), "description", "id of the last event that was seen")),
                "responses", responses(answer("text/event-stream", Map.of("type", "string")), OF_READING)));
    }

    private Map<String, Object> health() {
        var status = content(Map.of("type", "object", "properties", Map.of("status", Map.of("type", "string"))));
        var ok = new TreeMap<String, Object>(Map.of("200", with("ok", status), "503", with("not ok", status)));
        return Map.of("get", Map.of("operationId", "healthz", "security", List.of(), "summary",
                "Whether the agent is well.", "responses", responses(ok, OF_ALL)));
    }

    private static Map<String, Object> with(String description, Map<String, Object> content) {
        var answer = new TreeMap<>(content);
        answer.put("description", description);
        return answer;
    }

    private Map<String, Object> operation(Served<?, ?> served) {
        var operation = new LinkedHashMap<String, Object>();
        String name = served.operation().name();
        operation.put("operationId", name);
        operation.put("tags", List.of(name.contains(".") ? name.substring(0, name.indexOf('.')) : name));
        operation.put("summary", served.operation().doc());
        operation.put("description", (served.command() ? "Command" : "Query") + "; needs the privilege "
                + served.operation().privilege() + ".");
        operation.put("x-yagura-command", served.command());
        operation.put("x-yagura-privilege", served.operation().privilege().name());
        operation.put("requestBody", content(reference(served.handler().type())));
        operation.put("responses", responses(result(schema(Shape.result(served.handler().type()))), OF_OPERATIONS));
        return operation;
    }

    private static Map<String, Object> content(Object schema) {
        return Map.of("content", Map.of("application/json", Map.of("schema", schema)));
    }

    private static Map<String, Object> result(Object schema) {
        return answer("application/json", schema);
    }

    private static Map<String, Object> answer(String type, Object schema) {
        return Map.of("200",
                Map.of("description", "the result", "content", Map.of(type, Map.of("schema", schema))));
    }

    /** The answers when all goes well, and the problems that there may be. */
    private Map<String, Object> responses(Map<String, Object> good, int... problems) {
        var responses = new TreeMap<>(good);
        for (int status : problems) {
            responses.put(Integer.toString(status), Map.of("description", PROBLEMS.get(status), "content",
                    Map.of("application/problem+json", Map.of("schema", reference(Problem.class)))));
        }
        return responses;
    }

    private Map<String, Object> reference(Class<?> record) {
        String name = names.get(record);
        if (name == null) {
            name = name(record);
            names.put(record, name);
            schemas.put(name, object(record));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** The class's name with those around it; with its package's when two are called the same. */
    private String name(Class<?> record) {
        String name = record.getName().substring(record.getPackageName().length() + 1).replace('$', '.');
        if (!names.containsValue(name)) {
            return name;
        }
        return record.getName().replace('$', '.');
    }

    private Map<String, Object> object(Class<?> record) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordComponent component : record.getRecordComponents()) {
            Doc doc = component.getAnnotation(Doc.class);
            var property = new LinkedHashMap<String, Object>(schema(Shape.of(component.getGenericType())));
            if (doc != null) {
                property.put("description", doc.value());
                if (doc.secret()) {
                    property.put("format", "password");
                    property.put("writeOnly", true);
                }
                if (doc.verdict()) {
                    property.put("x-yagura-verdict", true);
                }
                if (doc.required()) {
                    required.add(component.getName());
                }
            }
            if (component.getType().isPrimitive() && !required.contains(component.getName())) {
                required.add(component.getName());
            }
            properties.put(component.getName(), property);
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private Map<String, Object> schema(Shape shape) {
        return switch (shape.kind()) {
            case TEXT -> Map.of("type", "string");
            case INTEGER -> Map.of("type", "integer", "format", shape.type() == Integer.class
                    || shape.type() == int.class ? "int32" : "int64");
            case NUMBER -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case TIME -> Map.of("type", "string", "format", "date-time");
            case ENUM -> Map.of("type", "string", "enum",
                    Arrays.stream(shape.type().getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList());
            case LIST -> Map.of("type", "array", "items", schema(shape.of()));
            case MAP -> Map.of("type", "object", "additionalProperties", schema(shape.of()));
            case OBJECT -> reference(shape.type());
            case ANY -> Map.of();
        };
    }
}
