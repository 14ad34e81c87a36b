/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.Request;

/** Reads requests from JSON, checks them by what their records say, and writes them without secrets. */
final class Requests {
    private static final int MAX_MEMBERS = 100_000;
    private static final int SHOWN_TEXT = 300;
    private static final int DEEPEST = 16;
    private static final ObjectReader STRICT = Json.mapper().reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Requests() {
    }

    /**
     * The request in the JSON. An unknown field, one that is given twice, and anything behind the request is an error: what
     * is mistyped must not widen what a command does.
     */
    static <Q extends Request<?>> Q read(byte[] json, Class<Q> type, Caller caller) {
        try {
            JsonNode tree = json.length == 0 ? Json.mapper().createObjectNode() : STRICT.readTree(json);
            if (!tree.isObject()) {
                throw AgentTexts.problem(Problem.INVALID, caller.language(), "invalid.object");
            }
            unknown(tree, Shape.of(type), "", caller, DEEPEST);
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
            if (!path.isEmpty()) {
                throw AgentTexts.detailed(Problem.INVALID, path, e, caller.language(), "invalid.value", path);
            }
            JsonLocation at = e.getLocation();
            throw at == null || e instanceof StreamConstraintsException
                    ? AgentTexts.detailed(Problem.INVALID, null, e, caller.language(), "invalid.limits")
                    : AgentTexts.detailed(Problem.INVALID, null, e, caller.language(), "invalid.json", at.getLineNr(),
                            at.getColumnNr());
        } catch (IOException e) {
            throw AgentTexts.detailed(Problem.INVALID, null, e, caller.language(), "invalid.limits");
        }
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static void unknown(JsonNode node, Shape shape, String path, Caller caller, int depth) {
        if (depth == 0) {
            return;
        }
        if (shape.kind() == Shape.Kind.OBJECT && node.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext();) {
                Map.Entry<String, JsonNode> field = fields.next();
                String place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                RecordComponent component = component(shape.type(), field.getKey());
                if (component == null) {
                    throw AgentTexts.problem(Problem.INVALID, caller.language(), "invalid.unknown", place);
                }
                unknown(field.getValue(), Shape.of(component.getGenericType()), place, caller, depth - 1);
            }
        } else if (shape.kind() == Shape.Kind.LIST && node.isArray()) {
            node.forEach(member -> unknown(member, shape.of(), path, caller, depth - 1));
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        return null;
    }

    /** Checks what must be given and the number of members. */
    static void check(Record request, Caller caller) {
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            Object value = value(request, component);
            Doc doc = component.getAnnotation(Doc.class);
            boolean missing = value == null || value instanceof String text && text.isBlank();
            if (missing && doc != null && doc.required()) {
                throw AgentTexts.problem(Problem.INVALID, caller.language(), "invalid.missing", component.getName());
            }
            if (value instanceof Collection<?> members && members.size() > MAX_MEMBERS) {
                throw AgentTexts.problem(Problem.INVALID, caller.language(), "invalid.members", component.getName(),
                        MAX_MEMBERS);
            }
        }
    }

    private static Object value(Record request, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(request);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** The request as JSON for the audit trail: secrets left out, long texts cut. */
    static String shown(Record request) {
        JsonNode tree = Json.mapper().valueToTree(request);
        if (tree instanceof ObjectNode object) {
            mask(object, Shape.of(request.getClass()), DEEPEST);
        }
        return tree.toString();
    }

    private static void mask(JsonNode node, Shape shape, int depth) {
        if (depth == 0) {
            return;
        }
        if (shape.kind() == Shape.Kind.OBJECT && node instanceof ObjectNode object) {
            for (RecordComponent component : shape.type().getRecordComponents()) {
                JsonNode value = object.get(component.getName());
                Doc doc = component.getAnnotation(Doc.class);
                if (value == null) {
                    continue;
                }
                if (doc != null && doc.secret()) {
                    object.remove(component.getName());
                } else if (value.isTextual() && value.textValue().length() > SHOWN_TEXT) {
                    object.put(component.getName(), "(" + value.textValue().length() + " characters)");
                } else {
                    mask(value, Shape.of(component.getGenericType()), depth - 1);
                }
            }
        } else if (shape.kind() == Shape.Kind.LIST && node.isArray()) {
            node.forEach(member -> mask(member, shape.of(), depth - 1));
        }
    }
}
