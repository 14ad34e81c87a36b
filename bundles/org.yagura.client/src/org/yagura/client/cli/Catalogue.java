/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.yagura.client.internal.JsonTree;

/** The agent's operations and their fields, as its API document (OpenAPI) says. */
final class Catalogue {
    private static final String REF = "#/";

    private final Map<?, ?> document;
    private final Map<String, Map<?, ?>> operations = new TreeMap<>();

    Catalogue(byte[] openApi) throws IOException {
        if (!(JsonTree.read(openApi) instanceof Map<?, ?> map) || !(map.get("paths") instanceof Map<?, ?> paths)) {
            throw new IOException("the agent's API document has no paths");
        }
        document = map;
        paths.forEach((path, item) -> {
            if (item instanceof Map<?, ?> methods && methods.get("post") instanceof Map<?, ?> post) {
                String text = path.toString();
                operations.put(text.substring(text.lastIndexOf('/') + 1), post);
            }
        });
    }

    /** All names. */
    Set<String> names() {
        return operations.keySet();
    }

    /** One sentence. */
    String description(String name) {
        Map<?, ?> operation = operations.get(name);
        Object text = operation.get("summary") != null ? operation.get("summary") : operation.get("description");
        return text == null ? "" : text.toString();
    }

    /** The fields of an operation's request; without properties when it has none. */
    Schema request(String name) {
        Object body = operations.get(name).get("requestBody");
        Object content = resolved(body) instanceof Map<?, ?> b ? b.get("content") : null;
        Object json = content instanceof Map<?, ?> c ? c.get("application/json") : null;
        return schema(json instanceof Map<?, ?> j ? j.get("schema") : null);
    }

    /** What an operation answers. */
    Schema result(String name) {
        Object node = operations.get(name);
        for (String step : new String[]{"responses", "200", "content", "application/json", "schema"}) {
            node = resolved(node) instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return schema(node);
    }

    private Schema schema(Object node) {
        return new Schema(resolved(node) instanceof Map<?, ?> map ? map : Map.of());
    }

    private Object resolved(Object node) {
        Object current = node;
        for (int i = 0; i < 8 && current instanceof Map<?, ?> map; i++) {
            if (map.get("$ref") instanceof String ref && ref.startsWith(REF)) {
                current = document;
                for (String step : ref.substring(REF.length()).split("/")) {
                    current = current instanceof Map<?, ?> inner ? inner.get(step) : null;
                }
            } else if (map.get("allOf") instanceof List<?> all && all.size() == 1) {
                current = all.getFirst();
            } else {
                return map;
            }
        }
        return current;
    }

    /** A type in the document. */
    final class Schema {
        private final Map<?, ?> map;

        private Schema(Map<?, ?> map) {
            this.map = map;
        }

        /** Names of the fields, in order. */
        Set<String> fields() {
            var names = new TreeSet<String>();
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.keySet().forEach(k -> names.add(k.toString()));
            }
            return names;
        }

        /** A field's type; null when there is no such field. */
        Schema field(String name) {
            Object node = map.get("properties") instanceof Map<?, ?> properties ? properties.get(name) : null;
            return node == null ? null : schema(node);
        }

        /** Fields that must be there. */
        List<?> required() {
            return map.get("required") instanceof List<?> list ? list : List.of();
        }

        /** Type of an array's elements. */
        Schema items() {
            return schema(map.get("items"));
        }

        /** {@code string}, {@code integer}, …; empty when the document does not say. */
        String type() {
            Object type = map.get("type");
            if (type instanceof List<?> several) {
                type = several.stream().filter(t -> !"null".equals(t)).findFirst().orElse(null);
            }
            return type == null ? map.get("properties") == null ? "" : "object" : type.toString();
        }

        /** Whether false means that something is not as it should be. */
        boolean verdict() {
            return Boolean.TRUE.equals(map.get("x-yagura-verdict"));
        }

        /** The values that may be; empty when it is no enumeration. */
        List<?> values() {
            return map.get("enum") instanceof List<?> list ? list : List.of();
        }

        /** As a person reads it: {@code list of integer}. */
        String shown() {
            if (!values().isEmpty()) {
                return String.join("|", values().stream().map(String::valueOf).toList());
            }
            return switch (type()) {
                case "array" -> "list of " + items().shown();
                case "object" -> "object {" + String.join(", ", fields()) + "}";
                case "string" -> map.get("format") == null ? "string" : map.get("format").toString();
                case "" -> "any";
                default -> type();
            };
        }
    }
}
